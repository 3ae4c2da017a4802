"""Mutations of which OM cases count, their form and their articles."""

from tests.python.mutants.mutation import Mutation, SeedMutation

REGIME = "int_artikelen__regime"
MINDERJARIG = "int_artikelen__minderjarigheid"
KINDFEIT = "int_feiten__kindfeit"
VORM = "int_zaken__vorm"
INSTROOM = "int_maten__instroom"

SELECTION: list[Mutation | SeedMutation] = [
    Mutation(
        "the end of the offence decides the law", REGIME,
        "coalesce(pleegdatum_begin, pleegdatum_eind)",
        "coalesce(pleegdatum_eind, pleegdatum_begin)", "the begin",
    ),
    Mutation(
        "the first day of the law is excluded", REGIME,
        ">= lijst.geldig_van", "> lijst.geldig_van",
        "1 July 2024 falls under the new law (M:5149-5152)",
    ),
    Mutation(
        "the first day of the new law is still the old law", REGIME,
        "ontleed.pleegdatum >= lijst.geldig_van\n                and ontleed.pleegdatum < "
        "lijst.geldig_tot",
        "ontleed.pleegdatum >= lijst.geldig_van\n                and ontleed.pleegdatum <= "
        "lijst.geldig_tot",
        "intervals are half-open",
    ),
    Mutation(
        "an excluded article counts all the same", REGIME,
        "when gekozen.regime is null then 'regime uitgesloten'", "",
        "a code that the date excludes does not count",
    ),
    Mutation(
        "an undated offence falls under either law", REGIME,
        "gekozen.is_meerduidig", "false",
        "without a date only what is certain is derived",
    ),
    Mutation(
        "an undated offence may follow the inflow", REGIME,
        "lijst.geldig_van <= ontleed.inschrijfdatum", "true",
        "an offence lies on or before the day the case came in",
    ),
    Mutation(
        "the least specific paragraph decides", REGIME,
        "order by lijst.lid desc, lijst.letter desc", "order by lijst.lid, lijst.letter",
        "249 lid 2 (old) is not about minors, 249 lid 1 is (M:652)",
    ),
    Mutation(
        "paragraphs do not matter", REGIME,
        "(lijst.lid = '' or ontleed.lid = lijst.lid)", "lijst.lid = ''",
        "249 lid 2 (old) does not name a minor",
    ),
    Mutation(
        "articles not requested select cases", REGIME,
        "selecteert and not is_niet_gevraagd", "selecteert",
        "240-243 of the new law were not requested (M:5243-5254)",
    ),
    Mutation(
        "not requested holds for the old law too", REGIME,
        "and lijst.geldig_van <= ontleed.peildatum\n        and lijst.geldig_tot > "
        "ontleed.peildatum",
        "", "242 and 243 (old) were requested",
    ),
    Mutation(
        "a sexual offence in another spelling is another fact", REGIME,
        "when regexp_matches(genoemd.tekst, vormen.familie)", "when false",
        "242 WvSr or 240-b Sr is an unknown code, not another fact",
    ),
    Mutation(
        "any law makes a sexual offence another fact", REGIME,
        "andere_wetten.code is not null",
        "regexp_extract(genoemd.tekst, vormen.andere_wet, 1) <> ''",
        "only a law that is known to be another one does",
    ),
    Mutation(
        "only the beginning of an article is read", REGIME,
        "regexp_matches(genoemd.tekst, vormen.zedenartikel)",
        "regexp_matches(genoemd.tekst, vormen.familie)",
        "242/245 Sr is not 242, 240 b Sr is not 240",
    ),
    Mutation(
        "a paragraph that is not on the list is missing", REGIME,
        " and ontleed.lid = ''", "", "249 lid 3 Sr has a paragraph",
    ),
    SeedMutation(
        "another law with the same number counts", REGIME, "andere_wetten",
        "code = 'wvw'", "code", "'rvv'", "article 249 of another law is no sexual offence",
    ),
    SeedMutation(
        "247 (old) holds a month longer", REGIME, "artikelen",
        "code = '247' and regime = 'oud'", "geldig_tot", "date '2024-08-01'", "M:5370-5410",
    ),
    SeedMutation(
        "250 (new) becomes niet-fysiek", REGIME, "artikelen",
        "code = '250' and regime = 'wsm'", "vorm", "'niet-fysiek'",
        "new 250 is rape under 12, old 250 was koppelarij (M:5398, M:5440)",
    ),
    SeedMutation(
        "sex dolls are punishable from the new law on", REGIME, "artikelen",
        "code = '253a'", "geldig_van", "date '2024-07-01'",
        "only from 1 January 2025 (M:2093-2098)",
    ),
    Mutation(
        "the classification comes before the article", MINDERJARIG,
        "when artikelen.noemt_minderjarige then 'artikel'\n            when classificaties.zegt = "
        "'minderjarig' then 'classificatie'",
        "when classificaties.zegt = 'minderjarig' then 'classificatie'\n            when "
        "artikelen.noemt_minderjarige then 'artikel'",
        "the order of the routes",
    ),
    Mutation(
        "the classification says nothing", MINDERJARIG,
        "when classificaties.zegt = 'minderjarig' then 'classificatie'", "",
        "M:5167-5172",
    ),
    Mutation(
        "a suspect of 18 is a minor", MINDERJARIG,
        "zaken.leeftijd < 18", "zaken.leeftijd <= 18", "minor suspect (M:5174-5182)",
    ),
    Mutation(
        "a suspect of 17 is an adult", MINDERJARIG,
        "zaken.leeftijd < 18", "zaken.leeftijd < 17", "minor suspect (M:5174-5182)",
    ),
    Mutation(
        "a minor suspect makes any article count", MINDERJARIG,
        "artikelen.route_verdachte\n                and ", "",
        "only 242, 243, 246 and 247 (old) (M:5174-5182)",
    ),
    Mutation(
        "an adult classification does not close the suspect's route", MINDERJARIG,
        "\n                and coalesce(classificaties.zegt, 'niets') = 'niets'", "",
        "adult closes the last two routes",
    ),
    Mutation(
        "an adult classification does not close the combinations", MINDERJARIG,
        "            and eerste_routes.classificatie_zegt <> 'meerderjarig'\n", "",
        "adult closes the last two routes",
    ),
    Mutation(
        "247 alone is a combination", MINDERJARIG,
        "(per_zaak.heeft_kern and per_zaak.heeft_partner)", "per_zaak.heeft_kern",
        "247 together with 242 or 246 (M:5182-5197)",
    ),
    Mutation(
        "another offence against a minor is no combination", MINDERJARIG,
        "per_zaak.heeft_minderjarige\n                or ", "",
        "242, 246 or 247 with another sexual offence against a minor",
    ),
    Mutation(
        "combinations reach over cases", MINDERJARIG,
        "        and eerste_routes.parketnummer = per_zaak.parketnummer", "",
        "combinations are over the facts of one case",
    ),
    SeedMutation(
        "243 (old) loses the minor suspect's route", REGIME, "artikelen",
        "code = '243' and regime = 'oud'", "route_verdachte", "'nee'", "M:5174-5182",
    ),
    Mutation(
        "every established fact counts", KINDFEIT,
        "where is_gevraagd", "", "a requested article must select the case (M:5243-5254)",
    ),
    Mutation(
        "only the requested article counts in a selected case", KINDFEIT,
        "    where route is not null", "    where route is not null and is_gevraagd",
        "not requested articles count in a case that another selects",
    ),
    Mutation(
        "both forms make a niet-fysieke case", VORM,
        "case when bool_or(artikelen.vorm = 'fysiek') then 'fysiek' else 'niet-fysiek' end",
        "case when bool_or(artikelen.vorm = 'niet-fysiek') then 'niet-fysiek' else 'fysiek' end",
        "the whole case is fysiek when one article is (M:5200-5206)",
    ),
    Mutation(
        "articles that are not established decide the form", VORM,
        "where route is not null", "",
        "fysiek when one *established* article is",
    ),
    Mutation(
        "the last route names the case", VORM,
        "min_by(artikelen.route", "max_by(artikelen.route", "the first route that establishes it",
    ),
    Mutation(
        "articles count once per case", INSTROOM,
        "        parketnummer,\n        feitnummer,\n        artikel,\n",
        "        parketnummer,\n        artikel,\n",
        "once per fact",
    ),
    Mutation(
        "articles that are not established count", INSTROOM,
        "where route is not null", "", "established articles only",
    ),
]  # fmt: skip

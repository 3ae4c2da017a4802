"""Mutations of the rules of helpwanted, schadefonds and published cells."""

from tests.python.mutants.mutation import Mutation, SeedMutation

CONTACT = "int_contacten__minderjarig"
POLITIE = "int_contacten__politiemelding"
REDEN = "int_contactredenen__registratie"
HELPWANTED = "int_maten__helpwanted"
AANVRAAG = "int_aanvragen__minderjarig"
BESLISSING = "int_aanvragen__beslissing"
ARTIKEL = "int_aanvragen__artikel"
SCHADEFONDS = "int_maten__schadefonds"
PERIODE = "int_perioden__jaren"
CEL = "int_reeksen__cellen"
BEVINDING = "int_bevindingen__reeksen"
REGISTRATIE = "int_signalen__registraties"

SIGNALS: list[Mutation | SeedMutation] = [
    Mutation(
        "a measure of another registration passes", BEVINDING,
        "bool_or(gelezen.bron = maatstaven.bron)", "true", "a measure belongs to one source",
    ),
    Mutation(
        "a cell of a supplier's own table needs a line", BEVINDING,
        "gelezen.aard = 'gepubliceerd' and gelezen.documentcode is null",
        "gelezen.documentcode is null", "only what was published can be looked up",
    ),
    Mutation(
        "a number beside a suppressed print is taken over", CEL,
        "case when not is_onderdrukt then waarde end", "waarde", "<10 stays <10 (M:4052)",
    ),
    Mutation(
        "a replaced publication stands", CEL,
        "rang = 1 and telt_mee", "telt_mee", "a correction replaces what it corrects",
    ),
    Mutation(
        "half-years that follow each other overlap", BEVINDING,
        "deze.periode_tot > andere.periode_van", "deze.periode_tot >= andere.periode_van",
        "periods are half-open",
    ),
    Mutation(
        "a year overlaps its half-years", BEVINDING,
        "deze.periode_tot < andere.periode_tot", "deze.periode_tot <= andere.periode_tot",
        "a year may hold its half-years",
    ),
    Mutation(
        "half a year counts as a whole one", REGISTRATIE,
        "and versies.periode_tot >= make_date(maten.jaar + 1, 1, 1)", "",
        "a signal is of a whole calendar year",
    ),
    Mutation(
        "any population decides what is in force", REGISTRATIE,
        "and geteld.leveringspopulatie = geldend.populatie", "",
        "each population is decided apart",
    ),
    Mutation(
        "an empty period is in order", BEVINDING,
        "gelezen.periode_tot <= gelezen.periode_van)", "gelezen.periode_tot < gelezen.periode_van)",
        "a period holds at least a day",
    ),
    Mutation(
        "the end of a measure belongs to it", BEVINDING,
        "gelezen.periode_van < maatstaven.geldig_tot",
        "gelezen.periode_van <= maatstaven.geldig_tot",
        "intervals are half-open",
    ),
    Mutation(
        "adults count as minors", CONTACT,
        "where minderjarig = 'ja'", "", "what is received is filtered on minors (M:4215-4216)",
    ),
    Mutation(
        "the age list of any day is used", CONTACT,
        "contacten.contactdatum < cast(lijst.geldig_tot as date)", "true",
        "the categories changed after 2022 (M:4216-4218)",
    ),
    SeedMutation(
        "12 t/m 17 has no row of its own", CONTACT,
        "helpwanted_leeftijdscategorieen", "code = '12 t/m 17'", "rij", "code",
        "Figure 2.24 has one row for both names",
    ),
    Mutation(
        "only reports that were made count", POLITIE,
        "in ('gemeld', 'wil melden')", "= 'gemeld'", "melding (wil) doen (M:4395-4396)",
    ),
    Mutation(
        "unknown stays unknown", POLITIE,
        "coalesce(politie in ('gemeld', 'wil melden'), false)",
        "politie in ('gemeld', 'wil melden')", "unknown is not a report",
    ),
    Mutation(
        "reasons of both lists are glued", REDEN,
        "contacten.contactdatum >= lijst.geldig_van", "true",
        "after 2022 other categories are used (M:4216-4219)",
    ),
    Mutation(
        "an old reason in the new registration is dropped", REDEN,
        "left join lijst", "inner join lijst", "what no list has is counted apart",
    ),
    Mutation(
        "two spellings are two reasons", REDEN,
        "select distinct", "select", "one contact has a reason once",
    ),
    Mutation(
        "a run over two registrations has reasons", HELPWANTED,
        "and perioden.tot <= registratie.lijst_tot", "",
        "reasons of two registrations do not add up (M:4216-4219)",
    ),
    Mutation(
        "the last day of a year is of the next", HELPWANTED,
        "perioden.tot > minderjarig.contactdatum",
        "perioden.tot > minderjarig.contactdatum + interval 1 day", "periods are half-open",
    ),
    Mutation(
        "contacts of unknown medium leave the base", HELPWANTED,
        "coalesce(minderjarig.medium, 'onbekend')", "minderjarig.medium",
        "the base of a share is all contacts",
    ),
    Mutation(
        "eighteen is a minor", AANVRAAG,
        "aanvragen.leeftijd < 18", "aanvragen.leeftijd <= 18",
        "a minor at the time of the offence (M:6589-6590)",
    ),
    Mutation(
        "unknown age is minor", AANVRAAG,
        "aanvragen.leeftijd < 18", "coalesce(aanvragen.leeftijd, 0) < 18", "unknown is not minor",
    ),
    Mutation(
        "every violent offence counts", AANVRAAG,
        "coalesce(regexp_matches(aanvragen.artikel, vormen.zedenartikel), true)", "true",
        "offences against morals only (M:6600-6602)",
    ),
    Mutation(
        "no article is no sexual violence", AANVRAAG,
        "coalesce(regexp_matches(aanvragen.artikel, vormen.zedenartikel), true)",
        "regexp_matches(aanvragen.artikel, vormen.zedenartikel)", "empty takes no child out",
    ),
    SeedMutation(
        "withdrawn applications are shown", BESLISSING,
        "schadefonds_beslissingen", "code = 'ingetrokken'", "groep", "'overig'",
        "they are not in the figure (M:6638)",
    ),
    Mutation(
        "undecided applications are other", BESLISSING,
        "'nog niet beslist'", "'overig'", "the three rows add up to N (M:6623-6630)",
    ),
    Mutation(
        "the day of application decides the law", ARTIKEL,
        "coalesce(aanvragen.pleegdatum, aanvragen.aanvraagdatum)", "aanvragen.aanvraagdatum",
        "the offence date decides (M:319-330)",
    ),
    Mutation(
        "an article number has one meaning", ARTIKEL,
        "and gedateerd.regime = rijen.regime", "", "numbers were used again (M:5390-5410)",
    ),
    Mutation(
        "old periods end a day late", ARTIKEL,
        "gedateerd.pleegdatum < cast(pleegperioden.tot as date)",
        "gedateerd.pleegdatum <= cast(pleegperioden.tot as date)", "periods are half-open",
    ),
    Mutation(
        "2000 is before 2000", ARTIKEL,
        "date '2000-01-01'", "date '2001-01-01'", "in de jaren voor 2000 (M:6728)",
    ),
    Mutation(
        "what is not shown counts", SCHADEFONDS,
        "count(*) filter (where is_getoond) as aanvragen", "count(*) as aanvragen",
        "N counts the rows of Figure K5.1",
    ),
    Mutation(
        "the year with most is the sum", SCHADEFONDS,
        "max(n) as teller", "sum(n) as teller", "minder dan vijf keer per jaar (M:6638)",
    ),
    Mutation(
        "the year of the offence decides", SCHADEFONDS,
        "perioden.van <= minderjarig.aanvraagdatum", "true", "per jaar van aanvraag (M:6630)",
    ),
    Mutation(
        "only single years and the whole period", PERIODE,
        "generate_series(van_jaar, laatste_jaar)", "[van_jaar, laatste_jaar]",
        "figures print runs inside the period (M:4343, M:4369)",
    ),
]  # fmt: skip

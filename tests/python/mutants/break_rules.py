"""Mutations of the register of breaks: where and when one is felt, and what a row makes of it."""

from tests.python.mutants.mutation import Mutation, SeedMutation

BEREIK = "int_breuken__bereik"
JAAR = "int_breuken__per_jaar"
LEZING = "keten_lezing"
ONTLEDING = "keten_ontleding"

BREAKS: list[Mutation | SeedMutation] = [
    Mutation(
        "the first whole year after a break is normal", BEREIK,
        "then 0\n                            else 1", "then 0\n                            else 0",
        "it differs from the mixed year before it",
    ),
    Mutation(
        "a break on 1 January mixes a year", BEREIK,
        "datum_van = date_trunc('year', datum_van) and precisie != 'jaar'", "false",
        "from the first day on there is no old half",
    ),
    Mutation(
        "a year is as good as a day", BEREIK, " and precisie != 'jaar'", "",
        "in the year itself both can stand",
    ),
    Mutation(
        "what ended is not felt in the year that it ended", BEREIK,
        "datum_tot = date_trunc('year', datum_tot) then 0 else 1", "true then 0 else 0",
        "the first whole year without it differs too",
    ),
    Mutation(
        "what does not compare is felt after only", BEREIK,
        "when 'niet vergelijkbaar' then true",
        "when 'niet vergelijkbaar' then in_reeks.van_jaar >= breuken.verandert_van_jaar",
        "neither side compares with the other",
    ),
    Mutation(
        "a year is final on its last provisional day", BEREIK,
        "> in_reeks.peildatum", "> in_reeks.peildatum + 1", "twelve months have not passed",
    ),
    Mutation(
        "a break of a form lies in all forms", BEREIK,
        "bereik.vorm is null or reeksen.vorm = bereik.vorm", "true",
        "all forms together do not shift",
    ),
    Mutation(
        "a break hides what does not compare", JAAR,
        "when per_reeks.is_niet_vergelijkbaar then 'niet vergelijkbaar'\n", "\n",
        "the gravest status stands",
    ),
    Mutation(
        "a break to come lies behind a year", JAAR,
        " and verandert_van_jaar <= tot_en_met_jaar", "", "years before it compare",
    ),
    Mutation(
        "a break of one stage lies in all", BEREIK,
        "bereik.stap is null or reeksen.stap = bereik.stap", "true",
        "a stage that is named is the only one",
    ),
    Mutation(
        "an estimate of other years counts", JAAR,
        "is_geraakt and gevolg = 'schatting'", "gevolg = 'schatting'", "felt in its own years",
    ),
    Mutation(
        "SDMX is told of breaks only", JAAR,
        "when per_reeks.is_verandering then 'B'", "when per_reeks.is_breuk then 'B'",
        "what does not compare with the year before is a break too",
    ),
    Mutation(
        "articles are missing from every delivery", BEREIK,
        "and in_reeks.artikelen_niet_gevraagd != ''", "", "whoever asked for them has them",
    ),
    Mutation(
        "the old reading breaks where the codes do", BEREIK,
        "in_reeks.soort_reeks != 'oude lezing' or vertaald.breuk is null", "true",
        "its bounds are about that change",
    ),
    Mutation(
        "the old reading is never provisional", BEREIK,
        "where component in ('codewijziging', 'wetswijziging')", "",
        "cases of the last year go on in every reading",
    ),
    Mutation(
        "the first break by name is said", JAAR, "aantal_genoemd desc, ", "",
        "the one that names most of the series says most of it",
    ),
    Mutation(
        "a narrow break is said before a grave one", JAAR,
        "gevolg = 'niet vergelijkbaar' desc, ", "", "the gravest comes first",
    ),
    Mutation(
        "one break is said of all days", JAAR, "reeks_id, datum_van, gevolg in",
        "reeks_id, gevolg in",
        "what changed on another day is another thing",
    ),
    Mutation(
        "a break hides that a year can still change", JAAR,
        "coalesce(per_reeks.is_voorlopig, false)",
        "coalesce(per_reeks.is_voorlopig and not per_reeks.is_breuk, false)",
        "both hold for it",
    ),
    Mutation(
        "bounds of a reading were counted", LEZING,
        "lezingen.aantal_onder < lezingen.aantal_boven", "false", "an estimate is no count",
    ),
    Mutation(
        "an estimate is graver than a break", LEZING,
        "            and vergelijkbaarheid.status in ('normaal', 'voorlopig')\n", "",
        "the gravest status stands",
    ),
    Mutation(
        "a change carries the old reading", ONTLEDING, "'lezing',", "'oude lezing',",
        "it is a change of what is registered",
    ),
]  # fmt: skip

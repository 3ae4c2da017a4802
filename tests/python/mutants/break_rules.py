"""Mutations of the register of breaks: where and when one is felt, and what a row makes of it."""

from tests.python.mutants.mutation import Mutation, SeedMutation

BEREIK = "int_breuken__bereik"
JAAR = "int_breuken__per_jaar"

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
]  # fmt: skip

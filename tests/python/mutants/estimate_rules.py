"""Mutations of the rules of estimates and of categories that changed under the same name."""

from tests.python.mutants.mutation import Mutation, SeedMutation

SCHATTING = "int_signalen__csg_minderjarigen"
CATEGORIE = "int_categorieen__vergelijkbaar"
HELPWANTED = "int_maten__helpwanted"
SIGNAAL = "fct_signalen"
REGISTRATIE = "int_signalen__registraties"

ESTIMATES: list[Mutation | SeedMutation] = [
    Mutation(
        "the year of the change is estimated in the old way", SCHATTING,
        "jaren.jaar < methoden.tot_jaar", "jaren.jaar <= methoden.tot_jaar",
        "until 2023 and from 2024 on (M:4118-4124)",
    ),
    Mutation(
        "a percentage goes before counts", SCHATTING,
        "when teller is not null and noemer is not null then teller / nullif(noemer, 0)",
        "when false then null",
        "percentages come from counts, never from rounded ones",
    ),
    Mutation(
        "an unknown share is nothing", SCHATTING,
        "else geleverd_aandeel", "else coalesce(geleverd_aandeel, 0)",
        "the inputs of 2020-2023 are not printed; they are not zero",
    ),
    Mutation(
        "a rounded share has no bounds", SCHATTING,
        "else geleverde_marge", "else 0", "27% is anything from 26,5% to 27,5%",
    ),
    Mutation(
        "a share can pass 100%", SCHATTING,
        "least(aandeel + marge, 1)", "aandeel + marge", "minors are part of the reports",
    ),
    Mutation(
        "a part by age is the total", SCHATTING,
        "categorie = '-' and ", "", "the share is applied to all reports",
    ),
    Mutation(
        "the break is measured from the other method", SCHATTING,
        "filter (where is_gepubliceerde_methode)", "",
        "what the published method gives is the level to compare with",
    ),
    Mutation(
        "the same name is the same category", CATEGORIE,
        "gelijk.dag is null as begint_reeks",
        "lag(lijsten.code) over (partition by lijsten.lijst, lijsten.code "
        "order by lijsten.geldig_van) is null as begint_reeks",
        "no silent gluing (M:4216-4219)",
    ),
    Mutation(
        "a verdict on another day counts", CATEGORIE,
        "and lijsten.geldig_van = gelijk.dag", "", "a verdict is about one change",
    ),
    Mutation(
        "any verdict makes a series", CATEGORIE,
        "and gelijk.oordeel = 'gelijk'", "", "not comparable stays apart",
    ),
    Mutation(
        "an age category runs on whatever became of it", HELPWANTED,
        "having bool_and(is_een_leeftijdsindeling)", "",
        "minors are now those through 18 (M:4216-4218)",
    ),
    Mutation(
        "a period that ends on the day of the change runs over it", SIGNAAL,
        "alle.periode_tot > reeksen.vergelijkbaar_tot",
        "alle.periode_tot >= reeksen.vergelijkbaar_tot", "periods are half-open",
    ),
    Mutation(
        "what was not registered yet is a zero", REGISTRATIE,
        "inner join maatstaven", "left join maatstaven",
        "contact with the police is registered from 2020 (M:4374-4375)",
    ),
    Mutation(
        "every method stands in the cell", SIGNAAL,
        "where is_gepubliceerd = 'ja'", "", "a cell was estimated in one way",
    ),
]  # fmt: skip

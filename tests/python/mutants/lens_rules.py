"""Mutations of the law lens: which rules hold for a record, what a code can have been, bounds."""

from tests.python.mutants.mutation import Mutation, SeedMutation

GEVALLEN = "int_lens__gevallen"
BETEKENIS = "int_lens__betekenis"
STANDEN = "int_lens__standen"
ONTLEDING = "keten_ontleding"
LEZING = "keten_lezing"

LENS: list[Mutation | SeedMutation] = [
    Mutation(
        "sixteen is under sixteen", GEVALLEN, "leeftijd_jongste_slachtoffer < 16",
        "leeftijd_jongste_slachtoffer <= 16", "F527 is for victims up to 16",
    ),
    Mutation(
        "an offence that ends on 1 July is of the old rules", GEVALLEN,
        "incidenten.laatste_dag < cast('2024-07-01' as date)",
        "incidenten.laatste_dag <= cast('2024-07-01' as date)", "it can be of the new law",
    ),
    Mutation(
        "an offence of 1 July is not of the new rules", GEVALLEN,
        "meldingen.pleegdatum >= cast('2024-07-01' as date)",
        "meldingen.pleegdatum > cast('2024-07-01' as date)", "the first day of the new rules",
    ),
    Mutation(
        "1 July is in the first half-year", GEVALLEN, "extract(month from dag) >= 7",
        "extract(month from dag) > 7", "half-years begin on 1 January and 1 July",
    ),
    Mutation(
        "an offence after its registration has a date", GEVALLEN, "when pleegdatum <= dag",
        "when true", "it cannot be so",
    ),
    Mutation(
        "an article counts per place on its fact", GEVALLEN,
        "select distinct\n        levering_id,", "select\n        levering_id,", "once per fact",
    ),
    Mutation(
        "a set with something else is certain", BETEKENIS, "if(n_in_reeks = n, 1, 0)",
        "if(n_in_reeks > 0, 1, 0)", "certain when all of the set is in the series",
    ),
    Mutation(
        "no offence is another code", BETEKENIS, "n_in_reeks + n_geen < n", "n_in_reeks < n",
        "a change of law is no change of code",
    ),
    Mutation(
        "an article that selects nothing is in a series", BETEKENIS, "where selecteert = 'ja'",
        "where true", "it did not count then",
    ),
    Mutation(
        "the way back holds for every age", BETEKENIS,
        "terugvertaling.leeftijd in (vormen.leeftijd, 'alle')", "true", "codes differ by age",
    ),
    Mutation(
        "an unfinished half-year is compared", STANDEN, "and tot <= geleverd_tot", "and true",
        "only what was delivered whole",
    ),
    Mutation(
        "what is registered in its own period is of before", STANDEN,
        "filter (where pleegnummer < nummer) as oude_onder",
        "filter (where pleegnummer <= nummer) as oude_onder", "committed before the period",
    ),
    Mutation(
        "nothing more comes", STANDEN, "+ rooster.marge_naloop", "+ 0", "the margin is assumed",
    ),
    Mutation(
        "what ceased to be an offence is not missed", STANDEN,
        "coalesce(wet_onder, 0) - vervallen", "coalesce(wet_onder, 0)", "it left the series",
    ),
    Mutation(
        "the bounds of a change are those of equal ends", ONTLEDING,
        "tot.oude_onder - van.oude_boven", "tot.oude_onder - van.oude_onder",
        "the least of the second less the most of the first",
    ),
    Mutation(
        "the others leave nothing out", ONTLEDING, "verandering - (som_onder - onder)", "boven",
        "the components add up to the change",
    ),
    Mutation(
        "two years apart is a pair", ONTLEDING, "tot.jaar = van.jaar + 1",
        "tot.jaar > van.jaar", "successive years",
    ),
    Mutation(
        "up to nothing is a rise", ONTLEDING, "ondergrens > 0 then", "ondergrens >= 0 then",
        "no change is possible",
    ),
    Mutation(
        "a new code has an old reading", LEZING, "and nieuwe_codes.code is null", "and true",
        "it did not exist",
    ),
    Mutation(
        "the least that came as late still comes", STANDEN, "max(aantal) as meeste",
        "min(aantal) as meeste", "an upper bound is of the most",
    ),
    Mutation(
        "what cannot be old has a margin", STANDEN,
        "if(reeksen.kan_oud_zijn, marge.bovengrens, 0)", "marge.bovengrens", "nothing old comes",
    ),
    Mutation(
        "years before the delivery count as delivered", STANDEN, "where van >= periode_van",
        "where true", "only what was delivered whole",
    ),
    Mutation(
        "what surely was another code can stay", BETEKENIS,
        "when not is_geregistreerd and n_in_reeks = n then -1", "when false then -1",
        "then it surely left",
    ),
    Mutation(
        "the bounds of codes are those of equal ends", ONTLEDING,
        "tot.code_onder - van.code_boven", "tot.code_onder - van.code_onder",
        "the least of the second less the most of the first",
    ),
    Mutation(
        "the others raise nothing", ONTLEDING,
        "greatest(onder, verandering - (som_boven - boven))", "onder",
        "the components add up to the change",
    ),
    Mutation(
        "an assumption that ended holds", ONTLEDING, "gevraagd.dag < aannames.geldig_tot",
        "true", "half-open",
    ),
]  # fmt: skip

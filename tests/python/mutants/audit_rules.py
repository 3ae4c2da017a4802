"""Mutations of the audit of the published documents."""

from tests.python.mutants.mutation import Mutation, SeedMutation

GETOETST = "int_relaties__getoetst"
OPTELLING = "int_relaties__optelling"
TEGENSPRAAK = "int_cellen__tegenspraak"
ONTHULD = "int_cellen__onthuld"
WEGGELATEN = "int_cellen__weggelaten"
AANDEEL = "int_cellen__onthuld_aandeel"

AUDIT: list[Mutation | SeedMutation] = [
    Mutation(
        "a share of a share takes the wrong end", GETOETST,
        "100 * product(laag / 100)", "100 * product(hoog / 100)",
        "the smallest product has the smallest shares",
    ),
    Mutation(
        "a figure that lacks a class is compared too", OPTELLING,
        "    qualify\n        count(*) over (\n            partition by meting, figuur, maat, "
        "geheel_maat, geheel_categorie, jaar, vorm\n        ) = klassen\n", "",
        "the sum of some classes is not the whole",
    ),
    Mutation(
        "two figures are added", OPTELLING,
        "then 1.0 else -1.0 end as gewicht", "then 1.0 else 1.0 end as gewicht",
        "the classes of one figure stand against those of the other",
    ),
    Mutation(
        "a share discloses nothing", ONTHULD,
        " or (rekenwijze = 'aandeel' and rol = 'teller')", "",
        "a percentage beside its whole gives the count away",
    ),
    Mutation(
        "what only follows from another disclosure stays", ONTHULD,
        "where ronde = 4", "where ronde = 1", "bounds are passed on",
    ),
    Mutation(
        "a class of five is small", WEGGELATEN,
        "between 1 and 4", "between 1 and 5", "below five is what is suppressed",
    ),
    Mutation(
        "two classes left out follow", WEGGELATEN,
        "    having count(*) = 1\n", "", "their sum says nothing of one",
    ),
    Mutation(
        "a percentage of five is small", AANDEEL,
        "minstens < drempel", "minstens <= drempel", "below five is what is suppressed",
    ),
    Mutation(
        "a percentage that leaves two numbers discloses one", AANDEEL,
        "minstens = hoogstens and ", "", "either can be it",
    ),
    Mutation(
        "a printed count is disclosed by its percentage", AANDEEL,
        " and aantal.cel_id is null", "", "what is printed is not hidden",
    ),
    Mutation(
        "the ground of a decision is a share of all of them", "int_cellen__geheel",
        "split_part(cellen.categorie, ': ', 1)", "'-'", "M:5676 gives each decision its own N",
    ),
    Mutation(
        "a wrong word about an order excuses a cell", TEGENSPRAAK,
        " and soort != 'volgorde'", "", "the words are wrong, the cells need not be",
    ),
]  # fmt: skip

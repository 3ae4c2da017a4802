"""Mutations of what next year's delivery and publication meet first."""

from tests.python.mutants.mutation import Mutation, SeedMutation

NEXT_YEAR: list[Mutation | SeedMutation] = [
    Mutation(
        "a later Monitor repeats this one", "int_cellen__sleutel",
        "            meting,\n            maat,", "            maat,",
        "years are counted again for each (M:5220-5223)",
    ),
    Mutation(
        "an unknown code of a case is as old as its last case", "int_codes__onbekend_om",
        "min(zaken.inschrijfdatum)", "max(zaken.inschrijfdatum)", "the year is that of the first",
    ),
    Mutation(
        "an unknown code is as old as its last incident", "int_codes__onbekend_politie",
        "min(registratiedatum)", "max(registratiedatum)", "the year is that of the first",
    ),
    Mutation(
        "an unknown code is as old as its last contact", "int_codes__onbekend_signalen",
        "min(datum)", "max(datum)", "the year is that of the first",
    ),
    Mutation(
        "an offence behind the listed periods is not shown", "int_aanvragen__artikel",
        "gedateerd.pleegdatum >= na_lijst.begint_op", "gedateerd.pleegdatum > na_lijst.begint_op",
        "the years of the figure follow the delivery; 1 January is the first day (M:6672-6679)",
    ),
]  # fmt: skip

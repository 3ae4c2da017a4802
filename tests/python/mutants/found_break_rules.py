"""Mutations of what the register expects of monthly series and of what was found."""

from tests.python.mutants.mutation import Mutation, SeedMutation

FOUND = "kwaliteit_breuken"
EXPECTED = "int_breuken__verwacht"

FOUND_BREAKS: list[Mutation | SeedMutation] = [
    Mutation(
        "a break two months away was expected", FOUND,
        "else interval 1 month end", "else interval 2 month end",
        "a date is known to a month",
    ),
    Mutation(
        "a year is one month", FOUND,
        "then interval 12 month", "then interval 1 month",
        "where the year is registered, the whole year is",
    ),
    Mutation(
        "what a search found does not count for the register", FOUND,
        "is_gevonden or is_samen", "is_gevonden", "the search may see what the test does not",
    ),
    Mutation(
        "a population touches all its parts", EXPECTED,
        "case when geraakt.vorm is null then 'totaal' else 'vorm' end", "reeksen.soort",
        "a reach without a measure is of the total",
    ),
    Mutation(
        "a category is not looked at", EXPECTED,
        "geraakt.categorie is null or geraakt.categorie = reeksen.reeks", "true",
        "a break of one code is not one of another",
    ),
    Mutation(
        "a break of a trajectory is one of its population", EXPECTED,
        "stap is null and traject is null", "stap is null", "it is not in the monthly counts",
    ),
    Mutation(
        "a measure without months is of the total", EXPECTED,
        "where bereik.maat is null or maten.maat is not null", "", "it is not counted per month",
    ),
    Mutation(
        "a move against what was expected was expected", FOUND,
        "coalesce(gezocht.richting = verwacht.richting, true)", "true",
        "the register says which way a series goes",
    ),
    Mutation(
        "two moves of one month are one", FOUND,
        "and samen.richting = bevonden.richting", "", "each has its own direction",
    ),
    Mutation(
        "what only others did is found", FOUND,
        "q_waarde <= 0.05 and oordeel <> 'niet gevonden'", "q_waarde <= 0.05",
        "a test of two sides does not say which one moved",
    ),
    Mutation(
        "a shift has a direction", EXPECTED,
        "breuken.verwachte_richting in ('op', 'neer')", "true", "a shift goes both ways",
    ),
]  # fmt: skip

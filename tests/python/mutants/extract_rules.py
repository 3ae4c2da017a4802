"""Mutations of the extract: which periods count, once, and in which classes."""

from tests.python.mutants.mutation import Mutation, SeedMutation

UITTREKSEL = "kwaliteit_uittreksel"

EXTRACT: list[Mutation | SeedMutation] = [
    Mutation(
        "a month of which the first days are missing counts", UITTREKSEL,
        "versies.periode_van + perioden.stap - interval 1 day", "versies.periode_van",
        "a part of a month is always less than a whole one",
    ),
    Mutation(
        "a month of which the last days are missing counts", UITTREKSEL,
        "versies.periode_tot - perioden.stap,", "versies.periode_tot,",
        "a part of a month is always less than a whole one",
    ),
    Mutation(
        "a period is taken from its newest delivery", UITTREKSEL,
        "order by peildatum", "order by peildatum desc", "landing compares what came again",
    ),
    Mutation(
        "removed rows count as none", UITTREKSEL,
        "is_actueel and verwijderd_op is null", "is_actueel", "they were not absent",
    ),
    Mutation(
        "a replaced version counts", UITTREKSEL,
        "is_actueel and verwijderd_op is null", "verwijderd_op is null",
        "a repair took its place",
    ),
    Mutation(
        "fifty rows are few", UITTREKSEL, "sum(aantal) < 50", "sum(aantal) <= 50", "fewer than 50",
    ),
    Mutation(
        "sixteen is with the younger", UITTREKSEL, "jaren < 16", "jaren <= 16", "12 up to 15",
    ),
    Mutation(
        "a year is with the shorter delays", UITTREKSEL, "dagen < 365", "dagen <= 365",
        "365 days and more",
    ),
    Mutation(
        "an empty cell is in the denominator of ages", UITTREKSEL,
        "waarden.waarde is not null or kenmerken.kenmerk in ('aantal', 'leeg')", "true",
        "shares are among filled cells",
    ),
    Mutation(
        "both sides of a boolean are judged", UITTREKSEL, "('gevuld', 'false')", "('gevuld')",
        "one says it all",
    ),
]  # fmt: skip

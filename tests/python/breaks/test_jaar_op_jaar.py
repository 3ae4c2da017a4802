"""A yearly change is refused across a registered break, or labelled when it is asked for."""

from __future__ import annotations

import duckdb
import pytest
from jinja2 import Template

from keten.project import find_project

MACRO = (find_project().root / "macros" / "jaar_op_jaar.sql").read_text(encoding="utf-8")
ROWS = """
values
    ('a', 2019, 10, false, null, null), ('a', 2020, 12, false, null, null),
    ('a', 2022, 30, false, null, null), ('a', 2023, 40, false, 'x', 2023),
    ('a', 2024, 41, false, null, 2023), ('a', 2025, 20, true, 'z', 2023),
    ('a', 2026, 22, false, null, 2023), ('b', 2024, 7, false, null, null)
"""


def changes(arguments: str) -> dict[tuple[str, int], tuple[int | None, str | None]]:
    """Return the change and its note per series and year."""
    columns = Template(MACRO + "{{ jaar_op_jaar(" + arguments + ") }}").render()
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"select reeks, jaar, {columns} from ({ROWS})"
            " as t (reeks, jaar, aantal, is_voorlopig, breuken, breukvrij_vanaf)"
        ).fetchall()
    return {(series, year): (change, note) for series, year, change, note in rows}


@pytest.mark.parametrize(
    ("year", "refused", "asked"),
    [
        (
            2019,
            (None, "geen cijfer van het jaar ervoor"),
            (None, "geen cijfer van het jaar ervoor"),
        ),
        (2020, (2, None), (2, None)),
        (
            2022,
            (None, "geen cijfer van het jaar ervoor"),
            (None, "geen cijfer van het jaar ervoor"),
        ),
        (
            2023,
            (None, "niet berekend over een breuk in de reeks: x"),
            (10, "over een breuk in de reeks: x"),
        ),
        (2024, (1, None), (1, None)),
        (
            2025,
            (None, "niet berekend van een voorlopig cijfer: z"),
            (-21, "van een voorlopig cijfer: z"),
        ),
        (
            2026,
            (None, "niet berekend op een voorlopig cijfer: z"),
            (2, "op een voorlopig cijfer: z"),
        ),
    ],
)
def test_a_change_across_a_break_is_refused_unless_asked(
    year: int, refused: tuple[int | None, str], asked: tuple[int | None, str]
) -> None:
    assert changes("'aantal', 'jaar', 'reeks'")["a", year] == refused
    assert changes("'aantal', 'jaar', 'reeks', over_breuk=true")["a", year] == asked


def test_series_are_not_mixed() -> None:
    assert changes("'aantal', 'jaar', 'reeks'")["b", 2024][0] is None

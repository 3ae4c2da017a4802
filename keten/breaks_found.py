"""``keten breaks``: the breaks in monthly series, those that the register names and the others."""

from __future__ import annotations

from typing import Any

from rich.table import Table

from keten.printing import make_console
from keten.project import Project
from keten.warehouse import read_rows

BREAKS = """
    select
        verwachting, bron, populatie, soort, reeks, toets, strftime(maand, '%Y-%m') as maand,
        string_agg(breuk, ', ' order by breuk) as breuken,
        any_value(gebroken) as gebroken, any_value(richting) as richting,
        any_value(oordeel) as oordeel, any_value(wisselt_met) as wisselt_met
    from marts.kwaliteit_breuken
    where ? or verwachting not in ('verwacht en niet te toetsen', 'verwacht en niet gevonden')
    group by verwachting, bron, populatie, soort, reeks, toets, maand
    order by verwachting, bron, populatie, soort, maand, reeks, toets
"""
COLUMNS = (
    "verwachting", "bron", "populatie", "soort", "reeks", "maand", "richting", "oordeel",
    "wisselt_met", "breuken",
)  # fmt: skip
CAPTION = (
    "A verdict says what a series looks like, not why; docs/breaks-found.md tells how large a "
    "break has to be to be found. No number of records is printed."
)


def print_breaks(project: Project, *, every: bool = False) -> None:
    """Print the verdicts, one line per series and month; ``every`` also what was not found."""
    rows = read_rows(project.warehouse, BREAKS, (every,))
    table = Table(title="Breaks in monthly series (kwaliteit_breuken)", caption=CAPTION)
    for column in COLUMNS:
        table.add_column(column.replace("_", " "))
    for row in rows:
        table.add_row(*(_text(row[column]) for column in COLUMNS))
    make_console().print(table if rows else "no breaks found, and none expected")


def _text(value: Any) -> str:
    return "" if value is None else str(value)

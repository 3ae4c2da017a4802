"""``keten funnel``: the chain per year, where the warehouse lies, and a first query to try."""

from __future__ import annotations

import sys

from rich.table import Table

from keten.printing import count_text, make_console
from keten.project import Project
from keten.warehouse import read_rows

VOLUMES = """
    select volgorde, stap, eenheid, jaar, aantal, aard
    from marts.keten_per_jaar where vorm = 'totaal' order by volgorde, jaar
"""
FIRST_QUERY = """\
select cohortjaar, stap, n_bereikt, n_open, n_niet_gekoppeld, koppelgraad
from marts.keten_per_cohort
where vorm = 'totaal' and cohortjaar = (select max(cohortjaar) - 1 from marts.keten_per_cohort)
order by volgorde;"""


def print_funnel(project: Project) -> None:
    """Print volumes per stage and year (vorm totaal), each from the delivery in force."""
    console = make_console()
    rows = read_rows(project.warehouse, VOLUMES)
    years = sorted({row["jaar"] for row in rows})
    aard = ", ".join(sorted({row["aard"] for row in rows})) or "nothing landed"
    table = Table(
        title=f"The chain per calendar year ({aard})",
        caption="Each stage is a population of its own: dividing one by another is no cohort "
        "share. Police count incidents, the OM suspects.",
    )
    for column in ("stap", "eenheid", *map(str, years)):
        table.add_column(column, justify="right" if column.isdigit() else "left")
    counts = {(row["volgorde"], row["jaar"]): row["aantal"] for row in rows}
    stages = {row["volgorde"]: (row["stap"], row["eenheid"]) for row in rows}
    for order, (stage, unit) in sorted(stages.items()):
        cells = (counts.get((order, year)) for year in years)
        table.add_row(stage, unit, *(count_text(n) for n in cells))
    console.print(table)
    shown = project.warehouse
    if shown.is_relative_to(project.root):
        shown = shown.relative_to(project.root)
    console.print(f"The warehouse lies at {shown} (restricted: record level). A first query:\n")
    command = sys.argv[0] if sys.argv[0].endswith("keten") else "keten"  # as it was called
    console.print(f'{command} sql "{FIRST_QUERY}"', markup=False, highlight=False, soft_wrap=True)

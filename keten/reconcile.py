"""``keten reconcile``: the score per verdict and every printed cell that is not equal.

Cells computed from records, cells that other cells of a published series give, and cells beside
their own transcription are counted apart: a typed table that equals itself is no proof.
"""

from __future__ import annotations

from typing import Any

from rich.table import Table

from keten.errors import ExitCode
from keten.printing import make_console
from keten.project import Project
from keten.score import BASES, as_markdown
from keten.warehouse import read_rows

SCORE = """
    select
        oordeel,
        count(*) as cellen,
        count(*) filter (where grondslag = 'records') as "records",
        count(*) filter (where grondslag = 'andere cellen') as "andere cellen",
        count(*) filter (where grondslag = 'overgeschreven') as "overgeschreven",
        string_agg(distinct aard, ', ' order by aard) as aard
    from marts.kwaliteit_aansluiting group by oordeel order by cellen desc
"""
SMALL = 10
NOT_EQUAL = """
    select vindplaats, figuur, rij, kolom, gedrukt, grens, exacte_waarde, oordeel, toelichting
    from marts.kwaliteit_aansluiting
    where oordeel not in ('gelijk', 'gelijk na afronding', 'binnen verbale grens')
    order by oordeel, bron, vindplaats, rij, kolom
"""


def reconcile(project: Project, *, score_only: bool = False, markdown: bool = False) -> ExitCode:
    """Print the score and the cells that are not equal; FAILED when one is unexplained."""
    score = read_rows(project.warehouse, SCORE)
    if markdown:
        # Not through the console, which wraps at the width of a terminal.
        print(as_markdown(project.warehouse), end="")
    else:
        _print_tables(project, score, score_only=score_only)
    unexplained = sum(row["cellen"] for row in score if row["oordeel"] == "onverklaard")
    if unexplained:
        make_console().print(f"{unexplained} cells are unexplained.", style="red")
        return ExitCode.FAILED
    return ExitCode.CLEAN


def _shown(value: float) -> str:
    """A value as text: a small count could name someone, so it is not printed."""
    if value == int(value) and 0 < value < SMALL:
        return f"a number under {SMALL} (kwaliteit_aansluiting has it)"
    return f"{round(value, 2):.12g}"


def _print_tables(project: Project, score: list[dict[str, Any]], *, score_only: bool) -> None:
    console = make_console()
    table = Table(title="Printed cells beside computed ones (kwaliteit_aansluiting)")
    table.add_column("oordeel")
    for column in BASES:
        table.add_column(column, justify="right")
    table.add_column("aard")
    for row in score:
        table.add_row(row["oordeel"], *(str(row[base]) for base in BASES), row["aard"] or "")
    console.print(table)
    if not score_only:
        for row in read_rows(project.warehouse, NOT_EQUAL):
            value = row["exacte_waarde"]
            computed = "not computed" if value is None else f"computed {_shown(value)}"
            cell = " ".join(part for part in (row["figuur"], row["rij"], row["kolom"]) if part)
            printed = f"{row['grens'] or ''} {row['gedrukt']}".strip()
            console.print(
                f"{row['oordeel']}: {row['vindplaats']} {cell}: printed {printed}, {computed}; "
                f"{row['toelichting'] or ''}",
                markup=False, highlight=False, soft_wrap=True,
            )  # fmt: skip

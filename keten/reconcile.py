"""``keten reconcile``: the score per verdict and every printed cell that is not equal."""

from __future__ import annotations

from rich.table import Table

from keten.errors import ExitCode
from keten.printing import make_console
from keten.project import Project
from keten.warehouse import read_rows

SCORE = """
    select oordeel, count(*) as cellen, string_agg(distinct aard, ', ') as aard
    from marts.kwaliteit_aansluiting group by oordeel order by cellen desc
"""
NOT_EQUAL = """
    select vindplaats, figuur, rij, kolom, gedrukt, grens, exacte_waarde, oordeel, toelichting
    from marts.kwaliteit_aansluiting
    where oordeel not in ('gelijk', 'gelijk na afronding', 'binnen verbale grens')
    order by oordeel, bron, vindplaats, rij, kolom
"""


def reconcile(project: Project, *, score_only: bool = False) -> ExitCode:
    """Print the score and the cells that are not equal; FAILED when one is unexplained."""
    console = make_console()
    score = read_rows(project.warehouse, SCORE)
    table = Table(title="Printed cells beside computed ones (kwaliteit_aansluiting)")
    for column in ("oordeel", "cellen", "aard"):
        table.add_column(column, justify="right" if column == "cellen" else "left")
    for row in score:
        table.add_row(row["oordeel"], str(row["cellen"]), row["aard"] or "")
    console.print(table)
    if not score_only:
        for row in read_rows(project.warehouse, NOT_EQUAL):
            value = row["exacte_waarde"]
            computed = "not computed" if value is None else f"computed {value:.4g}"
            cell = " ".join(part for part in (row["figuur"], row["rij"], row["kolom"]) if part)
            printed = f"{row['grens'] or ''} {row['gedrukt']}".strip()
            console.print(
                f"{row['oordeel']}: {row['vindplaats']} {cell}: printed {printed}, {computed}; "
                f"{row['toelichting'] or ''}",
                markup=False, highlight=False, soft_wrap=True,
            )  # fmt: skip
    unexplained = sum(row["cellen"] for row in score if row["oordeel"] == "onverklaard")
    if unexplained:
        console.print(f"{unexplained} cells are unexplained.", style="red")
        return ExitCode.FAILED
    return ExitCode.CLEAN

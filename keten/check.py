"""``keten check``: what is wrong with the delivered data, counted per supplier and rule."""

from __future__ import annotations

from rich.table import Table

from keten.errors import ExitCode
from keten.printing import count_text, make_console
from keten.project import Project
from keten.warehouse import read_rows

_QUARANTINED = "quarantined: "
FINDINGS = f"""
    select levering_id, aard, tabel, '{_QUARANTINED}' || regel as bevinding, count(*) as aantal
    from marts.kwaliteit_afgekeurd group by all
    union all
    select levering_id, aard, tabel, bevinding, count(*) as aantal
    from marts.kwaliteit_meldingen group by all
    order by levering_id, tabel, bevinding
"""


def check(project: Project) -> ExitCode:
    """Print findings per delivery, table and rule; counts only, never a record or a key.

    Findings about delivered data are rows, not failures: the exit code is CLEAN, or FAILED when
    there is no readable warehouse.
    """
    table = Table(title="Findings in the landed deliveries (kwaliteit_afgekeurd, _meldingen)")
    for column in ("levering", "aard", "tabel", "bevinding", "rijen"):
        table.add_column(column, justify="right" if column == "rijen" else "left")
    rows = read_rows(project.warehouse, FINDINGS)
    for row in rows:
        cells = (row[name] for name in ("levering_id", "aard", "tabel", "bevinding"))
        table.add_row(*cells, count_text(row["aantal"]))
    console = make_console()
    console.print(table if rows else "no findings")
    if any(row["bevinding"].startswith(_QUARANTINED) for row in rows):
        console.print("Rows in quarantine, as files for their suppliers: keten quality")
    return ExitCode.CLEAN

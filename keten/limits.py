"""What a build says about findings beyond the limit of their rule, and about expired exemptions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from keten.printing import count_text
from keten.warehouse import read_rows

LIMITS_TEST = "bevindingen_binnen_grens"
EXEMPTIONS = "seeds/kwaliteit/ontheffingen.csv"
_BEYOND = """
    select levering_id, bron, tabel, bevinding, aantal, grens, geldig_tot, peildag, oordeel
    from marts.kwaliteit_grenzen where oordeel not in ('binnen de grens', 'ontheven') order by all
"""


def limit_lines(warehouse: Path) -> Iterator[str]:
    """Yield a sentence per delivery and rule that needs a person's word.

    A count that is printed is beyond a limit of at least 10, so it is no small cell. Raises
    FailedError when the warehouse has no limits.
    """
    for row in read_rows(warehouse, _BEYOND):
        where = f"{row['levering_id']}, {row['tabel']}, «{row['bevinding']}»"
        if row["oordeel"] == "over de grens":
            yield (
                f"{where}: {count_text(row['aantal'])} findings, limit {count_text(row['grens'])}. "
                f"Ask {row['bron']} to mend them (keten quality --bron {row['bron']}), or register "
                f"an exemption with reason, role and last day in {EXEMPTIONS}"
            )
        else:
            yield (
                f"{where}: its exemption held until {row['geldig_tot']}, and the newest peildatum "
                f"is {row['peildag']}. Take it out of {EXEMPTIONS}, or decide anew"
            )

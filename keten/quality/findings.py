"""The findings about accepted rows that a supplier can mend, as the last build has them.

They are those of kwaliteit_meldingen without information, without what a later delivery solved and
without what the supplier accepted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from keten.errors import FailedError
from keten.landing.layout import REGISTERS, quote_text
from keten.landing.store import commit, landed_rows, write_parquet
from keten.quality.listing import Cell
from keten.warehouse import iterate_rows, read_rows

_REGISTER = "verzonden.parquet"
_LISTED = "levering_id = ? and ernst <> 'informatie' and status not in ('opgelost', 'geaccepteerd')"
_COUNTS = f"""
    select tabel, bevinding, ernst, count(*) as aantal
    from marts.kwaliteit_meldingen where {_LISTED} group by all order by all
"""
_ROWS = f"""
    select levering_id, tabel, bestand, regelnummer, bevinding_id, bevinding, ernst, gevonden,
        verwacht, toelichting, status
    from marts.kwaliteit_meldingen where {_LISTED} order by tabel, regelnummer, bevinding
"""
_HOLDS = "select 1 from marts.dim_levering where levering_id = ? and verwijderd_op is null"


@dataclass(frozen=True)
class FindingCount:
    """How many findings of one rule about one table are listed."""

    tabel: str
    bevinding: str
    ernst: str
    count: int


def count_findings(warehouse: Path, levering_id: str) -> list[FindingCount] | None:
    """Return what is listed of a delivery per table and rule; None when no build has judged it.

    That is so without a warehouse, with one from before the delivery, and with one that cannot be
    read; another build is the remedy of all three.
    """
    try:
        if not read_rows(warehouse, _HOLDS, [levering_id]):
            return None
        return [FindingCount(*row.values()) for row in read_rows(warehouse, _COUNTS, [levering_id])]
    except FailedError:
        return None


def finding_rows(warehouse: Path, levering_id: str) -> Iterator[tuple[Cell, ...]]:
    """Yield the listed findings of a delivery in the order of its files."""
    return iterate_rows(warehouse, _ROWS, [levering_id])


def record_sent(
    warehouse: Path, folder: Path, levering_id: str, moment: datetime, busy: Path
) -> None:
    """Keep beside the delivery which findings were listed, each with its first moment (UTC).

    ``folder`` is that of the delivery, so that its removal takes the register along; ``busy`` is
    the place for unfinished work of whoever holds the landing zone.
    """
    register = folder / _REGISTER
    before = landed_rows([register] if register.is_file() else [], REGISTERS["verzonden"])
    with duckdb.connect() as con:
        # Views of a warehouse store its name.
        con.execute(f"attach {quote_text(str(warehouse))} as keten (read_only)")
        con.execute(
            "create temp table eerder as select levering_id, bevinding_id, verzonden_op "
            f"from ({before})"
        )
        con.execute(
            "create temp table nieuw as select levering_id, bevinding_id, "
            f"cast(? as timestamp) as verzonden_op from keten.marts.kwaliteit_meldingen "
            f"where {_LISTED} and bevinding_id not in (select bevinding_id from eerder)",
            [moment, levering_id],
        )
        if not con.execute("select 1 from nieuw limit 1").fetchone():
            return
        write_parquet(busy / _REGISTER, "from eerder union all from nieuw", con)
    commit(busy / _REGISTER, register)

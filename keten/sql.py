"""``keten sql``: one query on the warehouse, read-only, printed as a table or as CSV."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import duckdb
from rich.table import Table

from keten.errors import FailedError, WrongUseError
from keten.printing import make_console

SHOWN_ROWS = 200


def run_query(database: Path, query: str, *, as_csv: bool = False) -> None:
    """Run ``query``, or the one in the file it names, read-only, and print the answer.

    A table shows at most SHOWN_ROWS rows and says when there are more; CSV has them all.
    Raises FailedError without a warehouse and WrongUseError when the query cannot be run.
    """
    if not database.is_file():
        raise FailedError(f"there is no warehouse at {database.name} yet: run `keten build` first.")
    if query.endswith(".sql") and Path(query).is_file():
        query = Path(query).read_text(encoding="utf-8")
    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute("set search_path = 'marts,staging,intermediate,seeds'")
        try:
            cursor = connection.execute(query)
            names = [column[0] for column in cursor.description or []]
            rows = cursor.fetchall()
        except duckdb.Error as error:
            raise WrongUseError(f"the query cannot be run: {error}") from error
    if as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(names)
        writer.writerows(rows)
        return
    table = Table()
    for name in names:
        table.add_column(name)
    for row in rows[:SHOWN_ROWS]:
        table.add_row(*("" if cell is None else _shown(cell) for cell in row))
    console = make_console()
    console.print(table)
    if len(rows) > SHOWN_ROWS:
        console.print(f"{SHOWN_ROWS} of {len(rows)} rows shown; --csv gives them all.")


def _shown(cell: object) -> str:
    return f"{cell:.4g}" if isinstance(cell, float) and cell != int(cell) else str(cell)

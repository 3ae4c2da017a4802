"""``keten sql``: one query on the warehouse, read-only, printed as a table or as CSV."""

from __future__ import annotations

import csv
import math
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
from rich.markup import escape
from rich.table import Table

from keten.errors import FailedError, WrongUseError
from keten.printing import make_console

SHOWN_ROWS = 200
_DIGITS = 4
# What a query may not do is settled once, before it is read: no files, no network, no settings.
_CONFINED = """
    set search_path = 'marts,staging,intermediate,seeds';
    set enable_external_access = false;
    set lock_configuration = true
"""
_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
_ORIGIN = "select distinct aard from marts.dim_levering where aard <> 'echt' order by aard"


def run_query(database: Path, query: str, *, as_csv: bool = False) -> None:
    """Run ``query``, or the one in the file it names, read-only, and print the answer.

    A table shows at most SHOWN_ROWS rows and says when there are more, and which deliveries are
    not real; CSV has all rows and nothing else.
    Raises FailedError without a warehouse and WrongUseError when the query cannot be run.
    """
    if not database.is_file():
        raise FailedError(f"there is no warehouse at {database.name} yet: run `keten build` first.")
    query = _text_of(query)
    try:
        connection = duckdb.connect(str(database), read_only=True)
    except duckdb.Error as error:
        raise FailedError(
            f"{database.name} cannot be opened: close the program that writes to it, or run "
            "`keten build` to make it anew."
        ) from error
    with connection:
        connection.execute(_CONFINED)
        try:
            cursor = connection.execute(_only_reading(connection, query))
            names = [column[0] for column in cursor.description or []]
            rows = cursor.fetchall()
        except duckdb.Error as error:
            raise WrongUseError(f"the query cannot be run: {error}") from error
        aarden = [aard for (aard,) in connection.execute(_ORIGIN).fetchall()]
    if as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(names)
        writer.writerows([_exact(cell) for cell in row] for row in rows)
        return
    table = Table()
    for name in names:
        table.add_column(escape(name))
    for row in rows[:SHOWN_ROWS]:
        table.add_row(*("" if cell is None else escape(_shown(cell)) for cell in row))
    console = make_console()
    console.print(table)
    if len(rows) > SHOWN_ROWS:
        console.print(f"{SHOWN_ROWS} of {len(rows)} rows shown; --csv gives them all.")
    if aarden:
        console.print(f"aard: {', '.join(aarden)}")


def _text_of(query: str) -> str:
    """Return the query itself: the argument, or the text of the .sql file that it names."""
    path = Path(query)
    if not query.endswith(".sql") or (len(query.split()) > 1 and not path.is_file()):
        return query
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUseError(f"{path.name} is not UTF-8. Save it as UTF-8.") from error
    except OSError as error:
        raise WrongUseError(f"{path.name} cannot be read: name a file that exists.") from error


def _only_reading(connection: duckdb.DuckDBPyConnection, query: str) -> duckdb.Statement:
    """Return the one statement of ``query``; raises WrongUseError unless it is one that reads."""
    statements = connection.extract_statements(query)
    if not statements:
        raise WrongUseError('there is no query: give one, such as keten sql "from keten_per_jaar".')
    other = [s.type.name for s in statements if s.type not in _READING]
    if other:
        raise WrongUseError(
            f"`keten sql` only reads, and this is {other[0]}: begin with SELECT, FROM, WITH, "
            "DESCRIBE, SHOW, SUMMARIZE or EXPLAIN (and give PIVOT its values with IN). "
            "For a file, use --csv and send the output to it."
        )
    if len(statements) > 1:
        raise WrongUseError(
            f"these are {len(statements)} queries: run them one by one, or join them with WITH."
        )
    return statements[0]


def _exact(cell: object) -> object:
    """Return a cell for CSV: numbers in full, and never as 1e-05."""
    if isinstance(cell, float) and math.isfinite(cell):
        return f"{Decimal(repr(cell)):f}"
    return f"{cell:f}" if isinstance(cell, Decimal) and cell.is_finite() else cell


def _shown(cell: object) -> str:
    """Return a cell for a table: _DIGITS decimals, more where a small number would become 0."""
    if not isinstance(cell, float) or not math.isfinite(cell):
        return str(_exact(cell))
    leading = -math.floor(math.log10(abs(cell))) - 1 if cell else 0
    text = f"{cell:.{_DIGITS + max(leading, 0)}f}"
    return text.rstrip("0").rstrip(".")

"""The faults of one table: per quarantined row its line, the rule it broke and that cell."""

from __future__ import annotations

import duckdb

from keten.landing.layout import quote_name, quote_text
from keten.landing.table import CheckedTable

# Signs of the cell at fault that are kept beside the whole row.
_CELL_SIGNS = 1_000


def write_faults(con: duckdb.DuckDBPyConnection, table: CheckedTable, relation: str) -> None:
    """Make the table ``relation``: regelnummer, kolom, regel, melding, waarde."""
    con.execute(
        f"create or replace temp table {quote_name(relation)} "
        "(regelnummer bigint, kolom varchar, regel varchar, melding varchar, waarde varchar)"
    )
    if table.book.rules:
        con.execute(f"insert into {quote_name(relation)} {_judged(table)}")
    if table.received.broken:
        table.received.broken.write(con, "gebroken")
        con.execute(f"insert into {quote_name(relation)} select *, null from gebroken")


def _judged(table: CheckedTable) -> str:
    """Return SQL for the rows that broke a rule; rules come from a small table of their own."""
    rules = ", ".join(
        f"({number}, {quote_text(rule.column)}, {quote_text(rule.name)}, "
        f"{quote_text(rule.message)})"
        for number, rule in enumerate(table.book.rules, start=1)
    )
    cells = " ".join(
        f"when {quote_text(name)} then left(ruw.k{position}, {_CELL_SIGNS})"
        for name, position in table.header.positions.items()
        if name in {rule.column for rule in table.book.rules}
    )
    return (
        "select regelnummer, regels.kolom, regels.regel, regels.melding, "
        f"{f'case regels.kolom {cells} end' if cells else 'null'} "
        f"from {table.typed} as rij "
        f"inner join (values {rules}) as regels (nummer, kolom, regel, melding) "
        "on rij.fout = regels.nummer "
        f"inner join {quote_name(table.received.relation)} as ruw using (regelnummer)"
    )

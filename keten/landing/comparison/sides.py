"""One table of two deliveries side by side: which of its columns, rows and years are comparable."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import duckdb

from keten.contracts import Column, Contract
from keten.landing.comparison.base import Base
from keten.landing.layout import quote_name, quote_text
from keten.landing.manifest import Manifest
from keten.landing.table import CheckedTable

BEFORE, NOW = "vorige", "nu"
OTHER_SPACE, OTHER_TYPE = "sleutelruimte", "type"


@dataclass(frozen=True)
class Window:
    """The days that both periods cover; without a ``van`` all that lies before ``tot``."""

    van: date | None
    tot: date

    def holds(self, day: str) -> str:
        """Return SQL for: the day lies inside; true when it is not known."""
        lower = "" if self.van is None else f"{day} >= date '{self.van}' and "
        return f"coalesce({lower}{day} < date '{self.tot}', true)"


def shared_window(base: Base, manifest: Manifest) -> Window:
    """Return the days on which both deliveries hold the same rows, but for what happened since.

    Rows from before the period (older cases that were still open) are selected in the same way
    only when both periods begin on the same day.
    """
    van = None if base.van == manifest.van else max(base.van, manifest.van)
    return Window(van, min(base.tot, manifest.tot))


@dataclass(frozen=True)
class Pair:
    """One table in both deliveries."""

    contract: Contract
    # Columns that can be compared, in the order of the contract.
    shared: tuple[Column, ...]
    # Column that only one delivery has -> which one.
    only: dict[str, str] = field(default_factory=dict)
    # Column that both have but that cannot be compared -> why.
    unlike: dict[str, str] = field(default_factory=dict)

    @property
    def tabel(self) -> str:
        """Name of the table."""
        return self.contract.tabel

    @property
    def unmatched(self) -> list[str]:
        """Columns of the key that stand in the way of matching rows."""
        return [name for name in self.contract.key if name in self.only or name in self.unlike]

    @property
    def has_pseudonyms(self) -> bool:
        """Whether a column of the key is a pseudonym, which a supplier can give out anew."""
        key = set(self.contract.key)
        return any(column.identifier for column in self.contract.columns if column.name in key)

    @property
    def carried(self) -> list[Column]:
        """The columns whose cells are looked at: not the required parts of the key, but codes."""
        return [
            column
            for column in self.shared
            if column.name not in self.contract.key or not column.required or column.codelist
        ]

    @property
    def coded(self) -> list[Column]:
        """The columns of which codes are counted."""
        return [column for column in self.carried if is_coded(column)]

    @property
    def optional(self) -> list[Column]:
        """The columns of which empty cells are counted."""
        return [column for column in self.carried if not column.required]

    def side(self, which: str) -> str:
        """Return the relation with the rows of one delivery: hashes, year and carried columns."""
        return quote_name(f"{which} {self.tabel}")

    def cells(self, which: str) -> str:
        """Return the relation with only the line numbers and carried columns of those rows."""
        return quote_name(f"{which} {self.tabel} cellen")


def is_coded(column: Column) -> bool:
    """Return whether the values of a column are codes, of a list or yes and no."""
    return bool(column.codelist or column.closed_list or column.logical_type == "boolean")


def pair_up(base: Base, manifest: Manifest, table: CheckedTable) -> Pair:
    """Decide which columns of a table can be compared."""
    contract, landed = table.contract, base.columns[table.contract.tabel]
    absent = {BEFORE: base.absent[contract.tabel], NOW: table.header.absent}
    shared: list[Column] = []
    only: dict[str, str] = {}
    unlike: dict[str, str] = {}
    for column in contract.columns:
        name = column.name
        before = name in landed and name not in absent[BEFORE]
        now = name not in absent[NOW]
        spaces = {d.get(column.key_space) for d in (base.key_spaces, manifest.sleutelruimte)}
        if before != now:
            only[name] = BEFORE if before else NOW
        elif len(spaces - {None}) > 1:
            unlike[name] = OTHER_SPACE
        elif landed.get(name, column.duckdb_type) != column.duckdb_type:
            unlike[name] = OTHER_TYPE
        else:
            shared.append(column)
    gone = set(landed) - {name for name, _, _ in contract.landed_columns}
    only |= {name: BEFORE for name in landed if name in gone and not name.endswith("_ontvangen")}
    return Pair(contract, tuple(shared), only, unlike)


def make_sides(
    con: duckdb.DuckDBPyConnection, base: Base, table: CheckedTable, pair: Pair, window: Window
) -> None:
    """Make the relations ``side`` and ``cells`` of both deliveries, and ``kubus``.

    A side has regelnummer, k (hash of the key, empty when a part of it is), h (hash of all that can
    be compared), jaar (of the period's date in the row or its parent), binnen (inside the window)
    and the carried columns. In 64 bits two of a million keys share a hash once in ten million
    deliveries; joining on the keys themselves takes three times as long.

    ``kubus`` counts rows (aantal), rows without a full key (los) and empty cells (``leeg`` and the
    name of the column) by vorige, jaar, binnen and the coded columns.
    """
    now = f"(select * from {table.typed} where fout is null)"
    names = [column.name for column in pair.contract.columns]
    _make_side(con, pair, BEFORE, base.rows(pair.tabel), list(base.columns[pair.tabel]), window)
    _make_side(con, pair, NOW, now, names, window)
    codes = "".join(f", {quote_name(column.name)}" for column in pair.coded)
    empty = "".join(
        f", count(*) - count({quote_name(column.name)}) as {empty_cells(column)}"
        for column in pair.optional
    )
    loose = "0" if pair.unmatched else f"count(*) filter ({lacks_key(pair)})"
    counts = " union all ".join(
        f"select {which == BEFORE} as vorige, jaar, binnen{codes}, count(*) as aantal, "
        f"{loose} as los{empty} from {pair.side(which)} group by vorige, jaar, binnen{codes}"
        for which in (BEFORE, NOW)
    )
    con.execute(f"create or replace temp table kubus as {counts}")


def keep_years(con: duckdb.DuckDBPyConnection, pair: Pair) -> None:
    """Keep the years of a table's rows for the tables of which it is the parent."""
    for which in (BEFORE, NOW):
        con.execute(
            f"create or replace temp table {_years(which, pair.tabel)} as "
            f"select k, jaar, binnen from {pair.side(which)}"
        )


def _years(which: str, tabel: str) -> str:
    return quote_name(f"{which} {tabel} jaren")


def empty_cells(column: Column) -> str:
    """Return the column of ``kubus`` with the empty cells of a column."""
    return quote_name(f"leeg {column.name}")


def lacks_key(pair: Pair) -> str:
    """Return SQL for: the row has no full key; the text false when every row has."""
    return " or ".join(f"{quote_name(name)} is null" for name in _loose_parts(pair.contract)) or (
        "false" if pair.contract.key else "true"
    )


def _loose_parts(contract: Contract) -> list[str]:
    """Return the parts of the key without which a row stands for itself."""
    columns = [contract.column(name) for name in contract.key]
    return [column.name for column in columns if not (column.required or column.empty_in_key)]


def _make_side(
    con: duckdb.DuckDBPyConnection,
    pair: Pair,
    which: str,
    rows: str,
    names: list[str],
    window: Window,
) -> None:
    contract = pair.contract
    content = [_cell(column, names) for column in pair.shared]
    carried = "".join(
        f", {_cell(column, names)} as {quote_name(column.name)}" for column in pair.carried
    )
    jaar, binnen, joined = "cast(null as integer)", "true", ""
    period = next((column.name for column in contract.columns if column.period), None)
    if period in names:
        day = f"rij.{quote_name(str(period))}"
        jaar, binnen = f"cast(year({day}) as integer)", window.holds(day)
    elif contract.parent and set(contract.parent_key) <= set(names):
        jaar, binnen = "ouder.jaar", "coalesce(ouder.binnen, true)"
        joined = (
            f" left join {_years(which, contract.parent)} as ouder "
            f"on hash({_listed(contract.parent_key)}) = ouder.k"
        )
    con.execute(
        f"create or replace temp view {pair.side(which)} as select rij.regelnummer, "
        f"{key_hash(contract, names)} as k, hash({', '.join(content) or quote_text('')}) as h, "
        f"{jaar} as jaar, {binnen} as binnen{carried} from {rows} as rij{joined}"
    )
    con.execute(
        f"create or replace temp view {pair.cells(which)} as "
        f"select rij.regelnummer{carried} from {rows} as rij"
    )


def key_hash(contract: Contract, names: list[str]) -> str:
    """Return SQL for the hash of a row's key: empty when a part of the key is, or is not there."""
    if not contract.key or not set(contract.key) <= set(names):
        return "cast(null as ubigint)"
    filled = " and ".join(f"rij.{quote_name(n)} is not null" for n in _loose_parts(contract))
    if not filled:
        return f"hash({_listed(contract.key)})"
    return f"case when {filled} then hash({_listed(contract.key)}) end"


def _cell(column: Column, names: list[str]) -> str:
    if column.name not in names:
        return f"cast(null as {column.duckdb_type})"
    return f"rij.{quote_name(column.name)}"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"rij.{quote_name(name)}" for name in names)

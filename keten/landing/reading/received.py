"""What a reader hands over, whatever the format: text columns with line numbers, and bad rows."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import duckdb

from keten.contracts import Contract
from keten.landing.layout import Limits, quote_name
from keten.landing.reading.profile import FileProfile


class RecordSpans:
    """How many lines the records have that span several; millions of them fit in memory."""

    def __init__(self) -> None:
        """Begin with none: every record has one line."""
        self._first, self._lines = array("q"), array("q")

    def append(self, first: int, lines: int) -> None:
        """Note a record; they come in the order of the file."""
        self._first.append(first)
        self._lines.append(lines)

    def lines(self, first: int) -> int:
        """Return the number of lines of the record that begins on this one."""
        position = bisect_left(self._first, first)
        if position < len(self._first) and self._first[position] == first:
            return self._lines[position]
        return 1


@dataclass(frozen=True)
class BrokenRow:
    """A record that cannot be divided over the columns, or a cell of it that cannot be read."""

    regelnummer: int
    rule: str
    message: str
    # The cell's column in the spelling of the contract; empty when it is the whole row.
    column: str = ""


class BrokenRows:
    """The broken rows of a file; millions of them fit in memory, for reasons are few."""

    def __init__(self) -> None:
        """Begin with none."""
        self._reasons: dict[tuple[str, str, str], int] = {}
        self._numbers, self._reason_of = array("q"), array("q")

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._numbers)

    def append(self, row: BrokenRow) -> None:
        """Note one broken row."""
        reason = (row.column, row.rule, row.message)
        self._numbers.append(row.regelnummer)
        self._reason_of.append(self._reasons.setdefault(reason, len(self._reasons)))

    def count(self) -> Counter[tuple[str, str]]:
        """Return how many rows each (column, rule) broke."""
        counts: Counter[tuple[str, str]] = Counter()
        numbers = Counter(self._reason_of)
        for (column, rule, _), reason in self._reasons.items():
            counts[column, rule] += numbers[reason]
        return counts

    def first_lines(self, most: int) -> dict[tuple[str, str], list[int]]:
        """Return the first lines of the rows that broke each (column, rule)."""
        lines: dict[tuple[str, str], list[int]] = {}
        names = [(column, rule) for column, rule, _ in self._reasons]
        for number, reason in zip(self._numbers, self._reason_of, strict=True):
            known = lines.setdefault(names[reason], [])
            if len(known) < most:
                known.append(number)
        return lines

    def write(self, con: duckdb.DuckDBPyConnection, relation: str) -> None:
        """Make the table ``relation``: regelnummer, kolom, regel, melding."""
        # Only readers that import Arrow already find broken rows.
        import pyarrow as pa

        columns, rules, messages = zip(*self._reasons, strict=True) if self else ((), (), ())
        numbers = pa.table(
            {
                "regelnummer": pa.array(self._numbers, pa.int64()),
                "reden": pa.array(self._reason_of, pa.int64()),
            }
        )
        reasons = pa.table(
            {
                "reden": pa.array(range(len(columns)), pa.int64()),
                "kolom": pa.array(columns, pa.string()),
                "regel": pa.array(rules, pa.string()),
                "melding": pa.array(messages, pa.string()),
            }
        )
        con.register("gebroken_nummers", numbers)
        con.register("gebroken_redenen", reasons)
        con.execute(
            f"create or replace temp table {quote_name(relation)} as "
            "select regelnummer, kolom, regel, melding "
            "from gebroken_nummers inner join gebroken_redenen using (reden)"
        )
        con.unregister("gebroken_nummers")
        con.unregister("gebroken_redenen")


# ``as_received(con, wanted, target)`` makes the table ``target`` (regelnummer, rij_ontvangen) of
# the rows on the line numbers in the relation ``wanted`` (regelnummer), as the supplier wrote them.
AsReceived = Callable[[duckdb.DuckDBPyConnection, str, str], None]
# ``long_rows(con, target)`` makes, for every part in turn, the relation ``target`` (regelnummer,
# rij_ontvangen) of rows that ``as_received`` gives cut off because they are too long for memory.
LongRows = Callable[[duckdb.DuckDBPyConnection, str], Iterator[None]]


@dataclass(frozen=True)
class Asides:
    """Text that does not land but is kept with the file, so that it is searched for identifiers.

    ``relation`` has ``regelnummer`` and the text column ``cell``.
    """

    relation: str
    cell: str
    name: str


@dataclass(frozen=True)
class Received:
    """One file as received, in DuckDB.

    ``relation`` has ``regelnummer`` and one text column ``k0``, ``k1`` … per name of the header,
    in the order of the file; broken rows are not in it.
    """

    relation: str
    names: tuple[str, ...]
    rows: int
    as_received: AsReceived
    broken: BrokenRows = field(default_factory=BrokenRows)
    long_rows: LongRows | None = None
    blank_lines: int = 0
    # The decimal sign of stored numbers, in a format that has those.
    decimal: str | None = None
    # Whether cells may hold other space than the ordinary.
    odd_spaces: bool = True
    # What the account has to say about the file as a whole.
    remarks: tuple[str, ...] = ()
    asides: tuple[Asides, ...] = ()


class Reader(Protocol):
    """Reads a file of one format into ``relation``; knows columns by its contract.

    Raises RefusedError when the file as a whole cannot be read.
    """

    def __call__(
        self,
        con: duckdb.DuckDBPyConnection,
        profile: FileProfile,
        relation: str,
        contract: Contract,
        limits: Limits,
    ) -> Received:
        """Read the file of this profile."""
        ...

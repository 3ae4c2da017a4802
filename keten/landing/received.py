"""What a reader hands over, whatever the format: text columns with line numbers, and bad rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import duckdb

from keten.landing.layout import Limits
from keten.landing.profile import FileProfile

# First line of a record that spans several -> number of lines.
RecordSpans = dict[int, int]


@dataclass(frozen=True)
class BrokenRow:
    """A record that cannot be divided over the columns."""

    regelnummer: int
    rule: str
    message: str


@dataclass(frozen=True)
class Received:
    """One file as received, in DuckDB.

    ``relation`` has ``regelnummer`` and one text column ``k0``, ``k1`` … per name of the header,
    in the order of the file; broken rows are not in it.
    """

    relation: str
    names: tuple[str, ...]
    rows: int
    # Returns the rows on these line numbers as the supplier wrote them.
    as_received: Callable[[list[int]], dict[int, str]]
    broken: list[BrokenRow] = field(default_factory=list)
    blank_lines: int = 0
    # The decimal sign, where the format settles it.
    decimal: str | None = None
    # Whether cells may hold other space than the ordinary.
    odd_spaces: bool = True


class Reader(Protocol):
    """Reads a file of one format into ``relation``; knows the contract's spelling of columns.

    Raises RefusedError when the file as a whole cannot be read.
    """

    def __call__(
        self,
        con: duckdb.DuckDBPyConnection,
        profile: FileProfile,
        relation: str,
        known: set[str],
        limits: Limits,
    ) -> Received:
        """Read the file of this profile."""
        ...

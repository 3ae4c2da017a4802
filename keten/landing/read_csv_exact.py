"""The exact CSV reader: line breaks in fields, blank lines, ragged rows and unterminated quotes.

Python's ``csv`` module parses; this module keeps the line on which each record starts, and goes
on at the next physical line where a record cannot be read, so that one stray quote costs one line.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

import duckdb
import pyarrow as pa

from keten.errors import RefusedError
from keten.landing.layout import quote_name
from keten.landing.profile import FileProfile
from keten.landing.received import BrokenRow, BrokenRows, RecordSpans

_BATCH = 50_000
# A quoted field longer than this is a quote that nobody closed.
_RECORD_LIMIT = 16 * 1024 * 1024


@dataclass
class Exact:
    """What the exact reader found besides the records it put in DuckDB."""

    rows: int = 0
    blank_lines: int = 0
    broken: BrokenRows = field(default_factory=BrokenRows)
    spans: RecordSpans = field(default_factory=RecordSpans)


class _Lines:
    """Physical lines with their numbers, which can be given back."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._returned: deque[str] = deque()
        self.taken: list[str] = []
        self.next_number = 1

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._file)
        self.taken.append(line)
        self.next_number += 1
        return line

    def give_back_all_but_first(self) -> None:
        """Let the next record start at the second line of this one."""
        rest = self.taken[1:]
        self._returned.extendleft(reversed(rest))
        self.next_number -= len(rest)


def read_exactly(
    con: duckdb.DuckDBPyConnection,
    profile: FileProfile,
    relation: str,
    delimiter: str,
    width: int,
) -> Exact:
    """Read the records behind the header into the table ``relation``."""
    exact = Exact()
    schema = pa.schema(
        [("regelnummer", pa.int64()), *((f"k{i}", pa.string()) for i in range(width))]
    )
    previous = csv.field_size_limit(_RECORD_LIMIT)
    try:
        with profile.path.open(encoding=profile.encoding, newline="") as file:
            records = _records(_Lines(file), profile.bestand, delimiter, width, exact)
            batches = _batches(records, schema)
            reader = pa.RecordBatchReader.from_batches(schema, batches)
            con.register("exact_batches", reader)
            con.execute(
                f"create or replace table {quote_name(relation)} as select * from exact_batches"
            )
            con.unregister("exact_batches")
    finally:
        csv.field_size_limit(previous)
    return exact


def _batches(
    records: Iterator[tuple[int, list[str]]], schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    numbers: list[int] = []
    rows: list[list[str]] = []

    def batch() -> pa.RecordBatch:
        columns = list(zip(*rows, strict=True)) or [()] * (len(schema) - 1)
        arrays = [pa.array(numbers, pa.int64()), *(pa.array(c, pa.string()) for c in columns)]
        return pa.RecordBatch.from_arrays(arrays, schema=schema)

    for number, row in records:
        numbers.append(number)
        rows.append(row)
        if len(rows) == _BATCH:
            yield batch()
            numbers.clear()
            rows.clear()
    yield batch()


def _records(
    lines: _Lines, bestand: str, delimiter: str, width: int, exact: Exact
) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, fields) of every readable record; note the others in ``exact``."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    header_seen = False
    while True:
        number = lines.next_number
        lines.taken.clear()
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if not header_seen:
                raise RefusedError(
                    f"{bestand}, line {number}: the header has a quotation mark that is not "
                    "closed. Remove it."
                ) from None
            lines.give_back_all_but_first()
            exact.broken.append(_stray_quote(number))
        else:
            if len(lines.taken) > 1:
                exact.spans.append(number, len(lines.taken))
            if len(fields) <= 1 and not "".join(fields).strip():
                exact.blank_lines += 1
                continue
            if not header_seen:
                header_seen = True
                continue
            if len(fields) == width:
                exact.rows += 1
                yield number, fields
                continue
            exact.broken.append(_ragged(number, len(fields), width))
        exact.rows += 1


def _ragged(number: int, found: int, width: int) -> BrokenRow:
    message = (
        f"The row has {found} fields where the header has {width}. Put quotes around a cell that "
        "holds the delimiter, and deliver the row anew."
    )
    return BrokenRow(number, "aantal velden", message)


def _stray_quote(number: int) -> BrokenRow:
    message = (
        "A quotation mark in this row opens a cell that is not closed properly. Double the marks "
        "inside a cell, and deliver the row anew."
    )
    return BrokenRow(number, "aanhalingsteken", message)

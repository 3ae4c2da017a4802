"""The exact CSV reader: line breaks in fields, blank lines, ragged rows and unterminated quotes.

Python's ``csv`` module parses; this module keeps the line on which each record starts, and goes
on at the next physical line where a record cannot be read, so that one stray quote costs one line.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from keten.errors import RefusedError
from keten.landing.layout import quote_name
from keten.landing.reading.profile import FileProfile
from keten.landing.reading.received import BrokenRow, BrokenRows, RecordSpans
from keten.landing.reading.text_lines import LONGEST_LINE, LongLine, lines_of, open_text
from keten.landing.refusals import Refusals

_BATCH = 50_000
_BATCH_SIGNS = 16 * 1024 * 1024
_PATIENCE = 4


@dataclass
class Exact:
    """What the exact reader found besides the records it put in DuckDB."""

    rows: int = 0
    blank_lines: int = 0
    broken: BrokenRows = field(default_factory=BrokenRows)
    spans: RecordSpans = field(default_factory=RecordSpans)


class _TooLongError(csv.Error):
    """A line or a record that is longer than what is read into memory."""


class _Lines:
    """Physical lines with their numbers, which can be given back."""

    def __init__(self, lines: Iterator[str], profile: FileProfile) -> None:
        self._lines = lines
        self._returned: deque[str] = deque()
        self._signs = 0
        # How much may be read twice, all together: otherwise time would grow with the square.
        self._patience = _PATIENCE * profile.size + LONGEST_LINE
        self.taken: list[str] = []
        self.next_number = 1

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._lines)
        self.taken.append(line)
        self.next_number += 1
        self._signs += len(line)
        if self._signs > LONGEST_LINE or isinstance(line, LongLine):
            raise _TooLongError
        return line

    def begin_record(self) -> int:
        """Return the number of the line on which the next record begins."""
        self.taken.clear()
        self._signs = 0
        return self.next_number

    def give_back_all_but_first(self) -> None:
        """Let the next record start at the second line of this one."""
        rest = self.taken[1:]
        self._returned.extendleft(reversed(rest))
        self.next_number -= len(rest)
        self._patience -= self._signs

    @property
    def is_hopeless(self) -> bool:
        """Whether so many records failed that their quotation marks follow no rule."""
        return self._patience < 0


def read_exactly(
    con: duckdb.DuckDBPyConnection,
    profile: FileProfile,
    relation: str,
    delimiter: str,
    width: int,
) -> Exact:
    """Read the records behind the header into the table ``relation``."""
    exact, refusals = Exact(), Refusals()
    schema = pa.schema(
        [("regelnummer", pa.int64()), *((f"k{i}", pa.string()) for i in range(width))]
    )
    # Lines and records are bounded here; a field cannot be longer.
    previous = csv.field_size_limit(LONGEST_LINE + 1)
    try:
        with open_text(profile) as file:
            lines = _Lines(lines_of(profile, file), profile)
            records = _records(lines, profile.bestand, delimiter, width, exact)
            batches = _batches(_until_refused(records, refusals), schema)
            reader = pa.RecordBatchReader.from_batches(schema, batches)
            con.register("exact_batches", reader)
            con.execute(
                f"create or replace table {quote_name(relation)} as select * from exact_batches"
            )
            con.unregister("exact_batches")
        refusals.raise_any()
    finally:
        csv.field_size_limit(previous)
    return exact


def _until_refused(
    records: Iterator[tuple[int, list[str]]], refusals: Refusals
) -> Iterator[tuple[int, list[str]]]:
    """Note a refusal and stop: DuckDB, which asks for the records, would make it another error."""
    with refusals.gathered():
        yield from records


def _batches(
    records: Iterator[tuple[int, list[str]]], schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    numbers: list[int] = []
    rows: list[list[str]] = []

    def batch() -> pa.RecordBatch:
        columns = list(zip(*rows, strict=True)) or [()] * (len(schema) - 1)
        arrays = [pa.array(numbers, pa.int64()), *(pa.array(c, pa.string()) for c in columns)]
        return pa.RecordBatch.from_arrays(arrays, schema=schema)

    signs = 0
    for number, row in records:
        numbers.append(number)
        rows.append(row)
        signs += sum(map(len, row))
        if len(rows) == _BATCH or signs >= _BATCH_SIGNS:
            yield batch()
            numbers.clear()
            rows.clear()
            signs = 0
    yield batch()


def _records(
    lines: _Lines, bestand: str, delimiter: str, width: int, exact: Exact
) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, fields) of every readable record; note the others in ``exact``."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    header_seen = False
    while True:
        number = lines.begin_record()
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if lines.is_hopeless:
                raise RefusedError(
                    f"{bestand}: from line {number} on the quotation marks follow no rule, and "
                    "rows cannot be told apart. Write the file anew, with marks inside cells "
                    "doubled."
                ) from None
            if not header_seen:
                raise RefusedError(
                    f"{bestand}, line {number}: the header has a quotation mark that is not "
                    "closed. Remove it."
                ) from None
            too_long = isinstance(error, _TooLongError) and len(lines.taken) == 1
            lines.give_back_all_but_first()
            exact.broken.append(_too_long(number) if too_long else _stray_quote(number))
        else:
            if len(lines.taken) > 1:
                exact.spans.append(number, len(lines.taken))
            if len(fields) <= 1 and not "".join(fields).strip():
                exact.blank_lines += 1
                continue
            if not header_seen:
                header_seen = True
                continue
            # Empty cells behind the last column are no cells; the plain reader holds so too.
            while len(fields) > width and not fields[-1]:
                del fields[-1]
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


def _too_long(number: int) -> BrokenRow:
    message = (
        f"The row is longer than {LONGEST_LINE // 1024**2} MiB, and was not divided into cells. "
        "Shorten the text in it, and deliver the row anew."
    )
    return BrokenRow(number, "te lange cel", message)


def _stray_quote(number: int) -> BrokenRow:
    message = (
        "A quotation mark in this row opens a cell that is not closed properly. Double the marks "
        "inside a cell, and deliver the row anew."
    )
    return BrokenRow(number, "aanhalingsteken", message)

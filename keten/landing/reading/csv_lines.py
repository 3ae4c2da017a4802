"""Records of a text file as received: the physical lines that begin on given numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import islice

import duckdb
import pyarrow as pa

from keten.landing.layout import quote_name
from keten.landing.reading.profile import FileProfile
from keten.landing.reading.received import AsReceived, LongRows, RecordSpans
from keten.landing.reading.text_lines import lines_of, long_lines_in_parts, open_text

_BATCH = 50_000
_BATCH_SIGNS = 16 * 1024 * 1024
_SCHEMA = pa.schema([("regelnummer", pa.int64()), ("rij_ontvangen", pa.string())])


def line_reader(profile: FileProfile, spans: RecordSpans) -> AsReceived:
    """Return what reads the records of this file again, a batch at a time."""

    def as_received(con: duckdb.DuckDBPyConnection, wanted: str, target: str) -> None:
        rows = con.execute(f"select regelnummer from {quote_name(wanted)} order by regelnummer")
        numbers = array("q")
        while batch := rows.fetchmany(_BATCH):
            numbers.extend(number for (number,) in batch)
        batches = _batches(_texts(profile, numbers, spans))
        con.register("regels", pa.RecordBatchReader.from_batches(_SCHEMA, batches))
        con.execute(f"create or replace temp table {quote_name(target)} as select * from regels")
        con.unregister("regels")

    return as_received


def long_line_reader(profile: FileProfile) -> LongRows:
    """Return what reads the lines that are too long, whole but in parts, a batch at a time."""

    def long_rows(con: duckdb.DuckDBPyConnection, target: str) -> Iterator[None]:
        for batch in _batches(long_lines_in_parts(profile)):
            con.register(target, pa.table(batch))
            yield
            con.unregister(target)

    return long_rows


def _texts(
    profile: FileProfile, numbers: array[int], spans: RecordSpans
) -> Iterator[tuple[int, str]]:
    with open_text(profile) as file:
        source, position = lines_of(profile, file), 1
        for number in numbers:
            length = spans.lines(number)
            lines = islice(source, number - position, number - position + length)
            yield number, "".join(lines).rstrip("\r\n")
            position = number + length


def _batches(records: Iterator[tuple[int, str]]) -> Iterator[pa.RecordBatch]:
    numbers: list[int] = []
    texts: list[str] = []
    signs = 0
    for number, text in records:
        numbers.append(number)
        texts.append(text)
        signs += len(text)
        if len(numbers) == _BATCH or signs >= _BATCH_SIGNS:
            yield pa.record_batch([numbers, texts], schema=_SCHEMA)
            numbers, texts, signs = [], [], 0
    yield pa.record_batch([numbers, texts], schema=_SCHEMA)

"""Parquet files: columns of single values, whatever their type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from keten.decoding.frames import Frame, Frames, Head, Request, Rows, UndecodableError
from keten.decoding.remarks import of_parquet, remarks
from keten.decoding.rows import Fault, batch_of, contract_name, divided, note_long_numbers
from keten.decoding.texts import is_single, texts

_ROWS_AT_ONCE = 50_000
_ENCRYPTED = b"PARE"
# What a cell takes at least, as text.
_CELL_BYTES = 4


def frames(request: Request) -> Frames:
    """Yield the frames of a Parquet file; the first record is line 1."""
    with Path(request.path).open("rb") as file:
        if file.read(len(_ENCRYPTED)) == _ENCRYPTED:
            raise UndecodableError(
                f"{request.bestand} is encrypted. Deliver it without, by a safe way."
            )
    try:
        with pq.ParquetFile(request.path) as file:
            yield from _frames(file, request)
    except MemoryError:
        raise
    except (pa.ArrowException, OSError, ValueError):
        raise UndecodableError(
            f"{request.bestand} cannot be read as Parquet: it is damaged, or another kind of file. "
            "Write it anew."
        ) from None


def _frames(file: pq.ParquetFile, request: Request) -> Iterator[Frame]:
    schema = file.schema_arrow
    names = [str(name) for name in schema.names]
    request.refuse_columns(len(names))
    refused = [name for name, kind in zip(names, schema.types, strict=True) if not is_single(kind)]
    if refused:
        raise UndecodableError(
            f"{request.bestand} has columns that hold no single values ({{names}}). Write each "
            "as text, number, date or boolean, or leave it out.",
            refused,
        )
    claimed = file.metadata.num_rows
    if claimed * len(names) * _CELL_BYTES > request.decoded_bytes:
        raise UndecodableError(
            f"{request.bestand} says to hold {claimed:,} rows, more than can be read. Deliver "
            "fewer rows."
        )
    yield Head(names)
    done = 0
    yield Rows(batch_of([], {f"k{i}": pa.array([], pa.string()) for i in range(len(names))}))
    for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, use_threads=False):
        batch.validate(full=True)
        numbers = range(done + 1, done + 1 + batch.num_rows)
        faults: dict[int, Fault] = {}
        for name, column in zip(names, batch.columns, strict=True):
            note_long_numbers(faults, column, contract_name(name, request))
        cells = {f"k{i}": texts(column) for i, column in enumerate(batch.columns)}
        yield from divided(batch_of(numbers, cells), faults)
        done += batch.num_rows
    yield from remarks(of_parquet(file))

"""Divides decoded rows into readable ones and ones with a cell at fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from keten.decoding.frames import Broken, Request, Rows
from keten.decoding.texts import is_inexact


class Fault(NamedTuple):
    """What is wrong with a row: the column in the spelling of the contract, if it is one."""

    column: str
    rule: str
    message: str


def batch_of(numbers: Sequence[int], cells: Mapping[str, pa.Array]) -> pa.RecordBatch:
    """Return rows with these line numbers and columns of text."""
    return pa.RecordBatch.from_pydict({"regelnummer": pa.array(numbers, pa.int64()), **cells})


def divided(batch: pa.RecordBatch, faults: Mapping[int, Fault]) -> Iterator[Rows | Broken]:
    """Yield the rows of a batch without and, when there are any, with a fault at their position."""
    if not faults:
        yield Rows(batch)
        return
    positions = sorted(faults)
    readable = np.ones(batch.num_rows, dtype=bool)
    readable[positions] = False
    yield Rows(batch.filter(pa.array(readable)))
    broken = batch.take(pa.array(positions, pa.int64()))
    for part, name in enumerate(("kolom", "regel", "melding")):
        texts = pa.array([faults[position][part] for position in positions], pa.string())
        broken = broken.append_column(name, texts)
    yield Broken(broken)


def contract_name(name: str, request: Request) -> str:
    """Return a delivered column's name in the contract; a name that it does not know is empty."""
    return request.known.get(name.strip().strip("\ufeff").lower(), "")


def too_long_number(column: str) -> Fault:
    """Return the fault of a number of which the last digits are lost."""
    return Fault(
        column,
        "te lang getal",
        f"{column} holds a number of more than fifteen digits, and the last ones are lost. Store "
        "it as text.",
    )


def note_long_numbers(faults: dict[int, Fault], column: pa.Array, name: str) -> None:
    """Note the rows in which this column, if the contract knows it, holds such a number."""
    if name:
        for row in pc.indices_nonzero(is_inexact(column)).to_pylist():
            faults.setdefault(row, too_long_number(name))

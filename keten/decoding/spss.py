"""SPSS files (.sav, .zsav): labels for labelled numbers, a word for user-missing values."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyreadstat

from keten.decoding.frames import Frame, Frames, Head, Request, UndecodableError
from keten.decoding.remarks import of_spss, remarks
from keten.decoding.rows import Fault, batch_of, contract_name, divided, note_long_numbers
from keten.decoding.texts import float_texts, without_midnight

# What landing knows as a word for *missing*, whatever the type of the column.
_MISSING = "NULL"
_CELLS_AT_ONCE = 8_000_000
_MOMENT = re.compile(r"([AESJ]?DATE|QYR|MOYR|WKYR|DATETIME|YMDHMS)[0-9]")
# Seconds from the first day of SPSS, 14 October 1582, to that of Unix and to the year 10000.
_EPOCH = 12_219_379_200
_LAST = _EPOCH + 253_402_300_800
_FALLBACK = "cp1252"  # of files from before Unicode
_LOSSLESS = "ISO-8859-1"  # keeps every byte, to be decoded here


@dataclass(frozen=True)
class _Variable:
    """One column of the file and what its values stand for."""

    name: str
    format: str
    labels: dict[Any, str]
    # First and last value of ranges that are user-missing.
    missing: tuple[tuple[Any, Any], ...]

    @property
    def is_text(self) -> bool:
        """Whether the values are text."""
        return self.format.startswith("A") and not self.format.startswith("ADATE")

    def reading(self, value: Any, text: str | None) -> tuple[str | None, str | None]:
        """Return the text that a value lands as and, where that is another thing, what it was."""
        if value is None or text is None:
            return None, None
        label = self.labels.get(value, "").strip()
        original = f"{text} = {label}" if label else text
        if any(first <= value <= last for first, last in self.missing):
            return _MISSING, f"{original} (user-missing)"
        if not label:
            return text, None
        return (text if self.is_text else label), original


def frames(request: Request) -> Frames:
    """Yield the frames of an SPSS file; the first record is line 1."""
    codec = _codec(request)
    _, meta = _read(request, metadataonly=True)
    variables = [_variable(meta, key, codec, request.bestand) for key in meta.column_names]
    if not variables:
        raise UndecodableError(f"{request.bestand} holds no variables. Save it anew.")
    request.refuse_columns(len(variables))
    yield Head([variable.name for variable in variables])
    done, at_once = 0, max(1, _CELLS_AT_ONCE // len(variables))
    while True:
        data, _ = _read(request, row_offset=done, row_limit=at_once)
        columns = list(data.values())
        rows = len(columns[0])
        numbers = range(done + 1, done + 1 + rows)
        yield from _frames(request, variables, columns, numbers, codec)
        done += rows
        if rows < at_once:
            break
    yield from remarks(_decoded(text, codec, request.bestand) for text in of_spss(meta))


def _read(request: Request, encoding: str | None = _LOSSLESS, **how: Any) -> tuple[Any, Any]:
    try:
        data, meta = pyreadstat.read_sav(
            request.path,
            encoding=encoding,
            user_missing=True,
            output_format="dict",
            disable_datetime_conversion=True,
            **how,
        )
        return data, meta
    except pyreadstat.ReadstatError:
        raise UndecodableError(
            f"{request.bestand} cannot be read as SPSS: it is damaged, or another kind of file. "
            "Save it anew as .sav."
        ) from None


def _codec(request: Request) -> str:
    """Return how the text of the file is written."""
    try:
        _, meta = _read(request, encoding=None, metadataonly=True)
        return codecs.lookup(meta.file_encoding or _FALLBACK).name
    except UnicodeDecodeError:
        return _FALLBACK
    except LookupError:
        raise UndecodableError(
            f"{request.bestand} is written in an encoding that cannot be read. Save it as Unicode."
        ) from None


def _decoded(text: str, codec: str, bestand: str) -> str:
    try:
        return text.encode(_LOSSLESS).decode(codec)
    except UnicodeDecodeError:
        raise UndecodableError(
            f"{bestand} holds text that is not {codec}, which it should be. Save it as Unicode."
        ) from None


def _variable(meta: Any, key: str, codec: str, bestand: str) -> _Variable:
    labels = meta.variable_value_labels.get(key, {})
    return _Variable(
        name=_decoded(key, codec, bestand),
        format=meta.original_variable_types[key],
        labels={value: _decoded(label, codec, bestand) for value, label in labels.items()},
        missing=tuple((span["lo"], span["hi"]) for span in meta.missing_ranges.get(key, ())),
    )


def _frames(
    request: Request,
    variables: list[_Variable],
    columns: list[list[Any]],
    numbers: range,
    codec: str,
) -> Iterator[Frame]:
    cells: dict[str, pa.Array] = {}
    originals: dict[str, pa.Array] = {}
    faults: dict[int, Fault] = {}
    for position, (variable, values) in enumerate(zip(variables, columns, strict=True)):
        if variable.is_text:
            received = pa.array(values, pa.string()).dictionary_encode()
            texts = [
                _decoded(text, codec, request.bestand) for text in received.dictionary.to_pylist()
            ]
            plain = pa.array(texts, pa.string())
        else:
            numbered = pa.array(values, pa.float64())
            received = numbered.dictionary_encode()
            plain = _plain_texts(variable, received.dictionary)
            note_long_numbers(faults, numbered, contract_name(variable.name, request))
        if variable.labels or variable.missing:
            readings = [
                variable.reading(value, text)
                for value, text in zip(
                    received.dictionary.to_pylist(), plain.to_pylist(), strict=True
                )
            ]
            plain = pa.array([text for text, _ in readings], pa.string())
            original = pa.array([original for _, original in readings], pa.string())
            originals[f"o{position}"] = original.take(received.indices)
        cells[f"k{position}"] = plain.take(received.indices)
    yield from divided(batch_of(numbers, cells | originals), faults)


def _plain_texts(variable: _Variable, values: pa.Array) -> pa.StringArray:
    """Return numbers and dates as text, without labels."""
    if not _MOMENT.match(variable.format):
        return float_texts(values)
    inside = pc.and_(pc.greater_equal(values, 0), pc.less(values, _LAST))
    seconds = pc.subtract(pc.floor(pc.if_else(inside, values, None)), _EPOCH)
    moments = pc.cast(pc.cast(seconds, pa.int64()), pa.timestamp("s"))
    # A number that is no moment stays a number, so that it is no empty cell.
    return pc.coalesce(without_midnight(pc.cast(moments, pa.string())), float_texts(values))

"""The formats that can be delivered, by the suffix of the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from keten.errors import RefusedError
from keten.landing.layout import Limits
from keten.landing.profile import FileProfile, profile_binary, profile_text
from keten.landing.read_csv import read_csv
from keten.landing.read_parquet import read_parquet
from keten.landing.received import Reader


class _Format(NamedTuple):
    profile: Callable[[Path, str, Limits], FileProfile]
    reader: Reader


_FORMATS = {
    ".csv": _Format(profile_text, read_csv),
    ".txt": _Format(profile_text, read_csv),
    ".tsv": _Format(profile_text, read_csv),
    ".parquet": _Format(profile_binary, read_parquet),
}


def profile_file(path: Path, bestand: str, limits: Limits) -> FileProfile:
    """Return what the bytes of a delivered file say; refuse formats that cannot be read."""
    if path.suffix.lower() not in _FORMATS:
        raise RefusedError(
            f"{bestand}: files of this kind cannot be read. Deliver {', '.join(_FORMATS)}."
        )
    return _FORMATS[path.suffix.lower()].profile(path, bestand, limits)


def reader_of(path: Path) -> Reader:
    """Return the reader of a file that has a profile."""
    return _FORMATS[path.suffix.lower()].reader

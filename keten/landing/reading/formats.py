"""The formats that can be delivered, by the suffix of the file."""

from __future__ import annotations

from pathlib import Path

from keten.errors import RefusedError
from keten.landing.layout import Limits
from keten.landing.reading.plain_csv import read_csv
from keten.landing.reading.profile import FileProfile, profile_binary, profile_text
from keten.landing.reading.received import Reader

_PROFILES = {
    ".csv": profile_text,
    ".txt": profile_text,
    ".tsv": profile_text,
    ".xlsx": profile_binary,
    ".parquet": profile_binary,
    ".sav": profile_binary,
    ".zsav": profile_binary,
}


def profile_file(path: Path, bestand: str, limits: Limits) -> FileProfile:
    """Return what the bytes of a delivered file say; refuse formats that cannot be read."""
    if path.suffix.lower() not in _PROFILES:
        raise RefusedError(
            f"{bestand}: files of this kind cannot be read. Deliver {', '.join(_PROFILES)}."
        )
    return _PROFILES[path.suffix.lower()](path, bestand, limits)


def reader_of(path: Path) -> Reader:
    """Return the reader of a file that has a profile."""
    if _PROFILES[path.suffix.lower()] is profile_text:
        return read_csv
    # Arrow takes long to import, and CSV mostly does without.
    from keten.landing.reading.decoded import read_decoded

    return read_decoded

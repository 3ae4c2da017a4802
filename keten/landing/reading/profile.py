"""One pass over the bytes of a file: hash, size, physical lines and encoding."""

from __future__ import annotations

import codecs
import hashlib
import os
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from keten.errors import RefusedError
from keten.landing.delivery_files import open_file
from keten.landing.layout import Limits
from keten.landing.reading.encoding import CHUNK, check_windows_1252, line_at

_ODD_SPACES = (b"\xc2\xa0", b"\xe2\x80", b"\xe2\x81\x9f", b"\xe1\x9a\x80", b"\xe3\x80\x80")


@dataclass(frozen=True)
class FileProfile:
    """What the bytes of a file say, before anything is parsed."""

    path: Path
    # As messages name the file; what is kept is named by the manifest.
    bestand: str
    sha256: str
    size: int
    # Which file it was, and when it last changed.
    state: tuple[int, ...]
    lines: int = 0
    encoding: str = "utf-8"
    quotes: bool = False
    lone_returns: bool = False
    odd_spaces: bool = False
    # Bytes of the longest line; those shorter than a chunk are not measured.
    longest_line: int = 0
    # Whether the last line of a text has no line end.
    open_end: bool = False


def profile_binary(path: Path, bestand: str, limits: Limits) -> FileProfile:
    """Return hash and size of a file that is not text."""
    with open_file(path, bestand) as file:
        size, state = _measure(file, bestand, limits)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return FileProfile(path, bestand, sha256, size, state)


def profile_text(path: Path, bestand: str, limits: Limits) -> FileProfile:
    """Return what the bytes of a text file say.

    Raises RefusedError when its encoding is neither UTF-8 nor, as a whole, Windows-1252.
    """
    sha256, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    lines = returns = pairs = 0
    longest = behind = 0
    quotes = odd_spaces = False
    utf8, tail = True, b"\n"
    with open_file(path, bestand) as file:
        size, state = _measure(file, bestand, limits)
        while chunk := file.read(CHUNK):
            sha256.update(chunk)
            lines += chunk.count(b"\n")
            if b"\r" in chunk or tail.endswith(b"\r"):
                returns += chunk.count(b"\r")
                pairs += chunk.count(b"\r\n") + (tail.endswith(b"\r") and chunk[:1] == b"\n")
            begin, end = _first_and_last_end(chunk)
            longest = max(longest, behind + begin)
            behind = len(chunk) - end if end else behind + len(chunk)
            quotes = quotes or b'"' in chunk
            if b"\x00" in chunk:
                line = line_at(path, file.tell() - len(chunk) + chunk.index(b"\x00"))
                raise RefusedError(
                    f"{bestand}, line {line}: not plain text (it looks like UTF-16 or a binary "
                    "file). Save it as UTF-8."
                )
            odd_spaces = odd_spaces or b"\t" in chunk or b"\x0b" in chunk or b"\x0c" in chunk
            if utf8 and not (chunk.isascii() and not decoder.getstate()[0]):
                odd_spaces = odd_spaces or _has_odd_space(tail + chunk)
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    utf8 = False
            tail = chunk[-3:]
    if decoder.getstate()[0]:
        utf8 = False
    if not utf8:
        check_windows_1252(path, bestand)
    return FileProfile(
        path=path,
        bestand=bestand,
        sha256=sha256.hexdigest(),
        size=size,
        state=state,
        lines=lines + (not tail.endswith(b"\n")),
        encoding="utf-8-sig" if utf8 else "cp1252",
        quotes=quotes,
        lone_returns=returns != pairs,
        odd_spaces=odd_spaces or not utf8,
        longest_line=max(longest, behind),
        open_end=not tail.endswith((b"\n", b"\r")),
    )


def is_unchanged(profile: FileProfile) -> bool:
    """Return whether the file on disk is still the one that was read."""
    try:
        return _state(profile.path.stat(follow_symlinks=False)) == profile.state
    except OSError:
        return False


def _state(status: os.stat_result) -> tuple[int, ...]:
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


def _has_odd_space(data: bytes) -> bool:
    # The first byte alone is found many times as fast, and is mostly not there.
    return any(space[:1] in data and space in data for space in _ODD_SPACES)


def _measure(file: BufferedReader, bestand: str, limits: Limits) -> tuple[int, tuple[int, ...]]:
    status = os.fstat(file.fileno())
    if status.st_size > limits.file_bytes:
        raise RefusedError(
            f"{bestand} is larger than {limits.file_bytes // 1024**2} MiB. Deliver it as Parquet, "
            "or allow more with --max-file-mib."
        )
    return status.st_size, _state(status)


def _first_and_last_end(chunk: bytes) -> tuple[int, int]:
    """Return where the first line of a chunk ends, and where its last one begins; or its length."""
    ends = [end for end in (chunk.find(b"\n"), chunk.find(b"\r")) if end >= 0]
    if not ends:
        return len(chunk), 0
    return min(ends), max(chunk.rfind(b"\n"), chunk.rfind(b"\r")) + 1

"""Which bytes of a text are of no encoding, or of another one than the rest; in bounded memory."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from keten.errors import RefusedError

CHUNK = 4 * 1024 * 1024
# Well-formed UTF-8 of the letters and signs that Dutch text uses (in Windows-1252 these bytes
# would read as an accented capital before a symbol), and bytes that Windows-1252 does not define.
_SIGNS = re.compile(
    rb"(?P<utf8>[\xc2-\xc5][\x80-\xbf]|\xe2[\x80-\x82][\x80-\xbf])"
    rb"|(?P<undefined>[\x81\x8d\x8f\x90\x9d])"
)
_LONGEST_SIGN = 3


def check_windows_1252(path: Path, bestand: str) -> None:
    """Refuse a text that mixes encodings or holds bytes that Windows-1252 does not define.

    It is known not to be UTF-8 as a whole.
    """
    first_utf8: int | None = None
    for offset, found in _found(path):
        if found.lastgroup == "undefined":
            raise RefusedError(
                f"{bestand}, line {line_at(path, offset)}: holds bytes that are neither UTF-8 nor "
                "Windows-1252. Save the whole file as UTF-8."
            )
        if first_utf8 is None:
            first_utf8 = offset
    if first_utf8 is not None:
        other = line_at(path, _first_not_utf8(path))
        raise RefusedError(
            f"{bestand} mixes encodings: line {line_at(path, first_utf8)} is UTF-8, line {other} "
            "is not. Save the whole file as UTF-8."
        )


def line_at(path: Path, offset: int) -> int:
    """Return the number of the line, as an editor counts, in which this byte stands."""
    lines, last = 1, b""
    with path.open("rb") as file:
        while offset > 0 and (chunk := file.read(min(CHUNK, offset))):
            pairs = chunk.count(b"\r\n") + (last == b"\r" and chunk[:1] == b"\n")
            lines += chunk.count(b"\n") + chunk.count(b"\r") - pairs
            offset, last = offset - len(chunk), chunk[-1:]
    return lines


def _found(path: Path) -> Iterator[tuple[int, re.Match[bytes]]]:
    """Yield every sign and its place; one on the edge of two chunks is found in the second."""
    with path.open("rb") as file:
        place, rest, chunk = 0, b"", b"\n"
        while chunk:
            chunk = file.read(CHUNK)
            data = rest + chunk
            edge = max(0, len(data) - _LONGEST_SIGN + 1) if chunk else len(data)
            after = 0
            for found in _SIGNS.finditer(data):
                if found.start() >= edge:
                    break
                after = found.end()
                yield place + found.start(), found
            cut = max(edge, after)
            place, rest = place + cut, data[cut:]


def _first_not_utf8(path: Path) -> int:
    decoder, place = codecs.getincrementaldecoder("utf-8")(), 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            held = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                return place - held + error.start
            place += len(chunk)
    return place

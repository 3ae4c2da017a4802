"""Physical lines of a text file, of which none is read into memory whole when it is too long."""

from __future__ import annotations

from collections.abc import Iterator
from io import TextIOWrapper
from typing import TextIO

from keten.landing.delivery_files import open_file
from keten.landing.reading.profile import FileProfile

# Characters. A thousand cells of 64 KiB would be more, and no supplier has them.
LONGEST_LINE = 16 * 1024 * 1024
_SHOWN_OF_LONG = 64 * 1024
# Long lines are searched in parts that overlap by more than any identifier is long.
_PART, _OVERLAP = 1024 * 1024, 1024


class LongLine(str):
    """The begin of a line that is longer than ``LONGEST_LINE``, and a remark that it is cut."""

    __slots__ = ()


def open_text(profile: FileProfile) -> TextIO:
    """Open a profiled text with its line ends as they are; it may be another file by now."""
    file = open_file(profile.path, profile.bestand)
    return TextIOWrapper(file, encoding=profile.encoding, newline="")


def has_long_lines(profile: FileProfile) -> bool:
    """Return whether a line may be too long; then ``lines_of`` must read the file."""
    return profile.longest_line >= LONGEST_LINE


def lines_of(profile: FileProfile, file: TextIO) -> Iterator[str]:
    """Yield the lines with their ends; a ``LongLine`` for one that is too long."""
    return _bounded(file) if has_long_lines(profile) else file


def _bounded(file: TextIO) -> Iterator[str]:
    piece = file.readline(LONGEST_LINE)
    while piece:
        if len(piece) < LONGEST_LINE:
            yield piece
            piece = file.readline(LONGEST_LINE)
            continue
        begin, length = piece[:_SHOWN_OF_LONG], len(piece)
        while piece and not _is_ended(piece):
            piece = file.readline(LONGEST_LINE)
            length += len(piece)
        # In round numbers: digits in a row would be searched as those of a person.
        size = f"{length // 10**6} million characters"
        yield LongLine(f"{begin} […] (cut here, of some {size}; the file is kept whole)")
        piece = _next_line(file, piece)


def _is_ended(piece: str) -> bool:
    return piece.endswith(("\n", "\r"))


def _next_line(file: TextIO, piece: str) -> str:
    """Return what follows this piece, which may have been cut between a return and its feed."""
    following = file.readline(LONGEST_LINE)
    if piece.endswith("\r") and following == "\n":
        return file.readline(LONGEST_LINE)
    return following


def long_lines_in_parts(profile: FileProfile) -> Iterator[tuple[int, str]]:
    """Yield (line, part) of all that stands on the lines that are too long; parts overlap."""
    if not has_long_lines(profile):
        return
    with open_text(profile) as file:
        number, piece = 1, file.readline(LONGEST_LINE)
        while piece:
            if len(piece) == LONGEST_LINE:
                tail = ""
                while piece:
                    text = tail + piece
                    for start in range(0, len(text), _PART):
                        yield number, text[start : start + _PART + _OVERLAP]
                    if _is_ended(piece):
                        break
                    tail = piece[-_OVERLAP:]
                    piece = file.readline(LONGEST_LINE)
            piece, number = _next_line(file, piece), number + 1

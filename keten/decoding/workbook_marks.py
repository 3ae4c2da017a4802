"""What the values of a sheet do not tell: errors, formulas without result, lost digits, merges.

Values are read elsewhere (``keten.decoding.workbook``); this reads the kinds of the cells, and only
in sheets that may hold such a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray

from keten.decoding.frames import UndecodableError
from keten.decoding.texts import INEXACT_FROM
from keten.decoding.workbook_parts import damaged, pieces

_TELLING = re.compile(
    rb"[<:]f[ />]|t=[\"']e[\"']|[<:]mergeCell[ />]|[<:]v>-?(?:[0-9]{16}|[0-9][0-9.]*[eE])"
)
_VALUES = (b"<v>", b"<v ", b"<is>")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CELLS = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_MERGES = 100_000

ERROR, FORMULA, DIGITS, LOST = "fout", "formule", "cijfers", "verloren"


@dataclass
class Marks:
    """Cells with something the matter, by (row, column) counted from nought."""

    # kind and what stands there
    cells: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    # first row, first column, last row, last column
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_marks(archive: ZipFile, part: str, present: NDArray[np.bool_], bestand: str) -> Marks:
    """Return what is the matter with cells of a sheet, of which ``present`` ones have a value."""
    if not _may_have_marks(archive, part, int(present.sum())):
        return Marks()
    reader = _Reader(present, bestand)
    try:
        for piece in pieces(archive, part):
            reader.parser.Parse(piece, False)
        reader.parser.Parse(b"", True)
    except expat.ExpatError:
        raise damaged(bestand) from None
    return reader.marks


def _may_have_marks(archive: ZipFile, part: str, values: int) -> bool:
    counted = 0
    for piece in pieces(archive, part):
        if _TELLING.search(piece):
            return True
        counted += sum(piece.count(value) for value in _VALUES)
    return counted != values


class _Reader:
    """Follows the cells of one sheet."""

    def __init__(self, present: NDArray[np.bool_], bestand: str) -> None:
        self.marks = Marks()
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._present, self._bestand = present, bestand
        self._row = self._column = -1
        self._kind: str | None = None  # of the cell that is open
        self._texts: dict[str, str] = {}
        self._open = ""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self._row = int(attributes.get("r", self._row + 2)) - 1
            self._column = -1
        elif name == "c":
            self._column += 1
            if found := _CELL.fullmatch(attributes.get("r", "")):
                self._row, self._column = int(found[2]) - 1, column_index(found[1])
            self._kind, self._texts, self._open = attributes.get("t", "n"), {}, ""
        elif self._kind is not None:
            self._open = name
            self._texts.setdefault(name, "")
        elif name == "mergeCell" and (found := _CELLS.fullmatch(attributes.get("ref", ""))):
            self._merge(found)

    def _merge(self, found: re.Match[str]) -> None:
        if len(self.marks.merges) == _MERGES:
            raise UndecodableError(
                f"{self._bestand} holds more than {_MERGES} merged cells. Unmerge them."
            )
        self.marks.merges.append(
            (int(found[2]) - 1, column_index(found[1]), int(found[4]) - 1, column_index(found[3]))
        )

    def _text(self, text: str) -> None:
        if self._open in ("v", "f", "t"):
            self._texts[self._open] += text

    def _end(self, tag: str) -> None:
        self._open = ""
        if self._kind is not None and tag.rpartition(":")[2] == "c":
            self._judge(self._kind, self._texts)
            self._kind = None

    def _judge(self, kind: str, texts: dict[str, str]) -> None:
        value, mark = texts.get("v") or texts.get("t", ""), None
        if kind == "e":
            mark = (ERROR, value)
        elif "f" in texts and not value and kind != "str":
            mark = (FORMULA, f"={texts['f']}")
        elif kind == "n" and len(value) > 15 and _is_inexact(value):
            mark = (DIGITS, value)
        elif value and not self._is_present():
            mark = (LOST, value)
        if mark is not None:
            self.marks.cells[self._row, self._column] = mark

    def _is_present(self) -> bool:
        rows, columns = self._present.shape
        return (
            self._row < rows
            and self._column < columns
            and bool(self._present[self._row, self._column])
        )


def _is_inexact(value: str) -> bool:
    try:
        return abs(float(value)) >= INEXACT_FROM
    except ValueError:
        return False


def column_index(letters: str) -> int:
    """Return the position of column A, B, … AA, … counted from nought."""
    position = 0
    for letter in letters:
        position = position * 26 + ord(letter) - ord("A") + 1
    return position - 1


def column_letters(position: int) -> str:
    """Return A, B, … AA, … for the position of a column counted from nought."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def covered_rows(marks: Marks, rows: int, columns: list[int]) -> Iterator[tuple[int, int]]:
    """Yield (row, column) for each row in which a merge covers one of these columns."""
    first = np.full(rows, -1, dtype=np.int32)
    for top, left, bottom, right in marks.merges:
        inside = [column for column in columns if left <= column <= right]
        if not inside:
            continue
        first[top + 1 : bottom + 1] = inside[0]
        beside = [column for column in inside if column > left]
        if beside and top < rows:
            first[top] = beside[0]
    for row in np.flatnonzero(first >= 0):
        yield int(row), int(first[row])

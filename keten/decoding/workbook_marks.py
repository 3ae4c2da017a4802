"""What the values of a sheet do not tell: errors, formulas without result, lost digits, merges.

Values are read elsewhere (``keten.decoding.workbook``); this reads the kinds of the cells, and only
in sheets that may hold such a thing.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray

from keten.decoding.frames import UndecodableError
from keten.decoding.texts import INEXACT_FROM
from keten.decoding.workbook_parts import damaged, pieces

# Formulas, merges and long numbers. Errors, and sheets that spell these otherwise, have another
# number of values than was read.
_TELLING = (b"<f>", b"<f ", b"<f/", b"<mergeCell ")
_LONG_NUMBER = re.compile(rb"<v>-?(?:[0-9]{16}|[0-9][0-9.]*[eE])")
_FIRST_COLUMN = re.compile(rb'<c r="A[0-9]+"[^/>]*><(?:v>[^<]|is><t[^/>]*>[^<])')
_VALUES = (b"<v>", b"<v ", b"<is>")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CELLS = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_MERGES = 100_000
# Columns that a sheet can have: a cell is numbered by row and column in one.
_WIDTH = 2**15
# From here on a number may be no day, and is lost when it is shown as one.
_NO_DAY = 9e7

ERROR, FORMULA, DIGITS, LOST = "fout", "formule", "cijfers", "verloren"


@dataclass
class Marks:
    """Cells with something the matter, by (row, column) counted from nought."""

    # kind and what stands there
    cells: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    # first row, first column, last row, last column
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    # The column of the sheet in which the values begin.
    left: int = 0


def read_marks(archive: ZipFile, part: str, present: NDArray[np.bool_], bestand: str) -> Marks:
    """Return what is the matter with cells of a sheet, of which ``present`` ones have a value."""
    if not _may_have_marks(archive, part, int(present.sum())):
        return Marks()
    reader = _Reader(bestand)
    try:
        for piece in pieces(archive, part):
            reader.parser.Parse(piece, False)
        reader.parser.Parse(b"", True)
    except expat.ExpatError:
        raise damaged(bestand) from None
    return reader.compared(present)


def _may_have_marks(archive: ZipFile, part: str, values: int) -> bool:
    counted, begins_left = 0, not values
    for piece in pieces(archive, part):
        if any(sign in piece for sign in _TELLING) or _LONG_NUMBER.search(piece):
            return True
        begins_left = begins_left or _FIRST_COLUMN.search(piece) is not None
        counted += sum(piece.count(value) for value in _VALUES)
    return counted != values or not begins_left


class _Reader:
    """Follows the cells of one sheet."""

    def __init__(self, bestand: str) -> None:
        self._marks, self._bestand = Marks(), bestand
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._row = self._column = -1
        self._kind: str | None = None  # of the cell that is open
        self._texts: dict[str, str] = {}
        self._open = ""
        # Cells with a value, with an empty text, and with a number that may be lost.
        self._values, self._empty, self._large = array("q"), array("q"), dict[int, str]()

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
        if len(self._marks.merges) == _MERGES:
            raise UndecodableError(
                f"{self._bestand} holds more than {_MERGES} merged cells. Unmerge them."
            )
        self._marks.merges.append(
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
        place = self._row * _WIDTH + self._column
        value = texts.get("v") or texts.get("t", "")
        number = _number(value) if kind == "n" else 0.0
        mark = None
        if kind == "e":
            mark = (ERROR, value)
        elif "f" in texts and not value and kind != "str":
            mark = (FORMULA, f"={texts['f']}")
        elif number >= INEXACT_FROM:
            mark = (DIGITS, value)
        if mark is not None:
            self._marks.cells[self._row, self._column] = mark
        elif number >= _NO_DAY:
            self._large[place] = value
        if value:
            self._values.append(place)
        elif "v" in texts or "t" in texts:
            self._empty.append(place)

    def compared(self, present: NDArray[np.bool_]) -> Marks:
        """Return the marks, and values of this sheet that are not among those present."""
        places = np.frombuffer(self._values, dtype=np.int64)
        both = np.concatenate((places, np.frombuffer(self._empty, dtype=np.int64)))
        # An empty text may count as a value or not.
        for counted in (places, both):
            columns = counted % _WIDTH
            if len(columns) and np.ptp(columns) + 1 == present.shape[1]:
                self._marks.left = int(columns.min())
                break
        else:
            if len(both) or present.any():
                raise damaged(self._bestand)
        if (np.diff(np.sort(both)) == 0).any():
            raise damaged(self._bestand)  # a cell that stands in the sheet twice
        for place in places[~self._found(places, present)].tolist():
            mark = (LOST, self._large.get(place, "(not readable)"))
            self._marks.cells.setdefault(divmod(place, _WIDTH), mark)
        return self._marks

    def _found(self, places: NDArray[np.int64], present: NDArray[np.bool_]) -> NDArray[np.bool_]:
        rows, columns = places // _WIDTH, places % _WIDTH - self._marks.left
        inside = rows < len(present)
        found = np.zeros(len(places), dtype=bool)
        found[inside] = present[rows[inside], columns[inside]]
        return found


def _number(value: str) -> float:
    """Return how large a number is; nought when it is none."""
    try:
        return abs(float(value))
    except ValueError:
        return 0.0


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

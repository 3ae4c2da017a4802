"""The printed margins: every cell of the seed and the exact values it leaves room for.

The Monitor rounds after counting. A printed count therefore stands for an interval of exact
counts (M:3161-3162 rounds to fives; 1 to 4 print as ``<5``), and a printed percentage for an
interval of shares. The generators read the printed figures only through this module.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from keten.errors import FailedError
from keten.project import Project

SUPPLIERS = ("politie", "om", "helpwanted", "schadefonds")
SEED_FILES = tuple(f"gedrukte_cellen_{name}.csv" for name in SUPPLIERS)
NOT_DELIVERED = "niet geleverd"
# The summary and chapter 1 (M:1-2989) and the conclusion (M:6774-7149) repeat the chapters. The
# example is not calibrated to them, so that they check what the chapters give.
_CHAPTERS = (range(2990, 6774), range(7150, 7210))

# Half the width of the interval that one printed unit stands for.
_HALF_UNIT = {
    "geen": Fraction(0),
    "vijftal": Fraction(5, 2),
    "heel": Fraction(1, 2),
    "1 decimaal": Fraction(1, 20),
    "2 decimalen": Fraction(1, 200),
    "3 decimalen": Fraction(1, 2000),
    "duizendtal": Fraction(500),
    "onder 5": Fraction(0),
    "maanden": Fraction(1, 2),
    "maanden half": Fraction(1, 4),
}
# A duration printed in months stands for a number of days.
_DAYS_PER_MONTH = Fraction(36525, 1200)
_SUPPRESSES = ("vijftal", "onder 5")
_ABSENT = "-"


@dataclass(frozen=True)
class Cell:
    """One printed number, with the keys of the measure that should give it."""

    cel_id: str
    regel: int
    figuur: str
    gedrukt: str
    weergave: str
    maat: str
    categorie: str
    jaar: str
    vorm: str
    afronding: str
    grens: str
    in_words: bool
    value: Fraction | None

    @property
    def absent(self) -> bool:
        """Whether the class did not exist (printed ``-``: neither zero nor suppressed)."""
        return self.gedrukt == _ABSENT

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """Closed interval of the unrounded value (a percentage in percent, 0 to 100)."""
        if self.absent:
            return Fraction(0), Fraction(0)
        if self.gedrukt.startswith("<"):
            return Fraction(1), Fraction(int(self.gedrukt[1:]) - 1)
        if self.value is None:
            raise FailedError(f"cell {self.cel_id} holds no number: {self.gedrukt!r}.")
        half = _HALF_UNIT[self.afronding]
        low, high = self.value - half, self.value + half
        if self.afronding.startswith("maanden"):
            return low * _DAYS_PER_MONTH, high * _DAYS_PER_MONTH
        if self.weergave == "aantal" and self.afronding in _SUPPRESSES:
            if self.value == 0:
                return Fraction(0), Fraction(0)
            low = max(low, Fraction(5))
        return low, high

    @property
    def tolerated(self) -> tuple[Fraction, Fraction]:
        """Closed interval of the value when the text hedges (``ruim``, ``bijna``, ``ongeveer``).

        A hedge is read generously: up to a quarter beyond the number, and about a number a
        tenth around a fraction in words, one unit around a number in digits. A duration in
        months is wide enough as it is.
        """
        low, high = self.bounds
        if not self.grens or self.value is None or self.afronding.startswith("maanden"):
            return low, high
        if self.grens in ("ruim", "meer dan"):
            return self.value, self.value * Fraction(5, 4)
        if self.grens in ("bijna", "minder dan"):
            low = Fraction(0) if self.weergave == "coefficient" else self.value * Fraction(3, 4)
            return low, self.value
        around = abs(self.value) / 10 if self.in_words else Fraction(1)
        return min(low, self.value - around), max(high, self.value + around)

    @property
    def interval(self) -> tuple[int, int]:
        """Closed interval [lo, hi] of the exact counts that print like this."""
        low, high = self.bounds
        return math.ceil(low), math.floor(high)

    def numerators(self, denominator: int) -> tuple[int, int]:
        """Closed interval of the numerators whose percentage of ``denominator`` prints like this.

        A value exactly halfway rounds up, so the upper end is open.
        """
        low, high = self.bounds
        low, high = low * denominator / 100, high * denominator / 100
        top = math.ceil(high) - 1 if high != low else math.floor(high)
        return math.ceil(low), top


@dataclass(frozen=True)
class Cells(Mapping[str, Cell]):
    """All printed cells by ``cel_id``."""

    by_id: dict[str, Cell]

    def __getitem__(self, cel_id: str) -> Cell:
        """Return the cell; an unknown id is an error in the generator or the seed."""
        try:
            return self.by_id[cel_id]
        except KeyError:
            raise FailedError(f"seeds/gedrukt has no cell {cel_id!r}.") from None

    def __contains__(self, cel_id: object) -> bool:
        """Return whether the seed holds the cell."""
        return cel_id in self.by_id

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids in the order of the seeds."""
        return iter(self.by_id)

    def __len__(self) -> int:
        """Return the number of printed cells."""
        return len(self.by_id)

    def interval(self, cel_id: str) -> tuple[int, int]:
        """Return the closed interval [lo, hi] of exact counts for a printed count."""
        return self[cel_id].interval

    def find(
        self, maat: str, categorie: str = "-", jaar: str = "2020-2024", vorm: str = "totaal"
    ) -> list[Cell]:
        """Return the cells that print this measure, in the order of the seed."""
        return self._by_measure.get((maat, categorie, jaar, vorm), [])

    @cached_property
    def _by_measure(self) -> dict[tuple[str, str, str, str], list[Cell]]:
        found: dict[tuple[str, str, str, str], list[Cell]] = {}
        for cell in self.values():
            found.setdefault((cell.maat, cell.categorie, cell.jaar, cell.vorm), []).append(cell)
        return found

    def of(self, *maten: str) -> list[Cell]:
        """Return all cells of these measures, in the order of the seed."""
        return [cell for cell in self.values() if cell.maat in maten]


def _number(row: dict[str, str]) -> Fraction | None:
    text = row["getal"] or row["gedrukt"]
    if text == _ABSENT or text.startswith("<"):
        return None
    if row["getal"]:
        return Fraction(text)
    plain = text.rstrip("%").strip().replace(".", "").replace(",", ".")
    try:
        return Fraction(plain)
    except ValueError:
        return None


def _cell(row: dict[str, str]) -> Cell:
    names = ("cel_id", "figuur", "gedrukt", "weergave", "maat", "categorie", "jaar", "vorm")
    texts = {name: row[name] for name in (*names, "afronding", "grens")}
    in_words = bool(row["getal"])
    return Cell(regel=int(row["regel"]), in_words=in_words, value=_number(row), **texts)


def read_cells(project: Project) -> Cells:
    """Read the printed cells of the example's suppliers; cells of others are left out."""
    cells: dict[str, Cell] = {}
    for name in SEED_FILES:
        path: Path = project.root / "seeds" / "gedrukt" / name
        if not path.is_file():
            raise FailedError(f"seeds/gedrukt/{name} is missing: the example needs the figures.")
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                if any(int(row["regel"]) in lines for lines in _CHAPTERS) and not row[
                    "maat"
                ].startswith(NOT_DELIVERED):
                    cells[row["cel_id"]] = _cell(row)
    return Cells(cells)

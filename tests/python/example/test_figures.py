"""Every printed police number, counted again in the written files (M:3128-3421, M:4705-4979)."""

from __future__ import annotations

import csv

import pytest

from keten.example.cells import Cell, read_cells
from keten.project import find_project

from .conftest import Written
from .recount import Recount

PROJECT = find_project()
CELLS = read_cells(PROJECT)
# Figure 3.5 gives 31,8%; the sentences say about 34% (M:4896-4911, M:4977).
IMPOSSIBLE = {"tekst3.5_naar_om", "tekst3.7_naar_om"}


def _police_cells() -> list[Cell]:
    path = PROJECT.root / "seeds" / "gedrukt" / "gedrukte_cellen_politie.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        ids = [row["cel_id"] for row in csv.DictReader(handle)]
    return [CELLS[cel_id] for cel_id in ids if cel_id in CELLS]


def _value(cell: Cell, teller: float, noemer: float) -> float:
    per = {"percentage": 100 / noemer, "gemiddelde": 1 / noemer}
    return float(teller) * per.get(cell.weergave, 1.0)


def test_every_printed_cell_is_met_or_reported(full: Written, counted: Recount) -> None:
    unmet = {}
    for cell in _police_cells():
        found = counted.of(cell.maat, cell.categorie, cell.jaar, cell.vorm)
        assert found is not None, f"{cell.cel_id}: no recount of {cell.maat!r}"
        value = _value(cell, *found)
        low, high = map(float, cell.tolerated)
        if not low - 1e-9 <= value <= high + 1e-9:
            unmet[cell.cel_id] = (cell.gedrukt, value)
    assert set(unmet) == IMPOSSIBLE, unmet
    for cel_id in IMPOSSIBLE:
        assert cel_id in full.told
    assert "/ 17460 = 31.8%" in full.told


@pytest.mark.parametrize(
    ("maat", "categorie", "jaar", "vorm", "low", "high"),
    [
        ("registraties", "-", "2020-2024", "totaal", 91260, 91260),
        ("meldingen", "-", "2020", "totaal", 3009, 3009),
        ("slachtoffers", "-", "2022", "totaal", 4113, 4117),
        ("unieke slachtoffers", "-", "2020-2024", "totaal", 17858, 17862),
        ("unieke verdachten", "-", "2020-2024", "totaal", 5758, 5762),
        ("koppels", "-", "2020-2024", "totaal", 6925, 6925),
        ("koppels naar leeftijd", "86+", "2020-2024", "totaal", 5, 7),
        ("meldingen naar mk", "F5292", "2024", "totaal", 1, 4),
        ("meldingen naar mk", "F5292", "2021", "totaal", 0, 0),
        ("meldingen naar mk", "F5212", "2023", "totaal", 0, 0),
        ("informeren", "wel", "2021", "fysiek", 1906, 1906),
        ("aangiften", "geen", "2024", "niet-fysiek", 334, 334),
        ("status om", "niet naar om", "2024", "totaal", 303, 307),
        ("correlatie leeftijden", "-", "2020-2024", "totaal", -0.1555, -0.1545),
    ],
)
def test_numbers_as_the_source_prints_them(
    counted: Recount, maat: str, categorie: str, jaar: str, vorm: str, low: float, high: float
) -> None:
    found = counted.of(maat, categorie, jaar, vorm)
    assert found is not None
    assert low <= found[0] <= high

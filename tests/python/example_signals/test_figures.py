"""Every printed number of Figures 2.23-2.26 and K5.1-K5.4, counted again in the records."""

from __future__ import annotations

import csv

import pytest

from keten.example.cells import Cell, Cells
from keten.project import find_project

from .recount import Counts

GEDRUKT = find_project().root / "seeds" / "gedrukt"


def cells_of(cells: Cells, bron: str) -> list[Cell]:
    path = GEDRUKT / f"gedrukte_cellen_{bron}.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        return [cells[row["cel_id"]] for row in csv.DictReader(handle)]


def value(cell: Cell, counted: Counts) -> float:
    category = cell.categorie.lower().rstrip("*") if "reden" in cell.maat else cell.categorie
    part, whole = counted.get((cell.maat, category, cell.jaar), (0, 1))
    if cell.weergave == "percentage":
        return 100 * part / whole
    if cell.weergave == "verhouding":
        return 100 * (part / counted[cell.maat, category, "2020"][0] - 1)
    return part


@pytest.mark.parametrize(("bron", "number"), [("helpwanted", 61), ("schadefonds", 135)])
def test_every_printed_cell_is_met(cells: Cells, counted: Counts, bron: str, number: int) -> None:
    printed = cells_of(cells, bron)
    assert len(printed) == number
    unmet = {}
    for cell in printed:
        low, high = map(float, cell.tolerated)
        low = 0 if cell.grens == "minder dan" else low
        if not low <= value(cell, counted) <= high:
            unmet[cell.cel_id] = (cell.gedrukt, value(cell, counted))
    assert not unmet


@pytest.mark.parametrize(
    ("maat", "categorie", "jaar", "low", "high"),
    [
        ("contacten", "-", "2020-2024", 17163, 17163),
        ("contacten naar leeftijd", "minderjarig (leeftijd onbekend)", "2022", 0, 0),
        ("redenen", "-", "2020-2021", 6209, 6209),
        ("redenen", "-", "2023-2024", 11377, 11377),
        ("contacten naar reden", "kinderporno", "2021", 14, 14),
        ("contacten naar reden", "kinderporno", "2023", 509, 509),
        ("politiemelding", "-", "2020", 385, 385),
        ("aanvragen", "-", "2020-2024", 3823, 3823),
        ("aanvragen naar geslacht", "onbekend", "2023", 1, 4),
        ("aanvragen naar artikel", "240b: 2020", "2020-2024", 9, 9),
        ("aanvragen naar artikel", "overig: 2024", "2020-2024", 1, 4),
        ("aanvragen niet getoond", "hoogste jaar", "2020-2024", 1, 4),
    ],
)
def test_numbers_as_the_source_prints_them(
    counted: Counts, maat: str, categorie: str, jaar: str, low: float, high: float
) -> None:
    assert low <= counted.get((maat, categorie, jaar), (0, 0))[0] <= high


def test_what_the_text_says_without_a_number(counted: Counts) -> None:
    """M:4299-4300: the adviesmodule by far the most used; M:6605-6606: most are granted."""
    module, total = counted["contacten naar medium", "adviesmodule", "2020-2024"]
    assert module > 0.6 * total
    granted, decided = counted["aanvragen naar beslissing", "toegewezen", "2020-2024"]
    assert granted > 0.6 * decided

"""Every printed number of chapters 4 and 5, counted again from the delivered records."""

from __future__ import annotations

import csv

import pandas as pd
import pytest

from keten.example.cells import Cell, Cells
from keten.example.om import contradictions
from tests.python.conftest import ROOT

from .conftest import SEEDS, Vintages
from .figures import Figures
from .rules import count

FIRST_OM_LINE = 4990  # chapters 4 and 5 of the source
# Cells that other cells make impossible; the arithmetic stands in `contradictions`.
IMPOSSIBLE = {
    "tekst4.3.4_gemiddelde_leeftijd",  # 31,2 and 37,0 give 32,4
    "tekst4.4.2_met_voorwaarden",  # (74 + 14 + 223) / 6.728 = 4,6%
    "tekst5.4.1_onvoorwaardelijk_fysiek",  # 587 / 2.165 = 27%
    "tekst5.4.1_onvoorwaardelijk_niet_fysiek",  # 82 / 710 = 12%
    "fig5.5_n_instroom_tot_uitspraak",  # 3.446 - 22 = 3.424
    "fig5.5_n_dagvaarding_tot_uitspraak",
    "fig5.5_n",
    "tekst5.6_gemiddelde_strafduur_fysiek",  # the mean of 2024; Figure 5.4 prints 494
    "tekst5.6_gemiddelde_strafduur_fysiek_maanden",
}


def _holds(cell: Cell, value: float) -> bool:
    low, high = map(float, cell.tolerated)
    if cell.weergave == "aantal" or cell.grens:
        return low - 1e-9 <= value <= high + 1e-9
    return low - 1e-9 <= value < high - 1e-9  # halfway rounds up


def test_every_printed_cell_is_met_or_impossible(figures: Figures, cells: Cells) -> None:
    unmet, asked = {}, 0
    for cell in cells.values():
        value = figures.value(cell) if cell.regel > FIRST_OM_LINE else None
        if value is None:
            continue
        asked += 1
        if not _holds(cell, value):
            unmet[cell.cel_id] = (cell.gedrukt, value)
    assert asked > 640
    assert set(unmet) == IMPOSSIBLE, unmet


def test_every_measure_of_the_seed_is_recounted(figures: Figures, cells: Cells) -> None:
    with (ROOT / "seeds" / "gedrukt" / "gedrukte_cellen_om.csv").open(encoding="utf-8") as file:
        asked = {row["maat"] for row in csv.DictReader(file) if row["cel_id"] in cells}
    assert len(asked) > 30
    assert asked - set(figures.measures) == set()


@pytest.mark.parametrize(
    ("maat", "categorie", "jaar", "vorm", "number"),
    [
        ("instroom", "-", "2020-2024", "totaal", 6848),
        ("instroom", "-", "2022", "fysiek", 1147),
        ("instroom naar parket", "Landelijk Parket", "2020-2024", "totaal", 59),
        ("artikelen", "oud 247", "2020-2024", "totaal", 1697),
        ("artikelen", "wsm 240", "2020-2024", "totaal", 2),
        ("artikelen fysiek", "-", "2020-2024", "totaal", 7951),
        ("artikelen niet-fysiek", "-", "2020-2024", "totaal", 3666),
        ("afgehandeld", "-", "2020-2024", "totaal", 6893),
        ("administratief sepot", "-", "2020-2024", "totaal", 165),
        ("beslissingen", "dagvaarding", "2024", "totaal", 911),
        ("beslissingen", "voeging ter berechting", "2020", "totaal", 5),
        ("berecht", "-", "2023", "niet-fysiek", 162),
        ("berecht alleen kindfeiten", "-", "2020-2024", "totaal", 2640),
        ("berecht zonder dagvaardingsdatum", "-", "2020-2024", "totaal", 22),
        ("uitspraken", "overig", "2020-2024", "totaal", 25),
        ("hoofdstraffen", "geldboete", "2020-2024", "totaal", 8),
        ("strafduur", "1 dag", "2020-2024", "niet-fysiek", 129),
    ],
)
def test_printed_counts(
    figures: Figures, cells: Cells, maat: str, categorie: str, jaar: str, vorm: str, number: int
) -> None:
    cell = next(c for c in cells.find(maat, categorie, jaar, vorm) if c.weergave == "aantal")
    assert figures.value(cell) == number


def test_the_earlier_vintage_is_plausible(made: dict[int, Vintages]) -> None:
    counted = count(made[SEEDS[0]]["2023"], pd.Timestamp("2023-04-28"))
    inflow = counted.zaken.inschrijfdatum.dt.year.value_counts()
    assert 1240 <= inflow[2018] <= 1310
    assert 1240 <= inflow[2019] <= 1310
    assert abs(inflow[2021] - 1423) <= 25
    assert counted.berecht.uitspraakdatum.max() <= pd.Timestamp("2023-04-28")
    assert (counted.artikelen.law == "old").all()


def test_contradictions_come_with_their_arithmetic(cells: Cells) -> None:
    told = "\n".join(contradictions(cells))
    for cel_id in IMPOSSIBLE:
        assert f"({cel_id})" in told
    assert "311 / 6728 = 4.6%" in told
    assert "587 / 2165 = 27.1%" in told
    assert "3446 - 22 = 3424" in told

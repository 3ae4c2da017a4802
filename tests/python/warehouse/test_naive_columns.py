"""Figures 4.6 and 5.5 and the shares within the norm follow from the naive columns of the waits.

The printed cells are compared with the columns by year of exit that stand beside the estimates; a
period is the mean of its years, weighted with what ended in them.
"""

from __future__ import annotations

import csv
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from keten.warehouse import read_rows
from tests.python.conftest import Keten

PRINTED = Path(__file__).parents[3] / "seeds" / "gedrukt" / "gedrukte_cellen_om.csv"
Row = dict[str, Any]
Measure = tuple[str, str]
MEANS = {
    ("doorlooptijd om", "dagvaarding"): "instroom tot dagvaarding",
    ("doorlooptijd om", "overig"): "instroom tot overige afhandeling",
    ("doorlooptijd om", "inhoudelijk"): "instroom tot beslissing",
    ("doorlooptijd rechter", "instroom tot uitspraak"): "instroom tot uitspraak",
    ("doorlooptijd rechter", "dagvaarding tot uitspraak"): "dagvaarding tot uitspraak",
}
NUMBERS = {
    ("beslissingen", "dagvaarding"): "instroom tot dagvaarding",
    ("beslissingen", "overig"): "instroom tot overige afhandeling",
    ("inhoudelijk", "-"): "instroom tot beslissing",
    ("berecht met doorlooptijd", "-"): "instroom tot uitspraak",
}
NORMS = ("norm 60 dagen", "norm 270 dagen")
WAITS = """
    select traject, vorm, jaar_uitstroom as jaar, n_uitstroom as n,
        gemiddelde_dagen_uitstroom * n_uitstroom as som
    from marts.wachttijd_per_instroomjaar
    where uitsplitsing = 'totaal' and jaar_uitstroom is not null
"""
BY_ENTRY = """
    select traject, vorm, jaar_instroom as jaar, n_afgerond as n,
        gemiddelde_dagen_afgerond * n_afgerond as som
    from marts.wachttijd_per_instroomjaar
    where uitsplitsing = 'totaal' and n_afgerond > 0
"""
SHARES = """
    select norm as traject, vorm, jaar_uitstroom as jaar, n_uitstroom as n,
        100 * n_uitstroom_binnen_norm as som
    from marts.norm_per_instroomjaar
    where uitsplitsing = 'totaal' and jaar_uitstroom is not null
"""


def measure(cell: dict[str, str]) -> Measure:
    return cell["maat"], cell["categorie"]


def is_duration(cell: dict[str, str]) -> bool:
    """Whether a cell prints a mean in whole days, its N, or a share within a norm."""
    if cell["figuur"] not in ("4.6", "5.5", "tekst") or cell["grens"]:
        return False
    if cell["weergave"] == "aantal":
        # Figure 5.5 prints an N of 3.425, the text above it the 3.424 that its cells add up to.
        wanted = {"4.6"} if measure(cell)[0] != "berecht met doorlooptijd" else {"tekst"}
        return measure(cell) in NUMBERS and cell["figuur"] in wanted
    return cell["afronding"] == "heel" and (measure(cell) in MEANS or cell["maat"] in NORMS)


def cells() -> list[dict[str, str]]:
    with PRINTED.open(encoding="utf-8", newline="") as file:
        return [cell for cell in csv.DictReader(file) if is_duration(cell)]


def computed(cell: dict[str, str], waits: list[Row], shares: list[Row]) -> Fraction:
    """Return what the naive columns say of a printed cell."""
    first, last = (cell["jaar"].split("-") * 2)[:2]
    traject = MEANS.get(measure(cell)) or NUMBERS.get(measure(cell)) or cell["maat"]
    rows = [
        row
        for row in (shares if cell["maat"] in NORMS else waits)
        if (row["traject"], row["vorm"]) == (traject, cell["vorm"])
        and int(first) <= row["jaar"] <= int(last)
    ]
    assert len(rows) == int(last) - int(first) + 1, cell["cel_id"]
    number = sum(row["n"] for row in rows)
    if cell["weergave"] == "aantal":
        return Fraction(number)
    # A sum of whole days, or of 100 per case, is whole: the mean only comes as a double.
    return Fraction(sum(round(row["som"]) for row in rows), number)


def as_printed(value: Fraction) -> int:
    whole = Decimal(value.numerator) / Decimal(value.denominator)
    return int(whole.quantize(Decimal(1), ROUND_HALF_UP))


@pytest.fixture(scope="module")
def naive(full: Keten) -> tuple[list[Row], list[Row]]:
    warehouse = full.project.warehouse
    return read_rows(warehouse, WAITS), read_rows(warehouse, SHARES)


def test_printed_durations_are_known() -> None:
    """No figure of the two, no norm and no N drops out of the comparison unnoticed."""
    found = cells()
    per_figure = Counter(cell["figuur"] for cell in found if cell["weergave"] == "gemiddelde")
    assert (per_figure["4.6"], per_figure["5.5"]) == (24, 16)
    assert {cell["maat"] for cell in found} >= set(NORMS)
    assert {measure(cell) for cell in found} >= set(NUMBERS)


@pytest.mark.parametrize("cell", cells(), ids=lambda cell: cell["cel_id"])
def test_naive_columns_reproduce(cell: dict[str, str], naive: tuple[list[Row], list[Row]]) -> None:
    printed = int(cell["gedrukt"].replace(".", "").removesuffix("%"))
    assert as_printed(computed(cell, *naive)) == printed


def test_the_year_of_entry_does_not_reproduce(full: Keten) -> None:
    """The mean over what is finished of the entries of those years is another figure."""
    entries = read_rows(full.project.warehouse, BY_ENTRY)
    means = [cell for cell in cells() if measure(cell) in MEANS]
    missed = [
        cell for cell in means if as_printed(computed(cell, entries, [])) != int(cell["gedrukt"])
    ]
    assert len(missed) > len(means) / 2

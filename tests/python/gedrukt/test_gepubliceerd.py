"""The published series land as they are: nothing in quarantine, every code known."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.python.conftest import ROOT, Keten, published

CODES = ROOT / "seeds" / "codes"


def codes(name: str) -> dict[str, dict[str, str]]:
    with (CODES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def cells() -> list[dict[str, str]]:
    found = []
    for folder in published():
        with (Path(folder) / "reeksen.csv").open(encoding="utf-8", newline="") as file:
            found += list(csv.DictReader(file))
    return found


def test_they_land_without_a_row_in_quarantine(make_keten: Callable[[], Keten]) -> None:
    printed = make_keten().run("land", *published())
    assert printed.count("landed as reeksen-") == len(published()) > 0
    # A cell has no pseudonym: other cells in the next publication are no new key space.
    assert "sleutelruimte" not in printed


@pytest.mark.parametrize(
    ("column", "listed"), [("bron", "reeksbronnen"), ("maatstaf", "maatstaven")]
)
def test_their_codes_are_known(column: str, listed: str) -> None:
    assert {row[column] for row in cells()} <= codes(listed).keys()


def test_a_measure_is_delivered_under_its_own_source() -> None:
    measures = codes("maatstaven")
    odd = {(row["maatstaf"], row["bron"]) for row in cells()} - {
        (code, row["bron"]) for code, row in measures.items()
    }
    assert odd == set()


def test_suppressed_and_bounded_values_are_no_numbers() -> None:
    """Only numerals are delivered; words, bounds and suppressed values hold no value."""
    words = {
        row["gedrukt"] for row in cells() if row["waarde"] and not row["gedrukt"][:1].isdigit()
    }
    assert words == {"geen enkele", "gemiddeld 12 jaar"}
    assert not [row for row in cells() if row["gedrukt"].startswith("<") and row["waarde"]]

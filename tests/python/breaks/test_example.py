"""The change of 1 July 2024, left out of the register, in the example of many seeds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from keten.breaks import find_breaks
from keten.example.cells import Cells, read_cells
from keten.example.politie import labels
from keten.example.politie.deliver import make_police
from keten.project import find_project
from tests.python.breaks.made import register

ROOT = Path(__file__).parents[3]
CHANGE = pd.Timestamp("2024-07-01")
# Where the Monitor says that the reports went from and to (M:3085-3098).
FROM, TO = {"F521", "F522", "F526"}, "F527"


@pytest.fixture(scope="module")
def cells() -> Cells:
    return read_cells(find_project(ROOT))


def police(cells: Cells, seed: int) -> pd.DataFrame:
    """Return the monthly counts of the police reports of one seed, by code and in total."""
    stream = np.random.default_rng(seed).spawn(7)[0]
    incidents = make_police(cells, stream, "2025-05-01", scale=1, small=False)[0].incidents
    chosen = incidents.minor & (incidents.registered >= np.datetime64("2020-01-01"))
    made = pd.DataFrame(
        {
            "maand": pd.to_datetime(incidents.registered[chosen].astype("datetime64[M]")),
            "reeks": np.array(labels.CODES)[incidents.code[chosen]],
        }
    )
    codes = made.groupby(["reeks", "maand"]).size().rename("aantal").reset_index()
    total = made.groupby("maand").size().rename("aantal").reset_index()
    return pd.concat(
        [codes.assign(soort="code"), total.assign(soort="totaal", reeks="totaal")]
    ).assign(
        bron="politie", populatie="meldingen", levering_id="politie-2025", peildatum="2025-05-01",
        periode_van="2020-01-01", periode_tot="2025-01-01",
    )  # fmt: skip


def is_found(cells: Cells, seed: int) -> bool:
    """Say whether the change is found, within a month, as a recode between the right codes."""
    found = find_breaks(police(cells, seed), register())
    near = (found["maand"] - CHANGE).dt.days.abs() <= 31
    there = found[near & (found["soort"] == "code") & (found["gebroken"] == "niveau")]
    down = set(there.loc[there["richting"] == "neer", "reeks"])
    up = set(there.loc[there["richting"] == "op", "reeks"])
    recode = bool(len(there)) and set(there["oordeel"]) == {"hercodering"}
    return recode and bool(down) and down <= FROM and TO in up


@pytest.mark.parametrize("seed", [2024, 1])
def test_the_change_of_july_2024_is_found_without_the_register(cells: Cells, seed: int) -> None:
    assert is_found(cells, seed)


@pytest.mark.long
def test_it_is_found_on_90_of_100_seeds(cells: Cells) -> None:
    assert sum(is_found(cells, seed) for seed in range(100)) >= 90

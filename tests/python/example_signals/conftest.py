"""The helpwanted and schadefonds parts of the example, made once per seed for all tests."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from keten.example.cells import Cells, read_cells
from keten.example.generator import HELPWANTED, SCHADEFONDS
from keten.example.signals import make_helpwanted, make_schadefonds
from keten.project import find_project

from .recount import Counts, count_applications, count_contacts

SEEDS = (2024, 7)
Delivery = dict[str, pd.DataFrame]
Make = Callable[..., dict[int, Delivery]]


@pytest.fixture(scope="session")
def cells() -> Cells:
    return read_cells(find_project())


@pytest.fixture(scope="session")
def make(cells: Cells) -> Make:
    """Return a maker of both suppliers' tables per vintage, as text."""

    def make_both(seed: int, *, scale: int = 1, small: bool = False) -> dict[int, Delivery]:
        first, second = np.random.default_rng(seed).spawn(2)
        contacts = make_helpwanted(first, cells, HELPWANTED, scale=scale, small=small)
        applications = make_schadefonds(second, cells, SCHADEFONDS, scale=scale, small=small)
        return {
            year: {
                name: table.to_pandas(date_as_object=False)
                for name, table in (contacts[year] | applications[year]).items()
            }
            for year in (2023, 2025)
        }

    return make_both


@pytest.fixture(scope="session")
def made(make: Make) -> dict[int, dict[int, Delivery]]:
    return {seed: make(seed) for seed in SEEDS}


@pytest.fixture(scope="session", params=SEEDS)
def both(
    request: pytest.FixtureRequest, made: dict[int, dict[int, Delivery]]
) -> dict[int, Delivery]:
    return made[request.param]


@pytest.fixture(scope="session")
def newest(both: dict[int, Delivery]) -> Delivery:
    return both[2025]


@pytest.fixture(scope="session")
def counted(newest: Delivery) -> Counts:
    contacts = count_contacts(newest["contacten"], newest["contactredenen"])
    return contacts | count_applications(newest["aanvragen"])

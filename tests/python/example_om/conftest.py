"""The OM part of the example, made once per seed for all tests."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from keten.example.cells import Cells, read_cells
from keten.example.om import make_om
from keten.example.om.vintages import Tables
from keten.project import find_project

from .figures import Figures
from .rules import count

SEEDS = (2024, 7)
Vintages = dict[str, Tables]


@pytest.fixture(scope="session")
def cells() -> Cells:
    return read_cells(find_project())


@pytest.fixture(scope="session")
def made(cells: Cells) -> dict[int, Vintages]:
    return {seed: make_om(np.random.default_rng(seed), cells) for seed in SEEDS}


@pytest.fixture(scope="session")
def little(cells: Cells) -> Vintages:
    return make_om(np.random.default_rng(5), cells, small=True)


@pytest.fixture(scope="session", params=SEEDS)
def figures(request: pytest.FixtureRequest, made: dict[int, Vintages]) -> Figures:
    return Figures(count(made[request.param]["2025"], pd.Timestamp("2025-04-28")))

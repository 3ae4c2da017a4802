"""Clean deliveries of politie and om, each error in turn, and the rules that speak of it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from keten.contracts import read_contracts
from keten.example.cells import read_cells
from keten.example.errors import Planted, plant
from keten.example.generator import OM, POLICE, Chain, clean_chain, make_chain
from keten.example.writing import write_delivery
from keten.landing import land_deliveries
from keten.project import Project
from tests.python.conftest import ROOT
from tests.python.scenario import Scenarios

MARTS = ("kwaliteit_meldingen", "kwaliteit_afgekeurd", "kwaliteit_codes")
# What speaks about a delivery, as `tabel: rule`.
SPOKEN = """
    select tabel || ': ' || bevinding as gesproken from marts.kwaliteit_meldingen
    union
    select tabel || ': afgekeurd: ' || regel as gesproken from marts.kwaliteit_afgekeurd
    union
    select bron || ': onbekende code: ' || kolom as gesproken from marts.kwaliteit_codes
"""
VINTAGES = {"politie": POLICE, "om": OM}
NEWEST = 2025


@dataclass(frozen=True)
class Errors:
    """Clean deliveries as they were made and landed, and the compiled models."""

    scenarios: Scenarios
    made: Chain
    clean: Project

    def spoken(self, error: Planted | None = None) -> set[str]:
        """Return the rules that speak about the clean deliveries, or with one error in them."""
        if error is None:
            return self._checked(self.clean)
        project = Project(ROOT, self.clean.var.parent / error.name)
        for folder in self.clean.landing.glob("[!.]*/*"):
            if folder.parent.name != error.bron or folder.name == "_leeg":
                target = project.landing / folder.parent.name / folder.name
                shutil.copytree(folder, target, copy_function=os.link)
        land(project, error.bron, NEWEST, plant(error, self.made[error.bron][NEWEST]))
        spoken = self._checked(project)
        shutil.rmtree(project.var)
        return spoken

    def _checked(self, project: Project) -> set[str]:
        with duckdb.connect(str(self.scenarios.build(project, *MARTS)), read_only=True) as con:
            return {said for (said,) in con.execute(SPOKEN).fetchall()}


def land(project: Project, bron: str, year: int, tables: dict[str, pa.Table]) -> None:
    """Write and land a delivery."""
    vintage = VINTAGES[bron][year]
    folder = project.var / "voorbeeld"
    write_delivery(folder, vintage, read_contracts(ROOT / "contracts")[bron], tables)
    land_deliveries(project, [folder / vintage.folder])


def make_errors(scenarios: Scenarios, folder: Path, seed: int = 2024) -> Errors:
    """Make and land the small clean example."""
    project = Project(ROOT, folder / "schoon")
    streams = np.random.default_rng(seed).spawn(5)
    chain, _ = make_chain(read_cells(project), streams, scale=1, small=True)
    made = clean_chain(chain)
    for bron, years in made.items():
        for year, tables in years.items():
            land(project, bron, year, tables)
    return Errors(scenarios, made, project)

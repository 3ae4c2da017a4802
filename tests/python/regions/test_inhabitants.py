"""A delivery of inhabitants per region, landed beside the small example: the rates fill."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from keten.project import Project
from keten.warehouse import read_rows
from tests.python.conftest import ROOT, Keten
from tests.python.scenario import Scenarios

MANIFEST = """\
bron: reeksen
aard: synthetisch
peildatum: 2025-05-01
periode: {van: 2020-01-01, tot: 2025-01-01}
bestanden: [{tabel: reeksen, bestand: inwoners.csv}]
"""
HEAD = "bron;maatstaf;periode_van;periode_tot;dimensie_1;waarde"
MINORS = {"Amsterdam": 150_000, "Limburg": 180_000, "Oost-Nederland": 640_000}
NOWHERE = "cbs bevolking;inwoners;2024-01-01;2025-01-01;regio=Brabant;500000"
RATES = (
    "select regio, teller, noemer, waarde, ligging, reden_niet_vergeleken as reden"
    " from marts.regio_vergelijking where jaar = 2024 and stap = 'melding' and vorm = 'totaal'"
    " and maat = 'per 1.000 minderjarige inwoners'"
)


def land_inhabitants(keten: Keten, folder: Path) -> None:
    """Land made-up round numbers of three regions, and one of a region that does not exist."""
    folder.mkdir()
    (folder / "levering.yml").write_text(MANIFEST, encoding="utf-8")
    lines = [
        f"cbs bevolking;{measure};2024-01-01;2025-01-01;regio={region};{minors * times}"
        for region, minors in MINORS.items()
        for measure, times in (("inwoners", 5), ("minderjarige inwoners", 1))
    ]
    (folder / "inwoners.csv").write_text("\n".join([HEAD, *lines, NOWHERE, ""]), encoding="utf-8")
    keten.run("land", str(folder))


@pytest.fixture(scope="module")
def built(small: Keten, scenarios: Scenarios, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the small example and the table."""
    folder = tmp_path_factory.mktemp("inwoners")
    shutil.copytree(small.project.landing, folder / "var" / "landing")
    keten = Keten(Project(root=ROOT, var=folder / "var"), small.example)
    land_inhabitants(keten, folder / "inwoners")
    return scenarios.build(keten.project, "regio_vergelijking", "int_bevindingen__reeksen")


def test_without_a_delivery_the_rates_are_empty_and_say_why(small: Keten) -> None:
    rows = read_rows(small.project.warehouse, RATES)
    assert {(row["waarde"], row["ligging"], row["reden"]) for row in rows} <= {
        (None, None, "geen inwoners per regio geleverd"),
        (None, None, "geen regio"),
    }
    assert len(rows) >= 10


def test_with_a_delivery_the_rates_of_its_regions_fill(built: Path) -> None:
    rows = {row["regio"]: row for row in read_rows(built, RATES)}
    compared = {region for region, row in rows.items() if row["reden"] is None}
    assert compared == set(MINORS)
    for region, minors in MINORS.items():
        assert rows[region]["noemer"] == minors
        assert rows[region]["waarde"] == pytest.approx(1000 * rows[region]["teller"] / minors)
        assert rows[region]["ligging"]
    assert {row["reden"] for region, row in rows.items() if region not in compared} <= {
        "van dit jaar en deze regio niet geleverd", "geen regio",
    }  # fmt: skip


def test_a_region_that_no_list_knows_is_a_finding(built: Path) -> None:
    found = read_rows(built, "select bevinding, sleutel from intermediate.int_bevindingen__reeksen")
    assert found == [
        {"bevinding": "inwoners zonder regio of jaar", "sleutel": "cbs bevolking: inwoners"}
    ]

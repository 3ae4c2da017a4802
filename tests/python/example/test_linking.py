"""Links from suspects of the police to cases of the OM."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from keten.example.cells import read_cells
from keten.example.linking import link_suspects
from keten.example.politie import labels
from keten.example.politie.deliver import make_police
from keten.example.politie.frames import Delivery
from keten.project import find_project

N_CASES = 9000


def _om(rng: np.random.Generator) -> dict[str, pa.Table]:
    inflow = np.datetime64("2019-06-01") + rng.integers(0, 2040, N_CASES)
    numbers = pa.array([f"z{n}" for n in range(N_CASES)])
    child = rng.random(N_CASES) < 0.9
    parket = np.array(labels.UNITS[:10])[rng.integers(0, 10, N_CASES)]
    zaken = {
        "parketnummer": numbers,
        "parket": pa.array(parket.tolist()),
        "inschrijfdatum": pa.array(inflow),
        "geslacht": pa.array(["M"] * N_CASES),
        "leeftijd": pa.array(rng.integers(12, 80, N_CASES)),
    }
    said = np.where(child, "minderjarig slachtoffer", "meerderjarig slachtoffer")
    feiten = {
        "parketnummer": numbers,
        "pleegdatum_begin": pa.array(inflow - rng.integers(0, 900, N_CASES)),
        "artikel_1": pa.array(["246 Sr"] * N_CASES),
        "maatschappelijke_classificatie": pa.array(said.tolist()),
    }
    return {"zaken": pa.table(zaken), "feiten": pa.table(feiten)}


@pytest.fixture(scope="module")
def police() -> Delivery:
    rng = np.random.default_rng(5)
    cells = read_cells(find_project())
    return make_police(cells, rng, "2025-05-01", scale=1, small=False)[0]


def test_links_are_possible_and_unique(police: Delivery) -> None:
    rng = np.random.default_rng(6)
    om = _om(rng)
    links = link_suspects(rng, police, om).to_pylist()
    row = np.searchsorted(police.incidents.key, police.suspects.incident)
    used = [link for link in links if link]
    assert len(used) == len(set(used))
    sent = police.incidents.sent[row] & police.incidents.minor[row]
    linked = np.array([link is not None for link in links])
    assert not (linked & ~sent).any()
    assert 0.8 < linked.sum() / sent.sum() < 0.9

    inflow = dict(
        zip(*(om["zaken"][n].to_pylist() for n in ("parketnummer", "inschrijfdatum")), strict=True)
    )
    parket = dict(
        zip(*(om["zaken"][n].to_pylist() for n in ("parketnummer", "parket")), strict=True)
    )
    child = dict(
        zip(
            *(
                om["feiten"][n].to_pylist()
                for n in ("parketnummer", "maatschappelijke_classificatie")
            ),
            strict=True,
        )
    )
    rows = np.flatnonzero(linked)
    same = 0
    for suspect in rows.tolist():
        number, at = links[suspect], row[suspect]
        sent_on, reported = police.incidents.sent_on[at], police.incidents.reported[at]
        assert reported <= sent_on <= np.datetime64(inflow[number])
        assert child[number] == "minderjarig slachtoffer"
        same += parket[number] == labels.UNITS[police.incidents.unit[at]]
    assert same / len(rows) > 0.6


def test_no_case_at_all_links_nobody(police: Delivery) -> None:
    rng = np.random.default_rng(6)
    om = {name: table.slice(0, 0) for name, table in _om(rng).items()}
    links = link_suspects(rng, police, om)
    assert links.null_count == len(police.suspects)

"""Thousands of mutants of valid deliveries: whatever comes in, landing keeps its promises."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.python.deliveries.base import BRONNEN, make_draft
from tests.python.deliveries.fuzz import Tally, land_and_check, land_mutants
from tests.python.deliveries.mutate import NASTY, write_somehow
from tests.python.deliveries.zone import Zone

pytestmark = pytest.mark.builds

# Another first seed gives other mutants: KETEN_SEED=7 python -m pytest …
_SEED = int(os.environ.get("KETEN_SEED", "1"))
_SECONDS, _LEAST = 30.0, 20  # of the suite; how many fit depends on the machine


def _report(tally: Tally) -> str:
    seeds = "\n".join(f"seed {seed}: {report}" for seed, report in tally.failed.items())
    return f"{tally}\n{seeds}\nrepeat with: python -m tests.python.deliveries.fuzz SEED 1"


def test_mutants(zone: Zone, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tally = land_mutants(zone, _SEED, 2_000, _SECONDS, tmp_path)
    with capsys.disabled():
        print(f"\nfrom seed {_SEED}: {tally}")
    assert not tally.failed, _report(tally)
    assert tally.landed >= _LEAST
    assert set(tally.codes) == {0, 3, 4}


_FORMATS = st.sampled_from(("csv", "xlsx", "parquet", "sav"))
_ANYTHING = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
# (which row, which column, what it becomes), counted round
_CELLS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), _ANYTHING), max_size=6)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(bron=st.sampled_from(BRONNEN), suffix=_FORMATS, cells=_CELLS, at=st.integers(0, 99))
def test_any_cells(
    zone: Zone, bron: str, suffix: str, cells: list[tuple[int, int, str]], at: int
) -> None:
    draft = make_draft(bron)
    tabel = sorted(draft.tables)[at % len(draft.tables)]
    draft.formats[tabel] = suffix
    _, *records = draft.tables[tabel]
    for row, column, text in cells:
        record = records[row % len(records)]
        record[column % len(record)] = text
    with tempfile.TemporaryDirectory() as work:
        write_somehow(draft, Path(work) / "levering")
        assert land_and_check(zone, Path(work) / "levering") in (0, 3, 4)


@pytest.mark.long
def test_ten_thousand_mutants(
    zone: Zone, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = _SEED * 100_000
    tally = land_mutants(zone, first, 10_000, float("inf"), tmp_path)
    with capsys.disabled():
        print(f"\nfrom seed {first}: {tally}")
    assert not tally.failed, _report(tally)
    assert tally.landed == 10_000

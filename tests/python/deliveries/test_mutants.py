"""Thousands of mutants of valid deliveries: whatever comes in, landing keeps its promises."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.python.deliveries.fuzz import Tally, land_mutants
from tests.python.deliveries.zone import Zone

# Another first seed gives other mutants: KETEN_SEED=7 python -m pytest …
_SEED = int(os.environ.get("KETEN_SEED", "1"))
_SECONDS, _LEAST = 110.0, 60  # of the suite; how many fit depends on the machine


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

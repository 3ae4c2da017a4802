"""A build stops at findings beyond the limit of their rule, and says which and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from keten.build import DbtRun, explain
from keten.limits import LIMITS_TEST, limit_lines
from keten.project import Project
from tests.python.conftest import ROOT
from tests.python.landing.conftest import INCIDENTEN, SLACHTOFFERS, Delivery
from tests.python.scenario import Scenarios

LIMIT = 100  # of a `fout` in a table of few rows
IN_ORDER = "a{};2020-05-01;2020-05-01;F527;Amsterdam;J;N;N;2020-04-01;2020-04-02"
REVERSED = "b{};2020-05-01;2020-05-01;F527;Amsterdam;J;N;N;2020-04-02;2020-04-01"


def judge(folder: Path, scenarios: Scenarios, findings: int) -> Path:
    """Land a delivery with so many findings of one rule; return a file with their verdict."""
    made = Delivery(Project(ROOT, folder / "var"), folder / "levering")
    made.manifest = {
        "bron": "politie",
        "aard": "synthetisch",
        "peildatum": date(2025, 5, 1),
        "periode": {"van": date(2020, 1, 1), "tot": date(2025, 1, 1)},
    }
    rows = [IN_ORDER.format(number) for number in range(20)]
    rows += [REVERSED.format(number) for number in range(findings)]
    made.rows("incidenten", f"{INCIDENTEN};pleegdatum_begin;pleegdatum_eind", *rows)
    made.slachtoffers(*(f"{row.split(';')[0]};p{i};V;12" for i, row in enumerate(rows)))
    made.rows("verdachten", SLACHTOFFERS).land()
    return scenarios.build(made.project, "kwaliteit_grenzen")


@pytest.mark.parametrize("beyond", [0, 1])
def test_one_more_than_the_limit_stops_a_build(
    tmp_path: Path, scenarios: Scenarios, beyond: int
) -> None:
    lines = list(limit_lines(judge(tmp_path, scenarios, LIMIT + beyond)))
    assert len(lines) == beyond
    for line in lines:
        assert line.startswith("politie-2025-05-01-v1, incidenten, «einddatum voor begindatum»: ")
        assert ": 101 findings, limit 100." in line
        assert line.endswith("in seeds/kwaliteit/ontheffingen.csv")


def test_a_failed_build_says_what_is_beyond_and_what_expired(
    tmp_path: Path, scenarios: Scenarios
) -> None:
    file = judge(tmp_path, scenarios, LIMIT + 1)
    run = DbtRun(failed={LIMITS_TEST: "Got 1 result"})
    said = explain(file, run, tmp_path)
    assert "101 findings, limit 100" in said
    assert LIMITS_TEST not in said
    with duckdb.connect(str(file)) as con:
        con.execute(
            "update marts.kwaliteit_grenzen set geldig_tot = '2025-05-01', "
            "oordeel = 'ontheffing verlopen'"
        )
    said = explain(file, run, tmp_path)
    assert "exemption held until 2025-05-01, and the newest peildatum is 2025-05-01" in said
    assert "findings" not in said

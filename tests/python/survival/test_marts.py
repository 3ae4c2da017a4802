"""The marts of the waits, recounted from the entries of the small example."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

import duckdb
import pytest
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times

from tests.python.conftest import Keten
from tests.python.survival.engine import Wait
from tests.python.survival.exact import exact

COHORTS = (
    "select traject, jaar_instroom, n_open, n_gevolgd, mediaan_dagen, mediaan_dagen_onder,"
    " mediaan_dagen_boven, schatter from marts.wachttijd_per_instroomjaar"
    " where vorm = 'totaal' and uitsplitsing = 'totaal' and is_te_schatten"
)
WAITS = (
    "select vanaf_dag, tot_dag, uitgang from intermediate.int_wachttijden__gevallen"
    " where traject = $1 and jaar_instroom = $2 and weglaatreden is null and is_geldend"
)
SHARES = (
    "select na_dagen, uitgang, aandeel from marts.wachttijd_uitgangen"
    " where traject = $1 and jaar_instroom = $2 and vorm = 'totaal' and uitsplitsing = 'totaal'"
)


@pytest.fixture(scope="module")
def warehouse(small: Keten) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(small.project.var / "keten.duckdb"), read_only=True) as connection:
        yield connection


def sample(warehouse: duckdb.DuckDBPyConnection, traject: str, year: int) -> list[Wait]:
    rows = warehouse.execute(WAITS, [traject, year]).fetchall()
    return [Wait(first, last, way) for first, last, way in rows]


def day(value: float) -> int | None:
    """Read a quantile of lifelines, which ran a day late, as the mart writes it."""
    return None if math.isinf(value) or math.isnan(value) else round(value) - 1


def before(fit: KaplanMeierFitter, share: float) -> int | None:
    """Find the day on which the share is met but for a rounding error."""
    curve = fit.survival_function_.iloc[:, 0]
    return day(min(curve[curve <= share + 1e-9].index, default=math.inf))


def test_medians_are_those_of_lifelines(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.execute(f"{COHORTS} and schatter = 'kaplan-meier'").fetchall()
    assert rows
    for traject, year, n_open, n, median, low, high, _ in rows:
        waits = sample(warehouse, traject, year)
        assert (len(waits), sum(wait.way is None for wait in waits)) == (n, n_open)
        fit = KaplanMeierFitter().fit(
            [wait.last + 1 for wait in waits],
            [wait.way is not None for wait in waits],
            entry=[wait.first for wait in waits],
        )
        bounds = median_survival_times(fit.confidence_interval_).iloc[0]
        # Where exactly half is left lifelines can be a rounding error above it, and a day late.
        halved = [one.day for one in exact(waits, variances=False) if one.waiting <= Fraction(1, 2)]
        assert median == min(halved, default=None)
        assert median == before(fit, 0.5)
        if n_open:
            assert (low, high) == (day(bounds.iloc[0]), day(bounds.iloc[1]))


def test_shares_are_exact_and_add_up(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.execute(f"{COHORTS} and schatter = 'aalen-johansen'").fetchall()
    assert rows
    for traject, year, *_ in rows:
        days = exact(sample(warehouse, traject, year), variances=False)
        found: dict[int, dict[str, float]] = {}
        for after, way, share in warehouse.execute(SHARES, [traject, year]).fetchall():
            found.setdefault(after, {})[way] = share
        for after, shares in found.items():
            assert sum(shares.values()) == pytest.approx(1, abs=1e-9)
            known = [one for one in days if one.day <= after]
            expected = {"nog open": 1.0} | {way: 0.0 for way in shares if way != "nog open"}
            if known:
                expected |= {way: float(share) for way, share in known[-1].incidence.items()}
                expected["nog open"] = float(known[-1].waiting)
            assert shares == pytest.approx(expected, abs=1e-9)

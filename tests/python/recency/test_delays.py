"""The expected shares of simulated deliveries equal a count in fractions; a quick back-test."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import t

from tests.simulation.recency import SCENARIOS, simulate
from tests.simulation.recency_page import NOMINAL
from tests.simulation.statistics import holds
from tests.simulation.waits import generator
from tests.simulation.worlds import YEARS, Cases, Nature, deliver, draw

PEILDATUM = date(2023, 4, 28)
DELIVERED = range(2018, 2023)
WORLDS = 12


def state(cases: Cases, world: int, year: int, horizon: int, back: int) -> tuple[int, ...]:
    """Count the entries of a year: all, there so many years back, open then, and there later."""
    day = PEILDATUM.replace(year=PEILDATUM.year - back)
    entries = there = still_open = later = 0
    for place in np.flatnonzero(cases.world == world):
        begin = date(YEARS[0], 1, 1) + timedelta(int(cases.begin[place]))
        if begin.year != year:
            continue
        wait, way = int(cases.wait[place]), int(cases.way[place])
        end = None if way == 3 else begin + timedelta(min(wait, 9999))
        reached = way == 0 and wait <= horizon and end is not None and end <= PEILDATUM
        entries += 1
        if end is not None and end <= day:
            there += reached
        elif (day - begin).days < horizon:
            still_open += 1
            later += reached
    return entries, there, still_open, later


def expectation(
    cases: Cases, world: int, year: int, horizon: int
) -> tuple[Fraction, Fraction, int] | None:
    """Return expected number, variance and years: s2 O (1 + O / sum O), all in fractions."""
    earlier = []
    for before in DELIVERED:
        if before < year and (PEILDATUM - date(before, 12, 31)).days >= horizon:
            _, _, was_open, later = state(cases, world, before, horizon, year - before)
            if was_open:
                earlier.append((was_open, later))
    _, there, still_open, _ = state(cases, world, year, horizon, 0)
    if len(earlier) < 3 or not still_open:
        return None
    total = sum(was_open for was_open, _ in earlier)
    share = Fraction(sum(later for _, later in earlier), total)
    squares = (n * (Fraction(x, n) - share) ** 2 for n, x in earlier)
    spread = sum(squares, Fraction(0)) / (len(earlier) - 1)
    if not spread:
        half = (share * total + Fraction(1, 2)) / (total + 1)
        spread = half * (1 - half)
    variance = spread * still_open * (1 + Fraction(still_open, total))
    return there + still_open * share, variance, len(earlier)


@pytest.fixture(scope="module")
def cases() -> Cases:
    return draw(np.random.default_rng(7), WORLDS, Nature(entry=0.2, fewest=10, most=60))


def test_expected_shares_equal_fractions(cases: Cases) -> None:
    rows = deliver(cases, [PEILDATUM]).execute(
        "select split_part(levering_id, '-', 1)::int, jaar_instroom, horizon_dagen, n_gevolgd,"
        " n_geteld, n_open, aandeel_verwacht, aandeel_onder, aandeel_boven"
        " from verwachting_per_instroomjaar where vorm = 'totaal'"
    )
    compared = 0
    for world, year, horizon, n, there, still_open, *found in rows.fetchall():
        assert (n, there, still_open, 0) == state(cases, world, year, horizon, 0)
        expected = expectation(cases, world, year, horizon)
        if expected is None:
            assert found == [None, None, None]
            continue
        middle, variance, years = expected
        width = float(t.ppf(0.95, years - 1)) * float(variance) ** 0.5
        bounds = (max(float(middle) - width, there), min(float(middle) + width, there + still_open))
        # The printed quantiles have six decimals; the expected share has none but its own.
        assert found[0] == pytest.approx(float(middle / n), abs=1e-12)
        assert found[1:] == pytest.approx([bound / n for bound in bounds], abs=1e-5)
        compared += 1
    assert compared >= 2 * WORLDS


def test_the_interval_holds_what_a_later_delivery_counts() -> None:
    """100 pairs: a coverage below 80% or above 97% would be noticed."""
    for truth, _, _, low, high in (
        found.T for found in simulate(SCENARIOS[0], generator(3, 100), 100)[:2]
    ):
        covered = int(((low <= truth) & (truth <= high)).sum())
        assert holds(covered, len(truth), NOMINAL), covered

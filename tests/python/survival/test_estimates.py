"""The SQL of the estimates equals lifelines and fractions to 1e-9, on random and known samples."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lifelines import KaplanMeierFitter
from lifelines.exceptions import StatError

from tests.python.survival.engine import Sample, Wait, estimate
from tests.python.survival.exact import exact

EXACT = 1e-9
# 5 times 40 samples; a failure names its values, so nothing is gained by minutes of shrinking.
SAMPLES = settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
SURVIVAL = (
    "select cohort_id, dag, n_in_beeld, n_eindes, kans_open, standaardfout, kans_open_onder,"
    " kans_open_boven from int_wachttijden__overleving order by cohort_id, dag"
)
INCIDENCE = (
    "select cohort_id, dag, uitgang, incidentie, standaardfout, incidentie_onder,"
    " incidentie_boven from int_wachttijden__incidentie"
)


@st.composite
def waits(draw: st.DrawFn, ways: tuple[str, ...]) -> Wait:
    """Draw few days, so that many tie; one in three is still open, one in four comes late."""
    first = draw(st.sampled_from((0, 0, 0, draw(st.integers(1, 8)))))
    last = first + draw(st.integers(0, 12))
    return Wait(first, last, draw(st.sampled_from((*ways, *ways[:1], None))))


def many(*ways: str) -> st.SearchStrategy[list[list[Wait]]]:
    """Draw 40 samples at once, of one row and more."""
    return st.lists(st.lists(waits(ways), min_size=1, max_size=25), min_size=40, max_size=40)


def bounds(p: float, error: float) -> tuple[float | None, float | None]:
    """Return the interval by its textbook form, log(-log p) -/+ z error / (p log p)."""
    if not 1e-12 < p < 1 - 1e-12:
        return None, None
    centre, width = math.log(-math.log(p)), 1.959963984540054 * error / (p * -math.log(p))
    return math.exp(-math.exp(centre + width)), math.exp(-math.exp(centre - width))


def same(found: object, expected: object) -> None:
    """Compare numbers to 1e-9; empty equals empty only."""
    if found is None or expected is None:
        assert found is expected
    else:
        assert found == pytest.approx(float(str(expected)), abs=EXACT, rel=0)


@SAMPLES
@given(many("doel", "sepot", "strafbeschikking"))
def test_equal_to_fractions(samples: list[list[Wait]]) -> None:
    connection = estimate(samples)
    survival = {(int(row[0]), row[1]): row[2:] for row in connection.execute(SURVIVAL).fetchall()}
    incidence = {
        (int(row[0]), row[1], row[2]): row[3:] for row in connection.execute(INCIDENCE).fetchall()
    }
    expected = [(place, row) for place, sample in enumerate(samples) for row in exact(sample)]
    assert set(survival) == {(place, row.day) for place, row in expected}
    # A way has a row on its own days; until the next one it stands still.
    so_far: dict[tuple[int, str], tuple[float, float, float | None, float | None]] = {}
    for place, row in expected:
        at_risk, ended, open_, error, low, high = survival[place, row.day]
        assert (at_risk, ended) == (row.at_risk, row.ended)
        assert row.waiting + sum(row.incidence.values()) == 1
        same(open_, float(row.waiting))
        same(error, math.sqrt(row.variance))
        for bound, is_ in zip(
            bounds(float(row.waiting), math.sqrt(row.variance)), (low, high), strict=True
        ):
            same(is_, bound)
        total = open_
        for way, share in row.incidence.items():
            before = so_far.get((place, way), (0.0, 0.0, None, None))
            f, error, low, high = incidence.pop((place, row.day, way), before)
            so_far[place, way] = f, error, low, high
            total += f
            spread = math.sqrt(row.incidence_variance[way])
            same(f, float(share))
            assert error**2 == pytest.approx(spread**2, abs=EXACT)
            for bound, is_ in zip(bounds(float(share), error), (low, high), strict=True):
                same(is_, bound)
        same(total, 1)
    assert incidence == {}


@SAMPLES
@given(many("uitspraak"))
def test_kaplan_meier_is_that_of_lifelines(samples: list[list[Wait]]) -> None:
    connection = estimate(samples)
    found: dict[int, list[tuple[int, float, float | None, float | None]]] = {}
    for cohort, day, _, _, open_, _, low, high in connection.execute(SURVIVAL).fetchall():
        found.setdefault(int(cohort), []).append((day, open_, low, high))
    fits = [(fitted(samples[place]), rows) for place, rows in found.items()]
    assert any(fit for fit, _ in fits)
    for fit, rows in fits:
        for day, open_, low, high in rows if fit else ():
            assert fit is not None
            same(open_, fit.survival_function_.loc[day + 1].item())
            if low is not None:
                same(low, fit.confidence_interval_.iloc[:, 0].loc[day + 1])
                same(high, fit.confidence_interval_.iloc[:, 1].loc[day + 1])


def fitted(sample: Sample) -> KaplanMeierFitter | None:
    """Fit lifelines a day later: it counts from after day 0, and refuses when nobody is left."""
    try:
        return KaplanMeierFitter().fit(
            [wait.last + 1 for wait in sample],
            [wait.way is not None for wait in sample],
            entry=[wait.first for wait in sample],
        )
    except StatError:
        return None


@SAMPLES
@given(many("uitspraak"))
def test_one_way_out_is_kaplan_meier_with_greenwood(samples: list[list[Wait]]) -> None:
    rows = estimate(samples).execute(
        "select s.kans_open, s.standaardfout, i.incidentie, i.standaardfout"
        " from int_wachttijden__overleving as s join int_wachttijden__incidentie as i"
        " using (cohort_id, dag)"
    )
    for open_, error, incidence, other in rows.fetchall():
        assert open_ + incidence == pytest.approx(1, abs=EXACT)
        assert error**2 == pytest.approx(other**2, abs=EXACT)


def shares(sample: Sample, query: str) -> list[tuple[Any, ...]]:
    return estimate([sample]).execute(query).fetchall()


OPEN = "select dag, n_in_beeld, n_eindes, kans_open from int_wachttijden__overleving order by dag"


def test_the_first_table_of_freireich() -> None:
    """6-MP against leukaemia (1963): the table that textbooks work out, with ties and censoring."""
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    still = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    sample = [Wait(0, day, "x") for day in ended] + [Wait(0, day, None) for day in still]
    assert [(day, n, d, round(s, 4)) for day, n, d, s in shares(sample, OPEN)] == [
        (6, 21, 3, 0.8571),
        (7, 17, 1, 0.8067),
        (10, 15, 1, 0.7529),
        (13, 12, 1, 0.6902),
        (16, 11, 1, 0.6275),
        (22, 7, 1, 0.5378),
        (23, 6, 1, 0.4482),
    ]


def test_two_ways_out_by_hand() -> None:
    """Five cases: day 1 sepot, day 2 summons and sepot, day 2 open, day 3 summons."""
    sample = [
        Wait(0, 1, "sepot"),
        Wait(0, 2, "dagvaarding"),
        Wait(0, 2, "sepot"),
        Wait(0, 2, None),
        Wait(0, 3, "dagvaarding"),
    ]
    query = "select dag, uitgang, incidentie from int_wachttijden__incidentie order by dag, uitgang"
    by_hand = [
        (1, "sepot", Fraction(1, 5)),
        (2, "dagvaarding", Fraction(1, 5)),
        (2, "sepot", Fraction(2, 5)),
        (3, "dagvaarding", Fraction(3, 5)),
    ]
    for found, expected in zip(shares(sample, query), by_hand, strict=True):
        assert found[:2] == expected[:2]
        same(found[2], float(expected[2]))


def test_nothing_ended() -> None:
    assert shares([Wait(0, 5, None), Wait(0, 9, None)], OPEN) == []


@pytest.mark.parametrize("last", [0, 7])
def test_one_case(last: int) -> None:
    assert shares([Wait(0, last, "x")], OPEN) == [(last, 1, 1, 0.0)]


def test_late_entry_counts_from_the_day_it_came_into_view() -> None:
    """On day 2 the first two are in view; the third comes in on day 3 and is there that day."""
    sample = [Wait(0, 2, "x"), Wait(0, 5, None), Wait(3, 3, "x")]
    assert shares(sample, OPEN) == [(2, 2, 1, 0.5), (3, 2, 1, 0.25)]

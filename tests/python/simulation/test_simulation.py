"""The simulated deliveries: their truth, the promise of the intervals, and the page about them."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest
from scipy.stats import binomtest

from tests.simulation import incidences, medians, medians_page
from tests.simulation.__main__ import PAGE, SECTIONS, page, picture
from tests.simulation.section import Section, digest, stored
from tests.simulation.statistics import clopper_pearson, holds
from tests.simulation.waits import Waits, follow_up, generator

by_name = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)


def test_the_page_tells_the_stored_results() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make simulation`"


@by_name
def test_the_picture_is_drawn_from_the_stored_results(section: Section[Any]) -> None:
    if section.draw:
        assert digest(section) in picture(section).read_text(encoding="utf-8")


@pytest.mark.long
@by_name
def test_the_stored_results_come_out_again(section: Section[Any]) -> None:
    """The promises are those of the page, so this holds both to the models of today."""
    expected = stored(section)
    (runs,) = {result.runs for result in expected}
    found = section.run(runs)
    assert [asdict(one) for one in found] == [pytest.approx(asdict(one)) for one in expected]
    assert [one for one in found if not section.kept(one)] == []


def test_a_small_simulation_keeps_the_promise() -> None:
    """200 deliveries with 200 cases: a coverage below 90% or above 99% would be noticed."""
    for place in (1, 4, 9):
        found = medians.simulate(medians.SCENARIOS[place], generator(1, place), 200)
        assert medians_page.kept(found), found
        assert found.estimated == 200
        assert found.naive_mean < 0.7 * found.true_mean
        assert abs(found.middle_estimate / found.true_median - 1) < 0.05
    for share in incidences.simulate(incidences.SCENARIOS[1], generator(2, 1), 200):
        assert holds(share.covered, share.known), share
        assert abs(share.mean_estimate - share.truth) < 0.01


def test_the_promise_can_be_broken() -> None:
    known = stored(medians_page.SECTION)[0]
    for covered, step, expected in (
        (1900, 1, True),
        (1860, 1, False),
        (1940, 1, False),
        (1940, 28, True),
        (1860, 28, False),
    ):
        result = replace(known, estimated=2000, covered=covered, step=step)
        assert medians_page.kept(result) is expected


@pytest.mark.parametrize("hits", [0, 1, 1890, 2000])
def test_the_binomial_interval_is_that_of_scipy(hits: int) -> None:
    expected = binomtest(hits, 2000).proportion_ci(0.99, method="exact")
    assert clopper_pearson(hits, 2000) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize("waits", dict.fromkeys(one.waits for one in medians.SCENARIOS), ids=str)
def test_what_is_drawn_has_the_truth_that_is_told(waits: Waits) -> None:
    drawn = waits.draw(np.random.default_rng(1), 400_000)
    assert abs(drawn.mean() / waits.mean_days() - 1) < 0.01
    # The error of a share of 400.000 is 0.0008 at most; these are five of those.
    for day in (10, waits.median_day(), 700):
        assert abs((drawn > day).mean() - waits.longer_than(day)) < 0.004


def test_the_median_is_the_first_day_by_which_half_have_ended() -> None:
    waits = Waits("exponential", 290.5)
    assert waits.longer_than(289) > 0.5 >= waits.longer_than(290)
    assert waits.median_day() == 290
    assert Waits("exponential", 290.5, step=28).median_day() == 280


def test_follow_up_leaves_the_share_open() -> None:
    """All wait 100 days: of the year's entries the last 100 days are open on its last day."""
    assert follow_up(lambda days: (days < 100) * 1.0, 99.5 / 365) == 1
    assert follow_up(lambda days: (days < 100) * 1.0, 100 / 365) == 0

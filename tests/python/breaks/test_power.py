"""The measured power: the page tells the stored results; a small simulation is in order."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pytest

from keten.breaks_power import deliveries
from keten.breaks_power.deliveries import BEFORE, COVERAGE, EVENT, NONE, RECODE, Scenario, draw
from keten.breaks_power.measure import measure
from keten.breaks_power.report import PAGE, PICTURE, SCENARIOS, digest, page, read

DOCS = Path(__file__).parents[3] / "docs"


def test_the_page_tells_the_stored_results() -> None:
    text = (DOCS / PAGE).read_text(encoding="utf-8")
    assert text == page(read(DOCS)), "run `keten breaks --simulate`"
    assert digest(DOCS) in (DOCS / "images" / PICTURE).read_text(encoding="utf-8")


def test_the_stored_results_are_of_the_scenarios_of_today() -> None:
    kept = [(one.kind, one.first, one.second, one.share, one.dispersion) for one in read(DOCS)]
    assert kept == [(s.kind, s.first, s.second, s.share, s.dispersion) for s in SCENARIOS]


def test_the_generator_uses_nothing_of_the_search() -> None:
    tree = ast.parse(Path(deliveries.__file__).read_text(encoding="utf-8"))
    imported = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [name for name in imported if name and name.startswith("keten")]


@pytest.mark.parametrize("dispersion", [1.0, 1.5, 2.5])
def test_what_is_drawn_has_the_spread_that_is_told(dispersion: float) -> None:
    drawn = draw(Scenario(NONE, 650, 650, 0, dispersion), np.random.default_rng(1), 4000)
    ratio = drawn.var(axis=0) / drawn.mean(axis=0)
    assert ratio.mean() == pytest.approx(dispersion, rel=0.03)


def test_what_is_injected_is_what_is_told() -> None:
    random = np.random.default_rng(2)
    means = {
        kind: draw(Scenario(kind, 650, 650, 0.4, 1.0), random, 4000).mean(axis=0)
        for kind in (NONE, RECODE, COVERAGE, EVENT)
    }
    after = {kind: mean[:, BEFORE:].sum(axis=1) for kind, mean in means.items()}
    lost = after[NONE][0] * 0.4
    assert after[RECODE] - after[NONE] == pytest.approx([-lost, lost, 0, 0], abs=3)
    assert after[COVERAGE] - after[NONE] == pytest.approx([-lost, 0, 0, 0], abs=3)
    more = means[EVENT] - means[NONE]
    assert np.abs(more).argmax() == BEFORE - 12
    assert more[0, BEFORE - 12] == pytest.approx(means[NONE][0, BEFORE - 12] * 0.4, rel=0.1)


def test_a_small_simulation_finds_the_large_break_and_nothing_without_one() -> None:
    large = measure(Scenario(RECODE, 1300, 1300, 0.4, 1.0), 1, 20)
    assert (large.known, large.searched, large.found) == (20, 20, 20)
    assert large.named >= 17
    assert large.delay == 6
    none = measure(Scenario(NONE, 650, 650, 0, 1.5), 1, 40)
    assert none.known <= 6
    assert none.false <= 6
    assert measure(Scenario(NONE, 650, 650, 0, 1.5), 1, 40) == none


@pytest.mark.long
def test_the_stored_results_come_out_again() -> None:
    stored = read(DOCS)
    for place, (scenario, expected) in enumerate(zip(SCENARIOS, stored, strict=True)):
        assert measure(scenario, place, expected.runs) == expected

"""Search the simulated deliveries as the warehouse searches real ones, and count what is found."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from keten.breaks.change_points import AFTER, scan
from keten.breaks.found import TOTAL, Break, find, rate, search
from keten.breaks.known import DOWN, p_value
from keten.breaks.regression import Floats, add_columns, fit_shares
from keten.breaks.series import basis
from keten.breaks_power.deliveries import BEFORE, COVERAGE, EVENT, NONE, RECODE, Scenario, draw

SEED = 20240701
_LEVEL = 0.05
# A month or two off is the same break; a date counts as right within one.
_NEAR, _RIGHT = 2, 1
# Months after the change within which a delay is measured, and in how many deliveries.
LONGEST, _DELAYED = 24, 200


@dataclass(frozen=True)
class Power:
    """What came out of ``runs`` deliveries; all but the scenario's own columns are counts of them.

    ``known``: the test of the level on the day itself, in the pair of codes, has p < 5%; it is
    one-sided, as the register says which code is to fall and which to rise.
    ``searched``: the search in that pair has. ``found``: the search of the whole delivery, at a
    rate of false discoveries of 5%, has a break there; ``dated`` within a month, ``named`` with the
    right kind. ``false``: it has a break elsewhere, or any where there is none. ``delay`` is no
    count: the months after the change that have to be in before the search in the pair finds half
    of the deliveries; 0 when LONGEST are too few.
    """

    kind: str
    first: float
    second: float
    share: float
    dispersion: float
    own_trend: float
    after: int
    runs: int
    delay: int
    known: int
    searched: int
    found: int
    dated: int
    named: int
    false: int


def measure(scenario: Scenario, place: int, runs: int) -> Power:
    """Measure one scenario; ``place`` gives it random numbers of its own."""
    random = np.random.default_rng([SEED, place])
    counts = draw(scenario, random, runs)
    month = BEFORE - 12 if scenario.kind == EVENT else BEFORE
    breaks = [_search(delivery) for delivery in counts]
    there = [[one for one in found if _is_there(scenario, one, month)] for found in breaks]
    known, searched = _in_pair(counts, month)
    return Power(
        kind=scenario.kind, first=scenario.first, second=scenario.second, share=scenario.share,
        dispersion=scenario.dispersion, own_trend=scenario.own_trend, after=scenario.after,
        runs=runs, delay=_delay(scenario, random, min(runs, _DELAYED)),
        known=known,
        searched=searched,
        found=sum(map(bool, there)),
        dated=sum(any(_off(one, month) <= _RIGHT for one in own) for own in there),
        named=sum(bool(own) and own[0].verdict == scenario.kind for own in there),
        false=sum(len(all_) > len(own) for all_, own in zip(breaks, there, strict=True)),
    )  # fmt: skip


def _in_pair(counts: Floats, month: int) -> tuple[int, int]:
    """Count the pairs whose level moves on the day itself, and those in which the search finds."""
    fit = fit_shares(counts[:, 0], counts[:, 0] + counts[:, 1], basis(counts.shape[2]))
    after = (np.arange(counts.shape[2]) >= month).astype(float)
    level = add_columns(fit, after[:, None])
    known = p_value(level.t[:, 0], level.freedom, DOWN) < _LEVEL
    return int(known.sum()), sum(change.p < _LEVEL for change in scan(fit))


def _delay(scenario: Scenario, random: np.random.Generator, runs: int) -> int:
    """Return after how many months half of the deliveries are found by the search, or 0."""
    if scenario.kind not in (RECODE, COVERAGE):
        return 0
    counts = draw(replace(scenario, after=LONGEST), random, runs)
    found = np.zeros(runs, dtype=bool)
    for after in range(AFTER, LONGEST + 1):
        so_far = counts[:, :, : BEFORE + after]
        fit = fit_shares(so_far[:, 0], so_far[:, 0] + so_far[:, 1], basis(so_far.shape[2]))
        found |= np.array([change.p < _LEVEL for change in scan(fit)])
        if 2 * found.sum() >= runs:
            return after
    return 0


def _search(delivery: Floats) -> list[Break]:
    codes = pd.DataFrame(delivery, index=pd.Index(["a", "b", "c", "d"]))
    total = pd.DataFrame(delivery.sum(axis=0, keepdims=True), index=pd.Index([TOTAL]))
    searched, highest = rate([search("code", codes), search(TOTAL, total)])
    return [one for kind in searched for one in find(kind, highest)]


def _off(one: Break, month: int) -> int:
    return abs(one.change.month - month)


def _is_there(scenario: Scenario, one: Break, month: int) -> bool:
    return scenario.kind != NONE and _off(one, month) <= _NEAR + (scenario.kind != EVENT) * 2


def measure_all(scenarios: Sequence[Scenario], runs: int) -> list[Power]:
    """Measure all scenarios, on as many cores as there are."""
    with ProcessPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
        places = range(len(scenarios))
        return list(pool.map(measure, scenarios, places, [runs] * len(scenarios)))

"""Monthly counts with a break of known kind, size and date. Nothing of keten.breaks is used here.

Counts are negative binomial with a variance of ``dispersion`` times the expectation, around a level
with a season, a trend that all codes share and one of each code's own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NONE, RECODE, COVERAGE, EVENT = "geen", "hercodering", "dekking", "gebeurtenis"
# Months before the change: four and a half years, so that six after it make five.
BEFORE = 54
_SEASON, _TREND = 0.12, 0.03
# The codes beside the two that a recode is about.
_OTHERS = (700.0, 400.0)


@dataclass(frozen=True)
class Scenario:
    """What is injected: ``share`` of the first code, which counts ``first`` a year.

    A recode goes to the second code, which counts ``second`` a year. ``own_trend`` is the yearly
    growth of the first code beside that of the second. An event is ``share`` more in one month.
    """

    kind: str
    first: float
    second: float
    share: float
    dispersion: float
    own_trend: float = 0.0
    after: int = 6

    @property
    def months(self) -> int:
        """Length of the series."""
        return BEFORE + self.after


def draw(scenario: Scenario, random: np.random.Generator, runs: int) -> Floats:
    """Return counts of four codes, (runs, 4, months)."""
    month = np.arange(scenario.months)
    season = 1 + _SEASON * np.sin(2 * np.pi * month / 12)
    years = (month - month[-1]) / 12
    own = np.array([scenario.own_trend / 2, -scenario.own_trend / 2, 0.0, 0.0])[:, None]
    level = np.array([scenario.first, scenario.second, *_OTHERS])[:, None] / 12
    expected = level * season * np.exp((_TREND + own) * years)
    moved = scenario.share * expected[0] * (month >= BEFORE)
    if scenario.kind == RECODE:
        expected[0] -= moved
        expected[1] += moved
    elif scenario.kind == COVERAGE:
        expected[0] -= moved
    elif scenario.kind == EVENT:
        expected[0, BEFORE - 12] *= 1 + scenario.share
    spread = scenario.dispersion - 1
    whole = np.broadcast_to(expected, (runs, *expected.shape))
    if spread <= 0:
        return random.poisson(whole).astype(float)
    return random.poisson(random.gamma(whole / spread, spread)).astype(float)

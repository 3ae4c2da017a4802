"""Waits with a known truth: continuous times, counted in whole days as a delivery has them.

A wait of t days ends on day floor(t), so it lasts longer than d days when t >= d + 1. The truth is
that of the whole days: the median is the first day by which half have ended, as the mart reads it.
Times have a median halfway a day, so that no day is the median only just.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import stats

from tests.simulation.deliveries import DAYS

SEED = 20250428
# No wait of a scenario outlives this: the mean leaves out less than a thousandth of a day.
_HORIZON = 20_000
Days = np.ndarray | int


@dataclass(frozen=True)
class Waits:
    """A distribution by the median of its times and its shape."""

    name: str
    median: float
    shape: float = 1.0
    # Waits end on whole steps only, as where a court rules once in so many days.
    step: int = 1

    @cached_property
    def times(self) -> stats.distributions.rv_frozen:
        if self.name == "log-normal":
            return stats.lognorm(self.shape, scale=self.median)
        # Weibull; with shape 1 it is the exponential.
        return stats.weibull_min(self.shape, scale=self.median / np.log(2) ** (1 / self.shape))

    def draw(self, rng: np.random.Generator, size: int) -> np.ndarray:
        """Draw by inversion, so that the draws depend on the uniform numbers alone."""
        times = self.times.ppf(rng.random(size))
        return np.asarray(np.floor(times / self.step), np.int64) * self.step

    def longer_than(self, days: Days) -> np.ndarray:
        """Return the share that is still waiting after each day."""
        return np.asarray(self.times.sf((np.asarray(days) // self.step + 1.0) * self.step))

    def median_day(self) -> int:
        return int(np.argmax(self.longer_than(np.arange(_HORIZON)) <= 0.5))

    def mean_days(self) -> float:
        return float(self.longer_than(np.arange(_HORIZON)).sum())


def follow_up(longer_than: Callable[[np.ndarray], np.ndarray], open_share: float) -> int:
    """Return the first number of days after the year on which no larger share of it is open.

    Entries spread evenly over the year, so that the last day is followed so long and the first
    a year longer.
    """
    days = 0
    while longer_than(days + np.arange(DAYS)).mean() > open_share:
        days += 1
    return days


def generator(*place: int) -> np.random.Generator:
    """Return the random numbers of a section and scenario, whatever the others draw."""
    return np.random.default_rng([SEED, *place])

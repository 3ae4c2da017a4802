"""Waits with a known truth: continuous times, counted in whole days as a delivery has them.

A wait of t days ends on day floor(t), so it lasts longer than d days when t >= d + 1. The truth is
that of the whole days: the median is the first day by which half have ended, as the mart reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import stats

from tests.simulation.deliveries import DAYS

# No wait of a scenario outlives this: the mean leaves out less than a thousandth of a day.
_HORIZON = 20_000


@dataclass(frozen=True)
class Waits:
    """A distribution by the median of its times and its shape."""

    name: str
    median: float
    shape: float = 1.0

    @cached_property
    def times(self) -> stats.distributions.rv_frozen:
        if self.name == "log-normal":
            return stats.lognorm(self.shape, scale=self.median)
        # Weibull; with shape 1 it is the exponential.
        return stats.weibull_min(self.shape, scale=self.median / np.log(2) ** (1 / self.shape))

    def draw(self, rng: np.random.Generator, size: int) -> np.ndarray:
        """Draw by inversion, so that the draws depend on the uniform numbers alone."""
        return np.asarray(np.floor(self.times.ppf(rng.random(size))), np.int64)

    def longer_than(self, days: np.ndarray) -> np.ndarray:
        """Return the share that is still waiting after each day."""
        return np.asarray(self.times.sf(days + 1.0))

    def median_day(self) -> int:
        return int(np.argmax(self.longer_than(np.arange(_HORIZON)) <= 0.5))

    def mean_days(self) -> float:
        return float(self.longer_than(np.arange(_HORIZON)).sum())

    def open_after(self, follow_up: int) -> float:
        """Return the share open on the peildatum when entries spread evenly over the year."""
        return float(self.longer_than(follow_up + np.arange(DAYS)).mean())

    def follow_up(self, open_share: float) -> int:
        """Return the first number of days after the year with no larger share open."""
        days = 0
        while self.open_after(days) > open_share:
            days += 1
        return days

"""Right-skewed durations that spread cases over years as the means ask (M:5782-5804, 6479-6489).

A pool holds made-up moments of decision with the time before it (inflow to decision) and after
it (summons to ruling). From the pool follow the years that go together, and later the dates.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from keten.example.cells import Cells
from keten.example.om.codes import FORMS, PEILDATUM, YEAR_START, YEARS
from keten.example.om.margins import printed
from keten.example.solver import Floats, Ints

POOL = 12_000
WITHIN_NORM = 60
LONGEST = 1600
# Spread (sigma of the logarithm) of durations without a printed share.
OTHER_SPREAD, COURT_SPREAD = 1.05, 0.66
# What is lost of a mean when the longest durations fall outside the years counted.
OTHER_LIFT, COURT_LIFT = 1.04, 1.0
# Shares within 60 days between the two printed years (invented, rising).
SHARE_60 = {"2020": None, "2021": 0.40, "2022": 0.43, "2023": 0.48, "2024": None}


@dataclass(frozen=True)
class Pool:
    """Moments of decision in one year, for one kind and form."""

    decided: Ints
    came_in: Ints
    ruled: Ints

    @property
    def inflow_class(self) -> Ints:
        """0 = before 2020, 1..5 = 2020..2024, 6 = later."""
        starts = [YEAR_START[year] for year in range(2020, 2026)]
        return np.searchsorted(starts, self.came_in, side="right").astype(np.int64)

    @property
    def ruling_class(self) -> Ints:
        """-1 = before 2020, 0..4 = 2020..2024, 5 = 2025 until the peildatum, 6 = later."""
        starts = [YEAR_START[year] for year in range(2020, 2026)]
        year = np.searchsorted(starts, self.ruled, side="right").astype(np.int64) - 1
        return np.where(self.ruled > PEILDATUM["2025"], 6, year)


@dataclass(frozen=True)
class YearShares:
    """Shares that durations imply: [kind, handled, inflow, form] and [summoned, ruled, form]."""

    inflow: Floats
    ruled: Floats


@dataclass(frozen=True)
class Durations:
    """Pools per (kind, year of decision, form); kinds are those of the flow."""

    pools: dict[tuple[str, int, str], Pool]
    shares: YearShares


def _lognormal(
    rng: np.random.Generator, mean: float, spread: float, size: int
) -> npt.NDArray[np.int64]:
    """Draw whole days with this mean; long ones are cut off."""
    drawn = np.exp(rng.normal(math.log(mean) - spread**2 / 2, spread, size))
    return np.minimum(np.rint(drawn), LONGEST).astype(np.int64)


def spread_for(mean: float, share: float, bound: float = WITHIN_NORM + 0.5) -> float:
    """Return the sigma of a lognormal with this mean and this share at most ``bound``."""
    z = NormalDist().inv_cdf(share)
    return z + math.sqrt(z * z + 2 * (math.log(mean) - math.log(bound)))


def share_within_norm(cells: Cells, year: str) -> float:
    """Return the share of summonses within 60 days, as printed or invented in between."""
    known = SHARE_60.get(year, 0.40)
    if known is not None:
        return known
    return printed(cells, "norm 60 dagen", jaar=year) / 100


def _years_of(year: int) -> str:
    return str(min(max(year, 2020), 2024))


def draw_pool(
    rng: np.random.Generator, cells: Cells, kind: str, year: int, form: str, size: int = POOL
) -> Pool:
    """Draw moments of decision in a year with what goes before and after."""
    label = _years_of(year)
    group = "overig" if kind == "administratief" else kind
    mean = printed(cells, "doorlooptijd om", group, label)
    mean *= printed(cells, "doorlooptijd om", group, vorm=form) / printed(
        cells, "doorlooptijd om", group
    )
    spread = OTHER_SPREAD
    if kind != "dagvaarding":
        mean *= OTHER_LIFT
    else:
        spread = spread_for(mean, share_within_norm(cells, label))
    last = PEILDATUM["2025"] if year == 2025 else YEAR_START[year + 1] - 1
    decided = rng.integers(YEAR_START[year], last + 1, size)
    court = printed(cells, "doorlooptijd rechter", "dagvaarding tot uitspraak", label)
    court *= printed(cells, "doorlooptijd rechter", "dagvaarding tot uitspraak", vorm=form) / (
        printed(cells, "doorlooptijd rechter", "dagvaarding tot uitspraak")
    )
    return Pool(
        decided,
        decided - _lognormal(rng, mean, spread, size),
        decided + np.maximum(_lognormal(rng, COURT_LIFT * court, COURT_SPREAD, size), 3),
    )


def draw_durations(rng: np.random.Generator, cells: Cells, kinds: tuple[str, ...]) -> Durations:
    """Draw all pools, and the shares of years that they imply."""
    pools: dict[tuple[str, int, str], Pool] = {}
    inflow = np.zeros((len(kinds), len(YEARS), 6, len(FORMS)))
    ruled = np.zeros((6, 7, len(FORMS)))
    for f, form in enumerate(FORMS):
        for year in range(2018, 2026):
            for k, kind in enumerate(kinds):
                pool = draw_pool(rng, cells, kind, year, form)
                pools[kind, year, form] = pool
                if 2020 <= year <= 2024:
                    counts = np.bincount(pool.inflow_class, minlength=6)
                    inflow[k, year - 2020, :, f] = counts / counts.sum()
            if year < 2025:
                classes = pools["dagvaarding", year, form].ruling_class
                counts = np.bincount(classes[classes >= 0], minlength=7)
                ruled[max(year - 2019, 0), :, f] += counts / POOL
    return Durations(pools, YearShares(inflow, ruled))

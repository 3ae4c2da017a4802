"""Regions with a known true share: how often they fall beyond a limit, and who comes first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tests.simulation.comparisons import Comparison, compare
from tests.simulation.waits import generator

# Reports per police unit in 2024 (M:3277-3295); the share is that of reports with a suspect.
REPORTS = np.array([190, 255, 310, 290, 350, 320, 305, 300, 485, 890])
SHARE = 0.36
# Standard deviation of the true shares between regions.
SPREADS = (0.0, 0.02, 0.05)
SEED = 6


@dataclass(frozen=True)
class Regions:
    """What came out of ``runs`` years of the ten regions; counts are of regions in a year."""

    spread: float
    runs: int
    regions: int
    beyond_95: int
    beyond_998: int
    beyond_95_spread: int
    beyond_998_spread: int
    first_is_highest: int
    error: float
    error_shrunken: float


def simulate(spread: float, random: np.random.Generator, runs: int) -> Regions:
    """Draw the true shares and the counts of each year, and compare them as the mart does."""
    true = np.clip(random.normal(SHARE, spread, (runs, len(REPORTS))), 0, 1)
    counts = random.binomial(REPORTS, true)
    found = compare(
        [
            Comparison(True, list(zip(year.tolist(), REPORTS.tolist(), strict=True)))
            for year in counts
        ]
    )
    rows = [[found[year, region] for region in range(len(REPORTS))] for year in range(runs)]
    shrunken = np.array([[row["waarde_gekrompen"] for row in year] for year in rows])
    observed = counts / REPORTS
    every = [row for year in rows for row in year]

    def beyond(column: str, *kinds: str) -> int:
        return sum(row[column] in kinds for row in every)

    outside, far = ("boven 95%", "onder 95%"), ("boven 99,8%", "onder 99,8%")
    return Regions(
        spread=spread,
        runs=runs,
        regions=len(every),
        beyond_95=beyond("ligging", *outside, *far),
        beyond_998=beyond("ligging", *far),
        beyond_95_spread=beyond("ligging_spreiding", *outside, *far),
        beyond_998_spread=beyond("ligging_spreiding", *far),
        first_is_highest=int((observed.argmax(axis=1) == true.argmax(axis=1)).sum()),
        error=float(np.sqrt(((observed - true) ** 2).mean())),
        error_shrunken=float(np.sqrt(((shrunken - true) ** 2).mean())),
    )


def run(runs: int) -> list[Regions]:
    return [simulate(spread, generator(SEED, place), runs) for place, spread in enumerate(SPREADS)]

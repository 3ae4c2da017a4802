"""How often the learned limits of ``keten check`` speak: ``python -m tests.simulation.drift``.

Draws deliveries of five earlier and two new years with a seed, and prints the table of
docs/checks.md. Nothing is read from a warehouse.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from keten.drift.expectations import CHANCE
from keten.drift.limits import count_limits, share_limits
from tests.simulation.statistics import clopper_pearson

SEED, DRAWS = 20240701, 400
OLD, NEW, UNITS, CODES = 60, 24, 10, 12


@dataclass(frozen=True)
class World:
    """How deliveries are drawn: rows a month, spread between periods, and growth of shares."""

    name: str
    rows: int = 1000
    # Variance over what chance gives, in shares and in totals.
    dispersion: float = 1.0
    # Standard deviation of the level of a year, as a share of it.
    years: float = 0.0
    # Growth of one unit and of one code, a year.
    trend: float = 0.0
    # Share of a unit's rows that is missing in one new month.
    missing: float = 0.0


WORLDS = (
    World("as before, 1,000 rows a month"),
    World("as before, 150 rows a month", rows=150),
    World("twice the spread of chance", dispersion=2.0),
    World("the level of a year moves by 10%", years=0.1),
    World("one unit and one code grow by 5% a year", trend=0.05),
    World("half of a unit's month missing, 100 rows a month in a unit", missing=0.5),
    World("half of a unit's month missing, 40 rows a month in a unit", rows=400, missing=0.5),
    World("half of a unit's month missing, 15 rows a month in a unit", rows=150, missing=0.5),
)


def shares(world: World, periods: int, per_year: int, rng: np.random.Generator) -> np.ndarray:
    """Return the shares of the groups per period, with spread (Dirichlet) and trend."""
    groups = UNITS if per_year == 12 else CODES
    base = np.full(groups, 1 / groups)
    drawn = np.tile(base, (periods, 1))
    drawn[:, 0] *= (1 + world.trend) ** (np.arange(periods) / per_year)
    drawn /= drawn.sum(axis=1, keepdims=True)
    if world.dispersion > 1:
        rows = world.rows * 12 / per_year
        size = (rows - 1) / (world.dispersion - 1) - 1
        drawn = np.array([rng.dirichlet(row * size) for row in drawn])
    return drawn


def alarms(world: World, rng: np.random.Generator) -> tuple[int, bool]:
    """Return how many values of one delivery fall outside, and whether the planted one does."""
    chance = CHANCE / (NEW + NEW * UNITS + NEW // 3 * CODES)
    level = np.exp(rng.normal(0, world.years, 7)) if world.years else np.ones(7)
    mean = world.rows * np.repeat(level, 12)
    if world.dispersion > 1:
        mean = rng.gamma(mean / (world.dispersion - 1), world.dispersion - 1)
    rows = np.maximum(rng.poisson(mean), 1)
    units = np.array([rng.multinomial(n, p) for n, p in zip(rows, shares(world, 84, 12, rng),
                                                            strict=True)])  # fmt: skip
    planted = OLD + 14
    units[planted, 1] -= rng.binomial(units[planted, 1], world.missing)
    totals = units.sum(axis=1)
    outside = 0
    months = count_limits(totals[:OLD].tolist(), [i % 12 + 1 for i in range(OLD)], chance)
    for i in range(OLD, OLD + NEW):
        limits = months[i % 12 + 1]
        outside += not limits.lower <= totals[i] <= limits.upper
    found = False
    quarters = rows.reshape(-1, 3).sum(axis=1)
    codes = np.array([rng.multinomial(n, p) for n, p in zip(quarters, shares(world, 28, 4, rng),
                                                            strict=True)])  # fmt: skip
    for counts, all_rows, old in ((units, totals, OLD), (codes, quarters, OLD // 3)):
        for group in range(counts.shape[1]):
            own = share_limits(
                counts[:old, group].tolist(),
                all_rows[:old].tolist(),
                int(all_rows[old:].min()),
                chance,
            )
            assert own
            share = counts[old:, group] / all_rows[old:]
            beyond = (share < own.lower) | (share > own.upper)
            outside += int(beyond.sum())
            if counts is units and group == 1:
                found = bool(beyond[planted - OLD])
    return outside, found


def main() -> None:
    """Print a row per world: in how many of the drawn deliveries a limit spoke."""
    print("| deliveries | a limit speaks | 95% interval | values outside per delivery |")
    print("|---|---|---|---|")
    for number, world in enumerate(WORLDS):
        rng = np.random.default_rng([SEED, number])
        drawn = [alarms(world, rng) for _ in range(DRAWS)]
        spoke = sum(found if world.missing else outside > 0 for outside, found in drawn)
        low, high = clopper_pearson(spoke, DRAWS, 0.95)
        mean = sum(outside for outside, _ in drawn) / DRAWS
        print(f"| {world.name} | {spoke / DRAWS:.1%} | {low:.1%}–{high:.1%} | {mean:.2f} |")


if __name__ == "__main__":
    main()

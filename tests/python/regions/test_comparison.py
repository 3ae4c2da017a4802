"""The limits and the shrinkage of regions are those of scipy and NumPy, to 1e-9."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy import stats

from tests.simulation.comparisons import Comparison, compare

TAILS = {
    "ondergrens_998": 0.001, "ondergrens_95": 0.025,
    "bovengrens_95": 0.975, "bovengrens_998": 0.999,
}  # fmt: skip
WIDTHS = {"95": 0.975, "998": 0.999}


def share(rng: random.Random) -> Comparison:
    chance = rng.choice([0.004, 0.03, 0.3, 0.5, 0.9, 0.985])
    sizes = [rng.choice([1, 4, 20, 150, 700, 5000]) for _ in range(rng.randint(2, 11))]
    spread = [min(1.0, max(0.0, chance + rng.gauss(0, rng.choice([0, 0.05])))) for _ in sizes]
    return Comparison(
        True,
        [(sum(rng.random() < p for _ in range(n)), n) for p, n in zip(spread, sizes, strict=True)],
    )


def rate(rng: random.Random) -> Comparison:
    """Up to a million inhabitants, and down to no case at all in some regions."""
    per_head = rng.choice([1e-5, 2e-4, 3e-3])
    sizes = [rng.choice([5_000, 90_000, 400_000, 1_000_000]) for _ in range(rng.randint(2, 11))]
    seen = np.random.default_rng(rng.randrange(2**31))
    return Comparison(False, [(int(seen.poisson(per_head * n)), n) for n in sizes])


def samples() -> list[Comparison]:
    """100 comparisons that have an overall value which chance can leave."""
    rng = random.Random(2005)
    made: list[Comparison] = []
    while len(made) < 100:
        one = rng.choice([share, rate])(rng)
        if one.overall > 0 and (one.overall < 1 or not one.is_share):
            made.append(one)
    return made


SAMPLES = samples()


@pytest.fixture(scope="module")
def found() -> dict[tuple[int, int], dict[str, float]]:
    return compare(SAMPLES)


def quantile(one: Comparison, of: int, tail: float) -> float:
    if one.is_share:
        return float(stats.binom.ppf(tail, of, one.overall)) / of
    return 1000 * float(stats.poisson.ppf(tail, of * one.overall)) / of


def test_limits_are_the_quantiles_of_scipy(found: dict[tuple[int, int], dict[str, float]]) -> None:
    for place, one in enumerate(SAMPLES):
        for region, (_, of) in enumerate(one.regions):
            for name, tail in TAILS.items():
                assert found[place, region][name] == pytest.approx(
                    quantile(one, of, tail), abs=1e-9
                ), (one, region, name)


def test_each_tail_is_at_most_what_the_limit_says(
    found: dict[tuple[int, int], dict[str, float]],
) -> None:
    """Beyond a limit lies only a count that chance reaches or passes too rarely."""
    for place, one in enumerate(SAMPLES):
        for region, (n, of) in enumerate(one.regions):
            where = str(found[place, region]["ligging"])
            law, terms = (
                (stats.binom, (of, one.overall))
                if one.is_share
                else (stats.poisson, (of * one.overall,))
            )
            tail = law.cdf(n, *terms) if where.startswith("onder") else law.sf(n - 1, *terms)
            assert where == "binnen" or tail <= (0.001 if "99,8" in where else 0.025)


def test_spread_and_shrinkage_are_those_of_numpy(
    found: dict[tuple[int, int], dict[str, float]],
) -> None:
    for place, one in enumerate(SAMPLES):
        n, of = np.array(one.regions, dtype=float).T
        scale, t, y = (1 if one.is_share else 1000), one.overall, n / of
        v = t * (1 - t) / of if one.is_share else t / of
        z = (y - t) / np.sqrt(v)
        brought_in = np.clip(z, np.quantile(z, 0.1), np.quantile(z, 0.9))
        phi = np.mean(brought_in**2)
        w = 1 / v
        tau2 = max(0, (len(y) * phi - (len(y) - 1)) / (w.sum() - (w**2).sum() / w.sum()))
        expected = {
            "spreiding": np.full(len(y), phi),
            "sd_tussen_regios": np.full(len(y), scale * np.sqrt(tau2)),
            "waarde_gekrompen": scale * (t + tau2 / (tau2 + v) * (y - t)),
        }
        for width, tail in WIDTHS.items():
            margin = stats.norm.ppf(tail) * np.sqrt(v + tau2)
            highest = 1 if one.is_share else np.inf
            expected[f"ondergrens_{width}_spreiding"] = scale * np.clip(t - margin, 0, None)
            expected[f"bovengrens_{width}_spreiding"] = scale * np.clip(t + margin, None, highest)
        for region in range(len(y)):
            for name, values in expected.items():
                assert found[place, region][name] == pytest.approx(
                    values[region], abs=1e-9, rel=1e-9
                ), (one, region, name)

"""The interval around a share that was counted."""

from __future__ import annotations

from scipy.stats import beta


def clopper_pearson(hits: int, runs: int, level: float = 0.99) -> tuple[float, float]:
    """Return the exact binomial interval (Clopper and Pearson, Biometrika 26, 1934, p. 404)."""
    tail = (1 - level) / 2
    low = float(beta.ppf(tail, hits, runs - hits + 1)) if hits else 0.0
    high = float(beta.ppf(1 - tail, hits + 1, runs - hits)) if hits < runs else 1.0
    return low, high

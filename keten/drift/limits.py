"""Limits for a new period, from the periods of earlier deliveries: prediction intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

# Fewer periods say too little about how much periods differ.
FEWEST_PERIODS = 8
# The steps in which limits are rounded outward: the first that is worth ten rows or more of what
# was learned from, so that no limit tells a count under ten apart from its neighbours.
_STEPS = (0.001, 0.005, 0.01, 0.05, 0.1)
_ROWS_OF_A_STEP, _STEP_OF_COUNTS = 10, 5


@dataclass(frozen=True)
class Limits:
    """Between which values a period is like those before.

    ``lower`` and ``upper`` are shares (0 to 1) or counts of rows, in the unit of ``expected``.
    ``dispersion`` is the variance between periods over what chance alone gives (1 or more), and
    ``periods`` the number of periods learned from.
    """

    expected: float
    lower: float
    upper: float
    dispersion: float
    periods: int


def share_limits(
    counts: Sequence[int], totals: Sequence[int], new_total: int, chance: float
) -> Limits | None:
    """Return the limits of a share among ``new_total`` rows; None when there is too little.

    ``counts`` out of ``totals`` are the earlier periods (rows); ``chance`` is the probability that
    a period like those before falls outside. The variance of a new share is quasi-binomial,
    ``phi p (1 - p) (1 / n + 1 / N)``, with Pearson's dispersion ``phi`` between the k periods and
    ``t`` with k - 1 degrees of freedom (Menssen and Schaarschmidt, Prediction intervals for
    overdispersed binomial data with application to historical controls, Statistics in Medicine
    38, 2019, 2652-2663). The limits are quantiles of the beta distribution with that mean and
    variance, because a symmetric interval of a rare code would reach below zero.
    """
    y, n = np.asarray(counts, float), np.asarray(totals, float)
    y, n = y[n > 0], n[n > 0]
    if len(n) < FEWEST_PERIODS or new_total <= 0:
        return None
    rows = float(n.sum())
    # Half a row each way, so that what never occurred is rare and not impossible.
    p = (float(y.sum()) + 0.5) / (rows + 1)
    phi = _dispersion(y, n * p, n * p * (1 - p), len(n) - 1)
    variance = phi * p * (1 - p) * (1 / new_total + 1 / rows) * _widening(chance, len(n) - 1)
    size = p * (1 - p) / variance - 1
    lower, upper = (
        stats.beta.ppf((chance / 2, 1 - chance / 2), p * size, (1 - p) * size)
        if size > 0
        else (0.0, 1.0)
    )
    step = next((s for s in _STEPS if s * rows >= _ROWS_OF_A_STEP), _STEPS[-1])
    return Limits(p, _down(lower, step), min(1.0, _up(upper, step)), phi, len(n))


def count_limits(counts: Sequence[int], months: Sequence[int], chance: float) -> dict[int, Limits]:
    """Return the limits of the rows of a month, per calendar month (1 to 12).

    ``counts`` are rows of earlier months and ``months`` their calendar months. What is expected is
    the mean of the same months; the variance is quasi-Poisson, ``phi mu (1 + 1 / j)`` with j
    earlier values of that month and one dispersion ``phi`` for all (Menssen, Dammann, Fneish,
    Ellenberger and Schaarschmidt, Prediction intervals for overdispersed Poisson data and their
    application in medical and pre-clinical quality control, Pharmaceutical Statistics 24, 2025).
    Where a calendar month has one earlier value, or none, all months are taken together, so that
    the season counts as spread and the limits are wide. Quantiles of the gamma distribution with
    that mean and variance. Empty when there are fewer than FEWEST_PERIODS months.
    """
    y, month = np.asarray(counts, float), np.asarray(months, int)
    if len(y) < FEWEST_PERIODS or y.sum() == 0:
        return {}
    times = {m: int((month == m).sum()) for m in range(1, 13)}
    seasonal = min(times.values()) > 1
    mean = {m: float(y[month == m].mean() if seasonal else y.mean()) for m in range(1, 13)}
    fitted = np.array([mean[m] for m in month])
    freedom = len(y) - (12 if seasonal else 1)
    phi = _dispersion(y, fitted, fitted, freedom)
    limits = {}
    for m in range(1, 13):
        earlier = times[m] if seasonal else len(y)
        mu = max(mean[m], 0.5)
        variance = phi * mu * (1 + 1 / earlier) * _widening(chance, freedom)
        lower, upper = stats.gamma.ppf(
            (chance / 2, 1 - chance / 2), mu**2 / variance, scale=variance / mu
        )
        limits[m] = Limits(
            mean[m], _down(lower, _STEP_OF_COUNTS), _up(upper, _STEP_OF_COUNTS), phi, len(y)
        )
    return limits


def _dispersion(y: np.ndarray, fitted: np.ndarray, variance: np.ndarray, freedom: int) -> float:
    """Return Pearson's chi-square over its degrees of freedom, and 1 where chance gives more."""
    return max(1.0, float(((y - fitted) ** 2 / np.maximum(variance, 1e-12)).sum()) / freedom)


def _widening(chance: float, freedom: int) -> float:
    """Return how much wider (squared) t makes an interval than the normal distribution."""
    tail = 1 - chance / 2
    return float((stats.t.ppf(tail, freedom) / stats.norm.ppf(tail)) ** 2)


def _down(value: float, step: float) -> float:
    return max(0.0, round(math.floor(value / step + 1e-9) * step, 6))


def _up(value: float, step: float) -> float:
    return round(math.ceil(value / step - 1e-9) * step, 6)

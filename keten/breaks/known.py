"""At a date that somebody registered: did the level move there, or the slope?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr, stdtrit

from keten.breaks.change_points import AFTER, BEFORE
from keten.breaks.regression import Fit, Floats, add_columns, fit_counts, fit_shares
from keten.breaks.series import basis

LEVEL, SLOPE = "niveau", "helling"
UP, DOWN = "op", "neer"
# With fewer records before or after the date there is no trend and no season to tell apart from it.
_FEW = 12


@dataclass(frozen=True)
class Tested:
    """The segmented regression of one series at one date.

    ``moved`` is what moved most, LEVEL or SLOPE, and ``t`` its statistic. ``p`` is of the level
    in the expected direction, or, where none is expected, of level and slope together. ``ratio``
    is the level after by that before (of a share: the odds), with its 95% interval, trend and
    season apart; nan where there is nothing on one side of the date.
    """

    moved: str
    t: float
    p: float
    ratio: float
    low: float
    high: float


def testable(n_months: int, month: int) -> bool:
    """Say whether enough months lie on both sides of the first month after the change."""
    return BEFORE <= month <= n_months - AFTER


def of_total(counts: Floats, after: Floats, expected: str | None = None) -> Tested:
    """Test the counts (T,) of one series; ``after`` (T,) is 1 in the months of the change.

    ``expected`` is UP or DOWN where the direction was written down before anything was counted.
    """
    return _test(lambda design: fit_counts(counts[None, :], design), counts, after, expected)


def of_share(part: Floats, whole: Floats, after: Floats, expected: str | None = None) -> Tested:
    """Test the share of one series (T,) in its group (T,), so that what moves both cancels."""
    return _test(
        lambda design: fit_shares(part[None, :], whole[None, :], design), part, after, expected
    )


def p_value(t: Floats, freedom: int, expected: str | None) -> Floats:
    """Return the p-values of ``t``: one-sided in the direction expected, otherwise two-sided."""
    if expected is None:
        return np.asarray(2 * stdtr(freedom, -np.abs(t)))
    return np.asarray(stdtr(freedom, t if expected == DOWN else -t))


def _test(
    fit: Callable[[Floats], Fit], counts: Floats, after: Floats, expected: str | None
) -> Tested:
    # Segmented regression of an interrupted series: Wagner et al., J. Clin. Pharm. Ther. 27, 2002,
    # p. 299-309; level first, then the slope beside it, so that p is twice the smaller. Where a
    # direction is expected the level in it is the one hypothesis and p its own; that it was rather
    # the slope is then said only beside it (a fixed sequence: Westfall and Krishen, J. Statist.
    # Plann. Inference 99, 2001, p. 25-40).
    least = min(counts @ after, counts @ (1 - after))
    base = basis(len(after))[:, : 1 if least < _FEW else None]
    level = add_columns(fit(base), after[:, None])
    stepped = fit(np.column_stack((base, after)))
    slope = add_columns(stepped, (after * after.cumsum())[:, None])
    tests = {LEVEL: level, SLOPE: slope}
    t = {kind: float(one.t[0, 0]) for kind, one in tests.items()}
    p = {kind: float(p_value(one.t[0, 0], one.freedom, None)) for kind, one in tests.items()}
    if least < _FEW:
        p[SLOPE] = 1.0
    moved = min(p, key=lambda kind: p[kind])
    beta = float(stepped.beta[0, -1])
    error = abs(float(level.beta[0, 0]) / t[LEVEL]) if t[LEVEL] else np.inf
    half = float(stdtrit(level.freedom, 0.975)) * error
    ends = np.exp([beta, beta - half, beta + half]) if least else [np.nan] * 3
    both = min(1.0, 2 * p[moved])
    own = both if expected is None else float(p_value(level.t[0, 0], level.freedom, expected))
    return Tested(moved, t[moved], own, *(float(end) for end in ends))

"""Where a series breaks when nobody said so: the scan of the segmented likelihood."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri, stdtr

from keten.breaks.regression import Fit, Floats, add_columns

Ints = NDArray[np.int64]

# Months before and after a step; an event lasts at most LONGEST_EVENT months.
BEFORE, AFTER, LONGEST_EVENT = 12, 6, 3
STEP, EVENT = "niveau", "tijdelijk"
# How the false alarms of one series are divided over the two searches.
_SHARE = {STEP: 0.8, EVENT: 0.2}
_TINY = 1e-300


@dataclass(frozen=True)
class Change:
    """The change that fits a series best: kind, first month, months it lasts, t and p-value.

    ``month`` counts from 0; ``width`` is 0 for a step, which lasts. ``p`` is of the whole search
    in this series, not of its date alone.
    """

    kind: str
    month: int
    width: int
    t: float
    p: float


def steps(n_months: int) -> tuple[Ints, Floats]:
    """Return the months a step may begin in, and its column (T, C): 0 before, 1 from then on."""
    firsts = np.arange(BEFORE, n_months - AFTER + 1)
    return firsts, (np.arange(n_months)[:, None] >= firsts).astype(float)


def events(n_months: int, width: int) -> tuple[Ints, Floats]:
    """Return the first months of an event of ``width`` months, and its column (T, C)."""
    firsts = np.arange(n_months - width + 1)
    month = np.arange(n_months)[:, None]
    return firsts, ((month >= firsts) & (month < firsts + width)).astype(float)


def column(change: Change, n_months: int) -> Floats:
    """Return the column (T,) of one change."""
    month = np.arange(n_months)
    last = change.month + change.width if change.width else n_months
    return ((month >= change.month) & (month < last)).astype(float)


def as_normal(t: Floats, freedom: int) -> Floats:
    """Return the normal deviates, 0 or more, with the two-sided p-values of ``t``."""
    tail = np.clip(stdtr(freedom, -np.abs(t)), _TINY, 0.5)
    return np.asarray(-ndtri(tail))


def scan_p(highest: Floats, correlation: Floats) -> Floats:
    """Return the two-sided p-value of the highest of a row of correlated normal deviates.

    ``highest`` is (S,), ``correlation`` (S, C - 1) that of each deviate with the next. The
    formula is the length heuristic of Efron (Biometrika 84, 1997, p. 143-157), which sharpens
    the improved Bonferroni inequality of Worsley (Biometrika 69, 1982, p. 297-302).
    """
    high = np.maximum(highest, 1e-3)
    arc = np.arccos(np.clip(correlation, -1, 1))
    density = np.exp(-(high**2) / 2) / np.sqrt(2 * np.pi)
    more = (2 * ndtr(high[:, None] * arc / 2) - 1).sum(axis=1) * density / high
    return np.asarray(np.clip(2 * (ndtr(-high) + more), _TINY, 1))


def scan(fit: Fit) -> list[Change]:
    """Return the best change of every fitted series, a step or an event."""
    n_months = fit.residual.shape[1]
    best = [Change(STEP, 0, 0, 0.0, 1.0) for _ in range(len(fit.residual))]
    widths = [(STEP, 0), *((EVENT, width) for width in range(1, LONGEST_EVENT + 1))]
    for kind, width in widths:
        firsts, columns = events(n_months, width) if width else steps(n_months)
        if len(firsts) < 2:
            continue
        added = add_columns(fit, columns)
        deviate = as_normal(added.t, added.freedom)
        place = deviate.argmax(axis=1)
        rows = np.arange(len(place))
        spent = _SHARE[kind] / (LONGEST_EVENT if width else 1)
        p = np.minimum(1, scan_p(deviate[rows, place], added.correlation) / spent)
        for one in rows:
            if p[one] < best[one].p:
                t = float(added.t[one, place[one]])
                best[one] = Change(kind, int(firsts[place[one]]), width, t, float(p[one]))
    return best

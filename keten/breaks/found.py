"""Search the series of a group: a total, and the log-ratio of every pair of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import pandas as pd

from keten.breaks.change_points import EVENT, STEP, Change, Ints, column, scan, steps
from keten.breaks.fdr import q_values
from keten.breaks.regression import Fit, Floats, add_columns, fit_counts, fit_shares
from keten.breaks.series import basis
from keten.breaks.verdict import COVERAGE, TREND, excess, judge_shares
from keten.breaks.verdict import EVENT as EVENT_VERDICT

TOTAL = "totaal"
# The false discovery rate over all searches.
RATE = 0.05
# Records a month, on average, below which a part is in no pair.
FEWEST_A_MONTH = 2
# Changes of pairs this many months apart, or fewer, may be one break.
_SAME = 2
_MOST_BREAKS = 6
# A trend that bends has to fit better than a step by 2 in log-likelihood.
_CLEARLY = 4.0


@dataclass(frozen=True)
class Searches:
    """The searches in the series of one kind of one group, and the change found in each.

    ``counts`` is a row per series or part and a column per month; ``pairs`` the places of each pair
    in it, (N, 2), or of the total beside itself. ``q`` is filled by ``rate``.
    """

    kind: str
    counts: pd.DataFrame
    pairs: Ints
    changes: list[Change]
    q: Floats

    def fit(self, rows: Ints, columns: Sequence[Floats]) -> Fit:
        """Fit some of the searched series, with level, trend, season and the columns (T,) given."""
        table = self.counts.to_numpy()
        design = np.column_stack((basis(table.shape[1]), *columns))
        if self.kind == TOTAL:
            return fit_counts(table, design)
        first, second = table[self.pairs[rows, 0]], table[self.pairs[rows, 1]]
        return fit_shares(first, first + second, design)


@dataclass(frozen=True)
class Break:
    """A break found: in what, its change, what it is, and which series go down and up."""

    kind: str
    change: Change
    q: float
    verdict: str
    down: tuple[str, ...]
    up: tuple[str, ...]


def search(kind: str, counts: pd.DataFrame) -> Searches:
    """Search a total, or every pair of the parts that are large enough, for its best change."""
    if kind == TOTAL:
        pairs = np.zeros((1, 2), dtype=np.int64)
    else:
        counts = counts[counts.mean(axis=1) >= FEWEST_A_MONTH]
        pairs = np.array(list(combinations(range(len(counts)), 2)), dtype=np.int64).reshape(-1, 2)
    made = Searches(kind, counts, pairs, [], np.ones(len(pairs)))
    return replace(made, changes=scan(made.fit(np.arange(len(pairs)), []))) if len(pairs) else made


def rate(searched: Sequence[Searches]) -> tuple[list[Searches], float]:
    """Give every search its q-value over all searches, and return the highest p that is taken."""
    p = np.array([change.p for one in searched for change in one.changes])
    q = q_values(p)
    ends = np.cumsum([0, *(len(one.changes) for one in searched)])
    rated = [replace(one, q=q[ends[at] : ends[at + 1]]) for at, one in enumerate(searched)]
    return rated, float(p[q <= RATE].max(initial=0.0))


def find(searched: Searches, highest: float) -> list[Break]:
    """Return the breaks of one kind of series, the clearest first.

    The clearest change is taken, and the significant series are searched again beside it: what it
    explains is no second break. A further change counts where its p is at most ``highest``.
    """
    rows = np.flatnonzero(searched.q <= RATE)
    changes = [searched.changes[row] for row in rows]
    columns: list[Floats] = []
    taken: list[tuple[Change, int, float]] = []
    while len(rows) and len(taken) < _MOST_BREAKS:
        top = max(range(len(rows)), key=lambda at: abs(changes[at].t))
        change = changes[top]
        same = [at for at, one in enumerate(changes) if _one_break(one, change)]
        dated = _dated(searched, rows[same], change, columns)
        taken.append((dated, int(rows[top]), float(searched.q[rows[same]].min())))
        columns.append(column(dated, searched.counts.shape[1]))
        again = scan(searched.fit(rows, columns))
        keep = [at for at, one in enumerate(again) if one.p <= highest]
        rows, changes = rows[keep], [again[at] for at in keep]
    judge = _judge_total if searched.kind == TOTAL else _judge_parts
    return [judge(searched, columns, at, *one) for at, one in enumerate(taken)]


def _one_break(one: Change, other: Change) -> bool:
    return one.kind == other.kind and abs(one.month - other.month) <= _SAME


def _dated(searched: Searches, rows: Ints, top: Change, columns: Sequence[Floats]) -> Change:
    """Date a step by all its series together: the month with the highest sum of squared t."""
    if top.kind == EVENT:
        return top
    firsts, candidates = steps(searched.counts.shape[1])
    near = np.abs(firsts - top.month) <= _SAME
    t = add_columns(searched.fit(rows, columns), candidates[:, near]).t
    return replace(top, month=int(firsts[near][(t**2).sum(axis=0).argmax()]))


def _judge_total(
    searched: Searches, columns: Sequence[Floats], at: int, change: Change, row: int, q: float
) -> Break:
    verdict = EVENT_VERDICT if change.kind == EVENT else COVERAGE
    if change.kind == STEP and _bends(searched, columns[:at], change):
        verdict = TREND
    down, up = ((TOTAL,), ()) if change.t < 0 else ((), (TOTAL,))
    return Break(searched.kind, change, q, verdict, down, up)


def _bends(searched: Searches, columns: Sequence[Floats], change: Change) -> bool:
    n_months = searched.counts.shape[1]
    firsts, _ = steps(n_months)
    bends = np.maximum(0, np.arange(n_months)[:, None] - firsts + 1).astype(float)
    best = (add_columns(searched.fit(np.zeros(1, dtype=int), columns), bends).t ** 2).max()
    return bool(best - change.t**2 > _CLEARLY)


def _judge_parts(
    searched: Searches, columns: Sequence[Floats], at: int, change: Change, row: int, q: float
) -> Break:
    base = basis(searched.counts.shape[1])
    fit = fit_counts(searched.counts.to_numpy(), np.column_stack((base, *columns)))
    first, second = (int(place) for place in searched.pairs[row])
    pair = (first, second) if change.t < 0 else (second, first)
    judged = judge_shares(excess(fit, base.shape[1] + at), pair)
    verdict = EVENT_VERDICT if change.kind == EVENT else judged.verdict
    names = searched.counts.index
    down, up = (tuple(names[list(side)]) for side in (judged.losers, judged.gainers))
    return Break(searched.kind, change, q, verdict, down, up)

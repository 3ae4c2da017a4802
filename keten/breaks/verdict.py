"""What a change is: recode, coverage, event, trend, or undetermined."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from keten.breaks.regression import Fit, Floats

RECODE, COVERAGE, EVENT, TREND = "hercodering", "dekking", "gebeurtenis", "trend"
UNDETERMINED = "onbepaald"
# Of a registered break that does not show: the series may be too small to show it.
NOT_FOUND = "niet gevonden"
# Chance that one of the parts that did not move is named, or that an equal exchange is not.
_NOTICED = 0.05
# What one side gains is at least this share of what the other side loses, or the reverse.
_BALANCED = 0.5


@dataclass(frozen=True)
class Excess:
    """Records more or fewer than without the change, per series, with standard errors, (S,)."""

    amount: Floats
    error: Floats

    @property
    def t(self) -> Floats:
        """Amount in standard errors."""
        return self.amount / np.maximum(self.error, 1e-9)


def excess(fit: Fit, place: int) -> Excess:
    """Return what column ``place`` of the design of a count regression adds to each series.

    It is the sum over the months of the column of observed minus counterfactual, the expectation
    with that coefficient at 0 (Wagner et al., J. Clin. Pharm. Ther. 27, 2002, p. 299-309). Its
    variance is that of the counts plus, by the delta method, that of the counterfactual, both
    times the dispersion.
    """
    column = fit.design[:, :, place]
    others = np.delete(fit.design, place, axis=2)
    without = fit.expected * np.exp(-fit.beta[:, place, None] * column)
    observed = fit.expected + fit.residual
    amount = ((observed - without) * column).sum(axis=1)
    gram = (fit.design * fit.weight[:, :, None]).transpose(0, 2, 1) @ fit.design
    covariance = np.linalg.inv(gram + 1e-9 * np.eye(gram.shape[-1]))
    keep = [at for at in range(gram.shape[-1]) if at != place]
    covariance = covariance[:, keep][:, :, keep]
    slope = np.einsum("st,stp->sp", without * column, others)
    spread = np.einsum("sp,spq,sq->s", slope, covariance, slope)
    # Counts that spread less than Poisson are no more certain than Poisson.
    dispersion = np.maximum(fit.dispersion, 1)
    return Excess(amount, np.sqrt(dispersion * ((observed * column).sum(axis=1) + spread)))


@dataclass(frozen=True)
class Exchange:
    """What a change of shares is, and the places of the series that lost and that gained."""

    verdict: str
    losers: tuple[int, ...]
    gainers: tuple[int, ...]


def judge_shares(found: Excess, pair: tuple[int, int]) -> Exchange:
    """Judge a change in the shares of a group at one date.

    ``pair`` are the places of the series whose shares move most, the one that loses first. They
    and every series that moves noticeably itself (Bonferroni over the parts) are what moved. Two
    explanations are held beside each other: the parts exchanged (gains and losses cancel: their
    sum is 0), or one side moved alone (the other side is 0). Each deviates by a squared number of
    standard errors, and the smaller one stands. Where gains and losses differ by more than chance
    (5%) and one is less than half the other, both happened and the verdict is undetermined.
    """
    limit = -float(ndtri(_NOTICED / 2 / len(found.t)))
    losers = [at for at in range(len(found.t)) if found.t[at] < -limit and at != pair[1]]
    gainers = [at for at in range(len(found.t)) if found.t[at] > limit and at != pair[0]]
    losers, gainers = sorted({*losers, pair[0]}), sorted({*gainers, pair[1]})
    lost, gained = -found.amount[losers].sum(), found.amount[gainers].sum()
    error_lost = np.sqrt((found.error[losers] ** 2).sum())
    error_gained = np.sqrt((found.error[gainers] ** 2).sum())
    exchanged = (gained - lost) ** 2 / (error_lost**2 + error_gained**2)
    alone = min((gained / error_gained) ** 2, (lost / error_lost) ** 2)
    if min(gained, lost) <= 0 or alone < exchanged:
        side_lost = abs(lost / error_lost) >= abs(gained / error_gained)
        moved = (tuple(losers), ()) if side_lost else ((), tuple(gainers))
        return Exchange(COVERAGE, *moved)
    balanced = min(gained, lost) >= _BALANCED * max(gained, lost)
    within_chance = ndtr(-np.sqrt(exchanged)) >= _NOTICED / 2
    return Exchange(
        RECODE if balanced or within_chance else UNDETERMINED, tuple(losers), tuple(gainers)
    )

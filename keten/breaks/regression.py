"""Regressions of monthly counts and shares: quasi-Poisson and quasi-binomial, many at once.

Both are generalised linear models with their canonical link (McCullagh and Nelder, Generalized
Linear Models, 2nd ed. 1989, ch. 4, 6 and 9.2), fitted by iteratively reweighted least squares for
all series of one length together. The tests hold them to statsmodels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_STEPS = 50
_ENOUGH = 1e-10
_LINK_LIMIT = 15.0
# Where a model expects next to nothing, one report would weigh without limit.
_LEAST_WEIGHT = 1e-6
# Keeps a coefficient finite where a code did not exist before a date.
_RIDGE = 1e-6


@dataclass(frozen=True)
class Fit:
    """A fitted model per series; S series, T months, P columns.

    ``residual`` is observed minus expected and ``weight`` the variance that the model without
    overdispersion gives it, both (S, T); ``beta`` is (S, P) on the scale of the link. ``freedom``
    is T - P.
    """

    design: Floats
    beta: Floats
    expected: Floats
    residual: Floats
    weight: Floats
    freedom: int

    @property
    def dispersion(self) -> Floats:
        """Pearson's X² over the degrees of freedom, (S,); McCullagh and Nelder 1989, 4.5.2."""
        return np.asarray((self.residual**2 / self.weight).sum(axis=1) / self.freedom)


@dataclass(frozen=True)
class Added:
    """What adding one column to each fitted model would do; S series, C columns.

    ``t`` is the t statistic, ``beta`` the coefficient after one step, ``correlation`` of the
    statistics of each column and the next, (S, C - 1).
    """

    t: Floats
    beta: Floats
    correlation: Floats
    freedom: int


def fit_counts(counts: Floats, design: Floats) -> Fit:
    """Fit log E(count) = design @ beta; ``counts`` (S, T), ``design`` (T, P) or (S, T, P)."""
    start = np.log(counts + 0.5)
    return _fit(counts, design, start, np.exp, lambda mean: mean)


def fit_shares(part: Floats, whole: Floats, design: Floats) -> Fit:
    """Fit log odds(part of whole) = design @ beta; ``part`` and ``whole`` are (S, T).

    This is the log-ratio of the two parts of a composition (Aitchison, The Statistical Analysis
    of Compositional Data, 1986, ch. 4), with counts of zero taken as they are: the likelihood
    needs no logarithm of an observed share, so nothing is put in the place of a zero.
    """
    start = np.log((part + 0.5) / (whole - part + 0.5))

    def mean(link: Floats) -> Floats:
        return np.asarray(whole / (1 + np.exp(-link)))

    def variance(expected: Floats) -> Floats:
        return np.asarray(expected * (1 - expected / np.maximum(whole, 1)))

    return _fit(part, design, start, mean, variance)


def _fit(
    observed: Floats,
    design: Floats,
    start: Floats,
    mean: Callable[[Floats], Floats],
    variance: Callable[[Floats], Floats],
) -> Fit:
    n_series, n_months = observed.shape
    design = np.broadcast_to(design, (n_series, n_months, design.shape[-1]))
    link = start
    beta = np.zeros((n_series, design.shape[-1]))
    for _ in range(_STEPS):
        expected = mean(link)
        weight = np.maximum(variance(expected), _LEAST_WEIGHT)
        working = link + (observed - expected) / weight
        weighted = design * weight[:, :, None]
        gram = weighted.transpose(0, 2, 1) @ design
        right = np.einsum("stp,st->sp", weighted, working)[:, :, None]
        new = np.linalg.solve(gram + _RIDGE * np.eye(gram.shape[-1]), right)[:, :, 0]
        moved = np.abs(new - beta).max(initial=0.0)
        beta = new
        link = np.clip(np.einsum("stp,sp->st", design, beta), -_LINK_LIMIT, _LINK_LIMIT)
        if moved < _ENOUGH:
            break
    expected = mean(link)
    weight = np.maximum(variance(expected), _LEAST_WEIGHT)
    return Fit(design, beta, expected, observed - expected, weight, n_months - design.shape[-1])


def add_columns(fit: Fit, columns: Floats) -> Added:
    """Test each of ``columns`` (T, C) beside the fitted model, one at a time.

    The score statistic z of a column (Rao; McCullagh and Nelder 1989, 12.4) with the dispersion
    of the model *without* it loses power, because the break itself is in that dispersion. With the
    identity of the partial F test, (f - z²) / (f - 1) times it is that of the model with the
    column, to the precision of the working weights. Counts that spread less than the model
    without overdispersion are no more certain than it: a dispersion below 1 is taken as 1.
    """
    root = np.sqrt(fit.weight)
    basis, _ = np.linalg.qr(fit.design * root[:, :, None])
    scaled = columns[None, :, :] * root[:, :, None]
    scaled = scaled - basis @ (basis.transpose(0, 2, 1) @ scaled)
    length = np.sqrt((scaled**2).sum(axis=1))
    length = np.where(length > 1e-6, length, np.inf)
    product = np.einsum("stc,st->sc", scaled, fit.residual / root)
    z = product / length  # with dispersion 1
    left = (fit.dispersion[:, None] * fit.freedom - z**2) / (fit.freedom - 1)
    unit = scaled / length[:, None, :]
    return Added(
        t=z / np.sqrt(np.maximum(left, 1)),
        beta=product / length**2,
        correlation=(unit[:, :, 1:] * unit[:, :, :-1]).sum(axis=1),
        freedom=fit.freedom - 1,
    )

"""How many of the changes found are false: the false discovery rate over all searches."""

from __future__ import annotations

import numpy as np

from keten.breaks.regression import Floats


def q_values(p: Floats, *, dependent: bool = True) -> Floats:
    """Return the q-values of ``p`` (N,): the lowest rate of false discoveries that takes each in.

    The step-up rule of Benjamini and Hochberg (J. R. Statist. Soc. B 57, 1995, p. 289-300). Where
    the tests are ``dependent`` in any way, as pairs that share a code are, times 1 + 1/2 + … + 1/N
    (Benjamini and Yekutieli, Annals of Statistics 29, 2001, p. 1165-1188, theorem 1.3).
    """
    n = len(p)
    if n == 0:
        return np.zeros(0)
    order = np.argsort(p)
    ranks = np.arange(1, n + 1)
    factor = (1 / ranks).sum() if dependent else 1.0
    raised = p[order] * n * factor / ranks
    lowest = np.minimum.accumulate(raised[::-1])[::-1]
    q = np.empty(n)
    q[order] = np.minimum(lowest, 1)
    return q

"""Cases that were over before 2020: only the earlier vintage holds them (invented numbers)."""

from __future__ import annotations

import numpy as np

from keten.example.om.cases import NEVER, Cases, year_of
from keten.example.om.codes import ADMIN, FORMS, PERIOD, SUMMONS
from keten.example.om.durations import Durations
from keten.example.om.flow import KINDS, MERITS, Flow
from keten.example.solver import Ints

YEARLY = (1250, 1301)  # inflow of 2018 and 2019
CARRIED_IN = 480
# Decisions per year and form, by kind of the flow.
HANDLED = ((560, 480, 30), (170, 110, 8))


def history_cases(
    rng: np.random.Generator, flow: Flow, durations: Durations, present: Cases
) -> Cases:
    """Return closed cases that fill the inflow of 2018 and 2019 up to a plausible number."""
    parts = []
    for f, form in enumerate(FORMS):
        weights = flow.decisions[1:, 0, f] / flow.decisions[1:, 0, f].sum()
        for year in (2018, 2019):
            for k, kind in enumerate(KINDS):
                pool = durations.pools[kind, year, form]
                chosen = rng.integers(0, len(pool.decided), 2 * HANDLED[f][k])
                parts.append(_closed(rng, pool.came_in[chosen], pool.decided[chosen],
                                     pool.ruled[chosen], f, k, weights))  # fmt: skip
    candidates = Cases.join(parts)
    years, known = year_of(candidates.inflow), year_of(present.inflow)
    keep = [rng.permutation(np.flatnonzero(years < 2018))[:CARRIED_IN]]
    for one in (2018, 2019):
        wanted = int(rng.integers(*YEARLY)) - int((known == one).sum())
        keep.append(rng.permutation(np.flatnonzero(years == one))[: max(wanted, 0)])
    older = _ruled_in_first_year(rng, durations)
    return Cases.join([candidates.take(np.concatenate(keep)), older])


def _ruled_in_first_year(rng: np.random.Generator, durations: Durations) -> Cases:
    """Return cases decided in 2017 and ruled in 2018: those of 2018, a year earlier."""
    parts = []
    for f, form in enumerate(FORMS):
        pool = durations.pools[KINDS[0], 2018, form]
        chosen = rng.integers(0, len(pool.decided), HANDLED[f][0])
        came_in, decided, ruled = pool.came_in[chosen], pool.decided[chosen], pool.ruled[chosen]
        parts.append(_closed(rng, came_in - 365, decided - 365, ruled - 365, f, 0, np.ones(1)))
    cases = Cases.join(parts)
    return cases.take(np.flatnonzero(year_of(cases.ruled) == 2018))


def _closed(
    rng: np.random.Generator,
    came_in: Ints,
    decided: Ints,
    ruled: Ints,
    form: int,
    kind: int,
    weights: np.ndarray,
) -> Cases:
    end = PERIOD["2025"][0]
    if kind == 0:
        decision = np.full(len(decided), SUMMONS)
        gone = rng.random(len(decided)) < 0.04
        ruled = np.where(gone, NEVER, ruled)
        keep = ruled < end
    else:
        drawn = rng.choice(
            np.arange(2, len(MERITS)), len(decided), p=weights[1:] / weights[1:].sum()
        )
        decision = drawn if kind == 1 else np.full(len(decided), ADMIN)
        ruled = np.full(len(decided), NEVER)
        keep = np.ones(len(decided), dtype=bool)
    whole = Cases(np.full(len(decided), form), decision, came_in, decided, ruled)
    return whole.take(np.flatnonzero(keep & (decided < end)))

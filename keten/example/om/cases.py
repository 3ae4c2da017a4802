"""The cases with their dates: inflow, decision and ruling, as the flow of years asks."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from keten.example.om.codes import (
    ADMIN,
    FORMS,
    JOINDER,
    OPEN,
    SUMMONS,
    YEAR_START,
)
from keten.example.om.durations import Durations, Pool
from keten.example.om.flow import HANDLED, INFLOW, MERITS, RULED, Flow
from keten.example.solver import Ints

Bools = npt.NDArray[np.bool_]
NO_RULING = len(RULED) - 1
NEVER = -1  # a date that is not there


@dataclass
class Cases:
    """Cases of sexual violence against a child; dates in days since 1970, NEVER when absent."""

    form: Ints
    decision: Ints
    inflow: Ints
    handled: Ints
    ruled: Ints

    def __len__(self) -> int:
        """Return the number of cases."""
        return len(self.form)

    def take(self, chosen: Ints) -> Cases:
        """Return these cases."""
        return Cases(*(getattr(self, field.name)[chosen] for field in fields(self)))

    @classmethod
    def join(cls, parts: list[Cases]) -> Cases:
        """Put cases after one another."""
        names = [field.name for field in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def year_of(days: Ints) -> Ints:
    """Return the calendar year of days since 1970."""
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def year_bounds(days: Ints) -> tuple[Ints, Ints]:
    """Return the first and last day of the calendar year of each day."""
    years = year_of(days)
    table = np.array([YEAR_START[year] for year in range(1950, 2028)])
    return table[years - 1950], table[years - 1949] - 1


def pick(rng: np.random.Generator, keys: Ints, wanted: Ints) -> Ints:
    """Return for each wanted key a random position that holds it, or -1."""
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    low = np.searchsorted(ranked, wanted, side="left")
    high = np.searchsorted(ranked, wanted, side="right")
    place = low + np.floor(rng.random(len(wanted)) * (high - low)).astype(np.int64)
    return np.where(high > low, order[np.minimum(place, len(order) - 1)], -1)


def date_cases(rng: np.random.Generator, flow: Flow, durations: Durations) -> Cases:
    """Return all cases of the flow with dates in the years that it names."""
    parts = [_earlier_summons(rng, flow, durations, f) for f in range(len(FORMS))]
    for f in range(len(FORMS)):
        for b, year in enumerate(HANDLED):
            parts.append(_summoned(rng, flow, durations, f, b, int(year)))
            parts.append(_otherwise(rng, flow, durations, f, b, int(year)))
            parts.append(_administrative(rng, flow, durations, f, b, int(year)))
        parts.append(_still_open(rng, flow, f))
    return Cases.join(parts)


def _repeat(counts: Ints) -> Ints:
    return np.repeat(np.arange(len(counts)), counts)


def _made(form: int, decision: Ints, inflow: Ints, handled: Ints, ruled: Ints) -> Cases:
    return Cases(np.full(len(inflow), form), decision, inflow, handled, ruled)


def _dates(
    rng: np.random.Generator, pool: Pool, came_in: Ints, ruled: Ints
) -> tuple[Ints, Ints, Ints]:
    """Return inflow, decision and ruling for these classes of years; NO_RULING has none."""
    never = ruled == NO_RULING
    exact = pick(rng, pool.inflow_class * 8 + pool.ruling_class + 1, came_in * 8 + ruled + 1)
    loose = pick(rng, pool.inflow_class, came_in)
    chosen = np.where((exact < 0) | never, loose, exact)
    inflow, decided, court = pool.came_in[chosen], pool.decided[chosen], pool.ruled[chosen]
    # A class that the pool does not know: any day of the wanted year.
    forced = (exact < 0) & ~never
    starts = np.array([YEAR_START[year] for year in range(2020, 2026)])[np.minimum(ruled, 5)]
    first = np.maximum(starts, decided + 3)
    last = np.where(ruled == 5, starts + 115, starts + 364)
    court = np.where(forced, np.minimum(first + rng.integers(0, 60, len(first)), last), court)
    missing = chosen < 0
    if missing.any():
        begin = np.array([YEAR_START[year] for year in range(2019, 2025)])[came_in]
        inflow = np.where(missing, begin + rng.integers(0, 300, len(begin)), inflow)
        decided = np.where(missing, pool.decided.max() - rng.integers(0, 40, len(begin)), decided)
        inflow = np.where(missing & (inflow > decided), decided, inflow)
    return inflow, decided, np.where(never, NEVER, court)


def _summoned(
    rng: np.random.Generator, flow: Flow, durations: Durations, f: int, b: int, year: int
) -> Cases:
    came_in = _repeat(flow.handled[0, :, b, f])
    if year == 2025:
        ruled = np.full(len(came_in), NO_RULING)
    else:
        ruled = rng.permutation(_repeat(flow.ruled[b + 1, :, f]))
    dates = _dates(rng, durations.pools["dagvaarding", year, FORMS[f]], came_in, ruled)
    return _made(f, np.full(len(came_in), SUMMONS), *dates)


def _otherwise(
    rng: np.random.Generator, flow: Flow, durations: Durations, f: int, b: int, year: int
) -> Cases:
    came_in = _repeat(flow.handled[1, :, b, f])
    if year == 2025:
        weights = flow.decisions[1:, 4, f] / flow.decisions[1:, 4, f].sum()
        decision = rng.choice(np.arange(1, len(MERITS)), len(came_in), p=weights)
    else:
        decision = rng.permutation(1 + _repeat(flow.decisions[1:, b, f]))
    ruled = np.full(len(came_in), NO_RULING)
    if year == 2020:
        joined = np.flatnonzero(decision == JOINDER)
        own = _repeat(flow.joined_ruled[:, f])
        ruled[joined[: len(own)]] = own
    dates = _dates(rng, durations.pools["overig", year, FORMS[f]], came_in, ruled)
    return _made(f, decision, *dates)


def _administrative(
    rng: np.random.Generator, flow: Flow, durations: Durations, f: int, b: int, year: int
) -> Cases:
    came_in = _repeat(flow.handled[2, :, b, f])
    none = np.full(len(came_in), NO_RULING)
    dates = _dates(rng, durations.pools["administratief", year, FORMS[f]], came_in, none)
    return _made(f, np.full(len(came_in), ADMIN), *dates)


def _earlier_summons(rng: np.random.Generator, flow: Flow, durations: Durations, f: int) -> Cases:
    """Return cases summoned in 2018 or 2019 with a ruling in the period (M:5935-5944)."""
    ruled = _repeat(flow.ruled[0, :, f])
    pools = [durations.pools["dagvaarding", year, FORMS[f]] for year in (2018, 2019)]
    pool = Pool(
        *(
            np.concatenate([getattr(p, name) for p in pools])
            for name in ("decided", "came_in", "ruled")
        )
    )
    dates = _dates(rng, pool, np.zeros(len(ruled), dtype=np.int64), ruled)
    return _made(f, np.full(len(ruled), SUMMONS), *dates)


def _still_open(rng: np.random.Generator, flow: Flow, f: int) -> Cases:
    """Return cases without a decision at the peildatum; most came in at the end of 2024."""
    years = _repeat(flow.still_open[:, f])
    begin = np.array([YEAR_START[2019 + i] for i in range(len(INFLOW))])[years]
    back = np.where(years == 5, rng.exponential(110.0, len(years)), 365 * rng.random(len(years)))
    inflow = begin + 364 - np.minimum(back.astype(np.int64), 364)
    none = np.full(len(years), NEVER)
    return _made(f, np.full(len(years), OPEN), inflow, none, none.copy())

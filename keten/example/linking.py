"""Give suspects of reports that were sent in the number of an OM case (politie → om).

A case comes in after the police sent it (M:4891-4902, M:5045-5059), so the day of sending in is
moved to shortly before the inflow of the case that is chosen. Each case has one suspect
(M:5012-5014) and is used once. The region decides first, then the day, then sex and age.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from keten.example.politie import labels
from keten.example.politie.frames import Delivery
from keten.example.politie.solver import Ints

_SHARE = 0.85
_LONGEST_WAY = 21  # days from sending in to inflow
_LOOK_AHEAD = 25
_NO_CASE = -1


def link_suspects(rng: np.random.Generator, police: Delivery, cases: pa.Table) -> pa.Array:
    """Return a case number or null per suspect, and move the days of sending in to fit."""
    incidents, suspects = police.incidents, police.suspects
    row = np.searchsorted(incidents.key, suspects.incident)
    wanted = incidents.sent[row] & incidents.minor[row]
    wanted &= rng.random(len(row)) < _SHARE / 0.99
    first = np.concatenate(([True], np.diff(suspects.incident) != 0))

    inflow = cases["inschrijfdatum"].combine_chunks().cast(pa.date32()).cast(pa.int32())
    inflow_day = inflow.to_numpy().astype(np.int64)
    region = _regions(cases)
    age = cases["leeftijd"].combine_chunks().fill_null(30).to_numpy().astype(np.int64)
    free = np.ones(len(inflow_day), dtype=bool)
    case = np.full(len(row), _NO_CASE, dtype=np.int64)
    reported = incidents.reported.astype("datetime64[D]").astype(np.int64)
    sent_on = incidents.sent_on.astype("datetime64[D]").astype(np.int64)

    def match(chosen: Ints, same_region: bool, earliest: Ints) -> None:
        for unit in range(labels.NATIONAL_UNIT) if same_region else (None,):
            here = chosen if unit is None else chosen[incidents.unit[row[chosen]] == unit]
            pool = np.flatnonzero(free if unit is None else free & (region == unit))
            _match(here, pool, case, free, inflow_day, earliest, age, suspects.age)

    leaders = np.flatnonzero(wanted & first)
    match(leaders, True, sent_on[row])
    match(leaders[case[leaders] < 0], False, sent_on[row])
    linked = leaders[case[leaders] >= 0]
    latest = inflow_day[case[linked]]
    way = rng.integers(0, _LONGEST_WAY + 1, len(linked))
    moved = np.maximum(latest - way, reported[row[linked]])
    incidents.sent_on[row[linked]] = moved.astype("datetime64[D]")
    sent_on[row[linked]] = moved
    others = np.flatnonzero(wanted & ~first)
    match(others, True, sent_on[row])
    match(others[case[others] < 0], False, sent_on[row])
    numbers = cases["parketnummer"].combine_chunks()
    return numbers.take(pa.array(np.where(case < 0, 0, case), mask=case < 0))


def _regions(cases: pa.Table) -> Ints:
    position = {name.casefold(): number for number, name in enumerate(labels.UNITS)}
    names = cases["parket"].to_pylist()
    return np.array([position.get(name.casefold(), labels.NATIONAL_UNIT) for name in names])


def _match(
    suspects: Ints,
    pool: Ints,
    case: Ints,
    free: np.ndarray,
    inflow: Ints,
    earliest: Ints,
    case_age: Ints,
    suspect_age: Ints,
) -> None:
    """Walk through suspects and cases by day; take the case nearest in age of the next few."""
    order = suspects[np.argsort(earliest[suspects], kind="stable")]
    waiting = pool[np.argsort(inflow[pool], kind="stable")].tolist()
    at = 0
    for suspect in order.tolist():
        while at < len(waiting) and inflow[waiting[at]] < earliest[suspect]:
            at += 1
        window = waiting[at : at + _LOOK_AHEAD]
        if not window:
            break
        best = min(
            range(len(window)), key=lambda n: abs(case_age[window[n]] - suspect_age[suspect])
        )
        chosen = waiting.pop(at + best)
        case[suspect] = chosen
        free[chosen] = False

"""The police delivery of two years earlier, derived from the newest one.

Incidents of 2020 to 2022 are the same in both deliveries, seen before later work was done:
some are not registered yet, some were later removed or given another code, and what happened
after the earlier peildatum is absent. The last year is therefore visibly unfinished, as in the
Monitor (M:4911-4917). The two first years of the earlier delivery are invented from the first
two of the newest, moved back by two years.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from keten.example.politie import labels
from keten.example.politie.deliver import keep
from keten.example.politie.frames import NAT, Dates, Delivery, Flags, stack
from keten.example.solver import Ints

_TWO_YEARS = 731  # days from a date in 2018 or 2019 to the same in 2020 or 2021, at least
_MOVED_KEY = 2_000_000_000_000  # keys of the invented years and of what was later removed
_REMOVED_KEY = 4_000_000_000_000
_NOT_YET, _NOT_YET_LAST, _REMOVED, _RECODED = 0.005, 0.02, 0.015, 0.02
_EARLY_SHARE = (0.88, 0.82)  # of 2020 and 2021, so that 2018 and 2019 get about 2.650 and 2.790


def earlier_delivery(
    rng: np.random.Generator, newest: Delivery, start: str, stop: str, peildatum: str
) -> Delivery:
    """Return what the police knew at ``peildatum`` of registrations in [start, stop)."""
    shared = _shared(rng, newest, stop)
    removed = _copied(rng, shared, np.full(len(shared.incidents), _REMOVED), _REMOVED_KEY)
    moved = _moved(rng, newest, start)
    parts = [shared, removed, moved]
    earlier = Delivery(
        incidents=stack([part.incidents for part in parts]),
        victims=stack([part.victims for part in parts]),
        suspects=stack([part.suspects for part in parts]),
    )
    earlier.incidents = replace(earlier.incidents, code=_recoded(rng, earlier))
    _forget(earlier, np.datetime64(peildatum))
    return earlier


def _shared(rng: np.random.Generator, newest: Delivery, stop: str) -> Delivery:
    registered = newest.incidents.registered
    last = registered >= np.datetime64(stop) - 365
    missing = rng.random(len(registered)) < np.where(last, _NOT_YET_LAST, _NOT_YET)
    return keep(newest, np.flatnonzero((registered < np.datetime64(stop)) & ~missing))


def _copied(
    rng: np.random.Generator, source: Delivery, chance: np.ndarray, offset: int
) -> Delivery:
    """Return a random part as other incidents with other persons."""
    part = keep(source, np.flatnonzero(rng.random(len(chance)) < chance))
    roles = [
        replace(
            r,
            incident=r.incident + offset,
            person=np.where(r.person < 0, r.person, r.person + offset),
        )
        for r in (part.victims, part.suspects)
    ]
    return Delivery(replace(part.incidents, key=part.incidents.key + offset), *roles)


def _moved(rng: np.random.Generator, newest: Delivery, start: str) -> Delivery:
    registered = newest.incidents.registered
    first = np.datetime64(start) + _TWO_YEARS - 1
    middle, end = first + 366, first + 731
    chance = np.where(registered < middle, _EARLY_SHARE[0], _EARLY_SHARE[1])
    earliest = np.datetime64(start) + _TWO_YEARS
    chance = np.where((registered >= earliest) & (registered < end), chance, 0.0)
    moved = _copied(rng, newest, chance, _MOVED_KEY)
    back = {
        name: getattr(moved.incidents, name) - _TWO_YEARS
        for name in (
            "registered",
            "reported",
            "begin",
            "end",
            "declared_on",
            "sent_on",
            "closed_on",
        )
    }
    moved.incidents = replace(moved.incidents, **back)
    return moved


def _recoded(rng: np.random.Generator, earlier: Delivery) -> Ints:
    """Give some incidents the code they had before it was corrected."""
    code = earlier.incidents.code.copy()
    old = [labels.CODES.index(name) for name in ("F521", "F522", "F526", "F527")]
    rows = np.flatnonzero(np.isin(code, old) & (rng.random(len(code)) < _RECODED))
    code[rows] = np.array(old)[rng.integers(0, len(old), len(rows))]
    return code


def _forget(earlier: Delivery, peildatum: np.datetime64) -> None:
    """Take away what happened after the peildatum, and with it what it says."""
    i = earlier.incidents
    for flag, when in ((i.declared, i.declared_on), (i.sent, i.sent_on)):
        later = _after(when, peildatum)
        flag[later] = False
        when[later] = NAT
    later = _after(i.closed_on, peildatum)
    i.closed_on[later] = NAT
    i.closing[later] = 0


def _after(when: Dates, peildatum: np.datetime64) -> Flags:
    return ~np.isnat(when) & (when > peildatum)

"""Records that a rule must remove, decide or report: the boundaries of every police rule.

None of them changes a printed figure; each stays acceptable to landing, so that what is odd
becomes a finding about the data and not a refused row.
"""

from __future__ import annotations

import numpy as np

from keten.example.politie import dates, labels
from keten.example.politie.frames import NAT, Delivery, Incidents, Roles, stack
from keten.example.solver import Ints

_WRONG_NEW, _WRONG_F526, _ON_BOUNDARY = 6, 5, 3
_CROSSING, _END_ONLY = 40, 60
_SENT_WITHOUT_SUSPECT, _SENT_OTHERS = 8, 20
_MIXED, _AGELESS = 250, 40
_TURNED_ADULT = 12
_CONTRADICTIONS = 6
_LAST_DAY = dates.day("2024-12-31")


def odd_dates(rng: np.random.Generator, incidents: Incidents, delay: Ints) -> None:
    """Put offence dates on and across 1 July 2024, within the delay class each report has.

    New codes with an older date and F526 with a newer one are the registration errors that the
    Monitor expects (M:3091-3098); both boundary days occur with the codes that they decide.
    """
    of = {name: incidents.code == number for number, name in enumerate(labels.CODES)}
    new = np.isin(incidents.code, [labels.CODES.index(name) for name in labels.NEW_CODES])
    last_year = incidents.registered >= np.datetime64("2024-01-01")
    law = dates.NEW_LAW_DAY
    taken: list[Ints] = []

    def choose(mask: np.ndarray, count: int) -> Ints:
        rows = rng.permutation(np.flatnonzero(mask))
        rows = rows[~np.isin(rows, np.concatenate(taken))] if taken else rows
        taken.append(rows[:count])
        return rows[:count]

    rows = choose(new & (delay == 3), _WRONG_NEW)
    _place(incidents, rows, law - rng.integers(1, 30, len(rows)), 45)
    rows = choose(of["F526"] & last_year & (delay <= 1), _WRONG_F526)
    days = np.where(delay[rows] == 0, 1, 5)
    _place(incidents, rows, rng.integers(law + 20, _LAST_DAY - 20, len(rows)), days)
    same_day = (delay == 0) & last_year
    for name, day in (("F526", law - 1), ("F527", law), ("F522", law - 1)):
        rows = choose(of[name] & same_day, _ON_BOUNDARY)
        _place(incidents, rows, np.full(len(rows), day), 1)
    rows = choose(new & same_day, _ON_BOUNDARY)
    _place(incidents, rows, np.full(len(rows), law), 0)
    incidents.special[np.concatenate(taken)] = True

    plain = ~incidents.special & ~np.isnat(incidents.begin)
    before_law = plain & (incidents.begin < labels.NEW_LAW)
    rows = rng.permutation(
        np.flatnonzero(before_law & (incidents.reported >= np.datetime64("2024-07-20")))
    )[:_CROSSING]
    incidents.end[rows] = labels.NEW_LAW + rng.integers(0, 19, len(rows))
    incidents.special[rows] = True
    rows = rng.permutation(np.flatnonzero(plain & ~incidents.special))[:_END_ONLY]
    incidents.end[rows] = incidents.begin[rows]
    incidents.begin[rows] = NAT
    incidents.special[rows] = True


def _place(incidents: Incidents, rows: Ints, begin: Ints, days: int | Ints) -> None:
    incidents.begin[rows] = dates.as_dates(np.asarray(begin))
    incidents.end[rows] = NAT
    incidents.reported[rows] = incidents.begin[rows] + np.asarray(days)
    incidents.registered[rows] = incidents.reported[rows]


def odd_followup(rng: np.random.Generator, incidents: Incidents, has_suspect: np.ndarray) -> None:
    """Send a few incidents in without a registered suspect, and contradict a few dates.

    A registered suspect comes first, whatever ``naar_om`` says (M:4891-4902).
    """
    none = ~has_suspect
    for mask, count in ((incidents.minor, _SENT_WITHOUT_SUSPECT), (~incidents.minor, _SENT_OTHERS)):
        rows = rng.permutation(np.flatnonzero(mask & none))[:count]
        incidents.sent[rows] = True
        incidents.special[rows] = True
    rows = rng.permutation(np.flatnonzero(~incidents.minor & ~np.isnat(incidents.begin)))
    backwards, undeclared = rows[:_CONTRADICTIONS], rows[_CONTRADICTIONS : 2 * _CONTRADICTIONS]
    incidents.end[backwards] = incidents.begin[backwards] - 3
    incidents.declared[undeclared] = False
    incidents.declared_on[undeclared] = incidents.reported[undeclared]
    incidents.special[rows[: 2 * _CONTRADICTIONS]] = True


def odd_persons(rng: np.random.Generator, police: Delivery) -> None:
    """Add adult and ageless victims to reports, and children who come back as adults of 18."""
    incidents, victims = police.incidents, police.victims
    reports = rng.permutation(np.flatnonzero(incidents.minor))[: _MIXED + _AGELESS]
    age = 18 + rng.integers(0, 40, len(reports))
    age[:10] = 18
    age[_MIXED:] = labels.UNKNOWN_AGE
    extra = Roles(
        incident=incidents.key[reports],
        person=int(max(victims.person.max(), police.suspects.person.max()))
        + 1
        + np.arange(len(reports)),
        sex=np.full(len(reports), labels.WOMAN),
        age=age,
    )
    incidents.special[reports[:10]] = True
    incidents.special[reports[-10:]] = True
    _turned_adult(rng, incidents, victims)
    police.victims = stack([victims, extra])


def _turned_adult(rng: np.random.Generator, incidents: Incidents, victims: Roles) -> None:
    """Give adults of 18 the identity of a child of 17 whose offence was half a year earlier."""
    row_of = np.searchsorted(incidents.key, victims.incident)
    minor = incidents.minor[row_of]
    begin = incidents.begin[row_of]
    known = ~np.isnat(begin) & (victims.person >= 0)
    young = rng.permutation(np.flatnonzero(minor & known & (victims.age == 17)))
    grown = np.flatnonzero(~minor & known & (victims.age == 18))
    grown = grown[np.argsort(begin[grown], kind="stable")]
    at = np.searchsorted(begin[grown], begin[young] + 180)
    possible = np.flatnonzero(at < len(grown))
    possible = possible[begin[grown[at[possible]]] - begin[young[possible]] < 360]
    _, first = np.unique(at[possible], return_index=True)
    for number in possible[np.sort(first)][:_TURNED_ADULT].tolist():
        child, adult = young[number], grown[at[number]]
        victims.person[adult] = victims.person[child]
        victims.sex[adult] = victims.sex[child]
        incidents.special[row_of[[child, adult]]] = True

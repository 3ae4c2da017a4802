"""Registered incidents that the Monitor leaves out: no registered minor victim (M:3123-3140).

Adults only, victims of unknown age, no victim at all; the national unit occurs only here,
because the ten regions of Figure 2.4 add up to all reports (M:3277-3297).
"""

from __future__ import annotations

import numpy as np

from keten.example.politie import dates, labels
from keten.example.politie.frames import NAT, Incidents, Roles
from keten.example.solver import Ints

ADULTS, NOBODY, UNKNOWN, MIXED = range(4)
_KINDS = (0.60, 0.33, 0.05, 0.02)
_YEARS = (0.17, 0.19, 0.21, 0.21, 0.22)
_OLD = {"F520": 26, "F521": 18, "F522": 29, "F525": 1, "F526": 2, "F5292": 0.3, "F5295": 17}
_OLD |= {"F5296": 1, "F527": 2}
_NEW = {"F5212": 2, "F5222": 6, "F5233": 9, "F5234": 3, "F5235": 1, "F5236": 0.5}
_DELAYS = (0.50, 0.12, 0.10, 0.13, 0.14, 0.01)
_REPEATED = 1500
_FIRST_PERSON = 10_000_000


def _codes(rng: np.random.Generator, year: Ints, kind: Ints) -> Ints:
    def weights(table: dict[str, float]) -> np.ndarray:
        share = np.array([table.get(name, 0.0) for name in labels.CODES])
        return np.asarray(share / share.sum())

    old = rng.choice(len(labels.CODES), len(year), p=weights(_OLD))
    new = rng.choice(len(labels.CODES), len(year), p=weights(_NEW))
    code = np.where((year == labels.YEARS[-1]) & (rng.random(len(year)) < 0.25), new, old)
    child = labels.CODES.index("F527")  # a child's class: not where only adults are registered
    adults = np.isin(kind, (ADULTS, MIXED))
    return np.where((code == child) & adults, labels.CODES.index("F522"), code)


def make_others(rng: np.random.Generator, count: int) -> tuple[Incidents, Roles, Roles]:
    """Return ``count`` incidents without a registered minor victim, with their persons."""
    year = rng.choice(np.array(labels.YEARS), count, p=_YEARS)
    kind = rng.choice(len(_KINDS), count, p=_KINDS)
    code = _codes(rng, year, kind)
    delay = rng.choice(len(_DELAYS), count, p=_DELAYS)
    new = np.isin(code, [labels.CODES.index(name) for name in labels.NEW_CODES])
    days = dates.delay_days(rng, delay)
    days = np.where(new, days % 150, days)
    lag = dates.registration_lag(rng, count)
    registered = dates.registration_days(rng, year, code, days + lag)
    begin = dates.as_dates(registered - lag - days)
    begin[(delay == labels.NO_DELAY) & ~new] = NAT
    has_suspect = rng.random(count) < 0.24
    incidents = Incidents(
        key=np.arange(count),
        registered=dates.as_dates(registered),
        reported=dates.as_dates(registered - lag),
        begin=begin,
        end=np.full(count, NAT),
        code=code,
        unit=_units(rng, count),
        place=rng.integers(0, len(labels.PLACES), count) * (rng.random(count) < 0.6),
        detail=np.full(count, "", dtype="U20"),
        informed=rng.random(count) < 0.4,
        declared=rng.random(count) < 0.45,
        declared_on=np.full(count, NAT),
        sent=has_suspect & (rng.random(count) < 0.8),
        sent_on=np.full(count, NAT),
        closed_on=np.full(count, NAT),
        closing=np.zeros(count, dtype=np.int64),
        minor=np.zeros(count, dtype=bool),
        special=np.zeros(count, dtype=bool),
    )
    dates.end_dates(rng, incidents)
    victims = _victims(rng, kind)
    suspects = _suspects(rng, has_suspect)
    for roles in (victims, suspects):
        _repeat(rng, roles)
    return incidents, victims, suspects


def _units(rng: np.random.Generator, count: int) -> Ints:
    share = np.array((9, 6, 9, 9, 12, 8, 9, 9, 13, 15.4, 0.6))
    return rng.choice(len(labels.UNITS), count, p=share / share.sum())


def _roles(rng: np.random.Generator, incident: Ints, age: Ints, women: float, first: int) -> Roles:
    sex = np.where(rng.random(len(incident)) < women, labels.WOMAN, labels.MAN)
    sex[rng.random(len(sex)) < 0.01] = labels.NO_SEX
    person = first + np.arange(len(incident))
    person[rng.random(len(person)) < 0.004] = labels.NO_PERSON
    return Roles(incident, person, sex, age)


def _victims(rng: np.random.Generator, kind: Ints) -> Roles:
    several = rng.random(len(kind)) < 0.06
    n = np.where(kind == NOBODY, 0, np.where(several | (kind == MIXED), 2, 1))
    incident = np.repeat(np.arange(len(kind)), n)
    age = 18 + np.minimum(rng.gamma(1.3, 12.0, len(incident)), 78).astype(np.int64)
    age[rng.random(len(age)) < 0.02] = 18  # the boundary: 18 is no minor
    second = np.concatenate(([False], incident[1:] == incident[:-1]))
    unknown = (kind[incident] == UNKNOWN) | ((kind[incident] == MIXED) & second)
    age[unknown] = labels.UNKNOWN_AGE
    return _roles(rng, incident, age, 0.88, _FIRST_PERSON)


def _suspects(rng: np.random.Generator, has_suspect: np.ndarray) -> Roles:
    n = np.where(has_suspect, 1 + (rng.random(len(has_suspect)) < 0.08), 0)
    incident = np.repeat(np.arange(len(n)), n)
    age = 12 + np.minimum(rng.gamma(2.2, 10.5, len(incident)), 78).astype(np.int64)
    age[rng.random(len(age)) < 0.01] = labels.UNKNOWN_AGE
    return _roles(rng, incident, age, 0.04, 2 * _FIRST_PERSON)


def _repeat(rng: np.random.Generator, roles: Roles) -> None:
    """Let some persons occur in a second incident at the same age."""
    count = min(_REPEATED, len(roles) // 20)
    first = np.concatenate(([True], np.diff(roles.incident) != 0))
    rows = rng.permutation(np.flatnonzero(first & (roles.person >= 0)))
    rows = rows[np.argsort(roles.age[rows] * len(labels.SEXES) + roles.sex[rows], kind="stable")]
    starts = rng.permutation(np.arange(0, len(rows) - 1, 2))[:count]
    alike = roles.age[rows[starts]] == roles.age[rows[starts + 1]]
    starts = starts[alike & (roles.sex[rows[starts]] == roles.sex[rows[starts + 1]])]
    roles.person[rows[starts + 1]] = roles.person[rows[starts]]

"""Victims and suspects of the reports: persons, sexes, ages, and repeated suspects.

Unique suspects are persons over the whole period (M:3198-3200); 85% of the unique victims is
female and 96% of the suspect registrations male (M:3345-3346, M:3414).
"""

from __future__ import annotations

import numpy as np

from keten.errors import FailedError
from keten.example.politie import labels
from keten.example.politie.ages import suspect_ages, unique_pairs, victim_ages
from keten.example.politie.frames import Incidents, Roles
from keten.example.politie.groups import Registrations, make_registrations
from keten.example.politie.margins import Margins
from keten.example.politie.reports import needs_sixteen
from keten.example.solver import Ints

_SEXLESS_VICTIMS, _OTHER_VICTIMS, _SEXLESS_SUSPECTS = 60, 12, 15
_SIGNALS = 6  # victims under 16 in a class for 16 and 17 (M:3085-3091)
_ACROSS_YEARS = 200


def make_persons(
    rng: np.random.Generator, m: Margins, reports: Incidents, status: Ints, goal_r: float
) -> tuple[Roles, Roles]:
    """Return the minor victims and the suspects of the reports.

    ``goal_r`` is the printed correlation between the ages of a pair.
    """
    reg = make_registrations(rng, m, reports, status)
    pairs = unique_pairs(reg, len(reports))
    known = np.where(np.isnat(reports.offence), reports.reported, reports.offence)
    offence = known.astype("datetime64[D]").astype(np.int64)
    suspect_age = suspect_ages(rng, m, reg, pairs, offence)
    in_class = np.flatnonzero(needs_sixteen(reports)[reg.victim_report])
    lone = np.bincount(reg.victim_person)[reg.victim_person[in_class]] == 1
    younger = rng.permutation(in_class[lone])[:_SIGNALS]
    reports.special[reg.victim_report[younger]] = True
    sixteen = np.setdiff1d(in_class, younger)
    victim_age = victim_ages(rng, m, reg, pairs, suspect_age, sixteen, younger, goal_r)

    birth = known[reg.suspect_report].astype("datetime64[Y]").astype(np.int64) - suspect_age
    _same_suspect(rng, m, reg, birth, suspect_age)
    year = reports.registered[reg.victim_report].astype("datetime64[Y]").astype(np.int64)
    victim_sex = _victim_sexes(rng, m, reg, year)
    birth = known[reg.victim_report].astype("datetime64[Y]").astype(np.int64) - victim_age
    without_suspect = ~np.isin(reg.victim_report, reg.suspect_report)
    _same_victim(rng, reg, birth, year, victim_sex, without_suspect)
    suspect_sex = _suspect_sexes(rng, m, reg)

    victim_person, suspect_person = reg.victim_person.copy(), reg.suspect_person.copy()
    suspect_person += len(victim_person)
    victim_person[reg.nameless_victims] = labels.NO_PERSON
    suspect_person[reg.nameless_suspects] = labels.NO_PERSON
    return (
        Roles(reg.victim_report, victim_person, victim_sex, victim_age),
        Roles(reg.suspect_report, suspect_person, suspect_sex, suspect_age),
    )


def _joins(rng: np.random.Generator, key: Ints, count: int) -> tuple[Ints, Ints]:
    """Choose ``count`` neighbours with an equal key; return the first and the second of each."""
    order = rng.permutation(len(key))
    order = order[np.argsort(key[order], kind="stable")]
    equal = np.flatnonzero(key[order[1:]] == key[order[:-1]])
    chosen = np.sort(rng.permutation(equal)[:count])
    return order[chosen], order[chosen + 1]


def _same_suspect(
    rng: np.random.Generator, m: Margins, reg: Registrations, birth: Ints, age: Ints
) -> None:
    """Make suspects of different reports and victims one person until 5.760 are left."""
    n = len(reg.suspect_report)
    persons = len(np.unique(reg.suspect_person))
    wanted = persons - int(m.unique_suspects)
    first_in_report = np.concatenate(([True], np.diff(reg.suspect_report) != 0))
    own = (reg.suspect_person == np.arange(n)) & first_in_report & (age >= 0)
    own[reg.nameless_suspects] = False
    candidates = np.flatnonzero(own)
    if wanted < 0:
        raise FailedError("the example has fewer unique suspects than the text prints (M:3199).")
    before, after = _joins(rng, birth[candidates], wanted)
    if len(before) < wanted:
        raise FailedError("too few suspects of one age to be the same person (M:3199).")
    # In a chain a, b, c the links are (a, b) and (b, c): follow them to the first.
    leader = np.arange(n)
    for a, b in zip(candidates[before], candidates[after], strict=True):
        leader[b] = leader[a]
    reg.suspect_person[:] = leader[reg.suspect_person]


def _same_victim(
    rng: np.random.Generator,
    reg: Registrations,
    birth: Ints,
    year: Ints,
    sex: Ints,
    without_suspect: np.ndarray,
) -> None:
    """Let some children return in another year, where no count of one year or pair sees it."""
    size = np.bincount(reg.victim_person, minlength=len(year))
    lone = (size[reg.victim_person] == 1) & without_suspect
    lone[reg.nameless_victims] = False
    rows = np.flatnonzero(lone)
    before, after = _joins(rng, birth[rows] * len(labels.SEXES) + sex[rows], 4 * _ACROSS_YEARS)
    before, after = rows[before], rows[after]
    other_year = year[before] != year[after]
    before, after = before[other_year][:_ACROSS_YEARS], after[other_year][:_ACROSS_YEARS]
    alone = ~np.isin(before, after)  # no chains: two years at most
    reg.victim_person[after[alone]] = before[alone]


def _quota(rng: np.random.Generator, weight: Ints, goal: int) -> np.ndarray:
    """Choose rows whose weights add up to ``goal`` exactly (there are many of weight one)."""
    order = rng.permutation(len(weight))
    order = np.concatenate((order[weight[order] > 1], order[weight[order] == 1]))
    heavy = rng.random(len(weight)) < goal / weight.sum()
    chosen = (weight > 1) & heavy
    missing = goal - int(weight[chosen].sum())
    ones = order[weight[order] == 1]
    chosen[ones[:missing]] = True
    return np.asarray(chosen)


def _victim_sexes(rng: np.random.Generator, m: Margins, reg: Registrations, year: Ints) -> Ints:
    """Give persons a sex; the quota counts a person once in every year it occurs."""
    seen = np.unique(np.stack((reg.victim_person, year)), axis=1)[0]
    person, weight = np.unique(seen, return_counts=True)
    female = _quota(rng, weight, int(m.unique_female))
    sex = np.where(female, labels.WOMAN, labels.MAN)
    other = rng.permutation(np.flatnonzero(~female))
    sex[other[:_SEXLESS_VICTIMS]] = labels.NO_SEX
    sex[other[_SEXLESS_VICTIMS : _SEXLESS_VICTIMS + _OTHER_VICTIMS]] = labels.OTHER_SEX
    return sex[np.searchsorted(person, reg.victim_person)]


def _suspect_sexes(rng: np.random.Generator, m: Margins, reg: Registrations) -> Ints:
    """Give persons a sex; the quota counts registrations."""
    person, weight = np.unique(reg.suspect_person, return_counts=True)
    male = _quota(rng, weight, int(m.male_suspects))
    sex = np.where(male, labels.MAN, labels.WOMAN)
    unknown = rng.permutation(np.flatnonzero(~male & (weight == 1)))[:_SEXLESS_SUSPECTS]
    sex[unknown] = labels.NO_SEX
    return sex[np.searchsorted(person, reg.suspect_person)]

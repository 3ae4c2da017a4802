"""What a case has besides its dates: suspect, parket, ground, ruling, sentence and measures.

Cases of the printed population get exactly the counts that the models found, shuffled; the
others (earlier, later) get draws from the same distribution.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from keten.example.cells import Cells
from keten.example.om.cases import NEVER, Bools, Cases, year_of
from keten.example.om.codes import (
    AGES,
    DECISIONS,
    FORMS,
    MEASURE_ONLY,
    MEASURES,
    NO_SENTENCE,
    PARKETTEN,
    PARTLY,
    SEPOTS,
    TERMS,
    UNKNOWN,
    UNSUSPENDED,
    YEARS,
)
from keten.example.om.court import Court
from keten.example.om.margins import printed
from keten.example.om.people import AGE_LABELS, BORN, PARTS, SEXES, People
from keten.example.solver import Ints


@dataclass
class Profile:
    """Attributes per case; UNKNOWN (-1) where there is none."""

    age: Ints
    sex: Ints
    born: Ints
    parket: Ints
    ground: npt.NDArray[np.object_]
    ruling: Ints
    with_other: Bools
    sentence: Ints
    days: Ints
    measures: Bools


def people_parts(cases: Cases, current: int) -> Ints:
    """Return per case its part of the populations: 0 inflow, 1 both, 2 court, -1 neither.

    Only the first ``current`` cases belong to the printed populations.
    """
    inflow, ruled = year_of(cases.inflow), year_of(cases.ruled)
    came_in = (inflow >= 2020) & (inflow <= 2024)
    judged = (cases.ruled != NEVER) & (ruled >= 2020) & (ruled <= 2024)
    part = np.select([came_in & ~judged, came_in & judged, judged], [0, 1, 2], -1)
    return np.where(np.arange(len(cases)) < current, part, -1)


def part_sizes(cases: Cases) -> Ints:
    """Return the number of cases per part and form."""
    parts = people_parts(cases, len(cases))
    return np.array(
        [[((parts == p) & (cases.form == f)).sum() for f in range(2)] for p in range(len(PARTS))]
    )


def empty_profile(size: int) -> Profile:
    """Return a profile in which nothing is known yet."""
    blank = [np.full(size, UNKNOWN) for _ in range(7)]
    return Profile(
        age=blank[0],
        sex=blank[1],
        born=blank[2],
        parket=blank[3],
        ground=np.full(size, "", dtype=object),
        ruling=blank[4],
        with_other=np.zeros(size, dtype=bool),
        sentence=blank[5],
        days=blank[6],
        measures=np.zeros((size, len(MEASURES)), dtype=bool),
    )


def fit_sum(rng: np.random.Generator, values: Ints, low: Ints, high: Ints, total: int) -> Ints:
    """Shift values within [low, high] so that they add up to ``total``."""
    values = values.copy()
    while (gap := total - int(values.sum())) != 0:
        room = high - values if gap > 0 else values - low
        step = np.minimum(room, np.ceil(room * (abs(gap) / max(int(room.sum()), 1))))
        order = rng.permutation(len(values))
        step = step[order].astype(np.int64)
        over = np.maximum(np.cumsum(step) - abs(gap), 0)
        step = np.maximum(step - over, 0)
        if not step.any():
            raise ValueError("the sum lies outside what the values can reach")
        values[order] += np.sign(gap) * step
    return values


def set_people(
    rng: np.random.Generator, profile: Profile, cases: Cases, people: People, current: int
) -> None:
    """Give every suspect an age, a sex and a country of birth."""
    parts = people_parts(cases, current)
    for f in range(len(FORMS)):
        for p in (*range(len(PARTS)), -1):
            group = np.flatnonzero((parts == p) & (cases.form == f))
            if p >= 0:
                ages, sexes, born = (
                    people.ages[:, p, f],
                    people.sexes[:, p, f],
                    people.born[:, p, f],
                )
                total: int | None = int(people.years[p, f])
            else:
                ages, sexes, born = (
                    _drawn(rng, table.sum(axis=1)[:, f], len(group))
                    for table in (people.ages, people.sexes, people.born)
                )
                total = None
            profile.sex[group] = _dealt(rng, sexes, len(SEXES) - 1)
            profile.born[group] = _dealt(rng, born, len(BORN) - 1)
            profile.age[group] = _aged(rng, _dealt(rng, ages, len(AGE_LABELS) - 1), total)


def _drawn(rng: np.random.Generator, weights: Ints, size: int) -> Ints:
    return np.asarray(rng.multinomial(size, weights / weights.sum()))


def _dealt(rng: np.random.Generator, counts: Ints, unknown: int) -> Ints:
    """Return a shuffled list of classes; the class ``unknown`` becomes UNKNOWN."""
    classes = np.repeat(np.arange(len(counts)), counts)
    return rng.permutation(np.where(classes == unknown, UNKNOWN, classes))


def _aged(rng: np.random.Generator, classes: Ints, total: int | None) -> Ints:
    low = np.array([youngest for _, youngest, _ in AGES] + [UNKNOWN])[classes]
    high = np.array([oldest for _, _, oldest in AGES] + [UNKNOWN])[classes]
    peak = np.array([0.65, 0.45, 0.45, 0.27, 0.0])[classes]
    share = rng.triangular(0.0, np.maximum(peak, 1e-9), 1.0)
    ages = low + np.floor((high - low + 0.999) * share).astype(np.int64)
    ages = np.where(classes == UNKNOWN, UNKNOWN, ages)
    if total is None:
        return ages
    known = classes != UNKNOWN
    ages[known] = fit_sum(rng, ages[known], low[known], high[known], total)
    return ages


def set_parket(
    rng: np.random.Generator, profile: Profile, cases: Cases, cells: Cells, current: int
) -> None:
    """Deal the first ``current`` cases to the parketten as printed (Figure 4.2)."""
    counts = np.array([round(printed(cells, "instroom naar parket", p)) for p in PARKETTEN])
    inflow = year_of(cases.inflow)
    counted = (inflow >= 2020) & (inflow <= 2024) & (np.arange(len(cases)) < current)
    group = np.flatnonzero(counted)
    national = len(PARKETTEN) - 1
    weight = np.where(cases.form[group] == 1, 9.0, 1.0)
    first = rng.choice(group, counts[national], replace=False, p=weight / weight.sum())
    rest = np.setdiff1d(group, first)
    profile.parket[first] = national
    profile.parket[rest] = rng.permutation(np.repeat(np.arange(national), counts[:-1]))
    others = np.flatnonzero(~counted)
    profile.parket[others] = rng.choice(len(counts), len(others), p=counts / counts.sum())


def set_grounds(
    profile: Profile, cases: Cases, assigned: dict[tuple[str, int], list[str]], current: int
) -> None:
    """Give the winning sepot of each case its ground; outside 2020-2024 the most common one."""
    handled = year_of(cases.handled)
    counted = (handled >= 2020) & (handled <= 2024) & (np.arange(len(cases)) < current)
    for decision in SEPOTS:
        for f in range(len(FORMS)):
            grounds = assigned[DECISIONS[decision], f]
            mine = (cases.decision == decision) & (cases.form == f)
            profile.ground[mine & counted] = np.array(grounds, dtype=object)
            profile.ground[mine & ~counted] = max(set(grounds), key=grounds.count)


def set_rulings(rng: np.random.Generator, profile: Profile, cases: Cases, court: Court) -> None:
    """Give every adjudicated case its ruling, sentence, term and measures."""
    ruled = year_of(cases.ruled)
    judged = cases.ruled != NEVER
    for f in range(len(FORMS)):
        for y, year in enumerate(YEARS):
            group = np.flatnonzero(judged & (ruled == int(year)) & (cases.form == f))
            rulings = court.rulings[:, :, y, f]
            _deal_court(rng, profile, group, rulings, court, y, f)
        loose = np.flatnonzero(judged & ((ruled < 2020) | (ruled > 2024)) & (cases.form == f))
        _draw_court(rng, profile, loose, cases, f, ruled)


def _deal_court(
    rng: np.random.Generator,
    profile: Profile,
    group: Ints,
    rulings: Ints,
    court: Court,
    y: int,
    f: int,
) -> None:
    code = rng.permutation(np.repeat(np.arange(rulings.size), rulings.ravel()))
    profile.ruling[group], profile.with_other[group] = code // 2, code % 2 == 1
    convicted = group[profile.ruling[group] == 0]
    outcomes = court.outcomes[:, y, f]
    profile.sentence[convicted] = rng.permutation(np.repeat(np.arange(len(outcomes)), outcomes))
    held = convicted[np.isin(profile.sentence[convicted], (PARTLY, UNSUSPENDED))]
    profile.days[held] = _terms(rng, court.terms[:, y, f], int(court.days[y, f]))
    sentenced = convicted[profile.sentence[convicted] != NO_SENTENCE]
    bare = convicted[profile.sentence[convicted] == MEASURE_ONLY]
    for m in range(len(MEASURES)):
        number = int(court.measures[m, y, f])
        order = rng.permutation(sentenced)
        if m == _COMPENSATION:  # measure-only cases come first, so that each has one
            order = np.concatenate([bare, np.setdiff1d(order, bare, assume_unique=True)])
        elif MEASURES[m] == "pij":
            order = order[np.argsort(profile.age[order], kind="stable")]
        elif MEASURES[m] in ("tbs", "gvm"):  # for adults
            order = order[np.argsort(profile.age[order] < 18, kind="stable")]
        profile.measures[order[:number], m] = True
    without = bare[~profile.measures[bare].any(axis=1)]
    if len(without):
        raise ValueError("a conviction with measures only has no measure")


_COMPENSATION = MEASURES.index("schadevergoedingsmaatregel")


def _terms(rng: np.random.Generator, counts: Ints, total: int) -> Ints:
    """Return unconditional days in these classes with this sum; round numbers where possible."""
    classes = np.repeat(np.arange(len(TERMS)), counts)
    low = np.array([shortest for _, shortest, _ in TERMS])[classes]
    high = np.array([longest for _, _, longest in TERMS])[classes]
    share = rng.beta(1.0, np.where(classes == len(TERMS) - 1, 4.5, 1.3))
    days = low + np.floor((high - low + 0.99) * share).astype(np.int64)
    whole = np.rint(days / 30).astype(np.int64) * 30
    days = np.where((whole >= low) & (whole <= high) & (days > 30), whole, days)
    return rng.permutation(fit_sum(rng, days, low, high, total))


def _draw_court(
    rng: np.random.Generator, profile: Profile, group: Ints, cases: Cases, f: int, ruled: Ints
) -> None:
    """Copy the outcome of a random adjudicated case of the period."""
    like = (cases.form == f) & (ruled >= 2020) & (ruled <= 2024) & (cases.ruled != NEVER)
    model = rng.choice(np.flatnonzero(like), len(group))
    for name in ("ruling", "with_other", "sentence", "days", "measures"):
        values = getattr(profile, name)
        values[group] = values[model]

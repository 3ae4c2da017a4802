"""Ages of suspects and victims, so that Figures 2.6 and 2.7 and the correlation come out.

Figure 2.7 counts unique pairs in the class of the suspect's youngest age (M:3366-3410), the
text counts minor suspects as registrations (M:3416-3418), and r is taken over the pairs
(M:3420-3421: r(6923) = -.155).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from keten.errors import FailedError
from keten.example.politie import labels
from keten.example.politie.groups import Registrations
from keten.example.politie.margins import Margins
from keten.example.solver import Floats, Ints

ADULT = 18
_BIRTHDAYS = 8  # suspects who are 17 in the first and 18 in the last report of one pair
_PAIRS_OF_MINORS_WITH_TWO_VICTIMS = 70


@dataclass
class Pairs:
    """Unique pairs as positions: the suspect's first registration and the victim's."""

    suspect: Ints
    victim: Ints


def unique_pairs(reg: Registrations, n_reports: int) -> Pairs:
    """Return every victim–suspect pair once, with a suspect of known age (M:3366-3374)."""
    skip = np.zeros(len(reg.suspect_report), dtype=bool)
    skip[reg.repeats_pair] = True
    skip[reg.ageless] = True
    kept = np.flatnonzero(~skip)
    n_victims = np.bincount(reg.victim_report, minlength=n_reports)
    first_victim = np.cumsum(n_victims) - n_victims
    per_suspect = n_victims[reg.suspect_report[kept]]
    suspect = np.repeat(kept, per_suspect)
    start = np.repeat(np.cumsum(per_suspect) - per_suspect, per_suspect)
    offset = np.arange(len(suspect)) - start
    victim = np.repeat(first_victim[reg.suspect_report[kept]], per_suspect) + offset
    return Pairs(suspect, victim)


def suspect_ages(
    rng: np.random.Generator, m: Margins, reg: Registrations, pairs: Pairs, offence: Ints
) -> Ints:
    """Give every suspect registration an age; a repeated suspect keeps it (or turns 18)."""
    n = len(reg.suspect_report)
    weight = np.bincount(pairs.suspect, minlength=n)
    person = reg.suspect_person
    size = np.bincount(person, minlength=n)
    first = np.flatnonzero((weight > 0) & (person == np.arange(n)))
    minors = int(m.pair_ages[:ADULT].sum())
    surplus = int(m.minor_suspects) - minors  # registrations beyond unique pairs

    lone = rng.permutation(first[(weight[first] == 1) & (size[first] == 1)])
    double = rng.permutation(first[(weight[first] == 2) & (size[first] == 1)])
    repeated = rng.permutation(first[(weight[first] == 1) & (size[first] == 2)])
    double = double[:_PAIRS_OF_MINORS_WITH_TWO_VICTIMS]
    turning = _turning_eighteen(reg, repeated, offence)
    rest = repeated[~np.isin(repeated, turning)]
    again = rest[: surplus + len(double)]
    lone = lone[: minors - 2 * len(double) - len(again) - len(turning)]
    if len(again) < surplus + len(double):
        raise FailedError("too few repeated minor suspects for the printed 1.750 (M:3417).")
    young = np.concatenate((double, turning, again, lone))

    ages = np.full(n, labels.UNKNOWN_AGE)
    histogram = m.pair_ages.copy()
    ages[turning] = ADULT - 1
    histogram[ADULT - 1] -= len(turning)
    _fill(rng, ages, np.setdiff1d(young, turning), weight, histogram, slice(0, ADULT))
    _fill(rng, ages, np.setdiff1d(first, young), weight, histogram, slice(ADULT, None))
    ages[reg.repeats_pair] = ages[person[reg.repeats_pair]]
    last_of_turning = reg.repeats_pair[np.isin(person[reg.repeats_pair], turning)]
    ages[last_of_turning] = ADULT
    ages[reg.ageless] = labels.UNKNOWN_AGE
    return ages


def _turning_eighteen(reg: Registrations, repeated: Ints, offence: Ints) -> Ints:
    """Choose suspects whose second report of the same pair is about a later day."""
    second = {int(reg.suspect_person[s]): int(s) for s in reg.repeats_pair}
    chosen = [
        s
        for s in repeated.tolist()
        if offence[reg.suspect_report[second[s]]] > offence[reg.suspect_report[s]]
    ]
    return np.array(chosen[:_BIRTHDAYS], dtype=np.int64)


def _fill(
    rng: np.random.Generator,
    ages: Ints,
    suspects: Ints,
    weight: Ints,
    histogram: Ints,
    part: slice,
) -> None:
    """Use up one part of the histogram; a suspect with two victims takes two of one age."""
    left = histogram[part]
    for suspect in suspects[weight[suspects] > 1].tolist():
        possible = np.where(left >= weight[suspect], left, 0)
        age = int(rng.choice(len(left), p=possible / possible.sum()))
        ages[suspect] = age + (part.start or 0)
        left[age] -= weight[suspect]
    lone = suspects[weight[suspects] == 1]
    pool = np.repeat(np.arange(len(left)) + (part.start or 0), left)
    ages[lone] = rng.permutation(pool)


def victim_ages(
    rng: np.random.Generator,
    m: Margins,
    reg: Registrations,
    pairs: Pairs,
    suspect_age: Ints,
    sixteen: Ints,
    younger: Ints,
    goal: float,
) -> Ints:
    """Give every victim registration an age from the histogram of Figure 2.6.

    ``sixteen`` are registrations in a class that is for 16 and 17 only, ``younger`` those in it
    by mistake. The others are ranked on a mixture of chance and the suspect's age; the share is
    found by bisection on r.
    """
    n = len(reg.victim_report)
    person = reg.victim_person
    left = m.victim_ages.copy()
    ages = np.full(n, labels.UNKNOWN_AGE)
    for rows, youngest, oldest in ((sixteen, 16, 17), (younger, 8, 15)):
        for group in _whole_persons(person, rows):
            ages[group] = _draw_age(rng, left, len(group), youngest, oldest)
    size = np.bincount(person, minlength=n)
    open_ = ages < 0
    for first in np.flatnonzero(open_ & (size > 1)).tolist():
        group = np.flatnonzero(person == first) if size[first] > 1 else np.array([first])
        ages[group] = _draw_age(rng, left, len(group), 0, 17)
    lone = np.flatnonzero(ages < 0)
    pool = np.repeat(np.arange(len(left)), left)
    noise = rng.normal(0.0, 1.0, len(lone))
    pull = _pull(pairs, suspect_age, n)[lone]
    met = pull != 0

    def with_share(share: float) -> Ints:
        score = np.where(met, share * pull + np.sqrt(1 - share**2) * noise, noise)
        result = ages.copy()
        result[lone[np.argsort(score, kind="stable")]] = pool
        return result

    low, high = 0.0, 0.9
    for _ in range(30):
        share = (low + high) / 2
        result = with_share(share)
        low, high = (share, high) if _r(pairs, suspect_age, result) > goal else (low, share)
    return result


def _pull(pairs: Pairs, suspect_age: Ints, n: int) -> Floats:
    """Mean age of a victim's suspects, as minus a standard score."""
    total = np.bincount(pairs.victim, weights=suspect_age[pairs.suspect], minlength=n)
    count = np.bincount(pairs.victim, minlength=n)
    mean = total / np.maximum(count, 1)
    met = count > 0
    score = (mean - mean[met].mean()) / mean[met].std()
    return np.where(met, -score, 0.0)


def _r(pairs: Pairs, suspect_age: Ints, victim_age: Ints) -> float:
    return float(np.corrcoef(suspect_age[pairs.suspect], victim_age[pairs.victim])[0, 1])


def _whole_persons(person: Ints, chosen: Ints) -> list[Ints]:
    """Return all registrations of every person who has a chosen one."""
    wanted = np.flatnonzero(np.isin(person, person[chosen]))
    order = wanted[np.argsort(person[wanted], kind="stable")]
    breaks = np.flatnonzero(np.diff(person[order])) + 1
    return list(np.split(order, breaks)) if len(order) else []


def _draw_age(rng: np.random.Generator, left: Ints, count: int, low: int, high: int) -> int:
    """Draw one age for ``count`` registrations of a person and take them from the histogram."""
    possible = np.where(left >= count, left, 0)
    possible[:low] = 0
    possible[high + 1 :] = 0
    age = int(rng.choice(len(left), p=possible / possible.sum()))
    left[age] -= count
    return age

"""The same estimates in fractions, straight from the definitions; no code shared with the SQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from tests.python.survival.engine import Sample


@dataclass
class Exact:
    """What is known after one day on which a wait ended."""

    day: int
    at_risk: int
    ended: int
    waiting: Fraction
    variance: Fraction
    incidence: dict[str, Fraction] = field(default_factory=dict)
    incidence_variance: dict[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True)
class Day:
    """Counts of one day, and the share that waited before it."""

    day: int
    at_risk: int
    ended: dict[str, int]
    before: Fraction

    @property
    def all_ended(self) -> int:
        return sum(self.ended.values())


def exact(sample: Sample, *, variances: bool = True) -> list[Exact]:
    """Estimate day by day: the share still waiting, the incidence of each way, and variances."""
    ways = sorted({wait.way for wait in sample if wait.way is not None})
    days: list[Day] = []
    found: list[Exact] = []
    waiting = Fraction(1)
    left: dict[str, list[Fraction]] = {way: [] for way in ways}
    for day in sorted({wait.last for wait in sample if wait.way is not None}):
        at_risk = sum(wait.first <= day <= wait.last for wait in sample)
        ended = {way: sum(w.last == day and w.way == way for w in sample) for way in ways}
        days.append(Day(day, at_risk, ended, waiting))
        for way in ways:
            # S(s-) d_k / n, added to what had left before
            step = waiting * Fraction(ended[way], at_risk)
            left[way].append((left[way] or [Fraction(0)])[-1] + step)
        waiting *= 1 - Fraction(sum(ended.values()), at_risk)
        row = Exact(day, at_risk, sum(ended.values()), waiting, Fraction(0))
        row.incidence = {way: left[way][-1] for way in ways}
        if variances:
            row.variance = waiting**2 * greenwood(days)
            row.incidence_variance = {way: delta(days, left[way], way) for way in ways}
        found.append(row)
    return found


def greenwood(days: list[Day]) -> Fraction:
    """Sum d / (n (n - d)); the factor S^2 is 0 once nobody is left."""
    return sum(
        (
            Fraction(day.all_ended, day.at_risk * (day.at_risk - day.all_ended))
            for day in days
            if day.at_risk > day.all_ended
        ),
        Fraction(0),
    )


def delta(days: list[Day], left: list[Fraction], way: str) -> Fraction:
    """Sum the three terms of the delta method for the last of the days."""
    total = Fraction(0)
    for day, so_far in zip(days, left, strict=True):
        ahead = left[-1] - so_far
        n, d, d_k = day.at_risk, day.all_ended, day.ended[way]
        if n > d:
            total += ahead**2 * Fraction(d, n * (n - d))
        total += day.before**2 * Fraction(d_k * (n - d_k), n**3)
        total -= 2 * ahead * day.before * Fraction(d_k, n**2)
    return total

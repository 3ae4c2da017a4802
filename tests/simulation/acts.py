"""Acts with a known truth: when they were, what they were by the old law, what was registered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from tests.simulation.registers import (
    ELSEWHERE,
    KINDS,
    NONE,
    NOT_ASKED,
    POLICE,
    Deed,
    Register,
)  # fmt: skip

LAW = date(2024, 7, 1)
FIRST_YEAR, LAST_YEAR = 2020, 2025
# Before the first year, so that it has late registrations too.
_YEARS_BEFORE = 8
CEASED = "vervallen"
UNREGISTERED = (NONE, ELSEWHERE, NOT_ASKED, CEASED)


@dataclass(frozen=True)
class World:
    """What differs between worlds; shares are between 0 and 1.

    ``acts`` are committed in the first year, ``growth`` times as many in each year after it, up to
    three times as many. ``forced``, ``dependent``: of acts. ``habit``: a wider code is used where a
    narrower fits. ``late``: registered long after the act, with a mean of 900 days. ``backlog``:
    of the acts of the last two years, put off by half a year. ``undated``: without a date.
    ``long``: over more than a day.
    ``wrong``: of records by the new rules, under a code against them. ``ceased``: of acts by the
    new rules, no offence any more.
    """

    register: Register
    acts: int
    growth: float
    forced: float
    dependent: float
    habit: float
    late: float
    backlog: float
    undated: float
    long: float
    wrong: float
    ceased: float
    mix: tuple[float, ...]


@dataclass(frozen=True)
class Act:
    """One act: the code it has in the warehouse, or why it has none, and the code of before."""

    code: str
    old: str
    age: int
    committed: date
    until: date | None
    registered: date
    is_dated: bool

    @property
    def is_registered(self) -> bool:
        """Whether the supplier has a record of it, in time."""
        return self.code not in UNREGISTERED


def draw_world(register: Register, random: np.random.Generator, ceased: float) -> World:
    """Draw a world: some hold little of everything, some much of one kind."""

    def share(most: float, chance: float = 0.6) -> float:
        return float(random.uniform(0, most)) if random.random() < chance else 0.0

    def extreme() -> float:
        # All or none at times, so that the truth comes to lie on a bound.
        return float(random.choice([0, 1, random.uniform(0, 1)]))

    return World(
        register=register,
        acts=int(random.integers(30, 150)),
        growth=float(random.uniform(0.7, 1.4)),
        forced=extreme(),
        dependent=extreme(),
        habit=extreme(),
        late=float(random.uniform(0.05, 0.5)),
        backlog=share(0.1),
        undated=share(0.1),
        long=share(0.3),
        wrong=share(0.3),
        ceased=ceased,
        mix=tuple(random.dirichlet(np.full(len(KINDS), 0.4))),
    )


def draw_acts(world: World, random: np.random.Generator) -> list[Act]:
    """Draw every act that is registered in or after the first year, or would have been."""
    acts = []
    for year in range(FIRST_YEAR - _YEARS_BEFORE, LAST_YEAR + 1):
        growth = min(world.growth ** max(0, year - FIRST_YEAR), 3.0)
        acts += [_draw(world, year, random) for _ in range(random.poisson(world.acts * growth))]
    return [act for act in acts if act.registered.year >= FIRST_YEAR]


def _draw(world: World, year: int, random: np.random.Generator) -> Act:
    deed = Deed(
        kind=str(random.choice(KINDS, p=world.mix)),
        age=int(random.integers(4, 18)),
        is_forced=bool(random.random() < world.forced),
        depends=bool(random.random() < world.dependent),
        is_habit=bool(random.random() < world.habit),
    )
    committed = date(year, 1, 1) + timedelta(days=int(random.integers(0, 365)))
    until = None
    if random.random() < world.long:
        until = committed + timedelta(days=int(random.integers(0, 90)))
    delay = float(random.exponential(900 if random.random() < world.late else 12))
    if year >= LAST_YEAR - 1 and random.random() < world.backlog:
        delay += 180
    registered = (until or committed) + timedelta(days=int(delay))
    register = world.register
    old = register.old(deed)
    code = old
    if registered >= LAW and _is_new(committed, until, random):
        is_wrong = random.random() < world.wrong
        code = register.wrong(deed) if is_wrong else register.new(deed)
        if old not in UNREGISTERED and random.random() < world.ceased:
            code = CEASED
        if register is not POLICE and committed < LAW:
            code = _as_old_article(code, register)
    # The OM's articles only have a meaning with a date.
    is_dated = random.random() >= world.undated or (register is not POLICE and registered >= LAW)
    return Act(code, old, deed.age, committed, until, registered, bool(is_dated))


def _is_new(committed: date, until: date | None, random: np.random.Generator) -> bool:
    """Say whether the new rules were followed; on an act across the day either can be."""
    if until is not None and committed < LAW <= until:
        return bool(random.random() < 0.5)
    return committed >= LAW


def _as_old_article(code: str, register: Register) -> str:
    """Return what a new article is read as when its first day lies before the new law."""
    old = code.replace("wsm", "oud")
    return old if old in register.physical | register.remote else code

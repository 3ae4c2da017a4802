"""Which law articles stand in which case, so that Tables 4.1 and 4.2 add up (M:5356-5475)."""

from __future__ import annotations

import numpy as np

from keten.example.cells import Cells
from keten.example.om.cases import Cases, year_of
from keten.example.om.codes import (
    FYSIEK,
    NEW_LAW,
    NEW_NOT_ASKED,
    NIET_FYSIEK,
    PHYSICAL_NEW,
    PHYSICAL_OLD,
)
from keten.example.solver import Ints

OLD, NEW = "oud", "wsm"
Slot = tuple[str, str]  # law, article number

NEW_PHYSICAL_CASES = 64
NEW_OTHER_CASES = 70
MIXED_CASES = 8  # with facts under both laws
SETTLING_DAYS = 6  # a case under the new law comes in some days after the offence
MOST_SLOTS = 14


def occurrences(cells: Cells) -> dict[Slot, int]:
    """Return the printed number of occurrences per article."""
    counts: dict[Slot, int] = {}
    for cell in cells.of("artikelen"):
        law, number = cell.categorie.split(" ", 1)
        counts[law, number] = cell.interval[0]
    return counts


def is_physical(slot: Slot) -> bool:
    """Tell whether the article is in Table 4.1."""
    law, number = slot
    return number in (PHYSICAL_OLD if law == OLD else PHYSICAL_NEW)


def _shuffled(rng: np.random.Generator, counts: dict[Slot, int]) -> list[Slot]:
    whole = [slot for slot, number in counts.items() for _ in range(number)]
    return [whole[i] for i in rng.permutation(len(whole))]


def allocate_slots(
    rng: np.random.Generator, cells: Cells, cases: Cases, current: int
) -> list[list[Slot]]:
    """Return the articles per case; counted cases (inflow 2020-2024) use up the printed numbers."""
    counts = occurrences(cells)
    slots: list[list[Slot]] = [[] for _ in range(len(cases))]
    inflow = year_of(cases.inflow)
    counted = (inflow >= 2020) & (inflow <= 2024) & (np.arange(len(cases)) < current)
    recent = counted & (cases.inflow >= NEW_LAW + SETTLING_DAYS)
    under_new = _place_new(rng, counts, slots, cases.form, np.flatnonzero(recent))
    for form in (FYSIEK, NIET_FYSIEK):
        chosen = np.flatnonzero(counted & (cases.form == form))
        plain = [case for case in chosen.tolist() if case not in under_new]
        pool = _shuffled(rng, _part(counts, OLD, form == FYSIEK))
        for case in plain:
            slots[case].append(pool.pop())
        if form == FYSIEK:
            _scatter(rng, pool, np.array(plain), slots)
        else:
            share = round(0.36 * len(pool))
            _scatter(rng, pool[:share], np.array(plain), slots)
            physical = np.flatnonzero(counted & (cases.form == FYSIEK))
            _scatter(rng, pool[share:], physical, slots)
    _place_uncounted(rng, counts, slots, cases.form, np.flatnonzero(~counted))
    return slots


def _part(counts: dict[Slot, int], law: str, physical: bool) -> dict[Slot, int]:
    return {s: n for s, n in counts.items() if s[0] == law and is_physical(s) == physical}


def _scatter(
    rng: np.random.Generator, pool: list[Slot], cases: Ints, slots: list[list[Slot]]
) -> None:
    """Hand out the rest; a few cases take many (several victims, several forms)."""
    weight = rng.gamma(0.5, 1.0, len(cases)) + 0.05
    drawn = rng.choice(cases, 3 * len(pool) + 50, p=weight / weight.sum()).tolist()
    for slot in pool:
        case = drawn.pop()
        while len(slots[case]) >= MOST_SLOTS:
            case = drawn.pop()
        slots[case].append(slot)


def _place_new(
    rng: np.random.Generator,
    counts: dict[Slot, int],
    slots: list[list[Slot]],
    form: Ints,
    recent: Ints,
) -> set[int]:
    """Place the new law's articles; return the cases that have no article of the old law."""
    order = rng.permutation(recent)
    physical = order[form[order] == FYSIEK][:NEW_PHYSICAL_CASES]
    others = order[form[order] == NIET_FYSIEK][:NEW_OTHER_CASES]
    asked = {s: n for s, n in _part(counts, NEW, True).items() if s[1] not in NEW_NOT_ASKED}
    not_asked = {s: n for s, n in counts.items() if s[0] == NEW and s[1] in NEW_NOT_ASKED}
    pools = (_shuffled(rng, asked), _shuffled(rng, _part(counts, NEW, False)))
    for cases, pool in zip((physical, others), pools, strict=True):
        for case in cases.tolist():
            slots[case].append(pool.pop())
    _scatter(rng, pools[0], physical, slots)
    share = len(pools[1]) // 2
    _scatter(rng, pools[1][:share], others, slots)
    _scatter(rng, pools[1][share:], physical, slots)
    # Articles that were not asked for come only with a case that another one selects.
    for case, slot in zip(
        rng.permutation(physical).tolist(), _shuffled(rng, not_asked), strict=False
    ):
        slots[case].append(slot)
    return set(physical[MIXED_CASES:].tolist()) | set(others[MIXED_CASES:].tolist())


def _place_uncounted(
    rng: np.random.Generator,
    counts: dict[Slot, int],
    slots: list[list[Slot]],
    form: Ints,
    cases: Ints,
) -> None:
    """Give cases that came in before 2020 articles of the old law in the same proportions."""
    for kind in (FYSIEK, NIET_FYSIEK):
        group = cases[form[cases] == kind]
        pool = list(_part(counts, OLD, kind == FYSIEK).items())
        weight = np.array([number for _, number in pool], dtype=float)
        number = 1 + rng.poisson(0.45, len(group))
        drawn = rng.choice(len(pool), int(number.sum()), p=weight / weight.sum()).tolist()
        for case, size in zip(group.tolist(), number.tolist(), strict=True):
            slots[case] += [pool[drawn.pop()][0] for _ in range(size)]
    extra = cases[form[cases] == FYSIEK]
    for case in rng.choice(extra, len(extra) // 5, replace=False).tolist():
        slots[case].append((OLD, "240b"))

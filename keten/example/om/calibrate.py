"""Shift dates by as little as it takes for the printed means and shares of durations to hold.

Figures 4.6 and 5.5 (M:5782-5804, 6479-6489), the 60-day norm (M:5837-5839) and the 270-day norm
(M:6522-6525). A shift never leaves the calendar year of the date and never crosses a norm.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from keten.example.cells import Cells
from keten.example.om.cases import NEVER, Bools, Cases, year_bounds, year_of
from keten.example.om.codes import FORMS, JOINDER, SUMMONS, YEARS
from keten.example.om.margins import Block, Margins
from keten.example.solver import Ints, Model

NORM_SUMMONS, NORM_RULING = 60, 270
SHORTEST_COURT = 3
PERIODS = ("dagvaarding", "overig")
COURT = ("dagvaarding tot uitspraak", "instroom tot uitspraak")
USABLE = 0.85  # share of the room that the model may use


def choose_unreliable(rng: np.random.Generator, cells: Cells, cases: Cases) -> Ints:
    """Return per case 0, or how its summons date is wrong: 1 empty, 2 too early, 3 too late.

    22 adjudicated cases have no reliable date (M:6472-6475); joined ones are among them.
    """
    quality = np.zeros(len(cases), dtype=np.int64)
    year = year_of(cases.ruled)
    judged = (cases.ruled != NEVER) & (year >= 2020) & (year <= 2024)
    number = cells.find("berecht zonder dagvaardingsdatum")[0].interval[0]
    joined = np.flatnonzero(judged & (cases.decision == JOINDER))
    summoned = rng.permutation(np.flatnonzero(judged & (cases.decision == SUMMONS)))
    chosen = summoned[: number - len(joined)]
    quality[joined] = 1
    quality[chosen] = 1 + np.arange(len(chosen)) % 3
    return quality


def spread(rng: np.random.Generator, room: Ints, total: int) -> Ints:
    """Divide ``total`` over cells with this room, roughly in proportion to it."""
    if total == 0:
        return np.zeros_like(room)
    ideal = room * (total / room.sum())
    part: Ints = np.minimum(np.floor(ideal + rng.random(len(room)) * 0.5).astype(np.int64), room)
    while (left := total - int(part.sum())) != 0:
        step = 1 if left > 0 else -1
        able = np.flatnonzero(part < room if step > 0 else part > 0)
        part[rng.permutation(able)[: abs(left)]] += step
    return part


def fit_shares(rng: np.random.Generator, cells: Cells, cases: Cases, reliable: Bools) -> None:
    """Move cases near a norm across it until the printed shares hold."""
    handled = year_of(cases.handled)
    summoned = (cases.decision == SUMMONS) & (cases.handled != NEVER)
    for cell in cells.of("norm 60 dagen"):
        group = np.flatnonzero(summoned & (handled == int(cell.jaar)))
        wanted = int(np.mean(cell.numerators(len(group))))
        first, last = year_bounds(cases.inflow[group])
        _cross_inflow(rng, cases, group, wanted, first, last)
    ruled = year_of(cases.ruled)
    whole = next(c for c in cells.find("norm 270 dagen") if not c.grens)
    cell_2024 = cells.find("norm 270 dagen", jaar="2024")[0]
    judged = reliable & (ruled >= 2020) & (ruled <= 2024)
    last_year = np.flatnonzero(judged & (ruled == 2024))
    number = int(np.mean(cell_2024.numerators(len(last_year))))
    _cross_ruling(rng, cases, last_year, number)
    before = np.flatnonzero(judged & (ruled < 2024))
    wanted = int(np.mean(whole.numerators(int(judged.sum())))) - number
    _cross_ruling(rng, cases, before, wanted)


def _cross_inflow(
    rng: np.random.Generator, cases: Cases, group: Ints, wanted: int, first: Ints, last: Ints
) -> None:
    days = cases.handled[group] - cases.inflow[group]
    short = wanted - int((days <= NORM_SUMMONS).sum())
    inside = short > 0
    aim = np.where(inside, rng.integers(40, NORM_SUMMONS + 1, len(group)),
                   rng.integers(NORM_SUMMONS + 1, 90, len(group)))  # fmt: skip
    moved = cases.handled[group] - aim
    able = (moved >= first) & (moved <= last) & ((days > NORM_SUMMONS) == inside)
    _move(cases.inflow, group, moved, days, able, abs(short))


def _cross_ruling(rng: np.random.Generator, cases: Cases, group: Ints, wanted: int) -> None:
    days = cases.ruled[group] - cases.inflow[group]
    first, last = year_bounds(cases.ruled[group])
    short = wanted - int((days <= NORM_RULING).sum())
    inside = short > 0
    aim = np.where(inside, rng.integers(235, NORM_RULING + 1, len(group)),
                   rng.integers(NORM_RULING + 1, 310, len(group)))  # fmt: skip
    moved = cases.inflow[group] + aim
    able = (moved >= np.maximum(first, cases.handled[group] + SHORTEST_COURT)) & (moved <= last)
    _move(cases.ruled, group, moved, days, able & ((days > NORM_RULING) == inside), abs(short))


def _move(target: Ints, group: Ints, moved: Ints, days: Ints, able: Bools, number: int) -> None:
    """Move the ``number`` cases that are nearest."""
    candidates = np.flatnonzero(able)
    distance = np.abs(moved[candidates] - target[group[candidates]])
    chosen = candidates[np.argsort(distance, kind="stable")[:number]]
    target[group[chosen]] = moved[chosen]


@dataclass
class Shifts:
    """How far dates may move: a kind of date, its cases, their key, and the room each way."""

    dates: Ints
    members: Ints
    keys: Ints
    earlier: Ints
    later: Ints


def _inflow_room(cases: Cases, members: Ints, judged: Bools) -> tuple[Ints, Ints]:
    inflow, handled = cases.inflow[members], cases.handled[members]
    first, last = year_bounds(inflow)
    days = handled - inflow
    earlier = np.where(days <= NORM_SUMMONS, np.minimum(inflow - first, NORM_SUMMONS - days),
                       inflow - first)  # fmt: skip
    later = np.minimum(last, handled) - inflow
    later = np.where(days > NORM_SUMMONS, np.minimum(later, days - NORM_SUMMONS - 1), later)
    total = np.where(judged[members], cases.ruled[members] - inflow, 0)
    short, long = judged[members] & (total <= NORM_RULING), total > NORM_RULING
    earlier = np.where(short, np.minimum(earlier, NORM_RULING - total), earlier)
    later = np.where(long, np.minimum(later, total - NORM_RULING - 1), later)
    return np.maximum(earlier, 0), np.maximum(later, 0)


def _ruling_room(cases: Cases, members: Ints) -> tuple[Ints, Ints]:
    inflow, handled, ruled = (a[members] for a in (cases.inflow, cases.handled, cases.ruled))
    first, last = year_bounds(ruled)
    total = ruled - inflow
    earlier = ruled - np.maximum(first, handled + SHORTEST_COURT)
    earlier = np.where(total > NORM_RULING, np.minimum(earlier, total - NORM_RULING - 1), earlier)
    later = np.where(total <= NORM_RULING, np.minimum(last - ruled, NORM_RULING - total),
                     last - ruled)  # fmt: skip
    return np.maximum(earlier, 0), np.maximum(later, 0)


def fit_means(rng: np.random.Generator, cells: Cells, cases: Cases, reliable: Bools) -> list[str]:
    """Shift dates until the printed means hold; return what cannot hold."""
    handled, ruled = year_of(cases.handled) - 2020, year_of(cases.ruled) - 2020
    has_ruling = (cases.ruled != NEVER) & (ruled >= 0) & (ruled <= 4)
    judged = reliable & has_ruling & (cases.decision == SUMMONS)
    on_merits = (cases.decision >= 0) & (cases.decision <= 6) & (handled >= 0) & (handled <= 4)
    kind = np.where(cases.decision == SUMMONS, 0, 1)
    half = rng.random(len(cases)) < 0.5
    no_year = len(YEARS)
    b = np.where(on_merits, handled, no_year)
    u = np.where(judged, ruled, no_year)
    key = ((kind * 6 + b) * 6 + u) * 2 + cases.form
    by_inflow = np.flatnonzero((on_merits & ~judged) | (judged & half))
    by_ruling = np.flatnonzero(judged & ~half)
    shifts = (
        Shifts(cases.inflow, by_inflow, key[by_inflow], *_inflow_room(cases, by_inflow, judged)),
        Shifts(cases.ruled, by_ruling, key[by_ruling], *_ruling_room(cases, by_ruling)),
    )
    margins = Margins(Model(), cells)
    handles = [_shift_variables(margins.model, one) for one in shifts]
    _state_om(margins, cases, kind, b, on_merits, handles[0])
    _state_court(margins, cases, u, judged, handles)
    values, given_way = margins.solve(rng)
    for one, variables in zip(shifts, handles, strict=True):
        _apply(rng, one, variables, values)
    return given_way


def _shift_variables(model: Model, shifts: Shifts) -> dict[int, tuple[Ints, Ints]]:
    variables = {}
    for key in np.unique(shifts.keys).tolist():
        members = shifts.keys == key
        pair = model.variables(np.zeros(2))
        for number, room in enumerate((shifts.earlier, shifts.later)):
            model.row([(pair[[number]], 1.0)], 0.0, np.floor(USABLE * room[members].sum()))
        variables[key] = (pair[[0]], pair[[1]])
    return variables


def _apply(
    rng: np.random.Generator, shifts: Shifts, variables: dict[int, tuple[Ints, Ints]], values: Ints
) -> None:
    for key, (earlier, later) in variables.items():
        places = np.flatnonzero(shifts.keys == key)
        by = int(values[later[0]] - values[earlier[0]])
        room = (shifts.later if by > 0 else shifts.earlier)[places]
        moved = np.sign(by) * spread(rng, room, abs(by))
        shifts.dates[shifts.members[places]] += moved


def _sums(
    model: Model, counts: np.ndarray, sums: np.ndarray, *axes: tuple[str, ...]
) -> tuple[Block, Block]:
    """Return variables for numbers of cases (fixed) and sums of days (near the present ones)."""
    number = Block.of(model, counts, *axes)
    days = Block.of(model, sums, *axes)
    for variable, count in zip(number.index.ravel(), counts.ravel(), strict=True):
        model.row([(np.array([variable]), 1.0)], float(count), float(count))
    return number, days


def _state_om(
    margins: Margins,
    cases: Cases,
    kind: Ints,
    b: Ints,
    on_merits: Bools,
    handles: dict[int, tuple[Ints, Ints]],
) -> None:
    shape = (len(PERIODS), len(YEARS), len(FORMS))
    counts, sums = np.zeros(shape), np.zeros(shape)
    chosen = np.flatnonzero(on_merits)
    place = (kind[chosen], b[chosen], cases.form[chosen])
    np.add.at(counts, place, 1)
    np.add.at(sums, place, cases.handled[chosen] - cases.inflow[chosen])
    number, days = _sums(margins.model, counts, sums, PERIODS, YEARS, FORMS)
    for (k, y, f), total in np.ndenumerate(sums):
        terms = [(days.index[[k], y, f], 1.0)]
        for u in range(len(YEARS) + 1):
            earlier, later = handles.get(((k * 6 + y) * 6 + u) * 2 + f, (None, None))
            if earlier is not None and later is not None:
                terms += [(earlier, -1.0), (later, 1.0)]
        margins.model.row(terms, total, total)

    def group(categorie: str) -> str | None:
        return None if categorie == "inhoudelijk" else categorie

    margins.state(
        "doorlooptijd om",
        lambda c: [(days.pick(group(c.categorie), c.jaar, c.vorm), 1.0)],
        lambda c: [(number.pick(group(c.categorie), c.jaar, c.vorm), 1.0)],
    )


def _state_court(
    margins: Margins,
    cases: Cases,
    u: Ints,
    judged: Bools,
    handles: list[dict[int, tuple[Ints, Ints]]],
) -> None:
    shape = (len(COURT), len(YEARS), len(FORMS))
    counts, sums = np.zeros(shape), np.zeros(shape)
    chosen = np.flatnonzero(judged)
    for k, start in enumerate((cases.handled, cases.inflow)):
        place = (np.full(len(chosen), k), u[chosen], cases.form[chosen])
        np.add.at(counts, place, 1)
        np.add.at(sums, place, cases.ruled[chosen] - start[chosen])
    number, days = _sums(margins.model, counts, sums, COURT, YEARS, FORMS)
    for (k, y, f), total in np.ndenumerate(sums):
        terms = [(days.index[[k], y, f], 1.0)]
        for b in range(len(YEARS) + 1):
            key = (b * 6 + y) * 2 + f
            if key in handles[1]:
                terms += [(handles[1][key][0], 1.0), (handles[1][key][1], -1.0)]
            if k == 1 and key in handles[0]:
                terms += [(handles[0][key][0], -1.0), (handles[0][key][1], 1.0)]
        margins.model.row(terms, total, total)
    margins.state(
        "doorlooptijd rechter",
        lambda c: [(days.pick(c.categorie, c.jaar, c.vorm), 1.0)],
        lambda c: [(number.pick(c.categorie, c.jaar, c.vorm), 1.0)],
    )

"""Give suspects of reports that were sent in the number of an OM case (politie → om).

A case comes in after the police sent it (M:4891-4902, M:5045-5059), so the day of sending in is
moved to shortly before the inflow of the case that is chosen. Each case has one suspect
(M:5012-5014) and is used once. The region decides first, then the day, and among the next few
cases the one that fits best in offence date, sex and age.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from keten.example.politie import labels
from keten.example.politie.frames import Delivery, Flags
from keten.example.solver import Floats, Ints

_SHARE = 0.85  # of the suspects of reports that were sent in
_MOST = 0.97
_LONGEST_WAY = 21  # days from sending in to inflow
_LOOK_AHEAD = 15
_NO_CASE = -1
_UNFIT = 15.0  # what another sex costs, in years
# Classifications that say that the victim is a minor (M:5167-5172).
_CHILD = ("minderjarig slachtoffer", "seksueel misbruik van kinderen")
# Articles that reveal a minor victim, whichever law applies (M:646-674, M:5157-5165).
_CHILD_ARTICLE = r"^(240[ab]|244|245|248[a-f]?|249 lid [13]|25[0-3])( |$)"
_SEX = {"M": labels.MAN, "V": labels.WOMAN}


@dataclass
class _Cases:
    """OM cases that can be linked, in the order of the table."""

    numbers: pa.Array
    inflow: Ints
    region: Ints
    age: Floats
    sex: Ints
    offence: Floats
    free: Flags


@dataclass
class _Suspects:
    """Suspects of the police with what their report says."""

    region: Ints
    reported: Ints
    sent_on: Ints
    age: Floats
    sex: Ints
    offence: Floats
    case: Ints


def link_suspects(rng: np.random.Generator, police: Delivery, om: dict[str, pa.Table]) -> pa.Array:
    """Return a case number or null per suspect, and move the days of sending in to fit."""
    cases = _read_cases(om)
    incidents, roles = police.incidents, police.suspects
    row = np.searchsorted(incidents.key, roles.incident)
    suspects = _Suspects(
        region=incidents.unit[row],
        reported=_days(incidents.reported[row]),
        sent_on=_days(incidents.sent_on[row]),
        age=np.where(roles.age < 0, np.nan, roles.age),
        sex=roles.sex,
        offence=_years(incidents.offence[row]),
        case=np.full(len(row), _NO_CASE, dtype=np.int64),
    )
    sent = incidents.sent[row] & incidents.minor[row]
    possible = sent & (suspects.sent_on <= cases.inflow.max(initial=0))
    share = min(_MOST, _SHARE * sent.sum() / max(possible.sum(), 1))
    wanted = possible & (rng.random(len(row)) < share)
    first = np.concatenate(([True], np.diff(roles.incident) != 0))
    _match_all(np.flatnonzero(wanted & first), suspects, cases)

    linked = np.flatnonzero(suspects.case >= 0)
    way = rng.integers(0, _LONGEST_WAY + 1, len(linked))
    sooner = cases.inflow[suspects.case[linked]] - way
    moved = np.maximum(sooner, suspects.reported[linked])
    incidents.sent_on[row[linked]] = moved.astype("datetime64[D]")
    suspects.reported = suspects.sent_on = _days(incidents.sent_on[row])
    _match_all(np.flatnonzero(wanted & ~first), suspects, cases)
    chosen = np.maximum(suspects.case, 0)
    return cases.numbers.take(pa.array(chosen, mask=suspects.case < 0))


def _days(dates: np.ndarray) -> Ints:
    return np.asarray(dates.astype("datetime64[D]").astype(np.int64))


def _years(dates: np.ndarray) -> Floats:
    years = _days(dates) / 365.25
    return np.where(np.isnat(dates), np.nan, years)


def _read_cases(om: dict[str, pa.Table]) -> _Cases:
    table = om["zaken"].join(_first_child_fact(om["feiten"]), "parketnummer", join_type="inner")
    table = table.sort_by([("inschrijfdatum", "ascending"), ("parketnummer", "ascending")])
    position = {name.casefold(): number for number, name in enumerate(labels.UNITS)}
    names = [name.casefold() for name in table["parket"].to_pylist()]
    day = table["pleegdatum_begin_min"].cast(pa.date32()).cast(pa.int32()).cast(pa.float64())
    return _Cases(
        numbers=table["parketnummer"].combine_chunks(),
        inflow=table["inschrijfdatum"].cast(pa.date32()).cast(pa.int32()).to_numpy().astype(int),
        region=np.array([position.get(name, labels.NATIONAL_UNIT) for name in names]),
        age=table["leeftijd"].cast(pa.float64()).to_numpy(),
        sex=np.array([_SEX.get(sex, labels.NO_SEX) for sex in table["geslacht"].to_pylist()]),
        offence=day.to_numpy() / 365.25,
        free=np.ones(table.num_rows, dtype=bool),
    )


def _first_child_fact(facts: pa.Table) -> pa.Table:
    """Return the first offence date per case among the facts that are plainly about a child."""
    said = pc.utf8_lower(facts["maatschappelijke_classificatie"])
    article = pc.match_substring_regex(pc.utf8_lower(facts["artikel_1"]), _CHILD_ARTICLE)
    about_child = facts.filter(pc.or_(pc.is_in(said, pa.array(_CHILD)), article))
    return about_child.group_by("parketnummer").aggregate([("pleegdatum_begin", "min")])


def _match_all(chosen: Ints, suspects: _Suspects, cases: _Cases) -> None:
    """Match within the region from the drawn day of sending in, then more and more freely.

    A suspect who finds no case after the drawn day may be sent in sooner, and who finds none
    in the region may find one elsewhere.
    """
    between = (suspects.reported + suspects.sent_on) // 2
    for earliest, anywhere in (
        (suspects.sent_on, False),
        (between, False),
        (suspects.sent_on, True),
        (suspects.reported, False),
        (suspects.reported, True),
    ):
        chosen = chosen[suspects.case[chosen] < 0]
        for region in (None,) if anywhere else range(labels.NATIONAL_UNIT):
            here = chosen if region is None else chosen[suspects.region[chosen] == region]
            pool = cases.free if region is None else cases.free & (cases.region == region)
            _match(here, np.flatnonzero(pool), earliest, suspects, cases)


def _match(chosen: Ints, pool: Ints, earliest: Ints, suspects: _Suspects, cases: _Cases) -> None:
    """Walk through suspects and cases by day; take the best fitting of the next few cases."""
    order = chosen[np.argsort(earliest[chosen], kind="stable")]
    waiting = pool.tolist()  # cases are in the order of their inflow
    at = 0
    for suspect in order.tolist():
        while at < len(waiting) and cases.inflow[waiting[at]] < earliest[suspect]:
            at += 1
        window = np.array(waiting[at : at + _LOOK_AHEAD], dtype=np.int64)
        if not len(window):
            break
        cost = np.nan_to_num(np.abs(cases.age[window] - suspects.age[suspect]), nan=5.0)
        apart = np.abs(cases.offence[window] - suspects.offence[suspect])
        cost += 2 * np.nan_to_num(apart, nan=2.0)
        cost += _UNFIT * (cases.sex[window] != suspects.sex[suspect])
        best = int(cost.argmin())
        suspects.case[suspect] = waiting.pop(at + best)
        cases.free[suspects.case[suspect]] = False

"""At the days that the register names: what each of its series did there."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import ndtri

from keten.breaks import known
from keten.breaks.fdr import q_values
from keten.breaks.found import FEWEST_A_MONTH, RATE, TOTAL
from keten.breaks.groups import Group, Row
from keten.breaks.regression import Floats, fit_counts
from keten.breaks.series import FEWEST_MONTHS, basis
from keten.breaks.verdict import COVERAGE, NOT_FOUND, TREND, UNDETERMINED, excess, judge_shares

REGISTERED = "geregistreerde datum"
_SERIES = ["bron", "populatie", "soort"]
# Of a normal deviate 5% lies above it.
_NOTICED = float(ndtri(0.95))
_OPPOSITE = {known.UP: known.DOWN, known.DOWN: known.UP}


def registered_rows(groups: list[Group], registered: pd.DataFrame) -> list[Row]:
    """Return a row per series and registered break, with its rate over all of them."""
    by_key = {(group.bron, group.populatie): group for group in groups}
    months = pd.to_datetime(registered["datum"]).dt.to_period("M").dt.to_timestamp()
    register = registered.assign(datum=months)
    rows: list[Row] = []
    tested: list[tuple[Row, Group, tuple[str, ...], known.Tested]] = []
    for one in register.to_dict("records"):
        row: Row = {name: one[name] for name in (*_SERIES, "reeks", "breuk")}
        row.update(toets=REGISTERED, maand=one["datum"], oordeel=UNDETERMINED)
        rows.append(row)
        group = by_key.get((str(one["bron"]), str(one["populatie"])))
        if group is None:
            continue
        row.update(group.named())
        place = int(group.months.searchsorted(one["datum"]))
        if len(group.months) < FEWEST_MONTHS or not known.testable(len(group.months), place):
            continue
        counts = group.series(str(one["soort"]), str(one["reeks"])).to_numpy()
        if counts.sum() == 0:
            continue
        expected = one["richting"] if one["richting"] in _OPPOSITE else None
        others = _others(register, one) if expected else ()
        after = (np.arange(len(counts)) >= place).astype(float)
        tested.append((row, group, others, _test(group, row, counts, others, after, expected)))
    q = q_values(np.array([test.p for *_, test in tested]))
    for (row, group, others, test), own_q in zip(tested, q, strict=True):
        row.update(
            gebroken=test.moved, richting=known.UP if test.t > 0 else known.DOWN,
            statistiek=abs(test.t), q_waarde=float(own_q), verhouding=test.ratio,
            verhouding_onder=test.low, verhouding_boven=test.high,
            oordeel=_judge(group, row, others, test, float(own_q)),
        )  # fmt: skip
    return rows


def _others(register: pd.DataFrame, one: Row) -> tuple[str, ...]:
    """Return the parts that the register expects to move the other way in the same month."""
    same = (register[[*_SERIES, "datum"]] == [one[name] for name in (*_SERIES, "datum")]).all(1)
    opposite = register["richting"] == _OPPOSITE[str(one["richting"])]
    return tuple(sorted(set(register.loc[same & opposite, "reeks"]) - {str(one["reeks"])}))


def _test(
    group: Group,
    row: Row,
    counts: Floats,
    others: tuple[str, ...],
    after: Floats,
    expected: str | None,
) -> known.Tested:
    """Test a series at a day: against those that are to move the other way, where there are any.

    What two sides exchange shows most in the log-ratio of the two; ratio and interval stay those
    of the share in the whole, which are read beside other series.
    """
    own = group.test(str(row["soort"]), counts, after, expected)
    opposed = sum((group.series(str(row["soort"]), name).to_numpy() for name in others), 0 * counts)
    if row["soort"] == TOTAL or opposed.sum() == 0:
        return own
    pair = known.of_share(counts, counts + opposed, after, expected)
    return known.Tested(pair.moved, pair.t, pair.p, own.ratio, own.low, own.high)


def _judge(group: Group, row: Row, others: tuple[str, ...], test: known.Tested, q: float) -> str:
    """Return what a registered break did to a series."""
    if q > RATE:
        return NOT_FOUND
    if test.moved == known.SLOPE:
        return TREND
    if row["soort"] == TOTAL:
        return COVERAGE
    place = int(group.months.searchsorted(pd.Timestamp(str(row["maand"]))))
    for one in group.breaks:
        near = abs(place - one.change.month) <= 1
        if near and one.kind == row["soort"] and row["reeks"] in (*one.down, *one.up):
            return one.verdict
    return _exchanged(group, row, others, test, place)


def _exchanged(
    group: Group, row: Row, others: tuple[str, ...], test: known.Tested, place: int
) -> str:
    """Judge a move against the others, on the day itself.

    The test is of two sides together. That this part moved shows in its own records: not found
    where those went the other way, undetermined where they moved no more than chance may (5%).
    """
    parts = group.parts[str(row["soort"])]
    names = [*others, str(row["reeks"])]
    parts = parts[(parts.mean(axis=1) >= FEWEST_A_MONTH) | parts.index.isin(names)]
    present = [name for name in others if name in parts.index]
    if not present:
        return UNDETERMINED
    base = basis(parts.shape[1])
    after = (np.arange(parts.shape[1]) >= place).astype(float)
    found = excess(fit_counts(parts.to_numpy(), np.column_stack((base, after))), base.shape[1])
    at = list(parts.index).index(str(row["reeks"]))
    moved = float(np.sign(test.t) * found.t[at])
    if moved < _NOTICED:
        return UNDETERMINED if moved > 0 else NOT_FOUND
    opposed = parts.index.get_indexer(present)
    # Of the others the one that moves most against it.
    other = int(opposed[np.argmax(-np.sign(test.t) * found.t[opposed])])
    judged = judge_shares(found, (at, other) if test.t < 0 else (other, at))
    return judged.verdict if at in (*judged.losers, *judged.gainers) else NOT_FOUND

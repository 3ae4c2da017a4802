"""Records as arrays of equal length, and the delivery of two years earlier made from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from keten.example.solver import Ints

Column = npt.NDArray[Any]
Frame = dict[str, Column]

TWO_YEARS = 731  # days from a date in 2018 or 2019 to the same in 2020 or 2021, at least
_SCALED_KEY, _REMOVED_KEY, _MOVED_KEY = 10**10, 10**13, 2 * 10**13
_NOT_YET, _REMOVED = 0.004, 0.006
_SMALL_SHARE = 0.1


@dataclass(frozen=True)
class Part:
    """Rows of the newest delivery as an earlier one has them: the key is that of then."""

    rows: Frame
    offset: int


def length(frame: Frame) -> int:
    """Return the number of rows."""
    return len(next(iter(frame.values())))


def take(frame: Frame, index: Column) -> Frame:
    """Return the rows that a mask or numbers choose."""
    return {name: column[index] for name, column in frame.items()}


def stack(frames: Sequence[Frame]) -> Frame:
    """Return the rows of all frames, in their order."""
    return {name: np.concatenate([frame[name] for frame in frames]) for name in frames[0]}


def expand(counts: Ints) -> tuple[Ints, ...]:
    """Return one row per unit counted: the position in the table along each axis."""
    flat = np.repeat(np.arange(counts.size), counts.ravel())
    return tuple(np.asarray(axis, np.int64) for axis in np.unravel_index(flat, counts.shape))


def shuffled_within(rng: np.random.Generator, groups: Ints, values: Ints, of: Ints) -> Ints:
    """Deal ``values``, which belong to the groups ``of``, to the rows of ``groups`` at random."""
    dealt = np.full(len(groups), -1, dtype=np.int64)
    for group in np.unique(groups):
        dealt[groups == group] = rng.permutation(values[of == group])
    return dealt


def days_in(rng: np.random.Generator, first: Column, last: Column) -> Column:
    """Return a day per row, both ends included."""
    width = (last - first).astype(np.int64) + 1
    days: Column = first + (rng.random(len(first)) * width).astype("timedelta64[D]")
    return days


def years_of(days: Column) -> Ints:
    """Return the calendar year of each day."""
    return days.astype("datetime64[Y]").astype(np.int64) + 1970


def small_part(rng: np.random.Generator, rows: Frame) -> Frame:
    """Return about a tenth of the rows, and every special one."""
    return take(rows, rows["special"] | (rng.random(length(rows)) < _SMALL_SHARE))


def scaled(rows: Frame, scale: int) -> Frame:
    """Return the rows ``scale`` times, each time with other keys."""
    copies = [rows | {"key": rows["key"] + number * _SCALED_KEY} for number in range(scale)]
    return stack(copies)


def earlier_parts(
    rng: np.random.Generator, rows: Frame, day: str, year: int, shares: tuple[float, float]
) -> list[Part]:
    """Return what an earlier delivery, of the five years before ``year``, has of each row.

    Shared rows are the same record; a few are not registered yet, a few others were removed
    later. The two years before are invented: ``shares`` of the rows of 2020 and 2021, moved back.
    """
    when, of = rows[day], years_of(rows[day])
    known = (of < year) & (rng.random(len(when)) >= _NOT_YET)
    removed = known & (rng.random(len(when)) < _REMOVED)
    chance = np.where(of == year - 3, shares[0], np.where(of == year - 2, shares[1], 0.0))
    # A day that would fall before the period starts is not invented.
    fits = years_of(when - TWO_YEARS) >= year - 5
    moved = take(rows, fits & (rng.random(len(when)) < chance))
    dates = [name for name, column in rows.items() if column.dtype.kind == "M"]
    moved |= {name: moved[name] - TWO_YEARS for name in dates}
    return [
        Part(take(rows, known), 0),
        Part(_rekeyed(take(rows, removed), _REMOVED_KEY), _REMOVED_KEY),
        Part(_rekeyed(moved, _MOVED_KEY), _MOVED_KEY),
    ]


def _rekeyed(rows: Frame, offset: int) -> Frame:
    return rows | {"key": rows["key"] + offset}


def texts(codes: Ints, labels: Sequence[str | None]) -> Column:
    """Return the label of each code as objects; None is an empty cell."""
    return np.array(labels, dtype=object)[codes]


def arrow(column: Column, kind: pa.DataType) -> pa.Array:
    """Return the column; None, NaT and -1 (in whole numbers) are empty cells."""
    if kind == pa.int64():
        return pa.array(column, kind, mask=column < 0)
    if kind == pa.date32():
        days = column.astype("datetime64[D]")
        return pa.array(days, kind, mask=np.isnat(days))
    return pa.array(column.tolist(), kind)

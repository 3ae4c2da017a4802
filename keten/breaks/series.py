"""Months in a row: the grid, what is finished of it, and the columns every regression has."""

from __future__ import annotations

import numpy as np
import pandas as pd

from keten.breaks.regression import Floats

# With fewer months a trend, a season and a break cannot be told apart.
FEWEST_MONTHS = 36
# A month of which less was known at its age than this is not finished.
FINISHED = 0.98
# Nothing is known of months that ended this short before the day of the extract.
_DAYS_UNKNOWN = 90
_HARMONICS = 2


def basis(n_months: int) -> Floats:
    """Return the design (T, 6) of a series without breaks: level, trend and season.

    The trend is per year and 0 in the middle; the season is two pairs of harmonics of a year
    (Bhaskaran et al., Int. J. Epidemiol. 42, 2013, p. 1187-1195).
    """
    month = np.arange(n_months)
    columns = [np.ones(n_months), (month - month.mean()) / 12]
    for pair in range(1, _HARMONICS + 1):
        angle = 2 * np.pi * pair * month / 12
        columns += [np.sin(angle), np.cos(angle)]
    return np.stack(columns, axis=1)


def known_by_age(counts: pd.DataFrame) -> dict[int, float]:
    """Return the share of a month's records that an extract holds, per age of that month.

    ``counts`` has a row per levering_id and maand, with peildatum (date) and aantal, of one series.
    The age is in whole months from the end of the month to the peildatum. Of every month the last
    extract stands for all there is; shares are pooled over months (chain ladder: Mack, ASTIN
    Bulletin 23, 1993, p. 213-225). Ages of which no later extract tells anything are absent.
    """
    month = pd.to_datetime(counts["maand"])
    day = pd.to_datetime(counts["peildatum"])
    age = (day.dt.year - month.dt.year) * 12 + day.dt.month - month.dt.month - 1
    frame = counts.assign(age=age, day=day)
    last = frame.sort_values("day").groupby("maand").tail(1)[["maand", "day", "aantal"]]
    pairs = frame.merge(last, on="maand", suffixes=("", "_last"))
    pairs = pairs[pairs["day"] < pairs["day_last"]]
    sums = pairs.groupby("age")[["aantal", "aantal_last"]].sum()
    sums = sums[sums["aantal_last"] > 0]
    return {int(a): float(s) for a, s in (sums["aantal"] / sums["aantal_last"]).items()}


def finished_months(
    months: pd.DatetimeIndex, peildatum: pd.Timestamp, known: dict[int, float]
) -> int:
    """Return how many of ``months`` (in a row, ascending) are finished on ``peildatum``.

    From the end, a month is cut while the records known at its age were less than FINISHED of
    what came to be known, or, where no later extract tells that, while it ended less than 90 days
    before the peildatum. So a registration that lags does not pass for a fall.
    """
    keep = len(months)
    while keep:
        end = months[keep - 1] + pd.offsets.MonthBegin(1)
        age = (peildatum.year - end.year) * 12 + peildatum.month - end.month
        unfinished = (
            known[age] < FINISHED if age in known else (peildatum - end).days < _DAYS_UNKNOWN
        )
        if not unfinished:
            break
        keep -= 1
    return keep


def wide(counts: pd.DataFrame, months: pd.DatetimeIndex) -> pd.DataFrame:
    """Return a row per reeks and a column per month; months without a record count 0."""
    table = counts.pivot_table(
        index="reeks", columns="maand", values="aantal", aggfunc="sum", fill_value=0
    )
    table.columns = pd.to_datetime(table.columns)
    return table.reindex(columns=months, fill_value=0).sort_index().astype(float)

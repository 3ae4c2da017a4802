"""Dates of an incident: offence, report, registration and what follows.

The delay is counted from the begin of the offence to the report (M:3233-3257); the year is that
of the registration. All dates are days since 1970 until a frame is made of them.
"""

from __future__ import annotations

import numpy as np

from keten.example.politie import labels
from keten.example.politie.frames import Dates, Flags, Incidents
from keten.example.solver import Ints

DAYS_PER_YEAR = 365.25
LONGEST_DAYS = round(53.2 * DAYS_PER_YEAR)  # M:3265-3266: outliers up to 53 years
MEAN_LONG_DAYS = 7.5 * DAYS_PER_YEAR  # M:3265: seven and a half years on average
NEW_LAW_DAY = int(labels.NEW_LAW.astype(int))

# Days between report and sending in, before linking moves it on to the inflow of a case; about
# half of the serious ones take more than 180 days in the end (M:5424-5425).
_SENDING_MEDIAN, _SENDING_SPREAD = 105.0, 0.9


def day(text: str) -> int:
    """Return the date as days since 1970."""
    return int(np.datetime64(text, "D").astype(int))


def as_dates(days: Ints) -> Dates:
    """Turn days since 1970 into dates."""
    return days.astype("datetime64[D]")


def year_bounds(year: Ints) -> tuple[Ints, Ints]:
    """Return the first and the last day of every year given."""
    first = (np.asarray(year) - 1970).astype("datetime64[Y]")
    start = first.astype("datetime64[D]").astype(np.int64)
    stop = (first + 1).astype("datetime64[D]").astype(np.int64) - 1
    return start, stop


def delay_days(rng: np.random.Generator, delay: Ints) -> Ints:
    """Draw days within every class; the longest class gets the printed mean and maximum."""
    days = np.zeros(len(delay), dtype=np.int64)
    for position, (low, high) in enumerate(labels.DELAY_DAYS[:-1]):
        rows = np.flatnonzero(delay == position)
        # Squaring puts most days early in the class.
        days[rows] = low + np.floor((high - low + 1) * rng.random(len(rows)) ** 1.6)
    long = np.flatnonzero(delay == len(labels.DELAY_DAYS) - 1)
    if len(long):
        days[long] = _long_delays(rng, len(long))
    return days


def _long_delays(rng: np.random.Generator, count: int) -> Ints:
    low = labels.DELAY_DAYS[-1][0]
    shape = rng.gamma(0.75, 1.0, count)
    shape[0] = 0.0
    goal = MEAN_LONG_DAYS * count - LONGEST_DAYS - low * (count - 1)
    scale = goal / max(shape.sum(), 1.0)
    for _ in range(20):
        extra = np.minimum(np.rint(shape * scale), 45 * DAYS_PER_YEAR)
        scale *= goal / max(extra.sum(), 1.0)
    extra[0] = LONGEST_DAYS - low
    return np.asarray(low + extra, dtype=np.int64)


def registration_lag(rng: np.random.Generator, count: int) -> Ints:
    """Days between report and registration: mostly none."""
    late = rng.random(count) < 0.3
    return np.where(late, 1 + np.minimum(rng.geometric(0.35, count), 20), 0).astype(np.int64)


def registration_days(
    rng: np.random.Generator, year: Ints, code: Ints, before: Ints, share_new: float = 0.45
) -> Ints:
    """Draw days of registration so that codes and offence dates agree about 1 July 2024.

    ``before`` is the number of days between offence and registration. The six codes of the new
    law need an offence on or after that day, F526 one before it (M:3083-3098); F521 and F522
    become rare after it and F527 frequent (M:3085-3091, M:7158-7199).
    """
    first, last = year_bounds(year)
    changed = year == labels.YEARS[-1]
    old_latest, new_earliest = NEW_LAW_DAY - 1 + before, NEW_LAW_DAY + before
    chance = rng.random(len(year))
    is_new = _among(code, labels.NEW_CODES)
    is_old = changed & (
        _among(code, ("F526",)) | (_among(code, ("F521", "F522")) & (chance < 0.72))
    )
    shifted = changed & _among(code, ("F527",)) & (chance < share_new) & (new_earliest <= last)
    last = np.where(is_old & (old_latest >= first), np.minimum(last, old_latest), last)
    first = np.where(is_new | shifted, np.maximum(first, new_earliest), first)
    drawn = first + np.floor(rng.random(len(year)) * (last - first + 1)).astype(np.int64)
    return np.minimum(drawn, last)


def _among(code: Ints, names: tuple[str, ...]) -> Flags:
    return np.isin(code, [labels.CODES.index(name) for name in names])


def after(
    rng: np.random.Generator, start: Dates, median: float, spread: float, latest: str
) -> Dates:
    """Draw a later date, log-normal in days; one that would lie after ``latest`` is redrawn."""
    room = (np.datetime64(latest) - start).astype(np.int64)
    days = np.floor(median * np.exp(rng.normal(0.0, spread, len(start)))).astype(np.int64)
    anywhere = np.floor(rng.random(len(start)) * (np.maximum(room, 0) + 1)).astype(np.int64)
    return start + np.where(days > room, anywhere, days)


def follow_up(rng: np.random.Generator, incidents: Incidents, peildatum: str) -> None:
    """Fill the dates of aangifte, sending in and closing of every incident that has them."""
    rows = np.flatnonzero(incidents.declared)
    incidents.declared_on[rows] = after(rng, incidents.reported[rows], 4.0, 1.4, peildatum)
    rows = np.flatnonzero(incidents.sent)
    incidents.sent_on[rows] = sending_date(rng, incidents.reported[rows], peildatum)
    rows = np.flatnonzero(~incidents.sent & (rng.random(len(incidents)) < 0.9))
    closed = incidents.reported[rows] + np.floor(
        130 * np.exp(rng.normal(0.0, 0.9, len(rows)))
    ).astype(np.int64)
    known = closed <= np.datetime64(peildatum)
    rows, closed = rows[known], closed[known]
    incidents.closed_on[rows] = closed
    incidents.closing[rows] = rng.integers(1, len(labels.CLOSING_REASONS), len(rows))


def sending_date(rng: np.random.Generator, start: Dates, peildatum: str) -> Dates:
    """Draw the day on which a report is sent in to the OM."""
    return after(rng, start, _SENDING_MEDIAN, _SENDING_SPREAD, peildatum)


def end_dates(rng: np.random.Generator, incidents: Incidents) -> None:
    """Give a quarter of the incidents an end date; nearly all at or before the report."""
    known = ~np.isnat(incidents.begin) & (incidents.begin <= incidents.reported)
    rows = np.flatnonzero(known & (rng.random(len(incidents)) < 0.25))
    room = (incidents.reported[rows] - incidents.begin[rows]).astype(np.int64)
    length = np.floor(rng.random(len(rows)) ** 2 * (np.minimum(room, 1500) + 1)).astype(np.int64)
    incidents.end[rows] = incidents.begin[rows] + length

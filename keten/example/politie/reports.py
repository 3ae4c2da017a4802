"""The reports with a registered minor victim: one row per incident, filled from the margins.

Selection: incidents with at least one registered minor victim (M:3012-3013, M:3123-3131).
"""

from __future__ import annotations

import numpy as np

from keten.example.politie import dates, labels
from keten.example.politie.frames import NAT, Flags, Incidents, shuffled
from keten.example.politie.margins import Margins
from keten.example.politie.special import odd_dates
from keten.example.solver import Ints

# How much a class tends to be reported late; only the order matters.
_LATE = {"F526": 1.5, "F527": 0.5, "F521": 0.1, "F522": -0.3, "F520": -0.9, "F5295": 0.2}


def _codes(rng: np.random.Generator, counts: Ints, delay: Ints) -> Ints:
    """Give every report of one year and form a code; new codes only where the delay is short."""
    code = np.full(len(delay), -1, dtype=np.int64)
    new = np.array([name in labels.NEW_CODES for name in labels.CODES])
    wanted = shuffled(rng, np.where(new, counts, 0))
    likely = np.array((1.0, 1.0, 1.0, 0.25, 0.0, 0.0))[delay]
    code[_draw(rng, likely, len(wanted))] = wanted
    rest = np.flatnonzero(code < 0)
    left = shuffled(rng, np.where(new, 0, counts))
    late = np.array([_LATE.get(name, 0.0) for name in labels.CODES])[left]
    by_code = np.argsort(late * 1.2 + rng.normal(0.0, 1.0, len(left)))
    by_delay = np.argsort(delay[rest] + rng.normal(0.0, 1.5, len(rest)))
    code[rest[by_delay]] = left[by_code]
    return code


def _draw(rng: np.random.Generator, weight: np.ndarray, count: int) -> Ints:
    """Draw ``count`` different rows with chances in the ratio of ``weight``."""
    with np.errstate(divide="ignore"):
        score = np.where(weight > 0, rng.exponential(1.0, len(weight)) / weight, np.inf)
    return np.argsort(score)[:count]


def make_reports(rng: np.random.Generator, m: Margins) -> tuple[Incidents, Ints]:
    """Return the reports and their status (geen verdachte, niet naar OM, naar OM)."""
    parts: dict[str, list[Ints]] = {name: [] for name in ("year", "delay", "declared")}
    for name in ("status", "informed", "code", "place", "unit"):
        parts[name] = []
    units = [shuffled(rng, m.units[y]) for y in range(len(labels.YEARS))]
    places = [shuffled(rng, m.places[v]) for v in range(len(labels.FORMS))]
    used_place = [0, 0]
    for y, year in enumerate(labels.YEARS):
        used_unit = 0
        for v in range(len(labels.FORMS)):
            both = shuffled(rng, m.declared[y, v])
            declared, delay = np.divmod(both, labels.NO_DELAY + 1)
            count = len(both)
            status = np.empty(count, dtype=np.int64)
            for a in (0, 1):
                status[declared == a] = shuffled(rng, m.status[y, v, a])
            parts["year"].append(np.full(count, year))
            parts["delay"].append(delay)
            parts["declared"].append(declared)
            parts["status"].append(status)
            parts["informed"].append(shuffled(rng, m.informed[y, v]))
            form = v == labels.CODE_FORM
            parts["code"].append(_codes(rng, np.where(form, m.codes[y], 0), delay))
            parts["place"].append(places[v][used_place[v] : used_place[v] + count])
            parts["unit"].append(units[y][used_unit : used_unit + count])
            used_place[v] += count
            used_unit += count
    columns = {name: np.concatenate(values) for name, values in parts.items()}
    columns["police_station"] = np.array([m.police_station])
    return _frame(rng, columns), columns["status"]


def _frame(rng: np.random.Generator, c: dict[str, Ints]) -> Incidents:
    count = len(c["year"])
    days = dates.delay_days(rng, c["delay"])
    odd = np.flatnonzero(c["delay"] == labels.NO_DELAY)
    days[odd] = -rng.integers(1, 31, len(odd))  # M:3257: reported before the offence
    new = np.isin(c["code"], [labels.CODES.index(name) for name in labels.NEW_CODES])
    days = np.where(new & (days > 150), 31 + days % 120, days)  # within half a year of the law
    lag = dates.registration_lag(rng, count)
    registered = dates.registration_days(rng, c["year"], c["code"], days + lag)
    reported = registered - lag
    begin = dates.as_dates(reported - days)
    begin[odd[: labels.UNDATED_REPORTS]] = NAT
    incidents = Incidents(
        key=np.arange(count),
        registered=dates.as_dates(registered),
        reported=dates.as_dates(reported),
        begin=begin,
        end=np.full(count, NAT),
        code=c["code"],
        unit=c["unit"],
        place=c["place"],
        detail=_details(rng, c["place"], int(c["police_station"][0])),
        informed=c["informed"] == 0,
        declared=c["declared"] == 0,
        declared_on=np.full(count, NAT),
        sent=c["status"] == labels.SENT,
        sent_on=np.full(count, NAT),
        closed_on=np.full(count, NAT),
        closing=np.zeros(count, dtype=np.int64),
        minor=np.ones(count, dtype=bool),
        special=c["delay"] == labels.NO_DELAY,
    )
    dates.end_dates(rng, incidents)
    odd_dates(rng, incidents, c["delay"])
    return incidents


def _details(rng: np.random.Generator, place: Ints, police_stations: int) -> np.ndarray:
    """Specify the places; about half the special buildings are police stations (M:3336-3338)."""
    detail = np.full(len(place), "", dtype="U20")
    for position, choices in enumerate(labels.PLACE_DETAILS):
        rows = np.flatnonzero(place == position)
        detail[rows] = np.array(choices)[rng.integers(0, len(choices), len(rows))]
    special = rng.permutation(np.flatnonzero(place == labels.SPECIAL_BUILDING))
    detail[special[:police_stations]] = labels.POLICE_STATION
    return detail


def needs_sixteen(incidents: Incidents) -> Flags:
    """Whether the class is for victims of 16 and 17 given the offence date (M:3085-3091)."""
    numbers = [labels.CODES.index(name) for name in labels.FROM_16_CODES]
    late = ~np.isnat(incidents.offence) & (incidents.offence >= labels.NEW_LAW)
    return np.isin(incidents.code, numbers) & late

"""From a frame of monthly counts to a frame of verdicts: what the warehouse calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from keten.breaks import known
from keten.breaks.change_points import EVENT, Change, column
from keten.breaks.fdr import q_values
from keten.breaks.found import RATE, TOTAL, Break, find, rate, search
from keten.breaks.series import FEWEST_MONTHS, finished_months, known_by_age, wide
from keten.breaks.verdict import COVERAGE, NOT_FOUND, RECODE, TREND, UNDETERMINED

GROUP = ["bron", "populatie"]
SEARCHED, REGISTERED = "gezocht", "geregistreerde datum"
COLUMNS = {
    "bron": "string", "populatie": "string", "soort": "string", "reeks": "string",
    "toets": "string", "breuk": "string", "maand": "datetime64[us]", "maanden": "Int64",
    "gebroken": "string", "richting": "string", "statistiek": "float64", "q_waarde": "float64",
    "verhouding": "float64", "verhouding_onder": "float64", "verhouding_boven": "float64",
    "oordeel": "string", "wisselt_met": "string", "eerste_maand": "datetime64[us]",
    "laatste_maand": "datetime64[us]",
}  # fmt: skip
Row = dict[str, object]


@dataclass
class Group:
    """The finished months of one population of one supplier: its total, and its parts per kind."""

    bron: str
    populatie: str
    months: pd.DatetimeIndex
    parts: dict[str, pd.DataFrame]
    breaks: list[Break] = field(default_factory=list)

    @property
    def total(self) -> pd.Series:
        """All records of the population per month."""
        return self.parts[TOTAL].iloc[0]

    def series(self, soort: str, reeks: str) -> pd.Series:
        """Return the counts of one series; one without any record counts 0 in every month."""
        parts = self.parts.get(soort)
        if parts is None or reeks not in parts.index:
            return self.total * 0
        return parts.loc[reeks]

    def named(self) -> Row:
        """Return the columns that every row of this group has."""
        ends = (self.months[0], self.months[-1]) if len(self.months) else (pd.NaT, pd.NaT)
        names = ("bron", "populatie", "eerste_maand", "laatste_maand")
        return dict(zip(names, (self.bron, self.populatie, *ends), strict=True))


def find_breaks(counts: pd.DataFrame, registered: pd.DataFrame) -> pd.DataFrame:
    """Return a row per series and break, found or registered, with its verdict.

    ``counts`` has a row per bron, populatie, levering_id (with peildatum, periode_van and
    periode_tot, half-open), soort (``totaal`` or what the parts are), reeks and maand, with aantal.
    Of every population the newest delivery is searched; earlier ones tell what is unfinished.
    ``registered`` has a row per series (bron, populatie, soort, reeks) and break (breuk, datum).
    The result has COLUMNS. Raises KeyError where a column lacks.
    """
    groups = [_group(frame) for _, frame in counts.groupby(GROUP)]
    searched = [
        (group, search(kind, parts))
        for group in groups
        if len(group.months) >= FEWEST_MONTHS
        for kind, parts in group.parts.items()
    ]
    rated, highest = rate([one for _, one in searched])
    for (group, _), one in zip(searched, rated, strict=True):
        group.breaks += find(one, highest)
    rows = [row for group in groups for one in group.breaks for row in _found_rows(group, one)]
    rows += _registered_rows(groups, registered)
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _group(frame: pd.DataFrame) -> Group:
    newest = frame[frame["peildatum"] == frame["peildatum"].max()]
    one = newest.iloc[0]
    months = pd.date_range(one["periode_van"], one["periode_tot"], freq="MS", inclusive="left")
    totals = frame[frame["soort"] == TOTAL]
    keep = finished_months(months, pd.Timestamp(one["peildatum"]), known_by_age(totals))
    months = months[:keep]
    parts = {str(kind): wide(own, months) for kind, own in newest.groupby("soort")}
    return Group(str(one["bron"]), str(one["populatie"]), months, parts)


def _found_rows(group: Group, one: Break) -> Iterator[Row]:
    """Yield a row per series that moves in a break."""
    for own, direction, others in ((one.down, "neer", one.up), (one.up, "op", one.down)):
        for name in own:
            counts = group.series(one.kind, name).to_numpy()
            ratio = _ratio(group, one.kind, counts, one.change)
            yield {
                **group.named(), "soort": one.kind, "reeks": name, "toets": SEARCHED,
                "breuk": None, "maand": group.months[one.change.month],
                "maanden": one.change.width if one.change.kind == EVENT else None,
                "gebroken": one.change.kind, "richting": direction,
                "statistiek": abs(one.change.t), "q_waarde": one.q,
                "verhouding": ratio.ratio, "verhouding_onder": ratio.low,
                "verhouding_boven": ratio.high, "oordeel": one.verdict,
                "wisselt_met": ", ".join(others) if one.verdict == RECODE else None,
            }  # fmt: skip


def _ratio(group: Group, kind: str, counts: np.ndarray, change: Change) -> known.Tested:
    after = column(change, len(counts))
    if kind == TOTAL:
        return known.of_total(counts, after)
    return known.of_share(counts, group.total.to_numpy(), after)


def _registered_rows(groups: list[Group], registered: pd.DataFrame) -> list[Row]:
    """Return a row per series and registered break, with its rate over all of them."""
    by_key = {(group.bron, group.populatie): group for group in groups}
    rows: list[Row] = []
    tested: list[tuple[Row, Group, known.Tested]] = []
    for one in registered.itertuples():
        group = by_key.get((str(one.bron), str(one.populatie)))
        date = pd.Timestamp(one.datum).to_period("M").to_timestamp()
        row: Row = {
            "bron": one.bron, "populatie": one.populatie, "soort": one.soort, "reeks": one.reeks,
            "toets": REGISTERED, "breuk": one.breuk, "maand": date, "oordeel": UNDETERMINED,
        }  # fmt: skip
        rows.append(row)
        if group is None:
            continue
        row.update(group.named())
        months = group.months
        place = int(months.searchsorted(date))
        if len(months) < FEWEST_MONTHS or not known.testable(len(months), place):
            continue
        counts = group.series(str(one.soort), str(one.reeks))
        if counts.sum() == 0:
            continue
        change = Change(known.LEVEL, place, 0, 0.0, 1.0)
        tested.append((row, group, _ratio(group, str(one.soort), counts.to_numpy(), change)))
    q = q_values(np.array([test.p for _, _, test in tested]))
    for (row, group, test), own_q in zip(tested, q, strict=True):
        row.update(
            gebroken=test.moved, richting="op" if test.t > 0 else "neer", statistiek=abs(test.t),
            q_waarde=float(own_q), verhouding=test.ratio, verhouding_onder=test.low,
            verhouding_boven=test.high, oordeel=_judge(group, row, test, float(own_q)),
        )  # fmt: skip
    return rows


def _judge(group: Group, row: Row, test: known.Tested, q: float) -> str:
    """Return what a registered break did to a series."""
    if q > RATE:
        return NOT_FOUND
    if test.moved == known.SLOPE:
        return TREND
    if row["soort"] == TOTAL:
        return COVERAGE
    for one in group.breaks:
        near = abs(group.months.get_loc(row["maand"]) - one.change.month) <= 1
        if near and one.kind == row["soort"] and row["reeks"] in (*one.down, *one.up):
            return one.verdict
    return UNDETERMINED

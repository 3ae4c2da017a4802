"""From a frame of monthly counts to a frame of verdicts: what the warehouse calls."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from keten.breaks.change_points import EVENT, column
from keten.breaks.found import TOTAL, Break, find, rate, search
from keten.breaks.groups import Group, Row
from keten.breaks.registered import registered_rows
from keten.breaks.series import FEWEST_MONTHS, finished_months, known_by_age, wide
from keten.breaks.verdict import RECODE

GROUP = ["bron", "populatie"]
SEARCHED = "gezocht"
COLUMNS = {
    "bron": "string", "populatie": "string", "soort": "string", "reeks": "string",
    "toets": "string", "breuk": "string", "maand": "datetime64[us]", "maanden": "Int64",
    "gebroken": "string", "richting": "string", "statistiek": "float64", "q_waarde": "float64",
    "verhouding": "float64", "verhouding_onder": "float64", "verhouding_boven": "float64",
    "oordeel": "string", "wisselt_met": "string", "eerste_maand": "datetime64[us]",
    "laatste_maand": "datetime64[us]",
}  # fmt: skip


def find_breaks(counts: pd.DataFrame, registered: pd.DataFrame) -> pd.DataFrame:
    """Return a row per series and break, found or registered, with its verdict.

    ``counts`` has a row per bron, populatie, levering_id (with peildatum, periode_van and
    periode_tot, half-open), soort (``totaal`` or what the parts are), reeks and maand, with aantal.
    Of every population the newest delivery is searched; earlier ones tell what is unfinished.
    ``registered`` has a row per series (bron, populatie, soort, reeks) and break (breuk, datum,
    and richting, op or neer, where one is expected).
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
    rows += registered_rows(groups, registered)
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
            ratio = group.test(one.kind, counts, column(one.change, len(counts)))
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

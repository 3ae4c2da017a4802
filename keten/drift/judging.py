"""Which values of a delivery are judged, and against which limits: batches for the expectations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from keten.drift.expectations import Expectations, Override
from keten.drift.limits import FEWEST_PERIODS, Limits, count_limits, share_limits

# A share of fewer rows is mostly chance, and gives away how many they are.
FEWEST_ROWS = 100
# Smaller counts are not named, as the share beside a known total would give them away.
SMALLEST_NAMED = 10
_KEY = ["tabel", "kenmerk", "kolom"]


@dataclass(frozen=True)
class Bound:
    """Between which values a group may lie, learned or set by a person."""

    lower: float
    upper: float
    learned: Limits | None = None
    override: Override | None = None


@dataclass(frozen=True)
class Batch:
    """One characteristic of one delivery: a row per period, a column per group.

    ``values`` holds shares (0 to 1) or rows, and nothing where a value is not judged; ``rows`` the
    rows behind them, in the same shape.
    """

    bron: str
    levering_id: str
    tabel: str
    kenmerk: str
    kolom: str
    # The first day after a registered break, from which was learned.
    since: date | None
    quarterly: bool
    values: pd.DataFrame
    rows: pd.DataFrame
    bounds: dict[str, Bound]

    @property
    def name(self) -> str:
        """Name that says what is compared."""
        parts = [self.bron, self.tabel, self.kenmerk, self.kolom]
        return " ".join(parts + ([f"vanaf {self.since}"] if self.since else []))

    def outside(self, group: str) -> pd.Series:
        """Return per period whether a group lies outside its bounds."""
        bound, values = self.bounds[group], self.values[group]
        return (values < bound.lower) | (values > bound.upper)


@dataclass(frozen=True)
class Judgement:
    """The batches of one delivery, and how many values were not judged for which reason."""

    batches: list[Batch]
    skipped: Counter[str]
    # Deliveries learned from.
    earlier: list[str]
    # Limits of a person that no value was held against.
    unused: list[Override]


@dataclass(frozen=True)
class _Series:
    """One characteristic between two registered breaks."""

    key: tuple[str, str, str]
    since: date | None
    quarterly: bool
    earlier: pd.DataFrame
    new: pd.DataFrame


def judge(extract: pd.DataFrame, levering_id: str, expectations: Expectations) -> Judgement:
    """Split the periods of one supplier into those of ``levering_id`` and those before.

    ``extract`` holds its rows of the mart kwaliteit_uittreksel. The chance of a false alarm in
    the whole delivery is divided over all values that are judged (Bonferroni).
    """
    skipped: Counter[str] = Counter()
    is_new = extract["levering_id"] == levering_id
    # The newest delivery has the newest periods; it may have none that were not there before.
    earlier = sorted(extract.loc[~is_new, "levering_id"].unique())
    series = [] if not earlier else list(_series(extract, levering_id, expectations, skipped))
    cells = sum(len(one.new) for one in series)
    batches = [
        batch
        for one in series
        if (batch := _batch(one, extract["bron"].iloc[0], levering_id, expectations, cells))
    ]
    held = [bound.override for batch in batches for bound in batch.bounds.values()]
    unused = [override for override in expectations.overrides if override not in held]
    return Judgement(batches, skipped, earlier, unused)


def _series(
    extract: pd.DataFrame, levering_id: str, expectations: Expectations, skipped: Counter[str]
) -> Iterator[_Series]:
    for key, rows in extract.groupby(_KEY, sort=True):
        tabel, kenmerk, kolom = key
        days = sorted(
            {b.since for b in expectations.breaks if b.tabel == tabel and b.kolom in (None, kolom)}
        )
        quarterly = bool(rows["periodesoort"].iloc[0] == "kwartaal")
        length = pd.DateOffset(months=3 if quarterly else 1)
        for since, until in zip([None, *days], [*days, None], strict=True):
            inside = pd.Series(True, index=rows.index)
            if since:
                inside &= rows["periode"] >= pd.Timestamp(since)
            if until:
                # A period in which the break falls is neither before nor after it.
                inside &= rows["periode"] + length <= pd.Timestamp(until)
            new = rows[inside & (rows["levering_id"] == levering_id)]
            earlier = rows[inside & (rows["levering_id"] != levering_id)]
            earlier = earlier[earlier["periode"] < new["periode"].min()]
            if new.empty:
                continue
            if earlier.loc[earlier["noemer"] > 0, "periode"].nunique() < FEWEST_PERIODS:
                skipped[
                    "too few periods since a registered break"
                    if since
                    else "too few earlier periods"
                ] += len(new)
                continue
            small = (new["noemer"] < FEWEST_ROWS) & (kenmerk != "aantal")
            skipped[f"fewer than {FEWEST_ROWS} rows in the period"] += int(small.sum())
            if not small.all():
                yield _Series((tabel, kenmerk, kolom), since, quarterly, earlier, new[~small])


def _batch(
    series: _Series, bron: str, levering_id: str, expectations: Expectations, cells: int
) -> Batch | None:
    kenmerk = series.key[1]
    earlier, new, chance = series.earlier, series.new, expectations.chance / cells
    learned: dict[str, Limits] = {}
    if kenmerk == "aantal":
        by_month = count_limits(earlier["aantal"], earlier["periode"].dt.month, chance)
        learned = {f"maand {month:02}": limits for month, limits in by_month.items()}
        new = new.assign(
            groep="maand " + new["periode"].dt.strftime("%m"),
            periode=new["periode"].dt.to_period("Y").dt.to_timestamp(),
            waarde=new["aantal"].astype(float),
        )
    else:
        new = new.assign(waarde=new["aantal"] / new["noemer"])
        fewest = int(new["noemer"].min())
        for group, rows in earlier.groupby("groep"):
            limits = share_limits(rows["aantal"], rows["noemer"], fewest, chance)
            if limits:
                learned[group] = limits
    bounds = {group: Bound(one.lower, one.upper, one) for group, one in learned.items()}
    for override in expectations.overrides:
        if (override.tabel, override.kenmerk, override.kolom) == series.key:
            bounds[override.groep] = Bound(
                override.lower, override.upper, learned.get(override.groep), override
            )
    values = new.pivot(index="periode", columns="groep", values="waarde")
    rows = new.pivot(index="periode", columns="groep", values="aantal")
    bounds = {group: bound for group, bound in sorted(bounds.items()) if group in values.columns}
    if not bounds:
        return None
    values = values[[*bounds]]
    return Batch(
        bron, levering_id, *series.key, series.since, series.quarterly, values, rows, bounds
    )

"""The series of one population: what a search goes through and a registered day is tested in."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from keten.breaks import known
from keten.breaks.found import TOTAL, Break
from keten.breaks.regression import Floats

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

    def test(
        self, soort: str, counts: Floats, after: Floats, expected: str | None = None
    ) -> known.Tested:
        """Test one series: a total by its counts, a part by its share in the population."""
        if soort == TOTAL:
            return known.of_total(counts, after, expected)
        return known.of_share(counts, self.total.to_numpy(), after, expected)

    def named(self) -> Row:
        """Return the columns that every row of this group has."""
        ends = (self.months[0], self.months[-1]) if len(self.months) else (pd.NaT, pd.NaT)
        names = ("bron", "populatie", "eerste_maand", "laatste_maand")
        return dict(zip(names, (self.bron, self.populatie, *ends), strict=True))

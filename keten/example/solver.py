"""A small linear model with whole numbers, and which of its stated rows cannot all hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt

from keten.errors import FailedError

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """low ≤ Σ coefficient · variable ≤ high; a stated row has a name and may turn out false."""

    index: Ints
    coefficient: Floats
    low: float
    high: float
    name: str = ""
    weight: float = 0.0


@dataclass
class Model:
    """Whole-numbered variables with a wished value, and rows over them."""

    targets: list[Floats] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    size: int = 0

    def variables(self, target: npt.ArrayLike) -> Ints:
        """Add a block of variables ≥ 0, wished near ``target``; return their numbers."""
        wished = np.asarray(target, dtype=np.float64)
        self.targets.append(wished.ravel())
        first = self.size
        self.size += wished.size
        return np.arange(first, self.size, dtype=np.int64).reshape(wished.shape)

    def row(
        self,
        terms: Iterable[tuple[Ints, float]],
        low: float,
        high: float,
        name: str = "",
        weight: float = 0.0,
    ) -> None:
        """State low ≤ Σ factor · Σ block ≤ high."""
        sums: dict[int, float] = {}
        for block, factor in terms:
            for number in np.asarray(block).ravel().tolist():
                sums[number] = sums.get(number, 0.0) + factor
        index = np.fromiter(sums, dtype=np.int64)
        self.rows.append(Row(index, np.fromiter(sums.values(), float), low, high, name, weight))

    def conflicts(self) -> list[str]:
        """Return the names of the stated rows that have to give way, cheapest first."""
        stated = [row for row in self.rows if row.name]
        width = self.size + 2 * len(stated)
        cost = np.zeros(width)
        extra: dict[int, tuple[int, int]] = {}
        for number, row in enumerate(stated):
            slack = self.size + 2 * number
            cost[slack : slack + 2] = row.weight
            extra[id(row)] = (slack, slack + 1)
        rows = []
        for row in self.rows:
            if row.name:
                index = np.append(row.index, extra[id(row)])
                rows.append(Row(index, np.append(row.coefficient, (1.0, -1.0)), row.low, row.high))
            else:
                rows.append(row)
        values = _solve(cost, rows, whole=0)
        given_way = []
        for row in stated:
            under, over = extra[id(row)]
            if values[under] + values[over] > 1e-6:
                given_way.append(row.name)
        return given_way

    def solve(self, rng: np.random.Generator, without: Iterable[str] = ()) -> Ints:
        """Return whole numbers for which every row holds, near randomly shifted wishes."""
        left_out = set(without)
        wished = np.concatenate(self.targets)
        wished = wished * np.exp(rng.normal(0.0, 0.06, self.size))
        price = rng.uniform(0.7, 1.3, self.size) / np.sqrt(wished + 1.0)
        rows = [row for row in self.rows if row.name not in left_out or not row.name]
        inf = highspy.kHighsInf
        for number in range(self.size):
            pair = np.array((number, self.size + number), dtype=np.int64)
            rows.append(Row(pair, np.array((1.0, -1.0)), -inf, wished[number]))
            rows.append(Row(pair, np.array((1.0, 1.0)), wished[number], inf))
        cost = np.concatenate((np.zeros(self.size), price))
        return np.rint(_solve(cost, rows, whole=self.size)[: self.size]).astype(np.int64)


def _solve(cost: Floats, rows: list[Row], whole: int) -> Floats:
    """Minimise cost · x over x ≥ 0 within the rows; the first ``whole`` variables are integer."""
    lp = highspy.HighsLp()
    inf = highspy.kHighsInf
    lp.num_col_, lp.num_row_ = len(cost), len(rows)
    lp.col_cost_ = cost
    lp.col_lower_ = np.zeros(len(cost))
    lp.col_upper_ = np.full(len(cost), inf)
    lp.row_lower_ = np.array([row.low for row in rows])
    lp.row_upper_ = np.array([row.high for row in rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row.index) for row in rows)])
    lp.a_matrix_.index_ = np.concatenate([row.index for row in rows])
    lp.a_matrix_.value_ = np.concatenate([row.coefficient for row in rows])
    if whole:
        kinds: list[Any] = [highspy.HighsVarType.kInteger] * whole
        lp.integrality_ = kinds + [highspy.HighsVarType.kContinuous] * (len(cost) - whole)
    highs = highspy.Highs()
    highs.silent()
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("random_seed", 1)
    highs.setOptionValue("mip_rel_gap", 0.2)
    highs.passModel(lp)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise FailedError(
            "the example's margins have no solution in whole numbers; compare the rows of "
            "seeds/gedrukt with the source."
        )
    return np.asarray(highs.getSolution().col_value)

"""From printed cells to rows of a linear model over whole numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from keten.example.cells import Cell, Cells
from keten.example.solver import Ints, Model

ALL_YEARS = "2020-2024"
FIGURE_WEIGHT, TEXT_WEIGHT, WORDS_WEIGHT = 100.0, 1.0, 0.1


@dataclass(frozen=True)
class Block:
    """Variables with a label per axis, so that a printed cell finds its own."""

    index: Ints
    axes: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, model: Model, target: np.ndarray, *axes: tuple[str, ...]) -> Block:
        """Add variables to the model, wished near ``target``."""
        return cls(model.variables(np.maximum(target, 0.0)), axes)

    def pick(self, *labels: str | tuple[str, ...] | None) -> Ints:
        """Return the variables with these labels per axis; None takes the whole axis."""
        picked = self.index
        for axis, label in enumerate(labels):
            if label is None or label in (ALL_YEARS, "totaal"):
                continue
            wanted = (label,) if isinstance(label, str) else label
            places = [self.axes[axis].index(one) for one in wanted]
            picked = np.take(picked, places, axis=axis)
        return picked.ravel()


Terms = list[tuple[Ints, float]]
Selector = Callable[[Cell], "Terms | None"]


def printed(
    cells: Cells, maat: str, categorie: str = "-", jaar: str = ALL_YEARS, vorm: str = "totaal"
) -> float:
    """Return the middle of what a printed count or mean leaves open."""
    for cell in cells.find(maat, categorie, jaar, vorm):
        if not cell.grens:
            low, high = cell.bounds
            return float(low + high) / 2
    raise KeyError((maat, categorie, jaar, vorm))


def limits(cell: Cell) -> tuple[float, float]:
    """Return [low, high) of the printed value; a bound in words keeps to its own side."""
    low, high = (float(bound) for bound in cell.bounds)
    if cell.weergave == "gemiddelde":
        shrink = 0.04 * (high - low)  # keep off the edge, where rounding could go either way
        low, high = low + shrink, high - shrink
    if cell.value is None or cell.afronding.startswith("maanden"):
        return low, high
    value = float(cell.value)
    if not any(sign.isdigit() for sign in cell.gedrukt):
        low, high = 0.95 * value, 1.05 * value  # a fraction in words
    if cell.grens == "ruim":
        return value, high
    if cell.grens == "bijna":
        return low, value
    if cell.grens == "meer dan":
        return value, np.inf
    return (-np.inf, value) if cell.grens == "minder dan" else (low, high)


def weight(cell: Cell) -> float:
    """Return how dearly a cell gives way: figures last, words first, a total before its parts."""
    if cell.grens or cell.afronding.startswith("maanden"):
        return WORDS_WEIGHT
    if cell.figuur != "tekst":
        return FIGURE_WEIGHT
    return TEXT_WEIGHT if cell.vorm == "totaal" else 2 * TEXT_WEIGHT


@dataclass
class Margins:
    """A model and the printed cells stated in it."""

    model: Model
    cells: Cells
    stated: dict[str, tuple[Terms, Terms | None]] = field(default_factory=dict)

    def state(self, maat: str, counted: Selector, among: Selector | None = None) -> None:
        """State every printed cell of a measure; ``among`` is the denominator if there is one.

        A selector returns None for a cell that is no matter of this model.
        """
        seen: set[tuple[str, ...]] = set()
        for cell in self.cells.of(maat):
            terms = counted(cell)
            key = (cell.categorie, cell.jaar, cell.vorm, cell.gedrukt, cell.weergave, cell.grens)
            base = among(cell) if among else None
            shown = cell.weergave == "aantal" or (
                cell.weergave in ("percentage", "gemiddelde") and base is not None
            )
            if terms is None or key in seen or not shown:
                continue
            seen.add(key)
            self.stated[cell.cel_id] = (terms, None if cell.weergave == "aantal" else base)
            self._row(cell, terms, base)

    def _row(self, cell: Cell, terms: Terms, base: Terms | None) -> None:
        name, cost = cell.cel_id, weight(cell)
        if cell.weergave == "aantal" or base is None:
            self.model.row(terms, *cell.interval, name=name, weight=cost)
            return
        unit = 100.0 if cell.weergave == "percentage" else 1.0
        low, high = limits(cell)
        if np.isfinite(low):
            shares = [(block, -factor * low / unit) for block, factor in base]
            self.model.row([*terms, *shares], 0.0, np.inf, name=name, weight=cost)
        if np.isfinite(high):
            shares = [(block, -factor * high / unit) for block, factor in base]
            edge = 0.0 if cell.grens == "bijna" else -0.004
            self.model.row([*terms, *shares], -np.inf, edge, name=name, weight=cost)

    def solve(self, rng: np.random.Generator) -> tuple[Ints, list[str]]:
        """Return a solution and a sentence for every cell that cannot hold with the others."""
        given_way = list(dict.fromkeys(self.model.conflicts()))
        values = self.model.solve(rng, given_way)
        told = [self._explain(values, cel_id) for cel_id in given_way]
        return values, [sentence for sentence in told if sentence]

    def _explain(self, values: Ints, cel_id: str) -> str:
        """Return the arithmetic, or nothing when the words of the text still cover the value."""
        cell = self.cells[cel_id]
        terms, base = self.stated[cel_id]
        place = f"M:{cell.regel} ({cel_id}) prints {cell.grens} {cell.gedrukt}".replace("  ", " ")
        above = _total(values, terms)
        if base is None:
            return f"{place}; the other cells leave {above:.0f}."
        below = _total(values, base)
        factor, sign = (100, "%") if cell.weergave == "percentage" else (1, "")
        share = factor * above / below
        low, high = cell.tolerated
        if cell.grens and not cell.afronding.startswith("maanden") and low <= share <= high:
            return ""
        return f"{place}; the figures give {above:.0f} / {below:.0f} = {share:.1f}{sign}."


def _total(values: Ints, terms: Terms) -> float:
    return float(sum(factor * values[block].sum() for block, factor in terms))

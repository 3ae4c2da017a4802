"""The other reading of a rule, computed through to the printed cells.

The warehouse of the full example stays as it is: the changed model and what follows from it are
made anew in memory, from dbt's compiled SQL, up to ``kwaliteit_aansluiting``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import duckdb

from tests.python.artefacts import Artefacts
from tests.python.mutants.mutation import replaced_rows

PROOF = "kwaliteit_aansluiting"
AGREES = {"gelijk", "gelijk na afronding", "binnen verbale grens"}
CELLS = "select cel_id, exacte_waarde, oordeel from {}"


@dataclass(frozen=True)
class Change:
    """A text of a compiled model and what the other reading has in its place."""

    model: str
    old: str
    new: str


@dataclass(frozen=True)
class SeedChange:
    """A column of some rows of a list, and the SQL value that the other reading gives it."""

    seed: str
    rows: str
    column: str
    new: str


# Where the text leaves a choice keten decides once; the readings below refer to these rules.
RULES = {
    1: "offence date",
    2: "unique persons",
    3: "victim-suspect pairs",
    4: "status at the police",
    5: "validity of MK codes",
    6: "articles and the law of the offence date",
    7: "how a minor victim is established",
    8: "scope and form of a case",
    9: "decision of a case",
    10: "joinder",
    11: "adjudicated cases",
    12: "durations and norms",
    13: "convictions and sentences",
    14: "counting articles",
    15: "grounds and administrative sepots",
    16: "contacts with Helpwanted",
    17: "applications to the Schadefonds",
}


@dataclass(frozen=True)
class Reading:
    """A choice that keten made (rule by number) and the other one that the text leaves open.

    ``cells`` are printed cells that agree under the decided reading and not under the other one;
    ``moved`` are cells whose value changes while they still agree after rounding.
    """

    rule: int
    decided: str
    other: str
    cells: tuple[str, ...]
    changes: tuple[Change | SeedChange, ...]
    moved: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """What was computed for a printed cell, and whether it agrees with what is printed."""

    value: float | None
    agrees: bool


class Chain:
    """The warehouse, read only, and beside it the models of another reading."""

    def __init__(self, artefacts: Artefacts) -> None:
        self.artefacts = artefacts
        self.connection = duckdb.connect()
        self.connection.execute(f"attach '{artefacts.warehouse}' as keten (read_only)")
        self.decided = self._cells(artefacts.relations[PROOF])

    def recompute(self, changes: tuple[Change | SeedChange, ...]) -> dict[str, Cell]:
        """The printed cells after the changes; without a change in the text, an error says so."""
        sql: dict[str, str] = {}
        for change in changes:
            if isinstance(change, Change):
                text = sql.get(change.model) or self.artefacts.compiled(change.model)
                assert change.old in text, (
                    f"{change.model} no longer holds {change.old!r}: give the reading the text of "
                    "the rule as it is now"
                )
                sql[change.model] = text.replace(change.old, change.new)
            else:
                before = sql.get(change.seed) or f"from {self.artefacts.relations[change.seed]}"
                sql[change.seed] = replaced_rows(
                    f"({before})", change.rows, change.column, change.new
                )
        return self._rebuild(sql)

    def rebuilt_without_change(self, model: str) -> dict[str, Cell]:
        """The printed cells when ``model`` and what follows are made anew as they are."""
        return self._rebuild({model: self.artefacts.compiled(model)})

    def differences(self, cells: dict[str, Cell]) -> dict[str, Cell]:
        """The cells whose value is another one than in the warehouse."""
        return {
            key: cell
            for key, cell in cells.items()
            if not _same(cell.value, self.decided[key].value)
        }

    def _rebuild(self, changed: dict[str, str]) -> dict[str, Cell]:
        follows = {model for name in changed for model in self.artefacts.between(name, PROOF)}
        ordered = [model for model in self.artefacts.order(PROOF) if model in follows]
        for model in ordered:
            sql = changed.get(model) or self.artefacts.compiled(model)
            for made in ordered[: ordered.index(model)]:
                sql = sql.replace(self.artefacts.relations[made], f'memory.main."{made}"')
            self.connection.execute(f'create or replace table memory.main."{model}" as {sql}')
        return self._cells(f'memory.main."{PROOF}"')

    def _cells(self, relation: str) -> dict[str, Cell]:
        rows = self.connection.execute(CELLS.format(relation)).fetchall()
        return {key: Cell(value, verdict in AGREES) for key, value, verdict in rows}


def _same(one: float | None, other: float | None) -> bool:
    """Sums of floats in another order differ in the last digits."""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)

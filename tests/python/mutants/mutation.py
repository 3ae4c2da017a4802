"""A mutation: one rule changed in one place, which some unit test of the model must notice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import duckdb

from tests.python.artefacts import UnitTest


@dataclass(frozen=True)
class Mutation:
    """Replace ``old`` by ``new`` in the SQL of ``model``; ``why`` says which rule breaks."""

    name: str
    model: str
    old: str
    new: str
    why: str

    def apply(self, sql: str) -> str:
        return sql.replace(self.old, self.new)


@dataclass(frozen=True)
class SeedMutation:
    """Change ``column`` to the SQL value ``new`` in the rows of ``seed`` where ``rows`` holds."""

    name: str
    model: str
    seed: str
    rows: str
    column: str
    new: str
    why: str

    @property
    def old(self) -> str:
        return f"__dbt__cte__{self.seed}"

    def apply(self, sql: str) -> str:
        rows = replaced_rows(self.old, self.rows, self.column, self.new)
        return sql.replace(f"from {self.old}", f"from ({rows})")


def replaced_rows(relation: str, rows: str, column: str, value: str) -> str:
    """Select a list with ``value`` in ``column`` of the rows for which ``rows`` holds."""
    changed = f"case when {rows} then {value} else {column} end as {column}"
    return f"select * replace ({changed}) from {relation}"


def passes(connection: duckdb.DuckDBPyConnection, sql: str) -> bool:
    """Whether a unit test's actual rows are its expected rows, in any order."""
    rows: dict[str, Counter[str]] = {"actual": Counter(), "expected": Counter()}
    for *values, kind in connection.execute(sql).fetchall():
        rows[kind][repr(values)] += 1
    return rows["actual"] == rows["expected"]


def killers(
    connection: duckdb.DuckDBPyConnection, tests: list[UnitTest], mutation: Mutation | SeedMutation
) -> list[str]:
    """The names of the unit tests that fail when the mutation is applied."""
    assert any(mutation.old in test.model_sql for test in tests), (
        f"{mutation.name}: {mutation.model} no longer holds {mutation.old!r} where a unit test "
        "reaches it; give the mutation the text of the rule as it is now"
    )
    changed = {
        test.name: test.fixtures + mutation.apply(test.model_sql) + test.rest
        for test in tests
        if mutation.old in test.model_sql
    }
    return [name for name, sql in changed.items() if not passes(connection, sql)]

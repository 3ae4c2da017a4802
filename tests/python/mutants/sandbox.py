"""A compiled model on rows of one's own: every other input is empty, or a list of the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from tests.python.artefacts import Artefacts

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Sandbox:
    """Relations in memory with the columns that they have in the warehouse."""

    artefacts: Artefacts

    def run(self, model: str, inputs: dict[str, Rows], lists: dict[str, str]) -> Rows:
        """The rows of ``model``, given rows per input and SQL per list ({} is the list itself)."""
        sql = self.artefacts.compiled(model)
        with duckdb.connect() as connection:
            connection.execute(f"attach '{self.artefacts.warehouse}' as keten (read_only)")
            for parent in sorted(self.artefacts.parents(model)):
                relation = self.artefacts.relations[parent]
                query = lists[parent].format(relation) if parent in lists else f"from {relation}"
                # Lists keep their rows; other parents start empty and get the test's own rows.
                limit = "" if parent in lists else "limit 0"
                connection.execute(f'create table memory.main."{parent}" as {query} {limit}')
                for row in inputs.get(parent, []):
                    marks = ", ".join("?" for _ in row)
                    connection.execute(
                        f'insert into memory.main."{parent}" ({", ".join(row)}) values ({marks})',
                        list(row.values()),
                    )
                sql = sql.replace(relation, f'memory.main."{parent}"')
            made = connection.execute(sql)
            names = [column[0] for column in made.description or ()]
            return [dict(zip(names, values, strict=True)) for values in made.fetchall()]

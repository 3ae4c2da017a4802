"""The audit as dbt compiled it, run in memory on the seeds of printed cells, altered or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import duckdb

from tests.python.artefacts import Artefacts
from tests.python.conftest import ROOT

MART = "kwaliteit_publicatie"
SEEDS = ROOT / "seeds" / "gedrukt"
CODES = ROOT / "seeds" / "codes"
CELLS = tuple(sorted(path.stem for path in SEEDS.glob("gedrukte_cellen_*.csv")))

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Engine:
    """Compiled models from the seeds up to the mart."""

    artefacts: Artefacts

    @cached_property
    def steps(self) -> list[tuple[str, str]]:
        """Each model that leads to the mart, and its SQL on tables of the same name."""
        order = self.artefacts.order(MART)
        made = []
        for name in order:
            if (SEEDS / f"{name}.csv").is_file() or (CODES / f"{name}.csv").is_file():
                continue
            sql = self.artefacts.compiled(name)
            for parent in self.artefacts.parents(name):
                sql = sql.replace(self.artefacts.relations[parent], f'memory.main."{parent}"')
            made.append((name, sql))
        return made

    def connect(
        self,
        altered: Mapping[str, Mapping[str, str]] | None = None,
        *,
        without: str = "",
        added: str = "",
    ) -> duckdb.DuckDBPyConnection:
        """Return a database with every seed and model; ``altered`` gives columns per cel_id.

        ``without`` empties one seed (without verdicts every finding is open), ``added`` is SQL
        that adds to the seeds.
        """
        connection = duckdb.connect()
        for path in (*SEEDS.glob("*.csv"), CODES / "documenten.csv"):
            connection.execute(
                f'create table "{path.stem}" as '
                f"select * from read_csv('{path}', all_varchar = true, header = true)"
                + (" limit 0" if path.stem == without else "")
            )
        for line in ("regel_van", "regel_tot"):  # numbers, as seeds/gedrukt/gedrukt.yml has them
            connection.execute(f"alter table onderdelen alter {line} type integer")
        connection.execute(added)
        for cel_id, columns in (altered or {}).items():
            changed = 0
            for seed in CELLS:
                for column, value in columns.items():
                    connection.execute(
                        f"update {seed} set {column} = ? where cel_id = ?", [value, cel_id]
                    )
                found = connection.execute(
                    f"select count(*) from {seed} where cel_id = ?", [cel_id]
                ).fetchone()
                changed += found[0] if found else 0
            assert changed == 1, f"{cel_id} is in {changed} seeds"
        for name, sql in self.steps:
            connection.execute(f'create table "{name}" as {sql}')
        return connection

    def findings(
        self, altered: Mapping[str, Mapping[str, str]] | None = None, *, added: str = ""
    ) -> Rows:
        """Return the rows of the mart, given printed cells that are altered or added."""
        with self.connect(altered, added=added) as connection:
            return rows(connection, f"from {MART} order by soort, bevinding_id")


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> Rows:
    """Return the rows of a query as dictionaries."""
    made = connection.execute(query)
    names = [column[0] for column in made.description or ()]
    return [dict(zip(names, values, strict=True)) for values in made.fetchall()]

"""The project's SQL, compiled once, on deliveries of a test's own: ``keten build`` without dbt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from keten.landing import write_empty
from keten.project import Project
from tests.python.artefacts import Artefacts

# How the compiled models write the two variables of a state when they are empty.
STATE = {"peildatum": "nullif('{}', '') as date", "known_at": "nullif('{}', '') as timestamp"}


@dataclass(frozen=True)
class Scenarios:
    """Compiled models, the landing zone that they read, and a warehouse to take seeds from."""

    artefacts: Artefacts
    landing: Path

    def build(
        self, project: Project, *wanted: str, peildatum: str = "", known_at: str = ""
    ) -> Path:
        """Make the models that lead to ``wanted``, all without it; return the file they are in.

        It has the tables of the current warehouse or of a past state, but no test has run on it.
        Lists are those of the checkout. What a model in Python makes stays empty.
        """
        write_empty(project)
        made = project.var / f"scenario{'@'.join(('', peildatum, known_at)).rstrip('@')}"
        made.mkdir()
        file = made / "keten.duckdb"
        state = {"peildatum": peildatum, "known_at": known_at}
        with duckdb.connect(str(file)) as connection:
            connection.execute("set threads = 1")
            connection.execute(f"attach '{self.artefacts.warehouse}' as gebouwd (read_only)")
            for node in self._nodes(wanted):
                connection.execute(f"create schema if not exists {node['schema']}")
                connection.execute(self._statement(node, project, state))
        return file

    def promote(self, project: Project) -> Path:
        """Make all models and put them in the place of the current warehouse."""
        return self.build(project).replace(project.warehouse)

    def _nodes(self, wanted: tuple[str, ...]) -> Iterable[dict[str, Any]]:
        nodes = {
            node["name"]: node
            for node in self.artefacts.manifest["nodes"].values()
            if node["resource_type"] in ("model", "seed")
        }
        return (nodes[name] for name in self.artefacts.order(*wanted or nodes))

    def _statement(self, node: dict[str, Any], project: Project, state: dict[str, str]) -> str:
        relation = node["relation_name"]
        taken = relation.replace('"keten"', "gebouwd", 1)
        if node["resource_type"] == "seed":
            return f"create table {relation} as from {taken}"
        if node["language"] != "sql":
            return f"create table {relation} as from {taken} limit 0"
        sql = self.artefacts.compiled(node["name"])
        sql = sql.replace(str(self.landing), str(project.landing))
        for name, value in state.items():
            sql = sql.replace(STATE[name].format(""), STATE[name].format(value))
        if node["config"]["materialized"] == "view":
            return f"create view {relation} as {sql}"
        if not node["config"]["contract"]["enforced"]:
            return f"create table {relation} as {sql}"
        columns = {name: column["data_type"] for name, column in node["columns"].items()}
        types = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        return (
            f"create table {relation} ({types}); "
            f"insert into {relation} select {', '.join(columns)} from ({sql}\n)"
        )

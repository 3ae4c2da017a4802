"""What dbt made of the project: compiled models, their order, and unit tests as runnable SQL.

dbt runs once per session (see ``bare`` in conftest.py); everything after that is DuckDB.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

# Where a model's own text begins: its first CTE, or its only select.
BEGIN = re.compile(
    r"^with\s+(?:recursive\s+)?(?P<cte>\w+ as \()|^(?P<select>select\s.*?)\bfrom\b", re.M | re.S
)


@dataclass(frozen=True)
class UnitTest:
    """A unit test as dbt ran it: fixtures, then the model, then the expected rows."""

    name: str
    model: str
    fixtures: str
    model_sql: str
    rest: str

    @property
    def sql(self) -> str:
        return self.fixtures + self.model_sql + self.rest


@dataclass(frozen=True)
class Artefacts:
    """The target folder of a dbt build, and a warehouse with its relations."""

    target: Path
    warehouse: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        made: dict[str, Any] = json.loads((self.target / "manifest.json").read_text("utf-8"))
        return made

    @cached_property
    def relations(self) -> dict[str, str]:
        """Name of each model and seed, and its relation as the compiled SQL writes it."""
        return {
            node["name"]: node["relation_name"]
            for node in self.manifest["nodes"].values()
            if node["resource_type"] in ("model", "seed")
        }

    @cached_property
    def unit_tests(self) -> dict[str, list[UnitTest]]:
        """The unit tests per model."""
        found: dict[str, list[UnitTest]] = {}
        for node in self.manifest["unit_tests"].values():
            found.setdefault(node["model"], []).append(self._read(node["name"], node["model"]))
        return found

    def compiled(self, model: str) -> str:
        """The SQL of a model, with every reference resolved to a relation."""
        node = self.manifest["nodes"][f"model.keten.{model}"]
        path: Path = self.target / "compiled" / "keten" / node["original_file_path"]
        return path.read_text("utf-8")

    def parents(self, model: str) -> set[str]:
        """The models and seeds that a model selects from."""
        node = self.manifest["nodes"].get(f"model.keten.{model}", {})
        depends = node.get("depends_on", {}).get("nodes", [])
        return {key.rsplit(".", 1)[1] for key in depends if not key.startswith("source.")}

    def order(self, *wanted: str) -> list[str]:
        """Everything that leads to ``wanted``, in dependency order, and ``wanted`` last."""
        found: dict[str, None] = {}

        def visit(name: str) -> None:
            for parent in sorted(self.parents(name) - found.keys()):
                visit(parent)
            found.setdefault(name)

        for name in wanted:
            visit(name)
        return list(found)

    def between(self, changed: str, wanted: str) -> set[str]:
        """The models that follow from ``changed`` and lead to ``wanted``."""
        follows = {changed}
        for model in self.order(wanted):
            if self.parents(model) & follows:
                follows.add(model)
        assert wanted in follows, f"{wanted} does not depend on {changed}"
        return follows

    def _read(self, name: str, model: str) -> UnitTest:
        (path,) = (self.target / "run").rglob(f"{name}.sql")
        sql = path.read_text("utf-8")
        begin = BEGIN.search(self.compiled(model))
        assert begin, f"{model} starts with neither a CTE nor a select"
        start = sql.index(begin["select"] or f"), {begin['cte']}")
        end = sql.index(") _dbt_internal_unit_test_actual", start)
        return UnitTest(name, model, sql[:start], sql[start:end], sql[end:])

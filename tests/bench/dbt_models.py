"""Runs dbt as ``keten build`` does, and reads its compiled SQL in dependency order."""

from __future__ import annotations

import json
import shutil
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from tests.bench.measure import ROOT, Measured, run_child

_CLI = ["-c", "from dbt.cli.main import cli; cli()"]


def run_dbt(command: str, var: Path, build: str, seeds: Path | None = None) -> Measured:
    """Run ``dbt run`` or ``dbt seed`` into var/build/<build>, parsing the project anew."""
    folder = var / "build" / build
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if seeds:
        shutil.copyfile(seeds, database(var, build))
    arguments = [
        *_CLI, "--no-use-colors", "--log-level", "warn", command,
        "--project-dir", str(ROOT), "--profiles-dir", str(ROOT),
        "--target-path", str(folder / "target"), "--log-path", str(folder / "logs"),
    ]  # fmt: skip
    return run_child(arguments, var, folder / f"{command}.txt", KETEN_BUILD=build)


def database(var: Path, build: str) -> Path:
    """Return the database of this build; the stem is the catalog's name in compiled SQL."""
    return var / "build" / build / "keten.duckdb"


def write_plan(
    var: Path, build: str, plan: Path, *, needed_by: str = "", built_on: str = ""
) -> None:
    """Write the compiled SQL of all models as JSON, or of one with what it needs or needs it."""
    target = var / "build" / build / "target"
    manifest = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    nodes: dict[str, Any] = {
        name: node for name, node in manifest["nodes"].items() if node["resource_type"] == "model"
    }
    parents = {name: {p for p in manifest["parent_map"][name] if p in nodes} for name in nodes}
    wanted = set(nodes)
    if needed_by:
        wanted = _reached(needed_by, parents)
    if built_on:
        wanted = {name for name in nodes if _node(built_on) in _reached(name, parents)}
    statements = [
        {
            "readers": sum(name in parents[reader] for reader in wanted),
            "kind": nodes[name]["config"]["materialized"],
            "schema": nodes[name]["schema"],
            "relation": nodes[name]["relation_name"],
            "sql": (ROOT / nodes[name]["compiled_path"]).read_text(encoding="utf-8"),
        }
        for name in TopologicalSorter(parents).static_order()
        if name in wanted
    ]
    plan.write_text(json.dumps(statements), encoding="utf-8")


def _node(model: str) -> str:
    return model if model.startswith("model.") else f"model.keten.{model}"


def _reached(model: str, parents: dict[str, set[str]]) -> set[str]:
    found, waiting = set[str](), {_node(model)}
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= parents[name] - found
    return found

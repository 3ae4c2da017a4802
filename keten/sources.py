"""The dbt source yml, derived from the contracts (checked in; a test fails when it drifts)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from keten.contracts import Contract
from keten.project import Project

SOURCES_FILE = Path("models") / "staging" / "bronnen.yml"

_HEADER = """\
# Derived from contracts/*/*.yml by `make sources`; do not edit, a test fails when it drifts.
"""

# What landing writes beside the delivered tables; its columns stand in keten/landing.
_REGISTERS = {
    "levering": "One row per landed delivery version.",
    "bestanden": "One row per delivered file, with what was read, accepted and quarantined.",
    "afgekeurd": "One row per quarantined row, as received.",
    "keuzes": "One row per time that a landed version was made current by hand.",
    "verwijderd": "One row per delivery of which the rows were removed.",
    "verschil": "One row per count in which a delivery may differ from the one before.",
    "verzonden": "One row per finding that was listed for its supplier, with the first time.",
}


def _location(brons: list[str]) -> str:
    landing = '{{ env_var("KETEN_VAR", "var") }}/landing'
    globs = ", ".join(f"'{landing}/{bron}/*/{{name}}.parquet'" for bron in brons)
    return f"read_parquet([{globs}], union_by_name = true, hive_partitioning = false)"


def _source(name: str, description: str, brons: list[str], tables: list[dict[str, Any]]) -> Any:
    return {
        "name": name,
        "description": description,
        "config": {"meta": {"external_location": _location(brons)}},
        "tables": tables,
    }


def _table(contract: Contract) -> dict[str, Any]:
    columns = [
        {"name": name, "data_type": data_type, "description": description}
        for name, data_type, description in contract.landed_columns
    ]
    return {"name": contract.tabel, "description": contract.description, "columns": columns}


def render_sources(contracts: dict[str, dict[str, Contract]]) -> str:
    """Return the text of models/staging/bronnen.yml for these contracts (bron -> tabel)."""
    sources = [
        _source(bron, f"Landed deliveries of {bron}.", [bron], [_table(t) for t in tables.values()])
        for bron, tables in contracts.items()
    ]
    registers = [{"name": name, "description": text} for name, text in _REGISTERS.items()]
    sources.append(
        _source("keten", "What landing keeps about deliveries.", list(contracts), registers)
    )
    document = {"version": 2, "sources": sources}
    return _HEADER + yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=200)


def write_sources(project: Project) -> None:
    """Write models/staging/bronnen.yml anew from the contracts."""
    from keten.contracts import read_contracts

    text = render_sources(read_contracts(project.contracts))
    (project.root / SOURCES_FILE).write_text(text, encoding="utf-8")

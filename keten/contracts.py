"""The contracts (Open Data Contract Standard v3) of the delivered tables, read once and typed.

They are the only list of columns: landing, the dbt source yml and the example's format follow them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from open_data_contract_standard.model import (
    OpenDataContractStandard,
    SchemaObject,
    SchemaProperty,
)

from keten.errors import WrongUseError

# The file in a delivery's folder that says what the delivery is.
MANIFEST = "levering.yml"

# ODCS logical type -> DuckDB type of the landed column.
DUCKDB_TYPES = {
    "string": "varchar",
    "date": "date",
    "integer": "integer",
    "number": "double",
    "boolean": "boolean",
}


@dataclass(frozen=True)
class Column:
    """One column of a delivered table, with the checks that landing does on it."""

    name: str
    logical_type: str
    required: bool
    description: str
    aliases: tuple[str, ...] = ()
    minimum: str | None = None
    maximum: str | None = None
    codelist: str | None = None
    codelist_pattern: str | None = None
    closed_list: tuple[str, ...] = ()
    normalisation: str | None = None
    period: str | None = None
    until_peildatum: bool = False
    optional_column: bool = False
    identifier: bool = False

    @property
    def duckdb_type(self) -> str:
        """Type of the landed column."""
        return DUCKDB_TYPES[self.logical_type]


@dataclass(frozen=True)
class Contract:
    """One delivered table: its columns in order, key and parent."""

    bron: str
    tabel: str
    version: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    parent: str | None
    parent_key: tuple[str, ...]
    sha256: str

    def column(self, name: str) -> Column:
        """Return the column with this contract name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def landed_columns(self) -> tuple[tuple[str, str, str], ...]:
        """(name, DuckDB type, description) of every column of the landed Parquet, in order."""
        landed = [
            ("levering_id", "varchar", "Delivery the row belongs to."),
            ("bestand", "varchar", "File in which the row was delivered."),
            ("regelnummer", "bigint", "Line of the row in that file, as an editor shows it."),
            ("ingelezen_op", "timestamp", "Moment of landing (UTC)."),
        ]
        for column in self.columns:
            landed.append((column.name, column.duckdb_type, column.description))
            if column.codelist:
                received = f"{column.name} as received, before normalisation."
                landed.append((f"{column.name}_ontvangen", "varchar", received))
        return tuple(landed)


def _custom(element: SchemaObject | SchemaProperty) -> dict[str, Any]:
    return {str(p.property): p.value for p in element.customProperties or []}


def _column(prop: SchemaProperty) -> Column:
    custom = _custom(prop)
    options = prop.logicalTypeOptions or {}
    return Column(
        name=str(prop.name),
        logical_type=str(prop.logicalType),
        required=bool(prop.required),
        description=str(prop.description),
        aliases=tuple(custom.get("aliassen", ())),
        minimum=None if "minimum" not in options else str(options["minimum"]),
        maximum=None if "maximum" not in options else str(options["maximum"]),
        codelist=custom.get("codelijst"),
        codelist_pattern=custom.get("codelijst_patroon"),
        closed_list=tuple(custom.get("gesloten_lijst", ())),
        normalisation=custom.get("normalisatie"),
        period=custom.get("periode"),
        until_peildatum=bool(custom.get("tot_en_met_peildatum", False)),
        optional_column=bool(custom.get("optionele_kolom", False)),
        identifier=bool(custom.get("identificator", False)),
    )


def read_contract(path: Path) -> Contract:
    """Read one contract file; the folder's name is the bron.

    Raises WrongUseError when the file is no valid ODCS v3 contract with one table.
    """
    try:
        document = OpenDataContractStandard.from_string(path.read_text(encoding="utf-8"))
        (table,) = document.schema_ or []
    except (ValueError, TypeError) as error:
        raise WrongUseError(f"{path.name} is no valid ODCS v3 contract: {error}") from error
    properties = table.properties or []
    key = sorted((p for p in properties if p.primaryKey), key=lambda p: p.primaryKeyPosition or 0)
    parent = _custom(table).get("ouder", {})
    return Contract(
        bron=path.parent.name,
        tabel=str(table.name),
        version=str(document.version),
        description=str(table.description),
        columns=tuple(_column(prop) for prop in properties),
        key=tuple(str(prop.name) for prop in key),
        parent=parent.get("tabel"),
        parent_key=tuple(parent.get("sleutel", ())),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


@cache
def read_contracts(folder: Path) -> dict[str, dict[str, Contract]]:
    """Read all contracts below ``folder``: bron -> tabel -> contract, parents before children."""
    contracts: dict[str, dict[str, Contract]] = {}
    for path in sorted(folder.glob("*/*.yml")):
        contract = read_contract(path)
        contracts.setdefault(contract.bron, {})[contract.tabel] = contract
    return {bron: _parents_first(tables) for bron, tables in contracts.items()}


def _parents_first(tables: dict[str, Contract]) -> dict[str, Contract]:
    ordered: dict[str, Contract] = {}
    while len(ordered) < len(tables):
        ready = {
            name: table
            for name, table in tables.items()
            if name not in ordered and (table.parent is None or table.parent in ordered)
        }
        if not ready:
            raise WrongUseError("the contracts name parents in a circle or one that is missing.")
        ordered.update(ready)
    return ordered

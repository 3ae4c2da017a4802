"""The contracts (Open Data Contract Standard v3) of the delivered tables, read once and typed.

They are the only list of columns: landing, the dbt source yml and the example's format follow them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from open_data_contract_standard.model import (
    OpenDataContractStandard,
    SchemaObject,
    SchemaProperty,
)

from keten.contract_bounds import check_bounds
from keten.contract_options import (
    COLUMN_OPTIONS,
    TABLE_OPTIONS,
    check_column_options,
    read_options,
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
    # Words for *missing* beyond those that are always, in lower case.
    missing_words: tuple[str, ...] = ()
    # No word means *missing* here: what stands in the cell lands.
    literal: bool = False
    # A point between groups of three digits is no decimal sign.
    thousands_points: bool = False
    # The whole cell has this form (a regular expression), which a person is told as ``shape``.
    pattern: str | None = None
    shape: str | None = None
    # In the key an empty cell is a value like any other.
    empty_in_key: bool = False
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
    # Values link only between deliveries that give the same name to this key space.
    key_space: str = ""

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
    # What a row is about: a column, the pattern that finds it there, the column where it does not.
    subject: tuple[str, str, str] | None = None

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


def _read_column(prop: SchemaProperty, table_words: tuple[str, ...], where: str) -> Column:
    where = f"{where}, column {prop.name}"
    logical_type = str(prop.logicalType)
    if not prop.name or logical_type not in DUCKDB_TYPES:
        raise WrongUseError(
            f"{where}: every column has a name, and a logicalType that is one of "
            f"{', '.join(DUCKDB_TYPES)}."
        )
    given = read_options(prop.customProperties, COLUMN_OPTIONS, where)
    check_column_options(given, logical_type, where)
    bounds = check_bounds(prop.logicalTypeOptions or {}, logical_type, where)
    literal = given.get("letterlijk", False)
    words = () if literal else (*table_words, *given.get("ontbrekend", ()))
    return Column(
        name=prop.name,
        logical_type=logical_type,
        required=bool(prop.required),
        description=str(prop.description),
        aliases=given.get("aliassen", ()),
        missing_words=tuple(dict.fromkeys(words)),
        literal=literal,
        thousands_points=given.get("duizendpunten", False),
        pattern=bounds.get("pattern"),
        shape=given.get("vorm"),
        empty_in_key=given.get("leeg_telt_mee", False),
        minimum=bounds.get("minimum"),
        maximum=bounds.get("maximum"),
        codelist=given.get("codelijst"),
        codelist_pattern=given.get("codelijst_patroon"),
        closed_list=given.get("gesloten_lijst", ()),
        normalisation=given.get("normalisatie"),
        period=given.get("periode"),
        until_peildatum=given.get("tot_en_met_peildatum", False),
        optional_column=given.get("optionele_kolom", False),
        identifier=given.get("identificator", False),
        key_space=given.get("sleutelruimte", prop.name),
    )


def _read_table(path: Path, where: str) -> tuple[OpenDataContractStandard, SchemaObject]:
    try:
        document = OpenDataContractStandard.from_string(path.read_text(encoding="utf-8"))
    except (ValueError, TypeError, yaml.YAMLError) as error:
        raise WrongUseError(f"{where} is no valid ODCS v3 contract: {error}") from error
    tables = document.schema_ or []
    if len(tables) != 1 or tables[0].name != path.stem:
        raise WrongUseError(f"{where} describes one table, called {path.stem} like the file.")
    return document, tables[0]


def read_contract(path: Path) -> Contract:
    """Read one contract file; the folder's name is the bron.

    Raises WrongUseError, with the file and the property, for what is not a valid contract.
    """
    where = f"contracts/{path.parent.name}/{path.name}"
    document, table = _read_table(path, where)
    options = read_options(table.customProperties, TABLE_OPTIONS, where)
    properties = table.properties or []
    key = sorted((p for p in properties if p.primaryKey), key=lambda p: p.primaryKeyPosition or 0)
    parent, parent_key = options.get("ouder", (None, ()))
    contract = Contract(
        bron=path.parent.name,
        tabel=path.stem,
        version=str(document.version),
        description=str(table.description),
        columns=tuple(_read_column(p, options.get("ontbrekend", ()), where) for p in properties),
        key=tuple(str(prop.name) for prop in key),
        parent=parent,
        parent_key=parent_key,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        subject=options.get("onderwerp"),
    )
    _check_names(contract, where)
    return contract


def _check_names(contract: Contract, where: str) -> None:
    """Check that every name means one thing.

    Raises WrongUseError for a name that stands twice, and for a key that is no column.
    """
    if not contract.key:
        raise WrongUseError(f"{where}: no column is part of the primaryKey. Mark at least one.")
    spellings = [n.lower() for c in contract.columns for n in (c.name, *c.aliases)]
    for names in (spellings, [name.lower() for name, _, _ in contract.landed_columns]):
        double = [name for name, times in Counter(names).items() if times > 1]
        if double:
            raise WrongUseError(
                f"{where}: the name {double[0]} is that of more than one column or alias. Give "
                "each its own."
            )
    known = {column.name for column in contract.columns}
    if not known.issuperset(contract.parent_key):
        raise WrongUseError(f"{where}: the sleutel of ouder names a column that is not there.")
    if contract.subject and not known.issuperset((contract.subject[0], contract.subject[2])):
        raise WrongUseError(f"{where}: onderwerp names a column that is not there.")


@cache
def read_contracts(folder: Path) -> dict[str, dict[str, Contract]]:
    """Read all contracts below ``folder``: bron -> tabel -> contract, parents before children.

    Raises WrongUseError, with the file and the property, for one that is not valid by itself or
    names a parent or a code list that is not there.
    """
    contracts: dict[str, dict[str, Contract]] = {}
    for path in sorted(folder.glob("*/*.yml")):
        contract = read_contract(path)
        _check_codelists(contract, folder.parent / "seeds" / "codes")
        contracts.setdefault(contract.bron, {})[contract.tabel] = contract
    return {bron: _parents_first(tables) for bron, tables in contracts.items()}


def _check_codelists(contract: Contract, codes: Path) -> None:
    for column in contract.columns:
        for option, name in (
            ("codelijst", column.codelist),
            ("codelijst_patroon", column.codelist_pattern),
        ):
            if name and not (codes / f"{name}.csv").is_file():
                raise WrongUseError(
                    f"contracts/{contract.bron}/{contract.tabel}.yml, column {column.name}: the "
                    f"{option} seeds/codes/{name}.csv is missing. Add the list, or correct the "
                    "name."
                )


def _parents_first(tables: dict[str, Contract]) -> dict[str, Contract]:
    for table in tables.values():
        parent = tables.get(table.parent or "")
        where = f"contracts/{table.bron}/{table.tabel}.yml"
        if table.parent and parent is None:
            raise WrongUseError(
                f"{where}: its ouder {table.parent} has no contract in contracts/{table.bron}."
            )
        if parent and not {column.name for column in parent.columns}.issuperset(table.parent_key):
            raise WrongUseError(
                f"{where}: the sleutel of ouder names a column that {table.parent} does not have."
            )
    ordered: dict[str, Contract] = {}
    while len(ordered) < len(tables):
        ready = {
            name: table
            for name, table in tables.items()
            if name not in ordered and (table.parent is None or table.parent in ordered)
        }
        if not ready:
            circle = ", ".join(sorted(set(tables) - set(ordered)))
            raise WrongUseError(f"the contracts of {circle} name each other as ouder in a circle.")
        ordered.update(ready)
    return ordered

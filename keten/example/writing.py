"""Write a delivery: one CSV per table in the order of the contract, and its levering.yml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import yaml

from keten.contracts import MANIFEST, Contract
from keten.errors import WrongUseError


@dataclass(frozen=True)
class Vintage:
    """What a delivery says about itself, and how its supplier writes dates."""

    bron: str
    year: int
    peildatum: date
    start: date
    stop: date
    date_format: str
    key_spaces: dict[str, str]
    selection: dict[str, Any] | None = None

    @property
    def folder(self) -> str:
        """Name of the folder, e.g. ``politie-2025``."""
        return f"{self.bron}-{self.year}"


def _text(column: pa.ChunkedArray, date_format: str) -> pa.ChunkedArray:
    """Return the column as the supplier writes it: J/N, decimal comma, own date format."""
    kind = column.type
    if pa.types.is_boolean(kind):
        return pc.if_else(column, "J", "N")
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        coded = column.cast(pa.date32()).combine_chunks().dictionary_encode()
        texts = pc.strftime(coded.dictionary.cast(pa.timestamp("s")), format=date_format)
        return texts.take(coded.indices)
    if pa.types.is_floating(kind):
        return pc.replace_substring(column.cast(pa.string()), ".", ",")
    return column.cast(pa.string())


def check_overwrite(target: Path) -> None:
    """Raise WrongUseError when ``target`` holds something else than a made-up delivery."""
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    try:
        manifest = yaml.safe_load((target / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        manifest = None
    if not isinstance(manifest, dict) or manifest.get("aard") != "synthetisch":
        raise WrongUseError(
            f"{target.name} exists, and its levering.yml does not say aard: synthetisch. Nothing "
            "was written. Name another folder, or move this one away."
        )


def write_delivery(
    folder: Path, vintage: Vintage, contracts: dict[str, Contract], tables: dict[str, pa.Table]
) -> None:
    """Write every table of the delivery and its levering.yml into a folder of its own.

    An optional column that the table does not hold is left out, as a supplier would.
    """
    target = folder / vintage.folder
    target.mkdir(parents=True, exist_ok=True)
    files = []
    for name, contract in contracts.items():
        table = tables[name]
        names = [column.name for column in contract.columns if column.name in table.column_names]
        texts = pa.table({n: _text(table[n], vintage.date_format) for n in names})
        with duckdb.connect() as connection:
            connection.from_arrow(texts).write_csv(str(target / f"{name}.csv"), sep=";")
        files.append({"tabel": name, "bestand": f"{name}.csv", "rijen": table.num_rows})
    manifest: dict[str, Any] = {
        "bron": vintage.bron,
        "aard": "synthetisch",
        "peildatum": vintage.peildatum,
        "periode": {"van": vintage.start, "tot": vintage.stop},
    }
    if vintage.selection:
        manifest["selectie"] = vintage.selection
    if vintage.key_spaces:
        manifest["sleutelruimte"] = vintage.key_spaces
    manifest["bestanden"] = files
    text = yaml.safe_dump(manifest, sort_keys=False, allow_unicode=True)
    (target / MANIFEST).write_text(text, encoding="utf-8")

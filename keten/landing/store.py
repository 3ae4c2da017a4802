"""The landing zone on disk: what identifies a delivery, and one rename that commits it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from keten.contracts import Contract
from keten.landing.layout import EMPTY_FOLDER, REGISTERS, Limits, quote_text
from keten.landing.manifest import Manifest

_HASH_FILE = "layout_hash"


@dataclass(frozen=True)
class Landed:
    """A delivery version on its way into the landing zone, or in it."""

    levering_id: str
    versie: int
    inhoud_hash: str
    contract_hash: str
    onderwerpen: str
    ingelezen_op: datetime
    folder: Path


def contract_hash(tables: dict[str, Contract], limits: Limits) -> str:
    """Return one hash for what a bron is read with: its contracts, and a limit that decides rows.

    The usual limit leaves the hash of the contracts as it is.
    """
    hashes = [[name, contract.sha256] for name, contract in sorted(tables.items())]
    if limits.cell_bytes != Limits().cell_bytes:
        hashes.append(["cell_bytes", str(limits.cell_bytes)])
    return _digest(hashes)


def content_hash(manifest: Manifest, file_hashes: dict[str, str]) -> str:
    """Return the identity of a delivery's content: its files and what the manifest means.

    A file without a hash could not be read; such content equals none that was landed.
    """
    return _digest(
        {
            "bron": manifest.bron,
            "aard": manifest.aard,
            "peildatum": manifest.peildatum.isoformat(),
            "periode": [manifest.van.isoformat(), manifest.tot.isoformat()],
            "artikelen_niet_gevraagd": manifest.artikelen_niet_gevraagd,
            "sleutelruimte": sorted(manifest.sleutelruimte.items()),
            "bestanden": [
                [file.tabel, file.bestand, file_hashes.get(file.tabel)]
                for file in manifest.bestanden
            ],
        }
    )


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def commit(finished: Path, target: Path) -> None:
    """Move the finished folder or file to its place in one rename that survives a power cut."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for folder, _, files in os.walk(finished):
        for name in files:
            _sync(Path(folder) / name)
        _sync(Path(folder))
    if finished.is_file():
        _sync(finished)
    finished.replace(target)
    _sync(target.parent)
    _sync(target.parent.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_empty_folders(
    landing: Path, busy: Path, contracts: dict[str, dict[str, Contract]]
) -> None:
    """Write zero-row files per bron, so that every model builds before the first delivery."""
    for bron, tables in contracts.items():
        schemas = {
            name: [(column, kind) for column, kind, _ in contract.landed_columns]
            for name, contract in tables.items()
        } | {name: list(columns) for name, columns in REGISTERS.items()}
        digest, target = _digest(schemas), landing / bron / EMPTY_FOLDER
        stamp = target / _HASH_FILE
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
            continue
        finished = busy / f"{bron}-leeg"
        finished.mkdir()
        with duckdb.connect() as con:
            for name, columns in schemas.items():
                write_parquet(finished / f"{name}.parquet", no_rows(columns), con)
        (finished / _HASH_FILE).write_text(digest, encoding="utf-8")
        if target.exists():
            target.rename(busy / f"{bron}-leeg-oud")
        commit(finished, target)


def no_rows(columns: Iterable[tuple[str, str]]) -> str:
    """Return SQL for these columns (name, DuckDB type) without a row."""
    cells = ", ".join(f"cast(null as {kind}) as {name}" for name, kind in columns)
    return f"select {cells} limit 0"


def landed_file(folder: Path, name: str) -> str:
    """Return SQL for a table or register of a delivery, as it was landed."""
    # A path as a query parameter would make DuckDB import pandas.
    return f"read_parquet({quote_text(str(folder / f'{name}.parquet'))})"


def landed_rows(paths: Iterable[Path], columns: Iterable[tuple[str, str]]) -> str:
    """Return SQL for the rows of landed files, with all ``columns`` (name, DuckDB type).

    What was landed by an older keten, or under an older contract, can lack some: they are empty.
    """
    files = ", ".join(quote_text(str(path)) for path in paths)
    rows = (
        f" union all by name from read_parquet([{files}], union_by_name = true, "
        "hive_partitioning = false)"
    )
    return f"({no_rows(columns)}){rows if files else ''}"


def write_parquet(path: Path, query: str, con: duckdb.DuckDBPyConnection) -> None:
    """Write the rows of ``query`` as Parquet, in their order."""
    con.execute(f"copy ({query}) to {quote_text(str(path))} (format parquet, compression zstd)")


def typed_row(columns: Iterable[tuple[str, str]], cells: Iterable[object]) -> str:
    """Return SQL for one row of a register; ``columns`` are (name, DuckDB type)."""
    typed = (
        f"cast({quote_text(str(cell))} as {kind}) as {name}"
        for (name, kind), cell in zip(columns, cells, strict=True)
    )
    return f"select {', '.join(typed)}"

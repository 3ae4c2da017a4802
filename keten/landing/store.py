"""The landing zone on disk: one lock, one place for unfinished work, one rename that commits."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from keten.contracts import Contract
from keten.landing.layout import EMPTY_FOLDER, REGISTERS, quote_text
from keten.landing.manifest import Manifest

_BUSY_FOLDER = ".bezig"
_LOCK_FILE = "slot"
_HASH_FILE = "layout_hash"


@dataclass(frozen=True)
class Landed:
    """One delivery version in the landing zone."""

    levering_id: str
    versie: int
    inhoud_hash: str
    contract_hash: str
    folder: Path


@contextmanager
def locked_workspace(landing: Path) -> Iterator[Path]:
    """Hold the lock of the landing zone; yield a clean folder for unfinished work.

    Waits while another landing runs. What a killed run left behind is removed first.
    """
    busy = landing / _BUSY_FOLDER
    busy.mkdir(parents=True, exist_ok=True)
    with (busy / _LOCK_FILE).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _clear(busy)
        try:
            yield busy
        finally:
            _clear(busy)


def _clear(busy: Path) -> None:
    for path in busy.iterdir():
        if path.name != _LOCK_FILE:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def contract_hash(tables: dict[str, Contract]) -> str:
    """Return one hash for all contracts of a bron."""
    return _digest([[name, contract.sha256] for name, contract in sorted(tables.items())])


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


def landed_versions(landing: Path, bron: str, peildatum: date) -> list[Landed]:
    """Return the versions already landed for this bron and peildatum, oldest first."""
    folders = list((landing / bron).glob(f"{bron}-{peildatum}-v*/levering.parquet"))
    if not folders:
        return []
    rows = duckdb.execute(
        "select levering_id, versie, inhoud_hash, contract_hash from "
        f"read_parquet([{', '.join(quote_text(str(path)) for path in folders)}]) order by versie"
    ).fetchall()
    return [
        Landed(levering_id, versie, inhoud, contract, landing / bron / levering_id)
        for levering_id, versie, inhoud, contract in rows
    ]


def commit(finished: Path, target: Path) -> None:
    """Move the finished folder to its place in one rename that survives a power cut."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for folder, _, files in os.walk(finished):
        for name in files:
            _sync(Path(folder) / name)
        _sync(Path(folder))
    finished.rename(target)
    _sync(target.parent)


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
                write_parquet(finished / f"{name}.parquet", _no_rows(columns), con)
        (finished / _HASH_FILE).write_text(digest, encoding="utf-8")
        if target.exists():
            target.rename(busy / f"{bron}-leeg-oud")
        commit(finished, target)


def _no_rows(columns: list[tuple[str, str]]) -> str:
    cells = ", ".join(f"cast(null as {kind}) as {name}" for name, kind in columns)
    # Columns and types without a row: that is what the zero-row files are for.
    return f"select {cells} limit 0"


def write_parquet(path: Path, query: str, con: duckdb.DuckDBPyConnection) -> None:
    """Write the rows of ``query`` as Parquet, in their order."""
    con.execute(f"copy ({query}) to {quote_text(str(path))} (format parquet, compression zstd)")

"""Writes the folder of a delivery version: tables, registers, and the files as received."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from keten.contracts import MANIFEST
from keten.errors import RefusedError
from keten.landing.layout import (
    AFGEKEURD,
    BESTANDEN,
    LEVERING,
    RECEIVED_FOLDER,
    quote_name,
    quote_text,
)
from keten.landing.manifest import Manifest
from keten.landing.profile import is_unchanged
from keten.landing.store import Landed, write_parquet
from keten.landing.table import CheckedTable

_JSON_LEAST = 1024 * 1024  # bytes that DuckDB makes room for, for one line of JSON

Quarantined = tuple[str, str, str, int, str, str, str, str]
# Per table: how many rows each (column, rule) put in quarantine.
Reasons = dict[str, Counter[tuple[str, str]]]


def write_delivery(
    con: duckdb.DuckDBPyConnection,
    manifest: Manifest,
    landed: Landed,
    tables: list[CheckedTable],
    folder: Path,
) -> Reasons:
    """Write the folder of a delivery version, not yet in its place; return why rows are out.

    Raises RefusedError when a file changed meanwhile.
    """
    moment = datetime.now(UTC).replace(tzinfo=None)
    folder.mkdir()
    for table in tables:
        write_parquet(
            folder / f"{table.contract.tabel}.parquet", _accepted(table, landed, moment), con
        )
    quarantined = [row for table in tables for row in _quarantined(con, table, landed)]
    files = [_file_row(table, landed, quarantined) for table in tables]
    spaces = manifest.sleutelruimte
    levering = (
        landed.levering_id,
        manifest.bron,
        manifest.aard,
        manifest.peildatum,
        manifest.van,
        manifest.tot,
        landed.versie,
        landed.inhoud_hash,
        landed.contract_hash,
        ",".join(map(str, manifest.artikelen_niet_gevraagd)),
        spaces.get("persoon_id"),
        spaces.get("parketnummer"),
        moment,
    )
    _write_register(con, folder / "levering.parquet", LEVERING, [levering])
    _write_register(con, folder / "bestanden.parquet", BESTANDEN, files)
    _write_register(con, folder / "afgekeurd.parquet", AFGEKEURD, quarantined)
    _copy_received(manifest, tables, folder / RECEIVED_FOLDER)
    return {
        table.contract.tabel: Counter(
            (row[4], row[5]) for row in quarantined if row[1] == table.contract.tabel
        )
        for table in tables
    }


def _accepted(table: CheckedTable, landed: Landed, moment: datetime) -> str:
    columns = ", ".join(quote_name(name) for name, _, _ in table.contract.landed_columns[4:])
    return (
        f"select {quote_text(landed.levering_id)} as levering_id, "
        f"{quote_text(table.file.bestand)} as bestand, regelnummer, "
        f"timestamp '{moment}' as ingelezen_op, {columns} from {table.typed} where fout is null"
    )


def _quarantined(
    con: duckdb.DuckDBPyConnection, table: CheckedTable, landed: Landed
) -> list[Quarantined]:
    """Return the quarantined rows of one file as received, in the order of the file."""
    faults = con.execute(
        f"select regelnummer, fout from {table.typed} where fout is not null"
    ).fetchall()
    reasons = {number: table.book.rule(fault) for number, fault in faults}
    texts = table.received.as_received(
        sorted([*reasons, *(row.regelnummer for row in table.received.broken)])
    )
    names = (landed.levering_id, table.contract.tabel, table.file.bestand)
    rows: list[Quarantined] = [
        (*names, number, rule.column, rule.name, texts[number], rule.message)
        for number, rule in reasons.items()
    ]
    for broken in table.received.broken:
        number = broken.regelnummer
        rows.append((*names, number, "", broken.rule, texts[number], broken.message))
    return sorted(rows, key=lambda row: row[3])


def _file_row(
    table: CheckedTable, landed: Landed, quarantined: list[Quarantined]
) -> tuple[object, ...]:
    rejected = sum(row[1] == table.contract.tabel for row in quarantined)
    if table.received.rows != table.accepted + rejected:
        raise AssertionError(
            f"{table.contract.tabel}: {table.received.rows} rows read, {table.accepted} accepted "
            f"and {rejected} quarantined"
        )
    return (
        landed.levering_id,
        table.contract.tabel,
        table.file.bestand,
        table.file.path.suffix.lstrip(".").lower(),
        table.profile.sha256,
        table.profile.size,
        table.received.rows,
        table.accepted,
        rejected,
        sum(code.count for code in table.unknown_codes),
        ", ".join(table.header.unknown),
        ", ".join(table.header.absent),
        ", ".join(f"{name}: {count}" for name, count in table.missing_words.items()),
    )


def _write_register(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    columns: tuple[tuple[str, str], ...],
    rows: Iterable[tuple[object, ...]],
) -> None:
    """Write rows by way of JSON lines: Arrow and parameters make DuckDB import pandas first."""
    lines, longest = path.with_suffix(".json"), _JSON_LEAST
    with lines.open("w", encoding="utf-8") as file:
        for row in rows:
            cells = {name: cell for (name, _), cell in zip(columns, row, strict=True)}
            line = json.dumps(cells, default=str)
            longest = max(longest, len(line) + 1)
            file.write(f"{line}\n")
    kinds = ", ".join(f"{name}: '{kind}'" for name, kind in columns)
    write_parquet(
        path,
        f"select * from read_json({quote_text(str(lines))}, format = 'newline_delimited', "
        f"columns = {{{kinds}}}, maximum_object_size = {longest})",
        con,
    )
    lines.unlink()


def _copy_received(manifest: Manifest, tables: list[CheckedTable], folder: Path) -> None:
    root = manifest.folder.resolve()
    sources = [root / MANIFEST, *(table.file.path for table in tables)]
    for source in sources:
        target = folder / source.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    for table in tables:
        if not is_unchanged(table.profile):
            raise RefusedError(
                f"{table.profile.bestand} changed while it was read. Land it again once it is "
                "whole."
            )

"""Writes the folder of a delivery version: tables, registers, and the files as received."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import duckdb

from keten.contracts import MANIFEST
from keten.errors import RefusedError
from keten.landing.delivery_files import open_file
from keten.landing.discretion import UnforeseenError
from keten.landing.faults import write_faults
from keten.landing.layout import (
    AFGEKEURD,
    BESTANDEN,
    LEVERING,
    RECEIVED_FOLDER,
    quote_name,
    quote_text,
)
from keten.landing.manifest import Manifest
from keten.landing.reading.profile import is_unchanged
from keten.landing.store import Landed, write_parquet
from keten.landing.table import CheckedTable

_JSON_LEAST = 1024 * 1024  # bytes that DuckDB makes room for, for one line of JSON
_COPIED_AT_ONCE = 4 * 1024 * 1024


def write_delivery(
    con: duckdb.DuckDBPyConnection,
    manifest: Manifest,
    landed: Landed,
    tables: list[CheckedTable],
    folder: Path,
) -> None:
    """Write the folder of a delivery version, not yet in its place."""
    moment = landed.ingelezen_op
    folder.mkdir()
    for table in tables:
        write_parquet(
            folder / f"{table.contract.tabel}.parquet", _accepted(table, landed, moment), con
        )
    written = _write_quarantined(con, tables, landed, folder / "afgekeurd.parquet")
    files = [_file_row(table, landed, written.get(table.contract.tabel, 0)) for table in tables]
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
        landed.onderwerpen,
        moment,
    )
    _write_register(con, folder / "levering.parquet", LEVERING, [levering])
    _write_register(con, folder / "bestanden.parquet", BESTANDEN, files)
    _copy_received(manifest, tables, folder / RECEIVED_FOLDER)


def _accepted(table: CheckedTable, landed: Landed, moment: datetime) -> str:
    columns = ", ".join(quote_name(name) for name, _, _ in table.contract.landed_columns[4:])
    return (
        f"select {quote_text(landed.levering_id)} as levering_id, "
        f"{quote_text(table.file.bestand)} as bestand, regelnummer, "
        f"timestamp '{moment}' as ingelezen_op, {columns} from {table.typed} where fout is null"
    )


def _write_quarantined(
    con: duckdb.DuckDBPyConnection, tables: list[CheckedTable], landed: Landed, path: Path
) -> dict[str, int]:
    """Write the quarantined rows as received, in the order of the files; count them as written."""
    parts = [_quarantined(con, table, landed, place) for place, table in enumerate(tables)]
    columns = ", ".join(name for name, _ in AFGEKEURD)
    write_parquet(
        path,
        f"select {columns} from ({' union all '.join(parts)}) order by volgorde, regelnummer",
        con,
    )
    return dict(
        con.execute(
            f"select tabel, count(*) from read_parquet({quote_text(str(path))}) group by all"
        ).fetchall()
    )


def _quarantined(
    con: duckdb.DuckDBPyConnection, table: CheckedTable, landed: Landed, place: int
) -> str:
    """Return SQL for the quarantined rows of one file as received."""
    faults, texts = f"fouten_{table.contract.tabel}", f"ontvangen_{table.contract.tabel}"
    write_faults(con, table, faults)
    if con.execute(f"select 1 from {quote_name(faults)} limit 1").fetchone():
        table.received.as_received(con, faults, texts)
    else:
        con.execute(
            f"create or replace temp table {quote_name(texts)} "
            "(regelnummer bigint, rij_ontvangen varchar)"
        )
    names = {"levering_id": landed.levering_id, "tabel": table.contract.tabel}
    names["bestand"] = table.file.bestand
    constants = ", ".join(f"{quote_text(text)} as {name}" for name, text in names.items())
    return (
        f"select {place} as volgorde, {constants}, * from {quote_name(faults)} "
        f"inner join {quote_name(texts)} using (regelnummer)"
    )


def _file_row(table: CheckedTable, landed: Landed, rejected: int) -> tuple[object, ...]:
    if table.received.rows != table.accepted + rejected:
        raise UnforeseenError(
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
        ", ".join(
            f"{f'{column} ' if column else ''}{rule}: {count}"
            for (column, rule), count in table.reasons.most_common()
        ),
        sum(code.count for code in table.unknown_codes),
        ", ".join(table.header.unknown),
        ", ".join(table.header.absent),
        ", ".join(f"{name}: {count}" for name, count in table.missing_words.items()),
        ", ".join(f"{name}: {count}" for name, count in table.case_numbers.items()),
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
    folder.mkdir()
    (folder / MANIFEST).write_bytes(manifest.received)
    for table in tables:
        # Under the name that the manifest gives it, so that the copy can be landed as it is.
        target = folder / table.file.bestand
        target.parent.mkdir(parents=True, exist_ok=True)
        with open_file(table.file.path, table.profile.bestand) as source, target.open("xb") as copy:
            shutil.copyfileobj(source, copy, _COPIED_AT_ONCE)


def refuse_changed(tables: list[CheckedTable]) -> None:
    """Raise RefusedError when a file changed since it was read."""
    for table in tables:
        if not is_unchanged(table.profile):
            raise RefusedError(
                f"{table.profile.bestand} changed while it was read. Land it again once it is "
                "whole."
            )

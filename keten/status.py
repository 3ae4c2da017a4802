"""``keten status``: what is landed, what of it stands, and how much was quarantined."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import duckdb
from rich.markup import escape
from rich.table import Table

from keten.contracts import read_contracts
from keten.landing.account import make_console
from keten.landing.layout import EMPTY_FOLDER, TOMBSTONE_FILE
from keten.landing.removal import pending_removals
from keten.landing.store import landed_file
from keten.landing.versions import Version, read_in_force, read_versions, spans
from keten.project import Project

_COLUMNS = (
    "levering", "aard", "peildatum", "periode", "versie", "rows", "quarantined", "landed", "state",
    "stands for",
)  # fmt: skip


def print_status(project: Project) -> None:
    """Print the landed deliveries, and name folders that are not whole."""
    console = make_console()
    versions = {version.levering_id: version for version in read_versions(project)}
    years: dict[str, set[int]] = defaultdict(set)
    for stand in read_in_force(project):
        years[stand.levering_id].add(stand.jaar)
    rows: list[tuple[str, ...]] = []
    broken: list[str] = []
    for bron, tables in read_contracts(project.contracts).items():
        for folder in sorted((project.landing / bron).glob("*/")):
            if folder.name == EMPTY_FOLDER:
                continue
            try:
                version = versions[folder.name]
                row = _row(folder, list(tables))
            except (duckdb.Error, ValueError, KeyError):
                broken.append(f"{bron}/{folder.name}")
            else:
                rows.append((*row, _state(version), spans(sorted(years[folder.name]))))
    if not rows and not broken:
        console.print("Nothing is landed yet. Land a delivery with: keten land <folder>")
    if rows:
        table = Table(*_COLUMNS, box=None, pad_edge=False)
        for row in rows:
            table.add_row(*row)
        console.print(table)
    for version in versions.values():
        if version.removed_on:
            console.print(
                f"The rows of {version.levering_id} were removed on "
                f"{version.removed_on:%Y-%m-%d}: {escape(version.reason)}"
            )
    for name in pending_removals(project):
        console.print(
            f"The removal of {name} was interrupted; the next keten land, use, remove or build "
            "finishes it."
        )
    for name in broken:
        console.print(
            f"{escape(name)} is not a whole delivery: files are missing or cannot be read. Remove "
            "the folder, and land the delivery again."
        )


def _state(version: Version) -> str:
    if version.removed_on:
        return "removed"
    return "current" if version.is_current else "older"


def _row(folder: Path, tables: list[str]) -> tuple[str, ...]:
    """Return the row of one delivery; raises when the folder is not whole."""
    if not (folder / TOMBSTONE_FILE).is_file():
        for name in (*tables, "afgekeurd"):
            duckdb.execute(f"select 1 from {landed_file(folder, name)} limit 1")
    files = landed_file(folder, "bestanden")
    found = duckdb.execute(
        "select l.levering_id, l.aard, l.peildatum, l.periode_van, l.periode_tot, l.versie, "
        f"(select sum(geaccepteerd) from {files}), (select sum(afgekeurd) from {files}), "
        f"l.ingelezen_op from {landed_file(folder, 'levering')} as l"
    ).fetchall()
    ((name, aard, peildatum, van, tot, versie, accepted, quarantined, moment),) = found
    return (
        name,
        aard,
        str(peildatum),
        f"[{van}, {tot})",
        str(versie),
        f"{accepted:,}",
        f"{quarantined:,}",
        f"{moment:%Y-%m-%d %H:%M} UTC",
    )

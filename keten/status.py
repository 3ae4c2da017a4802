"""``keten status``: what is landed, and how much of it was quarantined."""

from __future__ import annotations

from pathlib import Path

import duckdb
from rich.markup import escape
from rich.table import Table

from keten.contracts import read_contracts
from keten.landing.account import make_console
from keten.landing.layout import EMPTY_FOLDER, quote_text
from keten.project import Project

_COLUMNS = ("levering", "aard", "peildatum", "periode", "versie", "rows", "quarantined", "landed")


def print_status(project: Project) -> None:
    """Print the landed deliveries, and name folders that are not whole."""
    console = make_console()
    rows: list[tuple[str, ...]] = []
    broken: list[str] = []
    for bron, tables in read_contracts(project.contracts).items():
        for folder in sorted((project.landing / bron).glob("*/")):
            if folder.name == EMPTY_FOLDER:
                continue
            try:
                rows.append(_row(folder, list(tables)))
            except (duckdb.Error, ValueError):
                broken.append(f"{bron}/{folder.name}")
    if not rows and not broken:
        console.print("Nothing is landed yet. Land a delivery with: keten land <folder>")
    if rows:
        table = Table(*_COLUMNS, box=None, pad_edge=False)
        for row in rows:
            table.add_row(*row)
        console.print(table)
    for name in broken:
        console.print(
            f"{escape(name)} is not a whole delivery: files are missing or cannot be read. Remove "
            "the folder, and land the delivery again."
        )


def _row(folder: Path, tables: list[str]) -> tuple[str, ...]:
    """Return the row of one delivery; raises when the folder is not whole."""
    for name in (*tables, "afgekeurd"):
        duckdb.execute(f"select 1 from {_parquet(folder, name)} limit 1")
    files = _parquet(folder, "bestanden")
    found = duckdb.execute(
        "select l.levering_id, l.aard, l.peildatum, l.periode_van, l.periode_tot, l.versie, "
        f"(select sum(geaccepteerd) from {files}), (select sum(afgekeurd) from {files}), "
        f"l.ingelezen_op from {_parquet(folder, 'levering')} as l"
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


def _parquet(folder: Path, name: str) -> str:
    """Return the table in SQL; a path as a query parameter would make DuckDB import pandas."""
    return f"read_parquet({quote_text(str(folder / f'{name}.parquet'))})"

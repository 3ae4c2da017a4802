"""Writes a draft as a folder, in any of the formats; knows nothing of how keten reads them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
import yaml

from tests.python.deliveries.base import Draft


def write_draft(draft: Draft, folder: Path) -> Path:
    """Write the files and the manifest of this draft, then apply its patches; return the folder."""
    folder.mkdir(parents=True)
    writers = {"xlsx": _write_xlsx, "parquet": _write_parquet, "sav": _write_sav}
    for tabel in draft.tables:
        write = writers.get(draft.suffix(tabel).lower(), _write_csv)
        write(draft, tabel, folder / draft.file_name(tabel))
    entries = [
        {"tabel": tabel, "bestand": draft.file_name(tabel)} | draft.entries.get(tabel, {})
        for tabel in draft.tables
    ]
    manifest = yaml.safe_dump({"bestanden": entries} | draft.manifest, sort_keys=False)
    (folder / "levering.yml").write_text(manifest, encoding="utf-8")
    for name, content in draft.beside.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name, patch in draft.patches:
        content_after = patch((folder / name).read_bytes())
        (folder / name).unlink()
        if content_after is not None:
            (folder / name).write_bytes(content_after)
    for change in draft.finish:
        change(folder)
    return folder


def _write_csv(draft: Draft, tabel: str, path: Path) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=draft.delimiter, lineterminator=draft.line_end)
    writer.writerows(draft.tables[tabel])
    path.write_bytes(text.getvalue().encode(draft.encoding))


def _write_xlsx(draft: Draft, tabel: str, path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = tabel
    for number, row in enumerate(draft.tables[tabel], start=1):
        for position, cell in enumerate(row, start=1):
            # An empty cell of a sheet holds nothing; it is no empty text.
            sheet.cell(number, position).value = None if cell == "" else cell
    for change in draft.workbooks.get(tabel, ()):
        change(book)
    book.save(path)


def _write_parquet(draft: Draft, tabel: str, path: Path) -> None:
    header, *rows = draft.tables[tabel]
    columns = [[None if row[i] == "" else row[i] for row in rows] for i in range(len(header))]
    arrays = [pa.array(column, None if _typed(column) else pa.string()) for column in columns]
    table: Any = pa.Table.from_arrays(arrays, names=header)
    for change in draft.arrows.get(tabel, ()):
        table = change(table)
    pq.write_table(table, path)


def _write_sav(draft: Draft, tabel: str, path: Path) -> None:
    header, *rows = draft.tables[tabel]
    columns = {}
    for i, name in enumerate(header):
        cells = [row[i] for row in rows]
        typed = _typed(cells)
        columns[name] = pd.Series(
            [None if cell == "" and typed else cell for cell in cells], dtype="object"
        )
        if typed and all(isinstance(cell, int | float) or cell == "" for cell in cells):
            columns[name] = columns[name].astype("float64")
    pyreadstat.write_sav(pd.DataFrame(columns), path, **draft.spss.get(tabel, {}))


def _typed(cells: list[Any]) -> bool:
    return any(cell is not None and not isinstance(cell, str) for cell in cells)

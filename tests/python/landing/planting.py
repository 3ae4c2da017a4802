"""Deliveries with identifiers planted in them, in every format; and all bytes that landing left."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat

from keten.landing.layout import quote_text
from tests.python.landing.conftest import INCIDENTEN, Delivery

HEADER = [*INCIDENTEN.split(";"), "pleeglocatie"]
ROW = ["2020-05-01", "2020-05-01", "F527", "Amsterdam", "J", "N", "N"]


def row(key: str, place: str) -> list[str]:
    """Return a row of incidenten with this free text."""
    return [key, *ROW, place]


def write_file(path: Path, kind: str, header: list[str], rows: list[list[str]]) -> None:
    """Write a table in this format; ``kind`` is a suffix, or cp1252 for such a CSV."""
    match kind:
        case "csv" | "cp1252":
            text = io.StringIO()
            csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerows([header, *rows])
            path.write_bytes(text.getvalue().encode("utf-8" if kind == "csv" else kind))
        case "xlsx":
            book = openpyxl.Workbook()
            for cells in [header, *rows]:
                book.worksheets[0].append(cells)
            book.save(path)
        case "parquet":
            columns = list(zip(*rows, strict=True))
            pq.write_table(pa.table([pa.array(cells) for cells in columns], names=header), path)
        case "sav":
            pyreadstat.write_sav(pd.DataFrame(rows, columns=header), path)


def deliver(
    delivery: Delivery, kind: str, rows: list[list[str]], header: list[str] = HEADER
) -> Path:
    """Write the delivery with incidenten in this format."""
    delivery.slachtoffers()
    folder = delivery.write()
    (folder / "incidenten.csv").unlink()
    suffix = "csv" if kind == "cp1252" else kind
    write_file(folder / f"incidenten.{suffix}", kind, header, rows)
    manifest = folder / "levering.yml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("incidenten.csv", f"incidenten.{suffix}"), encoding="utf-8")
    return folder


def writable(kind: str, text: str) -> bool:
    """Return whether this format can hold this text."""
    match kind:
        case "cp1252":
            return "\x00" not in text and text == text.encode(kind, "ignore").decode(kind)
        case "parquet":
            return True
        case _:
            return "\x00" not in text


def everything_below(folder: Path) -> bytes:
    """Return every byte of the files, of what is compressed in them, and their names."""
    return b"\n".join(
        part
        for path in folder.rglob("*")
        for part in (
            str(path.relative_to(folder)).encode(),
            *(_contents(path) if path.is_file() else ()),
        )
    )


def _contents(path: Path) -> Iterator[bytes]:
    content = path.read_bytes()
    yield content
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    if content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)
    if content[:4] == b"PAR1" and pq.ParquetFile(path).metadata.num_rows:
        yield from _cells(duckdb.connect(), f"read_parquet({quote_text(str(path))})")
    if content[8:12] == b"DUCK":
        with duckdb.connect(str(path), read_only=True) as con:
            for (name,) in con.execute("select table_name from duckdb_tables()").fetchall():
                yield from _cells(con, f'"{name}"')


def _cells(con: duckdb.DuckDBPyConnection, relation: str) -> Iterator[bytes]:
    for (text,) in con.execute(f"select to_json(r) from {relation} as r").fetchall():
        yield str(text).encode()


def traces(secret: str, where: bytes) -> list[str]:
    """Return the forms of a secret that occur here: as written, decoded, or its digits alone."""
    digits = "".join(sign for sign in secret if sign.isdecimal())
    forms = {secret.encode(), secret.encode("utf-16-le"), secret.encode("cp1252", "ignore")}
    if len(digits) >= 8:
        forms |= {digits.encode(), str(int(digits)).encode(), digits.encode("utf-16-le")}
    return [repr(form) for form in forms if len(form) >= 6 and form in where]

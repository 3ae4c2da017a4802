"""Decodes files in this process, and builds workbooks part by part, sound ones and others."""

from __future__ import annotations

import importlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from keten.decoding.frames import Aside, Broken, Head, Request, Rows
from keten.landing.layout import Limits
from tests.python.landing.conftest import Delivery

FORMATS = {".xlsx": "workbook", ".sav": "spss", ".zsav": "spss", ".parquet": "parquet"}
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# Cell style -> number format: general, 14-03-2020, dd-mm-jjjj, jjjj-mm-dd uu:mm, uu:mm.
_STYLES = (0, 14, 164, 22, 20)


def request(path: Path, **changes: Any) -> Request:
    """A request for this file, in which columns are known by the letters a, b and c."""
    limits = Limits()
    asked = Request(
        format=FORMATS[path.suffix],
        path=str(path),
        bestand=path.name,
        tabel="slachtoffers",
        known={"a": "a", "b": "b", "c": "c"},
        columns=limits.columns,
        unpacked_bytes=limits.unpacked_bytes,
        decoded_bytes=limits.decoded_bytes,
        seconds=60.0,
        memory_bytes=limits.decoding_memory_bytes,
    )
    return replace(asked, **changes)


class Decoded:
    """Everything that the decoder of a file yields."""

    def __init__(self, path: Path, **changes: Any) -> None:
        asked = request(path, **changes)
        self.head = Head([])
        self.rows: list[tuple[Any, ...]] = []
        self.broken: list[tuple[int, str, str]] = []
        self.aside: list[str] = []
        for frame in importlib.import_module(f"keten.decoding.{asked.format}").frames(asked):
            match frame:
                case Head():
                    self.head = frame
                case Rows(batch):
                    self.rows += [tuple(row.values()) for row in batch.to_pylist()]
                case Broken(batch):
                    self.broken += [
                        (row["regelnummer"], row["kolom"], row["regel"])
                        for row in batch.to_pylist()
                    ]
                case Aside(batch):
                    self.aside += batch.column("tekst").to_pylist()

    def column(self, position: int) -> list[Any]:
        """The texts of one column."""
        return [row[position + 1] for row in self.rows]


def deliver(delivery: Delivery, file: str, content: bytes) -> Path:
    """Write the delivery with this file for slachtoffers; return where it lies."""
    delivery.entries["slachtoffers"] = {"bestand": file}
    folder = delivery.write()
    (folder / "slachtoffers.csv").unlink()
    (folder / file).write_bytes(content)
    return folder / file


def cells(*rows: str, first: int = 1) -> str:
    """Rows of a sheet, each as the XML of its cells."""
    return "".join(f'<row r="{first + i}">{row}</row>' for i, row in enumerate(rows))


def texts(row: int, *values: str) -> str:
    """Cells from column A on with these texts."""
    return "".join(
        f'<c r="{chr(65 + i)}{row}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
        for i, value in enumerate(values)
    )


def workbook_parts(sheet: str, *, name: str = "Blad1", behind: str = "") -> dict[str, str]:
    """The parts of a workbook with one sheet that has these rows."""
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in _STYLES)
    return {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" '
        rf'formatCode="dd\-mm\-yyyy"/></numFmts><cellXfs>{styles}</cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"><si><t>gedeeld</t></si></sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData>'
        f"{behind}</worksheet>",
    }


def packed(parts: dict[str, str]) -> bytes:
    """These parts as the bytes of a file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def workbook(sheet: str, **how: str) -> bytes:
    """A workbook with one sheet that has these rows."""
    return packed(workbook_parts(sheet, **how))

"""Workbooks that are refused: damaged, dangerous, or without a table."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from tests.python.deliveries.case import Case, refuses
from tests.python.deliveries.edits import Edit, file_format, patch, workbook

_FILE = "zaken.xlsx"
_XLSX = file_format("xlsx", "zaken")


def _put(place: str, value: Any) -> Edit:
    def change(book: Any) -> None:
        book.worksheets[0][place] = value

    return workbook("zaken", change)


def _member(name: str, content: bytes | None) -> Edit:
    """Replace a member of the archive; None takes it away."""

    def change(book: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
            for member in old.namelist():
                if member != name:
                    new.writestr(member, old.read(member))
            if content is not None:
                new.writestr(name, content)
        return out.getvalue()

    return patch(_FILE, change)


def _bomb(book: bytes) -> bytes:
    out = io.BytesIO(book)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/groot.bin", bytes(600 * 1024 * 1024))
    return out.getvalue()


_ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
_SHEET = "xl/worksheets/sheet1.xml"

_REFUSED = [
    refuses(
        "om",
        "xlsx",
        "a workbook without a row",
        _XLSX,
        workbook("zaken", lambda book: book.worksheets[0].delete_rows(1, 10)),
        says=f"{_FILE} is empty",
    ),
    refuses(
        "om",
        "xlsx",
        "a workbook that is cut off",
        _XLSX,
        patch(_FILE, lambda book: book[: len(book) // 2]),
        says=f"{_FILE} cannot be read as a workbook: it is damaged",
    ),
    refuses(
        "om",
        "xlsx",
        "text called xlsx",
        _XLSX,
        patch(_FILE, lambda _: b"parketnummer;persoon_id\n"),
        says=f"{_FILE} cannot be read as a workbook",
    ),
    refuses(
        "om",
        "xlsx",
        "an old .xls",
        _XLSX,
        patch(_FILE, lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        says="is an old .xls, or has a password",
    ),
    refuses(
        "om",
        "xlsx",
        "a workbook without its sheet",
        _XLSX,
        _member(_SHEET, None),
        says=f"{_FILE} cannot be read as a workbook",
    ),
    refuses(
        "om",
        "xlsx",
        "a workbook without a list of sheets",
        _XLSX,
        _member("xl/workbook.xml", None),
        says=f"{_FILE} cannot be read as a workbook",
    ),
    refuses(
        "om",
        "xlsx",
        "XML entities",
        _XLSX,
        _member(_SHEET, _ENTITIES),
        says=f"{_FILE} declares XML entities",
    ),
    refuses(
        "om",
        "xlsx limieten",
        "a workbook that unpacks to 600 MiB",
        _XLSX,
        patch(_FILE, _bomb),
        says=f"{_FILE} unpacks to more than 512 MiB",
    ),
    refuses(
        "om",
        "xlsx",
        "a formula in the header",
        _XLSX,
        _put("D1", "=1+1"),
        says="cell D1: the name of the column is an error, or a formula without a result",
    ),
]

CASES: list[Case] = [*_REFUSED]

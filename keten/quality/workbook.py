"""Writes lists as a workbook of which no cell is a formula; the same content, the same bytes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from keten.quality.listing import Cell, Listing, open_restricted
from keten.quality.safe import sheet_text

SHEET_ROWS = 1_048_575  # below the line with the names of the columns
COVER_WIDTHS = (28, 28, 18, 18, 18, 100)


class _Archive:
    """A ZIP file as openpyxl needs one, in which no moment of writing stands."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive

    def writestr(self, name: str, data: str | bytes) -> None:
        self._archive.writestr(_entry(name), data)

    def write(self, source: str, name: str) -> None:
        with (
            Path(source).open("rb") as content,
            self._archive.open(_entry(name), "w", force_zip64=True) as entry,
        ):
            shutil.copyfileobj(content, entry)

    def namelist(self) -> list[str]:
        return self._archive.namelist()

    def close(self) -> None:
        self._archive.close()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def write_workbook(
    path: Path, cover: Iterable[tuple[Cell, ...]], listings: list[Listing], moment: datetime
) -> None:
    """Write a first sheet and the lists; a list that one sheet cannot hold goes on in a next.

    ``moment`` is the one that the workbook gives as its own. The folder of ``path`` is used for
    unfinished sheets.
    """
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = moment
    book.properties.creator = "keten"
    with _scratch_in(path.parent):
        _fill(book.create_sheet("read first"), COVER_WIDTHS, cover)
        for listing in listings:
            _add_sheets(book, listing)
        with open_restricted(path, "wb") as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(book, _Archive(archive)).write_data()


@contextmanager
def _scratch_in(folder: Path) -> Iterator[None]:
    """Let openpyxl put its sheets here: they hold records, which have no place in /tmp."""
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _add_sheets(book: Workbook, listing: Listing) -> None:
    rows = listing.rows()
    number = 1
    while (first := next(rows, None)) is not None or number == 1:
        sheet = book.create_sheet(listing.name if number == 1 else f"{listing.name} {number}")
        sheet.freeze_panes = "A2"
        here = chain((first,), islice(rows, SHEET_ROWS - 1)) if first is not None else ()
        _fill(sheet, listing.columns.values(), chain((tuple(listing.columns),), here))
        number += 1


def _fill(sheet: Any, widths: Iterable[int], rows: Iterable[tuple[Cell, ...]]) -> None:
    for position, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    bold = Font(bold=True)
    for number, row in enumerate(rows):
        cells = [_cell(sheet, cell) for cell in row]
        if number == 0:
            cells = [_styled(sheet, cell, bold) for cell in cells]
        sheet.append(cells)
    sheet.close()


def _styled(sheet: Any, value: Any, font: Font) -> Any:
    cell = WriteOnlyCell(sheet, value)
    cell.font = font
    return cell


def _cell(sheet: Any, value: Cell) -> Any:
    """Return what openpyxl writes as text or as a whole number, whatever the text looks like."""
    if not isinstance(value, str):
        return value
    text = sheet_text(value)
    if not text.startswith(("=", "#")):
        return text
    # Of such a text openpyxl makes a formula or an error.
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell

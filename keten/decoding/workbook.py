"""Workbooks (.xlsx): the cells of one sheet as text, with the row numbers of the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from zipfile import ZipFile

import fastexcel
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from keten.decoding.frames import Aside, Frame, Frames, Head, Request, UndecodableError
from keten.decoding.remarks import of_workbook, remarks
from keten.decoding.rows import batch_of, divided
from keten.decoding.texts import without_midnight
from keten.decoding.workbook_faults import find_faults
from keten.decoding.workbook_marks import Marks, column_letters, read_marks
from keten.decoding.workbook_parts import Sheet, choose_sheet, damaged, find_sheets, open_workbook

_ROWS_AT_ONCE = 50_000
_BETWEEN = " ; "  # cells of a row that is only searched
# A time without a day, which Excel counts from the day before its first.
_DAY_OF_TIMES = "1899-12-3"
_BARE_TIME = r"^1899-12-3[01] "


def frames(request: Request) -> Frames:
    """Yield the frames of a workbook; the number of a line is the sheet's row."""
    with open_workbook(request) as archive:
        sheets = find_sheets(archive, request.bestand)
        sheet = choose_sheet(sheets, request)
        others = [other for other in sheets if other is not sheet]
        book = _open(request)
        yield from _table(archive, book, sheet, others, request)
        for other in others:
            yield from _aside(book, other, request)
        yield from remarks(of_workbook(archive))


def _load(book: fastexcel.ExcelReader, sheet: Sheet, request: Request) -> list[pa.StringArray]:
    """Return the columns of a sheet from A and row 1 on, as text."""
    try:
        loaded = book.load_sheet(sheet.name, header_row=None, skip_rows=0, dtypes="string")
        request.refuse_columns(loaded.width)
        return [_plain(column) for column in loaded.to_arrow().columns]
    except fastexcel.FastExcelError:
        raise damaged(request.bestand) from None


def _open(request: Request) -> fastexcel.ExcelReader:
    """Open the workbook for all of its sheets, for opening reads what they share."""
    try:
        return fastexcel.read_excel(request.path)
    except fastexcel.FastExcelError:
        raise damaged(request.bestand) from None


def _plain(column: pa.StringArray) -> pa.StringArray:
    if pc.any(pc.starts_with(column, _DAY_OF_TIMES)).as_py():
        column = pc.replace_substring_regex(column, _BARE_TIME, "")
    return without_midnight(column)


def _table(
    archive: ZipFile,
    book: fastexcel.ExcelReader,
    sheet: Sheet,
    others: list[Sheet],
    request: Request,
) -> Iterator[Frame]:
    columns = _load(book, sheet, request)
    marks = read_marks(archive, sheet.part, _grid(columns, pc.is_valid), request.bestand)
    columns = _with_marks(columns, marks, request)
    filled = _grid(columns, _is_filled)
    lines = np.flatnonzero(filled.any(axis=1))
    if not len(lines):
        raise UndecodableError(
            f"{request.bestand} is empty. The first row of the sheet must name the columns."
        )
    header = int(lines[0])
    names = _names(columns, filled, header, marks, request)
    faults = find_faults(columns, filled, names, header, marks, request)
    records = np.union1d(lines[1:], np.fromiter(faults, dtype=np.int64))
    yield Head(
        names=names,
        not_read=[other.name for other in others],
        header_line=header + 1,
        blank_lines=len(filled) - 1 - len(records),
    )
    for start in range(0, max(1, len(records)), _ROWS_AT_ONCE):
        rows = records[start : start + _ROWS_AT_ONCE]
        cells = {f"k{i}": columns[i].take(pa.array(rows)) for i in range(len(names))}
        here = {place: faults[row] for place, row in enumerate(rows.tolist()) if row in faults}
        yield from divided(batch_of((rows + 1).tolist(), cells), here)


def _grid(
    columns: list[pa.StringArray], condition: Callable[[pa.StringArray], pa.BooleanArray]
) -> NDArray[np.bool_]:
    """Return for each row and column whether the cell meets the condition."""
    grid = np.zeros((len(columns[0]) if columns else 0, len(columns)), dtype=bool)
    for position, column in enumerate(columns):
        grid[:, position] = condition(column).to_numpy(zero_copy_only=False)
    return grid


def _is_filled(column: pa.StringArray) -> pa.BooleanArray:
    return pc.fill_null(pc.not_equal(column, ""), False)


def _with_marks(
    columns: list[pa.StringArray], marks: Marks, request: Request
) -> list[pa.StringArray]:
    """Return the columns from A on, with what stands in marked cells and has no value."""
    columns = [pa.nulls(0, pa.string())] * marks.left + columns
    by_column: dict[int, dict[int, str]] = {}
    for (row, column), (_, text) in sorted(marks.cells.items()):
        by_column.setdefault(column, {})[row] = text
    width = max(len(columns), *(column + 1 for column in by_column), 0)
    heights = [len(column) for column in columns] + [row + 1 for row, _ in marks.cells]
    rows = max(heights, default=0)
    request.refuse_columns(width)
    columns = columns + [pa.nulls(0, pa.string())] * (width - len(columns))
    columns = [
        pa.concat_arrays([column, pa.nulls(rows - len(column), pa.string())]) for column in columns
    ]
    for position, texts in by_column.items():
        mask = np.zeros(rows, dtype=bool)
        mask[list(texts)] = True
        columns[position] = pc.replace_with_mask(
            columns[position], pa.array(mask), pa.array(texts.values(), pa.string())
        )
    return columns


def _names(
    columns: list[pa.StringArray],
    filled: NDArray[np.bool_],
    header: int,
    marks: Marks,
    request: Request,
) -> list[str]:
    """Return the names in the header, up to the last one."""
    width = int(np.flatnonzero(filled[header])[-1]) + 1
    for column in range(width):
        if (header, column) in marks.cells:
            raise UndecodableError(
                f"{request.bestand}, cell {column_letters(column)}{header + 1}: the name of the "
                "column is an error, or a formula without a result. Type the name."
            )
    return [columns[position][header].as_py() or "" for position in range(width)]


def _aside(book: fastexcel.ExcelReader, sheet: Sheet, request: Request) -> Iterator[Aside]:
    """Yield the text of a sheet that is not read, for it is kept with the rest of the file."""
    columns = _load(book, sheet, request)
    for start in range(0, len(columns[0]) if columns else 0, _ROWS_AT_ONCE):
        parts = [column.slice(start, _ROWS_AT_ONCE) for column in columns]
        texts = pc.binary_join_element_wise(*parts, _BETWEEN, null_handling="skip")
        numbers = pa.array(range(start + 1, start + 1 + len(texts)), pa.int64())
        yield Aside(pa.record_batch({"regelnummer": numbers, "tekst": texts}))

"""The small edits that turn a valid delivery into an awkward one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.python.deliveries.base import Draft, read_text

Edit = Callable[[Draft], None]


def cell(tabel: str, row: int, column: str, value: Any) -> Edit:
    """Give the cell on this row (the first is 1) another value."""

    def edit(draft: Draft) -> None:
        draft.tables[tabel][row][draft.column(tabel, column)] = value

    return edit


def column(tabel: str, name: str, *values: Any) -> Edit:
    """Give a column, which may be new, these values; the last one is repeated."""

    def edit(draft: Draft) -> None:
        header, *rows = draft.tables[tabel]
        if name not in header:
            for row in draft.tables[tabel]:
                row.append(name if row is header else "")
        at = header.index(name)
        for number, row in enumerate(rows):
            row[at] = values[min(number, len(values) - 1)]

    return edit


def convert(tabel: str, name: str, into: Callable[[str], Any]) -> Edit:
    """Make values of the filled cells of a column."""

    def edit(draft: Draft) -> None:
        at = draft.column(tabel, name)
        for row in draft.tables[tabel][1:]:
            row[at] = into(row[at]) if row[at] != "" else ""

    return edit


def add(tabel: str, line: str) -> Edit:
    """Add a row, written with semicolons; it is filled up with empty cells."""

    def edit(draft: Draft) -> None:
        (cells,) = read_text(line)
        draft.tables[tabel].append(cells + [""] * (len(draft.tables[tabel][0]) - len(cells)))

    return edit


def copy(tabel: str, row: int, /, **changes: Any) -> Edit:
    """Add a copy of a row, with these cells changed."""

    def edit(draft: Draft) -> None:
        cells = list(draft.tables[tabel][row])
        for name, value in changes.items():
            cells[draft.column(tabel, name)] = value
        draft.tables[tabel].append(cells)

    return edit


def drop(tabel: str, *names: str) -> Edit:
    """Leave columns out."""

    def edit(draft: Draft) -> None:
        for name in names:
            at = draft.column(tabel, name)
            for row in draft.tables[tabel]:
                del row[at]

    return edit


def rename(tabel: str, name: str, other: str) -> Edit:
    """Call a column otherwise."""

    def edit(draft: Draft) -> None:
        draft.tables[tabel][0][draft.column(tabel, name)] = other

    return edit


def empty(tabel: str) -> Edit:
    """Leave all rows out, but not the header."""

    def edit(draft: Draft) -> None:
        del draft.tables[tabel][1:]

    return edit


def leave_out(tabel: str) -> Edit:
    """Deliver nothing for this table."""

    def edit(draft: Draft) -> None:
        del draft.tables[tabel]

    return edit


def file_format(suffix: str, *tables: str) -> Edit:
    """Write these tables (all, when none is named) in a file with this suffix."""

    def edit(draft: Draft) -> None:
        draft.formats |= dict.fromkeys(tables or draft.tables, suffix)

    return edit


def csv_style(delimiter: str = ";", line_end: str = "\n", encoding: str = "utf-8") -> Edit:
    """Write all text files so."""

    def edit(draft: Draft) -> None:
        draft.delimiter, draft.line_end, draft.encoding = delimiter, line_end, encoding

    return edit


def manifest(**fields: Any) -> Edit:
    """Give the manifest other fields; None takes one away."""

    def edit(draft: Draft) -> None:
        draft.manifest |= fields
        for name, value in fields.items():
            if value is None:
                del draft.manifest[name]

    return edit


def entry(tabel: str, /, **fields: Any) -> Edit:
    """Give the entry of a table in the manifest other fields."""

    def edit(draft: Draft) -> None:
        draft.entries.setdefault(tabel, {}).update(fields)

    return edit


def patch(name: str, change: Callable[[bytes], bytes | None]) -> Edit:
    """Change the bytes of a written file; None takes the file away."""

    def edit(draft: Draft) -> None:
        draft.patches.append((name, change))

    return edit


def replace(name: str, old: bytes, new: bytes) -> Edit:
    """Replace the first occurrence of bytes in a written file."""

    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return patch(name, change)


def insert_line(name: str, number: int, line: bytes) -> Edit:
    """Put a line in a written text file, as this line of it."""

    def change(content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        return b"".join([*lines[: number - 1], line + b"\n", *lines[number - 1 :]])

    return patch(name, change)


def beside(name: str, content: bytes = b"x") -> Edit:
    """Lay another file in the folder."""

    def edit(draft: Draft) -> None:
        draft.beside[name] = content

    return edit


def finish(change: Callable[[Path], None]) -> Edit:
    """Change the written folder at last, where more than bytes is at stake: links and pipes."""

    def edit(draft: Draft) -> None:
        draft.finish.append(change)

    return edit


def link(name: str, target: str) -> Edit:
    """Put a link to ``target`` in the place of a file."""

    def change(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)

    return finish(change)


def options(*arguments: str) -> Edit:
    """Call ``keten land`` with these arguments too."""

    def edit(draft: Draft) -> None:
        draft.options += arguments

    return edit


def workbook(tabel: str, change: Callable[[Any], None]) -> Edit:
    """Deliver a table as XLSX, and change the openpyxl workbook before it is saved."""

    def edit(draft: Draft) -> None:
        draft.formats[tabel] = "xlsx"
        draft.workbooks.setdefault(tabel, []).append(change)

    return edit


def arrow(tabel: str, change: Callable[[Any], Any]) -> Edit:
    """Deliver a table as Parquet, and change the Arrow table before it is written."""

    def edit(draft: Draft) -> None:
        draft.formats[tabel] = "parquet"
        draft.arrows.setdefault(tabel, []).append(change)

    return edit


def spss(tabel: str, **arguments: Any) -> Edit:
    """Deliver a table as SPSS, written with these arguments of pyreadstat."""

    def edit(draft: Draft) -> None:
        draft.formats[tabel] = "sav"
        draft.spss.setdefault(tabel, {}).update(arguments)

    return edit

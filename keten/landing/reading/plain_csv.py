"""CSV files: DuckDB's reader for a plain file, an exact one for everything else.

A file is plain when it has one physical line per record; then the line number is the position.
"""

from __future__ import annotations

import csv
import io

import duckdb

from keten.contracts import Contract
from keten.errors import RefusedError
from keten.landing.header import known_names, refuse_columns, spelling
from keten.landing.layout import Limits, quote_name, quote_text
from keten.landing.reading.profile import FileProfile
from keten.landing.reading.received import AsReceived, Received
from keten.landing.reading.text_lines import has_long_lines, open_text

_DELIMITERS = (";", ",", "\t")
# Characters, also of a header with line breaks in its names.
_LONGEST_HEADER = 1024 * 1024
_GLOB_SIGNS = frozenset("*?[]{}\\")


def read_csv(
    con: duckdb.DuckDBPyConnection,
    profile: FileProfile,
    relation: str,
    contract: Contract,
    limits: Limits,
) -> Received:
    """Read a CSV file; see ``keten.landing.reading.received.Reader``."""
    delimiter, header = _header(profile, known_names(contract))
    refuse_columns(profile.bestand, len(header), limits)
    rows = _read_plainly(con, profile, relation, delimiter, header, limits)
    if rows is not None:
        return Received(
            relation=relation,
            names=tuple(header),
            rows=rows,
            as_received=_plain_lines(profile),
            odd_spaces=profile.odd_spaces,
        )
    # Arrow takes long to import, and a plain file does without.
    from keten.landing.reading.csv_lines import line_reader, long_line_reader
    from keten.landing.reading.exact_csv import read_exactly

    exact = read_exactly(con, profile, relation, delimiter, len(header))
    return Received(
        relation=relation,
        names=tuple(header),
        rows=exact.rows,
        as_received=line_reader(profile, exact.spans),
        broken=exact.broken,
        long_rows=long_line_reader(profile),
        blank_lines=exact.blank_lines,
        odd_spaces=profile.odd_spaces or profile.quotes,
    )


def _header(profile: FileProfile, known: dict[str, str]) -> tuple[str, list[str]]:
    """Return the delimiter whose header has most known columns, and that header."""
    start = _start(profile)
    best: tuple[int, int, str, list[str]] = (-1, 0, ";", [])
    for delimiter in _DELIMITERS:
        try:
            names = next(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter))
        except csv.Error:
            continue
        found = sum(spelling(name) in known for name in names)
        best = max(best, (found, len(names), delimiter, names), key=lambda b: b[:2])
    if not best[3]:
        raise RefusedError(
            f"{profile.bestand}: the names of the columns cannot be read; one is very long, or a "
            "quotation mark is not closed. Let the first line name the columns."
        )
    return best[2], best[3]


def _start(profile: FileProfile) -> str:
    """Return the text from the header on, without blank lines before it, as far as it may reach."""
    with open_text(profile) as file:
        begin = " "
        while begin and not begin.strip(" \r\n"):
            begin = file.readline(_LONGEST_HEADER)
        start = begin + file.read(_LONGEST_HEADER - len(begin))
    if not start:
        raise RefusedError(f"{profile.bestand} is empty. Its first line must name the columns.")
    if len(begin) == _LONGEST_HEADER:
        raise RefusedError(
            f"{profile.bestand}: the line with the names of the columns is longer than "
            f"{_LONGEST_HEADER // 1024} KiB. Let the first line name the columns."
        )
    return start


def _begins_blank(profile: FileProfile) -> bool:
    # DuckDB would take the blank line for the header, and the header for a row.
    with open_text(profile) as file:
        return not file.readline(_LONGEST_HEADER).strip(" \r\n")


def _read_plainly(
    con: duckdb.DuckDBPyConnection,
    profile: FileProfile,
    relation: str,
    delimiter: str,
    header: list[str],
    limits: Limits,
) -> int | None:
    """Read with DuckDB; return the number of rows, or None when the file is not plain."""
    path = str(profile.path)
    if profile.encoding == "cp1252" or profile.lone_returns or _GLOB_SIGNS & set(path):
        return None
    if has_long_lines(profile) or _begins_blank(profile):
        return None
    columns = ", ".join(f"'k{i}': 'varchar'" for i in range(len(header)))
    table = quote_name(f"{relation}_cellen")
    try:
        con.execute(
            f"create or replace table {table} as select * from read_csv({quote_text(path)}, "
            f"delim = {quote_text(delimiter)}, quote = '\"', escape = '\"', header = true, "
            f"auto_detect = false, columns = {{{columns}}}, strict_mode = true, "
            f"null_padding = false, compression = 'none', encoding = 'utf-8')"
        )
    except duckdb.Error:
        # Ragged rows, unterminated quotes, overlong lines: the exact reader says which.
        return None
    ((rows,),) = con.execute(f"select count(*) from {table}").fetchall()
    if rows + 1 != profile.lines:
        con.execute(f"drop table {table}")
        return None
    con.execute(
        f"create or replace view {quote_name(relation)} as "
        f"select rowid + 2 as regelnummer, * from {table}"
    )
    return int(rows)


def _plain_lines(profile: FileProfile) -> AsReceived:
    """Return the lines of a plain file by way of DuckDB; it is read again, and nothing is kept."""

    def as_received(con: duckdb.DuckDBPyConnection, wanted: str, target: str) -> None:
        lines = (
            f"read_csv({quote_text(str(profile.path))}, delim = '', quote = '', escape = '', "
            "header = false, auto_detect = false, columns = {'rij_ontvangen': 'varchar'}, "
            "strict_mode = true, null_padding = false, compression = 'none', encoding = 'utf-8')"
        )
        con.execute(
            f"create or replace temp table {quote_name(target)} as select * from "
            f"(select row_number() over () as regelnummer, rij_ontvangen from {lines}) "
            f"semi join {quote_name(wanted)} using (regelnummer)"
        )

    return as_received

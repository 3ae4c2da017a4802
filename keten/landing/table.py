"""One table of a delivery: read, search for identifiers, type, check; all inside DuckDB."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb

from keten.contracts import Contract
from keten.errors import RefusedError
from keten.landing.cells import cell_text, decimal_evidence
from keten.landing.codes import UnknownCode, count_unknown_codes
from keten.landing.header import Header, match_header
from keten.landing.identifiers.search import Found, find_identifiers, search_text
from keten.landing.identifiers.text import identifiers_in
from keten.landing.layout import Limits, quote_name
from keten.landing.manifest import DeliveredFile
from keten.landing.reading.profile import FileProfile
from keten.landing.reading.received import Reader, Received
from keten.landing.refusals import Refusals
from keten.landing.relations import quarantine_duplicates, quarantine_orphans
from keten.landing.rules import Frame, RuleBook, typed_query
from keten.landing.shown import shown
from keten.landing.survey import ColumnSurvey, survey_cells

_LINES_NAMED = 3


@dataclass
class CheckedTable:
    """A table whose rows are typed and judged, in the DuckDB table ``typed``."""

    contract: Contract
    file: DeliveredFile
    profile: FileProfile
    received: Received
    header: Header
    book: RuleBook
    typed: str
    unknown_codes: list[UnknownCode]
    # Column -> number of accepted rows with a word for *missing* in an optional cell.
    missing_words: dict[str, int]
    # Column -> number of cells with a case number as the OM or the police write it.
    case_numbers: dict[str, int]
    accepted: int
    # How many rows each (column, rule) put in quarantine.
    reasons: Counter[tuple[str, str]]
    # The first lines of each of them.
    first_lines: dict[tuple[str, str], list[int]]


def check_table(
    con: duckdb.DuckDBPyConnection,
    contract: Contract,
    file: DeliveredFile,
    profile: FileProfile,
    reader: Reader,
    frame: Frame,
    codes: Path,
    parent: CheckedTable | None,
    limits: Limits,
    refusals: Refusals,
) -> CheckedTable:
    """Read and judge every row of one file.

    Raises RefusedError when the file as a whole cannot be accepted; notes what refuses it, but
    does not hinder the search for more, in ``refusals``.
    """
    received = reader(con, profile, f"ruw_{contract.tabel}", contract, limits)
    with refusals.gathered():
        _check_row_count(file, profile, received)
    _refuse_identifiers_in_header(profile, received)
    header = match_header(contract, received.names, profile.bestand)
    surveys = survey_cells(con, contract, received, header)
    found = find_identifiers(con, received, surveys)
    found += _search_broken_rows(con, received)
    for aside in received.asides:
        found += search_text(con, aside.relation, aside.cell, shown(aside.name))
    _refuse_identifiers(profile, found)

    book, typed = RuleBook(), quote_name(f"getypeerd_{contract.tabel}")
    decimal = _decimal_sign(con, received, surveys)
    query = typed_query(contract, received, header, surveys, frame, decimal, limits, book)
    con.execute(f"create or replace table {typed} as {query}")
    _refuse_identifiers(profile, _search_unread_cells(con, contract, received, header, typed))
    quarantine_duplicates(con, contract, typed, book)
    if parent is not None:
        quarantine_orphans(con, contract, typed, parent.typed, book)
    ((accepted,),) = con.execute(f"select count(*) from {typed} where fout is null").fetchall()
    reasons, first_lines = _count_reasons(con, received, typed, book)
    return CheckedTable(
        contract=contract,
        file=file,
        profile=profile,
        received=received,
        header=header,
        book=book,
        typed=typed,
        unknown_codes=count_unknown_codes(con, contract, typed, codes),
        missing_words=_count_missing_words(con, contract, typed),
        case_numbers={
            shown(received.names[position].strip()): survey.case_numbers
            for position, survey in enumerate(surveys)
            if survey.case_numbers
        },
        accepted=accepted,
        reasons=reasons,
        first_lines=first_lines,
    )


def _check_row_count(file: DeliveredFile, profile: FileProfile, received: Received) -> None:
    if file.rijen is not None and file.rijen != received.rows:
        raise RefusedError(
            f"{profile.bestand} holds {received.rows} rows, levering.yml says {file.rijen}. "
            "Deliver the whole file, or correct rijen."
        )


def _refuse_identifiers_in_header(profile: FileProfile, received: Received) -> None:
    """A first row of data in the place of the header would be printed and kept as names."""
    for position, name in enumerate(received.names, start=1):
        for kind in sorted(identifiers_in(name)):
            raise RefusedError(
                f"{profile.bestand}: the name of column {position} holds {kind}. Nothing was kept. "
                "Let the first row be the names of the columns, and deliver the file anew."
            )


def _count_reasons(
    con: duckdb.DuckDBPyConnection, received: Received, typed: str, book: RuleBook
) -> tuple[Counter[tuple[str, str]], dict[tuple[str, str], list[int]]]:
    """Return how many rows each (column, rule) put in quarantine, and the first of their lines."""
    reasons, lines = received.broken.count(), received.broken.first_lines(_LINES_NAMED)
    faults = con.execute(
        f"select fout, count(*), min(regelnummer, {_LINES_NAMED}) from {typed} "
        "where fout is not null group by 1"
    ).fetchall()
    for fault, count, first in faults:
        rule = book.rule(fault)
        reason = (rule.column, rule.name)
        reasons[reason] += count
        lines[reason] = sorted([*lines.get(reason, ()), *first])[:_LINES_NAMED]
    return reasons, lines


def _search_broken_rows(con: duckdb.DuckDBPyConnection, received: Received) -> list[Found]:
    if not received.broken:
        return []
    received.broken.write(con, "gebroken")
    received.as_received(con, "gebroken", "gebroken_tekst")
    found = search_text(con, "gebroken_tekst", "rij_ontvangen", "(a row that cannot be divided)")
    for _ in received.long_rows(con, "lange_rijen") if received.long_rows and not found else ():
        found += search_text(con, "lange_rijen", "rij_ontvangen", "(a row that is too long)")
        if found:
            break
    return found


def _search_unread_cells(
    con: duckdb.DuckDBPyConnection,
    contract: Contract,
    received: Received,
    header: Header,
    typed: str,
) -> list[Found]:
    """Search the typed columns too, in the rows that are kept as received."""
    kept = f"select regelnummer from {typed} where fout is not null"
    if con.execute(f"{kept} limit 1").fetchone() is None:
        return []
    where = f"regelnummer in ({kept})"
    return [
        found
        for name, position in header.positions.items()
        if contract.column(name).logical_type in ("date", "boolean", "integer", "number")
        for found in search_text(con, received.relation, f"k{position}", name, where)
    ]


def _refuse_identifiers(profile: FileProfile, found: list[Found]) -> None:
    if found:
        places = "; ".join(str(place) for place in found)
        raise RefusedError(
            f"{profile.bestand} holds direct identifiers: {places}. Nothing was kept. Remove them, "
            "and deliver the file anew."
        )


def _decimal_sign(
    con: duckdb.DuckDBPyConnection, received: Received, surveys: list[ColumnSurvey]
) -> str:
    """Return the decimal sign of the file: a comma unless more cells can only have a point.

    Where the format stores numbers with a sign of its own, other texts count only without those.
    """
    cells = [
        (cell_text(f"k{position}", received.odd_spaces), survey.column.thousands_points)
        for position, survey in enumerate(surveys)
        if survey.signs
        and survey.column is not None
        and survey.column.logical_type in ("integer", "number")
    ]
    if not cells:
        return received.decimal or ","
    counts = ", ".join(
        f"count(*) filter ({condition})"
        for cell, thousands in cells
        for condition in decimal_evidence(cell, thousands)
    )
    (row,) = con.execute(f"select {counts} from {quote_name(received.relation)}").fetchall()
    commas, points = sum(row[0::2]), sum(row[1::2])
    if received.decimal:
        return "," if commas and not points else received.decimal
    return "." if points > commas else ","


def _count_missing_words(
    con: duckdb.DuckDBPyConnection, contract: Contract, typed: str
) -> dict[str, int]:
    rows = con.execute(
        f"select bevindingen, count(*) from {typed} where bevindingen > 0 and fout is null "
        "group by 1"
    ).fetchall()
    counts = {
        column.name: sum(count for bits, count in rows if bits >> index & 1)
        for index, column in enumerate(contract.columns)
    }
    return {name: count for name, count in counts.items() if count}

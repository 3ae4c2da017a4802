"""One pass over the cells of a file, so that later steps only look where there is something."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from keten.contracts import Column, Contract
from keten.landing.cells import untidy
from keten.landing.header import Header
from keten.landing.identifiers.shapes import bsn_in_key, case_number, contact_in_key, mobile_in_key
from keten.landing.layout import quote_name
from keten.landing.reading.received import Received


@dataclass(frozen=True)
class ColumnSurvey:
    """What the cells of one column of a file hold."""

    # The column of the contract; None for one that it does not know.
    column: Column | None
    # Text in which no identifier may stand at all, or else pseudonyms, numbers and the like.
    free_text: bool
    # Bytes of the longest cell.
    longest: int
    # Cells that are an empty text or have space around them.
    untidy: int
    # Cells of text in which a case number stands as the OM or the police write it.
    case_numbers: int
    # Counted in pseudonyms and numbers only: cells that may hold an identifier, of each kind.
    contacts: int = 0
    mobiles: int = 0
    bsns: int = 0
    # Cells with a comma or a point.
    signs: int = 0


def survey_cells(
    con: duckdb.DuckDBPyConnection, contract: Contract, received: Received, header: Header
) -> list[ColumnSurvey]:
    """Return what each column of the file holds, in the order of the file."""
    by_position = {position: contract.column(name) for name, position in header.positions.items()}
    columns = [by_position.get(position) for position in range(len(received.names))]
    counts = [
        _counts(
            f"k{position}",
            received.odd_spaces,
            _is_open_text(column),
            _holds_keys(contract, column),
        )
        for position, column in enumerate(columns)
    ]
    (row,) = con.execute(
        f"select {', '.join(count for group in counts for count in group)} "
        f"from {quote_name(received.relation)}"
    ).fetchall()
    answers = iter(row)
    return [
        ColumnSurvey(column, _is_free_text(contract, column), *(next(answers) for _ in group))
        for column, group in zip(columns, counts, strict=True)
    ]


def _counts(cell: str, odd_spaces: bool, is_text: bool, keys: bool) -> list[str]:
    """Return SQL for what is counted in this column, in the order of ``ColumnSurvey``."""
    counts = [
        f"coalesce(max(strlen({cell})), 0)",
        f"count_if({untidy(cell, odd_spaces)})",
        f"count_if({case_number(cell)})" if is_text else "0",
    ]
    if keys:
        counts += [
            f"count_if({condition})"
            for condition in (
                contact_in_key(cell),
                mobile_in_key(cell),
                bsn_in_key(cell),
                f"{cell} like '%,%' or {cell} like '%.%'",
            )
        ]
    return counts


def _is_open_text(column: Column | None) -> bool:
    """Return whether any text may stand here: what is in no list is reported already."""
    return column is None or (
        column.logical_type == "string" and column.codelist is None and not column.closed_list
    )


def _is_free_text(contract: Contract, column: Column | None) -> bool:
    if column is None or column.logical_type != "string":
        return column is None
    # A code or a dimension in a key is no pseudonym.
    in_words = column.codelist is not None or column.empty_in_key
    is_key = column.name in {*contract.key, *contract.parent_key}
    return not column.identifier and (in_words or not is_key)


def _holds_keys(contract: Contract, column: Column | None) -> bool:
    return (
        column is not None
        and column.logical_type in ("string", "integer", "number")
        and not _is_free_text(contract, column)
    )

"""Rows of a sheet that cannot be read as they are, and why."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from keten.decoding.frames import Request
from keten.decoding.rows import Fault, contract_name, too_long_number
from keten.decoding.workbook_marks import (
    DIGITS,
    ERROR,
    FORMULA,
    Marks,
    column_letters,
    covered_rows,
)

# Errors that were pasted as text, as English and Dutch Excel write them.
_ERRORS = (
    *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"),
    *("#N/B", "#VERW!", "#WAARDE!", "#DEEL/0!", "#NAAM?", "#LEEG!", "#GETAL!", "#OVERLOOP!"),
)


def find_faults(
    columns: list[pa.StringArray],
    filled: NDArray[np.bool_],
    names: list[str],
    header: int,
    marks: Marks,
    request: Request,
) -> dict[int, Fault]:
    """Return what is wrong with rows behind the header, by row counted from nought.

    Columns that the contract does not know are left out of the delivery, and break no row.
    """
    faults: dict[int, Fault] = {}
    beyond = filled[:, len(names) :]
    for row in np.flatnonzero(beyond.any(axis=1)).tolist():
        letters = column_letters(len(names) + int(np.argmax(beyond[row])))
        faults[row] = _ragged(letters)
    known = {
        position: column
        for position, name in enumerate(names)
        if (column := contract_name(name, request))
    }
    for (row, position), (kind, _) in sorted(marks.cells.items()):
        if position in known:
            faults.setdefault(row, _marked(kind, known[position]))
    errors = pa.array(_ERRORS)
    for position, column in known.items():
        for row in pc.indices_nonzero(pc.is_in(columns[position], errors)).to_pylist():
            faults.setdefault(row, _marked(ERROR, column))
    for row, position in covered_rows(marks, len(filled), list(known)):
        faults.setdefault(row, _covered(known[position]))
    return {row: fault for row, fault in faults.items() if row > header}


def _ragged(letters: str) -> Fault:
    return Fault(
        "",
        "aantal velden",
        f"The row has a value in column {letters}, where the header has no name. Name the column, "
        "or remove the value.",
    )


def _marked(kind: str, column: str) -> Fault:
    if kind == DIGITS:
        return too_long_number(column)
    if kind == FORMULA:
        return Fault(
            column,
            "formule zonder uitkomst",
            f"{column} holds a formula without a stored result. Open the workbook, let it "
            "calculate, and save it; or paste the value.",
        )
    if kind == ERROR:
        return Fault(
            column,
            "foutwaarde",
            f"{column} holds an error of the spreadsheet, such as #N/A. Repair it, or give the "
            "value.",
        )
    return Fault(
        column,
        "onleesbare cel",
        f"{column} holds something that cannot be read, such as a date that does not exist. Type "
        "the value anew.",
    )


def _covered(column: str) -> Fault:
    return Fault(
        column,
        "samengevoegde cellen",
        f"{column} is covered by merged cells, and so is empty. Unmerge them, and fill every cell.",
    )

"""Codes that no list knows: they land, and are counted and named so that someone maps them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from keten.contracts import Contract
from keten.errors import FailedError
from keten.landing.layout import quote_name

_LINES_KEPT = 3
_LEADING_TOKEN = re.compile(r"^[0-9]+[a-z]*")
# Laws in which the number of a sexual offence is another fact.
_OTHER_LAWS = "andere_wetten"


@dataclass(frozen=True)
class UnknownCode:
    """A code outside its list, how often and where it stands in accepted rows, and the list."""

    column: str
    code: str
    count: int
    codelist: str
    # The first line numbers.
    lines: tuple[int, ...]


def count_unknown_codes(
    con: duckdb.DuckDBPyConnection, contract: Contract, typed: str, codes: Path
) -> list[UnknownCode]:
    """Count the codes of accepted rows that their list does not know, most frequent first."""
    unknown: list[UnknownCode] = []
    for column in contract.columns:
        if column.codelist is None:
            continue
        name = quote_name(column.name)
        delivered = con.execute(
            f"select {name}, count(*), min(regelnummer, {_LINES_KEPT}) from {typed} "
            f"where fout is null and {name} is not null group by 1 order by 2 desc, 1"
        ).fetchall()
        unknown += [
            UnknownCode(column.name, code, count, lacking, tuple(lines))
            for code, count, lines in delivered
            if (lacking := _find_lacking(codes, column.codelist, column.codelist_pattern, code))
        ]
    return unknown


@cache
def read_codelist(codes: Path, codelist: str) -> frozenset[str]:
    """Return the codes of the list ``seeds/codes/<codelist>.csv``, in normalised spelling.

    Raises FailedError when the list is not there.
    """
    return frozenset(row[0] for row in _read_columns(codes, codelist, "code"))


@cache
def read_forms(codes: Path, forms: str) -> dict[str, re.Pattern[str]]:
    """Return the forms of an article in ``seeds/codes/<forms>.csv``, the models use the same."""
    return {
        name: re.compile(pattern)
        for name, pattern in _read_columns(codes, forms, "naam", "patroon")
    }


def _read_columns(codes: Path, codelist: str, *columns: str) -> list[tuple[str, ...]]:
    path = codes / f"{codelist}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [tuple(row[column] for column in columns) for row in csv.DictReader(file)]
    except FileNotFoundError:
        raise FailedError(
            f"the code list seeds/codes/{codelist}.csv is missing, and a contract names it. "
            "Restore the file."
        ) from None
    except KeyError as error:
        raise FailedError(
            f"the code list seeds/codes/{codelist}.csv has no column {error.args[0]}. Add it."
        ) from None


def _find_lacking(codes: Path, codelist: str, forms: str | None, code: str) -> str | None:
    """Return the list that has to be edited for ``code``; None when it is known."""
    listed = read_codelist(codes, codelist)
    if forms is None:
        return None if code in listed else codelist
    form = read_forms(codes, forms)
    if form["zedenartikel"].search(code):
        number = _LEADING_TOKEN.search(code)
        return None if number and number.group() in listed else codelist
    if form["familie"].search(code):
        other = form["andere wet"].search(code)
        return None if other and other.group(1) in read_codelist(codes, _OTHER_LAWS) else forms
    return None if form["ander artikel"].search(code) else forms

"""Codes that no list knows: they land, and are counted and named so that someone maps them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from keten.contracts import Column, Contract
from keten.errors import FailedError
from keten.landing.layout import quote_name

_LEADING_TOKEN = re.compile(r"^[0-9]+[a-z]*")
# An article of any law: number, optional parts, and the law's abbreviation (310 sr, 9 wvw 1994).
_ARTICLE = re.compile(r"^[0-9]+[a-z]*([ :,.][0-9a-z:.]+)* [a-z]{2,}\.?( [0-9]{4})?$")


@dataclass(frozen=True)
class UnknownCode:
    """A code outside its list, how often it stands in accepted rows, and the list to edit."""

    column: str
    code: str
    count: int
    codelist: str


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
            f"select {name}, count(*) from {typed} where fout is null and {name} is not null "
            "group by 1 order by 2 desc, 1"
        ).fetchall()
        listed = read_codelist(codes, column.codelist)
        unknown += [
            UnknownCode(column.name, code, count, column.codelist)
            for code, count in delivered
            if not _is_known(column, code, listed)
        ]
    return unknown


@cache
def read_codelist(codes: Path, codelist: str) -> frozenset[str]:
    """Return the codes of the list ``seeds/codes/<codelist>.csv``, in normalised spelling.

    Raises FailedError when the list is not there.
    """
    path = codes / f"{codelist}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return frozenset(row["code"] for row in csv.DictReader(file))
    except FileNotFoundError:
        raise FailedError(
            f"the code list seeds/codes/{codelist}.csv is missing, and a contract names it. "
            "Restore the file."
        ) from None
    except KeyError:
        raise FailedError(
            f"the code list seeds/codes/{codelist}.csv has no column code. Add it."
        ) from None


def _is_known(column: Column, code: str, listed: frozenset[str]) -> bool:
    if column.codelist_pattern is None:
        return code in listed
    if re.search(column.codelist_pattern, code):
        token = _LEADING_TOKEN.search(code)
        return token is not None and token.group() in listed
    return _ARTICLE.search(code) is not None

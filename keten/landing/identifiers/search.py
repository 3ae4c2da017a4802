"""Finds direct identifiers in cells: e-mail addresses, telephone numbers, IBANs and BSNs.

Free text may hold none. In columns that hold pseudonyms or numbers a nine-digit value passes the
elfproef by chance once in eleven times; there only clearly more than that is a BSN.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import exp, lgamma, log

import duckdb

from keten.landing.identifiers.shapes import (
    bsn_in_key,
    contact_in_key,
    full_postcode,
    labelled_bsn,
    may_hold_identifier,
    mobile_in_key,
    number_in_key,
    odd_digits,
    passes_elfproef,
)
from keten.landing.identifiers.text import BSN, EMAIL, IBAN, PHONE, identifiers_in
from keten.landing.layout import quote_name
from keten.landing.reading.received import Received
from keten.landing.shown import shown
from keten.landing.survey import ColumnSurvey

_SHORTEST = 6  # a@b.nl
_CHANCE = 1 / 11
# A column of pseudonyms is refused when chance gives as many BSNs less than once in a million.
_SIGNIFICANCE = 1e-6
_MOBILE_SHARE, _MOBILE_LEAST = 0.5, 20
_POSTCODE_SHARE, _POSTCODE_LEAST = 0.5, 3
_POSTCODES = "full postcodes"
_LINES_NAMED = 5
_BATCH = 10_000


@dataclass(frozen=True)
class Found:
    """Direct identifiers in one column; the values are nowhere kept."""

    column: str
    kind: str
    rows: int
    lines: tuple[int, ...]

    def __str__(self) -> str:
        """Say what stands where, without the value."""
        lines = ", ".join(str(line) for line in self.lines)
        more = " and further" if self.rows > len(self.lines) else ""
        return f"column {self.column}: {self.kind} on line {lines}{more} ({self.rows} rows)"


def find_identifiers(
    con: duckdb.DuckDBPyConnection, received: Received, surveys: list[ColumnSurvey]
) -> list[Found]:
    """Search every row of the text columns, unknown ones too, and the columns with numbers."""
    found: list[Found] = []
    for position, survey in enumerate(surveys):
        cell = f"k{position}"
        if survey.longest < _SHORTEST:
            continue
        if survey.column is None or survey.free_text:
            name = shown(received.names[position].strip())
            found += search_text(con, received.relation, cell, name)
            found += _search_postcodes(con, received.relation, cell, name)
        else:
            found += _search_keys(con, received.relation, cell, survey.column.name, survey)
    return found


def search_text(
    con: duckdb.DuckDBPyConnection, relation: str, cell: str, name: str, where: str = "true"
) -> list[Found]:
    """Search cells of free text, in which no identifier may stand at all."""
    # Texts repeat: each is judged once. They are materialised so that DuckDB sees it that way.
    _distinct_texts(con, relation, cell, f"{where} and strlen({cell}) >= {_SHORTEST}")
    kinds = _judge_texts(con, f"where {may_hold_identifier('cel')}")
    return [
        found
        for kind in (EMAIL, PHONE, IBAN, BSN)
        for found in _rows_with(con, relation, cell, name, kind, kinds[kind], where)
    ]


def _distinct_texts(con: duckdb.DuckDBPyConnection, relation: str, cell: str, where: str) -> None:
    con.execute(
        f"create or replace temp table tekst as select distinct {cell} as cel "
        f"from {quote_name(relation)} where {where}"
    )


def _judge_texts(con: duckdb.DuckDBPyConnection, where: str = "") -> dict[str, list[int]]:
    """Return which of the distinct texts hold an identifier of each kind."""
    kinds: dict[str, list[int]] = defaultdict(list)
    con.execute(f"select rowid, cel from tekst {where}")
    while batch := con.fetchmany(_BATCH):
        for number, text in batch:
            for kind in identifiers_in(text):
                kinds[kind].append(number)
    return kinds


def _rows_with(
    con: duckdb.DuckDBPyConnection,
    relation: str,
    cell: str,
    name: str,
    kind: str,
    texts: list[int],
    where: str = "true",
) -> list[Found]:
    """Return on which rows these of the distinct texts stand."""
    if not texts:
        return []
    # One literal, because a list of a million numbers takes DuckDB long to parse.
    numbers = f"cast(string_split('{','.join(map(str, texts))}', ',') as bigint[])"
    query = (
        f"select regelnummer from {quote_name(relation)} where {where} and {cell} in "
        f"(select cel from tekst where rowid in (select unnest({numbers})))"
    )
    return _collect(con, name, kind, query)


def _search_postcodes(
    con: duckdb.DuckDBPyConnection, relation: str, cell: str, name: str
) -> list[Found]:
    """Find a column that mostly holds postcodes, in the distinct texts of the search before."""
    ((texts, postcodes),) = con.execute(
        f"select count(*), count_if({full_postcode('cel')}) from tekst"
    ).fetchall()
    if postcodes < _POSTCODE_LEAST or postcodes <= _POSTCODE_SHARE * texts:
        return []
    query = f"select regelnummer from {quote_name(relation)} where {full_postcode(cell)}"
    return _collect(con, name, _POSTCODES, query)


def _search_keys(
    con: duckdb.DuckDBPyConnection, relation: str, cell: str, name: str, survey: ColumnSurvey
) -> list[Found]:
    """Search a column of pseudonyms or numbers, of which some pass the elfproef by chance."""
    source = quote_name(relation)
    found: list[Found] = []
    if survey.contacts:
        _distinct_texts(con, relation, cell, contact_in_key(cell))
        kinds = _judge_texts(con)
        kinds[BSN] = _judge_texts(con, f"where {odd_digits('cel')}")[BSN]
        for kind in (EMAIL, PHONE, IBAN, BSN):
            found += _rows_with(con, relation, cell, name, kind, kinds[kind])
    if survey.mobiles >= _MOBILE_LEAST:
        mobiles = _distinct(con, source, cell, mobile_in_key(cell))
        values = _distinct(con, source, cell, "true")
        if mobiles >= _MOBILE_LEAST and mobiles > _MOBILE_SHARE * values:
            query = f"select regelnummer from {source} where {mobile_in_key(cell)}"
            found += _collect(con, name, PHONE, query)
    if survey.bsns:
        found += _search_bsns(con, source, cell, name)
    return found


def _search_bsns(con: duckdb.DuckDBPyConnection, source: str, cell: str, name: str) -> list[Found]:
    numbers = (
        f"(select regelnummer, {number_in_key(cell)} as getal, {labelled_bsn(cell)} as genoemd "
        f"from {source} where {bsn_in_key(cell)})"
    )
    passes = passes_elfproef("getal")
    ((tried, passed, labelled),) = con.execute(
        f"select count(getal), count_if({passes}), count_if(genoemd and {passes}) from {numbers}"
    ).fetchall()
    if labelled:
        query = f"select regelnummer from {numbers} where genoemd and {passes}"
        return _collect(con, name, BSN, query)
    if chance_of_as_many(passed, tried) < _SIGNIFICANCE:
        # One pseudonym on many rows is one number: only distinct ones are independent.
        tried = _distinct(con, numbers, "getal", "true")
        passed = _distinct(con, numbers, "getal", passes)
    if chance_of_as_many(passed, tried) >= _SIGNIFICANCE:
        return []
    query = f"select regelnummer from {numbers} where {passes}"
    return _collect(con, name, f"{BSN} (far more pass the elfproef than by chance)", query)


def chance_of_as_many(passed: int, tried: int) -> float:
    """Return the chance that of ``tried`` random numbers at least ``passed`` pass the elfproef."""
    if passed <= tried * _CHANCE:
        return 1.0
    total = 0.0
    for count in range(passed, tried + 1):
        choose = lgamma(tried + 1) - lgamma(count + 1) - lgamma(tried - count + 1)
        term = exp(choose + count * log(_CHANCE) + (tried - count) * log(1 - _CHANCE))
        total += term
        if term < total * 1e-12 or total == 0.0:
            break
    return total


def _distinct(con: duckdb.DuckDBPyConnection, source: str, cell: str, where: str) -> int:
    ((count,),) = con.execute(
        f"select count(distinct {cell}) from {source} where {where}"
    ).fetchall()
    return int(count)


def _collect(con: duckdb.DuckDBPyConnection, name: str, kind: str, query: str) -> list[Found]:
    lines = con.execute(
        f"select distinct regelnummer, count(*) over () from ({query} group by 1) order by 1 "
        f"limit {_LINES_NAMED}"
    ).fetchall()
    if not lines:
        return []
    return [Found(name, kind, lines[0][1], tuple(line for line, _ in lines))]

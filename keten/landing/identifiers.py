"""Finds direct identifiers in cells: e-mail addresses, telephone numbers and BSNs.

Free text may hold none. In columns that hold pseudonyms or numbers a nine-digit value passes the
elfproef by chance once in eleven times; there only clearly more than that is a BSN.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log

import duckdb

from keten.landing.identifier_shapes import (
    BSN,
    BSN_IN_KEY,
    EIGHT_DIGITS,
    EMAIL,
    PHONE,
    WRITTEN_PHONE,
    bsn_in_key,
    digits,
    is_day,
    mobile_in_key,
    passes_elfproef,
)
from keten.landing.layout import quote_name, quote_text
from keten.landing.received import Received
from keten.landing.shown import shown
from keten.landing.survey import ColumnSurvey

_SHORTEST = 6  # a@b.nl
_CHANCE = 1 / 11
# A column of pseudonyms is refused when chance gives as many BSNs less than once in a million.
_SIGNIFICANCE = 1e-6
_MOBILE_SHARE, _MOBILE_LEAST = 0.5, 20
_LINES_NAMED = 5


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
            name = shown(received.names[position])
            found += search_text(con, received.relation, cell, name)
        else:
            found += _search_keys(con, received.relation, cell, survey.column.name, survey)
    return found


def search_text(
    con: duckdb.DuckDBPyConnection, relation: str, cell: str, name: str, where: str = "true"
) -> list[Found]:
    """Search cells of free text, in which no identifier may stand at all."""
    # Texts repeat: the patterns run over distinct ones, which are materialised so that they do.
    con.execute(
        f"create or replace temp table tekst as select distinct {cell} as cel "
        f"from {quote_name(relation)} where {where} and strlen({cell}) >= {_SHORTEST}"
    )
    ((suspect,),) = con.execute(
        f"create or replace temp table verdacht as select regelnummer, {cell} as cel "
        f"from {quote_name(relation)} where {where} and {cell} in (select cel from tekst "
        f"where contains(cel, '@') or regexp_matches(cel, {quote_text(EIGHT_DIGITS)}))"
    ).fetchall()
    if not suspect:
        return []
    passes = passes_elfproef(digits("gevonden"))
    bsn = (
        "select regelnummer from (select regelnummer, "
        f"unnest(regexp_extract_all(replace(cel, '_', ' '), {quote_text(BSN)})) as gevonden "
        f"from verdacht) where {passes} and not {is_day('gevonden')}"
    )
    return [
        *_collect(con, name, "an e-mail address", _matching("verdacht", "cel", EMAIL)),
        *_collect(con, name, "a telephone number", _matching("verdacht", "cel", PHONE)),
        *_collect(con, name, "a BSN", bsn),
    ]


def _search_keys(
    con: duckdb.DuckDBPyConnection, relation: str, cell: str, name: str, survey: ColumnSurvey
) -> list[Found]:
    """Search a column of pseudonyms or numbers, of which some pass the elfproef by chance."""
    source = quote_name(relation)
    found: list[Found] = []
    if survey.contacts:
        found += _collect(con, name, "an e-mail address", _matching(source, cell, EMAIL))
        found += _collect(con, name, "a telephone number", _matching(source, cell, WRITTEN_PHONE))
    if survey.mobiles >= _MOBILE_LEAST:
        mobiles = _distinct(con, source, cell, mobile_in_key(cell))
        values = _distinct(con, source, cell, "true")
        if mobiles >= _MOBILE_LEAST and mobiles > _MOBILE_SHARE * values:
            query = f"select regelnummer from {source} where {mobile_in_key(cell)}"
            found += _collect(con, name, "a telephone number", query)
    if survey.bsns:
        found += _search_bsns(con, source, cell, name)
    return found


def _search_bsns(con: duckdb.DuckDBPyConnection, source: str, cell: str, name: str) -> list[Found]:
    text = f"regexp_extract({cell}, {quote_text(BSN_IN_KEY)}, 1)"
    numbers = (
        f"(select regelnummer, {digits('gevonden')} as getal from "
        f"(select regelnummer, {text} as gevonden from {source} where {bsn_in_key(cell)}))"
    )
    passes = passes_elfproef("getal")
    ((tried, passed),) = con.execute(
        f"select count(getal), count(*) filter ({passes}) from {numbers}"
    ).fetchall()
    if chance_of_as_many(passed, tried) < _SIGNIFICANCE:
        # One pseudonym on many rows is one number: only distinct ones are independent.
        tried = _distinct(con, numbers, "getal", "true")
        passed = _distinct(con, numbers, "getal", passes)
    if chance_of_as_many(passed, tried) >= _SIGNIFICANCE:
        return []
    query = f"select regelnummer from {numbers} where {passes}"
    return _collect(con, name, "a BSN (far more pass the elfproef than by chance)", query)


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


def _matching(source: str, cell: str, pattern: str) -> str:
    return f"select regelnummer from {source} where regexp_matches({cell}, {quote_text(pattern)})"


def _collect(con: duckdb.DuckDBPyConnection, name: str, kind: str, query: str) -> list[Found]:
    lines = con.execute(
        f"select distinct regelnummer, count(*) over () from ({query} group by 1) order by 1 "
        f"limit {_LINES_NAMED}"
    ).fetchall()
    if not lines:
        return []
    return [Found(name, kind, lines[0][1], tuple(line for line, _ in lines))]

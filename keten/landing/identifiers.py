"""Finds direct identifiers in cells: e-mail addresses, telephone numbers and BSNs.

Free text may hold none. In columns that hold pseudonyms or numbers a nine-digit value passes the
elfproef by chance once in eleven times; there only clearly more than that is a BSN.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log

import duckdb

from keten.contracts import Contract
from keten.landing.header import Header
from keten.landing.layout import quote_name, quote_text
from keten.landing.received import Received

_EMAIL = r"[^\s@<>,;]+@[^\s@<>,;]+\.[A-Za-z]{2,}"
_ABROAD = r"(?:\+|\b00)31[ -]?(?:\(0\) ?)?[1-9](?:[ -]?[0-9]){8}\b"
_PHONE = (
    rf"{_ABROAD}|\b0[1-9]\)?[ -]{{0,2}}(?:[0-9] ?){{7}}[0-9]\b"
    r"|\b0[1-9][0-9]\)?[ -]{1,2}(?:[0-9] ?){6}[0-9]\b"
    r"|\b0[1-9][0-9]{2}\)?[ -]{1,2}(?:[0-9] ?){5}[0-9]\b"
)
_WRITTEN_PHONE = rf"{_ABROAD}|\b06[ -]{{1,2}}(?:[0-9] ?){{7}}[0-9]\b"
_MOBILE = "06[0-9]{8}"
_BSN = r"\b(?:[0-9]{8,9}|[0-9]{3,4}[. ][0-9]{2}[. ][0-9]{3}|[0-9]{2,3}[. ][0-9]{3}[. ][0-9]{3})\b"
# A run of eight or nine digits inside a pseudonym, whatever stands around it.
_BSN_IN_KEY = (
    r"^[^0-9]*([0-9]{8,9}|[0-9]{3,4}[. ][0-9]{2}[. ][0-9]{3}|[0-9]{2,3}[. ][0-9]{3}[. ][0-9]{3})"
    r"[^0-9]*$"
)
_EIGHT_DIGITS = r"[0-9](?:[-. ()]*[0-9]){7}"
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
    con: duckdb.DuckDBPyConnection,
    contract: Contract,
    received: Received,
    header: Header,
    longest: dict[int, int],
) -> list[Found]:
    """Search every row of the text columns, unknown ones too, and the columns with numbers."""
    named = {position: contract.column(name) for name, position in header.positions.items()}
    keys = {*contract.key, *contract.parent_key}
    found: list[Found] = []
    for position, name in enumerate(received.names):
        if longest.get(position, 0) < _SHORTEST:
            continue
        column = named.get(position)
        cell = f"k{position}"
        if column is None or (
            column.logical_type == "string" and not column.identifier and column.name not in keys
        ):
            found += search_text(con, received.relation, cell, name.strip()[:40])
        elif column.logical_type in ("string", "integer", "number"):
            found += _search_keys(con, received.relation, cell, column.name)
    return found


def search_text(
    con: duckdb.DuckDBPyConnection, relation: str, cell: str, name: str, where: str = "true"
) -> list[Found]:
    """Search cells of free text, in which no identifier may stand at all."""
    con.execute(
        f"create or replace temp table verdacht as select regelnummer, {cell} as cel "
        f"from {quote_name(relation)} where {where} and strlen({cell}) >= {_SHORTEST} "
        f"and (contains({cell}, '@') or regexp_matches({cell}, {quote_text(_EIGHT_DIGITS)}))"
    )
    bsn = (
        "select regelnummer from (select regelnummer, "
        f"unnest(regexp_extract_all(replace(cel, '_', ' '), {quote_text(_BSN)})) as gevonden "
        f"from verdacht) where {_passes_elfproef('gevonden')} and not {_is_day('gevonden')}"
    )
    return [
        *_collect(con, name, "an e-mail address", _matching(_EMAIL)),
        *_collect(con, name, "a telephone number", _matching(_PHONE)),
        *_collect(con, name, "a BSN", bsn),
    ]


def _search_keys(
    con: duckdb.DuckDBPyConnection, relation: str, cell: str, name: str
) -> list[Found]:
    con.execute(
        f"create or replace temp table verdacht as select regelnummer, {cell} as cel "
        f"from {quote_name(relation)} where strlen({cell}) >= {_SHORTEST} "
        f"and (contains({cell}, '@') or regexp_matches({cell}, {quote_text(_BSN_IN_KEY)}) "
        f"or regexp_matches({cell}, {quote_text(f'^ *{_MOBILE} *$|{_WRITTEN_PHONE}')}))"
    )
    number = f"regexp_extract(cel, {quote_text(_BSN_IN_KEY)}, 1)"
    passes = _passes_elfproef(number)
    mobile = f"regexp_full_match(trim(cel), {quote_text(_MOBILE)})"
    ((tried, passed, mobiles),) = con.execute(
        f"select count(*) filter ({number} <> ''), count(*) filter ({passes}), "
        f"count(*) filter ({mobile}) from verdacht"
    ).fetchall()
    found = [
        *_collect(con, name, "an e-mail address", _matching(_EMAIL)),
        *_collect(con, name, "a telephone number", _matching(_WRITTEN_PHONE)),
    ]
    if mobiles >= _MOBILE_LEAST:
        filled, numbers = (
            _distinct(con, relation, cell, f"{cell} <> ''"),
            _distinct(con, "verdacht", "cel", mobile),
        )
        if numbers >= _MOBILE_LEAST and numbers > _MOBILE_SHARE * filled:
            query = f"select regelnummer from verdacht where {mobile}"
            found += _collect(con, name, "a telephone number", query)
    if chance_of_as_many(passed, tried) < _SIGNIFICANCE:
        # One pseudonym on many rows is one number: only distinct ones are independent.
        tried = _distinct(con, "verdacht", "cel", f"{number} <> ''")
        passed = _distinct(con, "verdacht", "cel", passes)
    if chance_of_as_many(passed, tried) < _SIGNIFICANCE:
        query = f"select regelnummer from verdacht where {passes}"
        found += _collect(con, name, "a BSN (far more pass the elfproef than by chance)", query)
    return found


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


def _distinct(con: duckdb.DuckDBPyConnection, relation: str, cell: str, where: str) -> int:
    ((count,),) = con.execute(
        f"select count(distinct {cell}) from {quote_name(relation)} where {where}"
    ).fetchall()
    return int(count)


def _matching(pattern: str) -> str:
    return f"select regelnummer from verdacht where regexp_matches(cel, {quote_text(pattern)})"


def _collect(con: duckdb.DuckDBPyConnection, name: str, kind: str, query: str) -> list[Found]:
    lines = con.execute(
        f"select distinct regelnummer, count(*) over () from ({query} group by 1) order by 1 "
        f"limit {_LINES_NAMED}"
    ).fetchall()
    if not lines:
        return []
    return [Found(name, kind, lines[0][1], tuple(line for line, _ in lines))]


def _passes_elfproef(text: str) -> str:
    digits = f"cast(nullif(regexp_replace({text}, '[^0-9]', '', 'g'), '') as bigint)"
    terms = " + ".join(
        f"{weight} * ({digits} // {10 ** (weight - 1)} % 10)" for weight in range(2, 10)
    )
    return f"({digits} > 0 and ({terms} - {digits} % 10) % 11 = 0)"


def _is_day(text: str) -> str:
    """An eight-digit day (jjjjmmdd or ddmmjjjj) of this age and the last is no BSN."""
    days = (f"try_strptime({text}, '{form}')" for form in ("%Y%m%d", "%d%m%Y"))
    inside = (f"coalesce(year({day}) between 1900 and 2100, false)" for day in days)
    return f"(strlen({text}) = 8 and ({' or '.join(inside)}))"

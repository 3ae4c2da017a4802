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
    # Texts repeat: the patterns run over distinct ones, which are materialised so that they do.
    con.execute(
        f"create or replace temp table tekst as select distinct {cell} as cel "
        f"from {quote_name(relation)} where {where} and strlen({cell}) >= {_SHORTEST}"
    )
    con.execute(
        f"create or replace temp table verdacht as select regelnummer, {cell} as cel "
        f"from {quote_name(relation)} where {where} and {cell} in (select cel from tekst "
        f"where contains(cel, '@') or regexp_matches(cel, {quote_text(_EIGHT_DIGITS)}))"
    )
    passes = _passes_elfproef(_digits("gevonden"))
    bsn = (
        "select regelnummer from (select regelnummer, "
        f"unnest(regexp_extract_all(replace(cel, '_', ' '), {quote_text(_BSN)})) as gevonden "
        f"from verdacht) where {passes} and not {_is_day('gevonden')}"
    )
    return [
        *_collect(con, name, "an e-mail address", _matching(_EMAIL)),
        *_collect(con, name, "a telephone number", _matching(_PHONE)),
        *_collect(con, name, "a BSN", bsn),
    ]


def _search_keys(
    con: duckdb.DuckDBPyConnection, relation: str, cell: str, name: str
) -> list[Found]:
    """Search a column of pseudonyms or numbers, of which some pass the elfproef by chance."""
    source = quote_name(relation)
    con.execute(
        f"create or replace temp table verdacht as select regelnummer, {cell} as cel "
        f"from {source} where strlen({cell}) >= {_SHORTEST} and (contains({cell}, '@') "
        f"or regexp_matches({cell}, {quote_text(_WRITTEN_PHONE)}))"
    )
    found = [
        *_collect(con, name, "an e-mail address", _matching(_EMAIL)),
        *_collect(con, name, "a telephone number", _matching(_WRITTEN_PHONE)),
    ]
    mobile = f"{cell} like '06%' and regexp_full_match(trim({cell}), {quote_text(_MOBILE)})"
    mobiles = _distinct(con, source, cell, mobile)
    if mobiles >= _MOBILE_LEAST and mobiles > _MOBILE_SHARE * _distinct(con, source, cell, "true"):
        query = f"select regelnummer from {source} where {mobile}"
        found += _collect(con, name, "a telephone number", query)

    text = f"regexp_extract({cell}, {quote_text(_BSN_IN_KEY)}, 1)"
    numbers = (
        f"(select regelnummer, {_digits('gevonden')} as getal from "
        f"(select regelnummer, {text} as gevonden from {source} where strlen({cell}) >= 8))"
    )
    passes = _passes_elfproef("getal")
    ((tried, passed),) = con.execute(
        f"select count(getal), count(*) filter ({passes}) from {numbers}"
    ).fetchall()
    if chance_of_as_many(passed, tried) < _SIGNIFICANCE:
        # One pseudonym on many rows is one number: only distinct ones are independent.
        tried = _distinct(con, numbers, "getal", "true")
        passed = _distinct(con, numbers, "getal", passes)
    if chance_of_as_many(passed, tried) < _SIGNIFICANCE:
        query = f"select regelnummer from {numbers} where {passes}"
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


def _distinct(con: duckdb.DuckDBPyConnection, source: str, cell: str, where: str) -> int:
    ((count,),) = con.execute(
        f"select count(distinct {cell}) from {source} where {where}"
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


def _digits(text: str) -> str:
    """Return SQL for the number in this text of digits, dots and spaces."""
    bare = f"case when strlen({text}) > 9 then regexp_replace({text}, '[^0-9]', '', 'g') "
    return f"try_cast({bare} else {text} end as bigint)"


def _passes_elfproef(number: str) -> str:
    terms = " + ".join(
        f"{weight} * ({number} // {10 ** (weight - 1)} % 10)" for weight in range(2, 10)
    )
    return f"({number} > 0 and ({terms} - {number} % 10) % 11 = 0)"


def _is_day(text: str) -> str:
    """An eight-digit day (jjjjmmdd or ddmmjjjj) of this age and the last is no BSN."""
    days = (f"try_strptime({text}, '{form}')" for form in ("%Y%m%d", "%d%m%Y"))
    inside = (f"coalesce(year({day}) between 1900 and 2100, false)" for day in days)
    return f"(strlen({text}) = 8 and ({' or '.join(inside)}))"

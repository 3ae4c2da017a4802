"""Shares of codes and of empty cells per column and year, in both deliveries."""

from __future__ import annotations

from pathlib import Path

import duckdb

from keten.contracts import Column
from keten.landing.codes import read_codelist
from keten.landing.comparison.sides import Pair, empty_cells
from keten.landing.layout import quote_name, quote_text
from keten.printing import looks_like_code

NOT_SHOWN = "(niet getoond)"
# Codes outside their list that are looked at; a column with more holds no codes.
_MOST_UNKNOWN = 1_000


def compare_shares(con: duckdb.DuckDBPyConnection, pair: Pair, codes: Path) -> None:
    """Count codes and empty cells of the shared years into ``verschil``."""
    _count_empty(con, pair)
    if pair.coded:
        _count_codes(con, pair.coded)
        _hide(con, pair.coded, codes)
        _insert_codes(con, pair)


def _count_empty(con: duckdb.DuckDBPyConnection, pair: Pair) -> None:
    if not pair.optional:
        return
    counts = ", ".join(
        f"{{'kolom': {quote_text(column.name)}, 'aantal': sum({empty_cells(column)})}}"
        for column in pair.optional
    )
    con.execute(
        "insert into verschil with telling as ("
        f"select vorige, jaar, sum(aantal) as rijen, unnest([{counts}]) as leeg "
        "from kubus where binnen group by vorige, jaar) "
        f"select {quote_text(pair.tabel)}, jaar, 'leeg', leeg.kolom, '', "
        f"{_in_both('leeg.aantal', 'rijen')} from telling group by jaar, leeg.kolom "
        "having sum(leeg.aantal) > 0"
    )


def _count_codes(con: duckdb.DuckDBPyConnection, coded: list[Column]) -> None:
    """Make ``telling``: vorige, jaar, kolom, waarde, aantal."""
    counts = [
        f"select vorige, jaar, {quote_text(column.name)} as kolom, {_code(column)} as waarde, "
        f"sum(aantal) as aantal from kubus where binnen and {quote_name(column.name)} is not null "
        "group by all"
        for column in coded
    ]
    con.execute(f"create or replace temp table telling as {' union all '.join(counts)}")


def _code(column: Column) -> str:
    name = quote_name(column.name)
    return f"case when {name} then 'J' else 'N' end" if column.logical_type == "boolean" else name


def _hide(con: duckdb.DuckDBPyConnection, coded: list[Column], codes: Path) -> None:
    """Take the name from unknown values that do not look like a code: they may be of a person."""
    for column in coded:
        if column.logical_type == "boolean":
            continue
        where = f"kolom = {quote_text(column.name)}"
        listed = read_codelist(codes, column.codelist) if column.codelist else column.closed_list
        known = ", ".join(map(quote_text, ("", *sorted(listed))))
        unknown = con.execute(
            f"select waarde from telling where {where} and waarde not in ({known}) "
            f"group by waarde order by sum(aantal) desc, waarde limit {_MOST_UNKNOWN}"
        ).fetchall()
        named = [quote_text(code) for (code,) in unknown if looks_like_code(code)]
        con.execute(
            f"update telling set waarde = {quote_text(NOT_SHOWN)} where {where} "
            f"and waarde not in ({', '.join([known, *named])})"
        )


def _insert_codes(con: duckdb.DuckDBPyConnection, pair: Pair) -> None:
    """Insert the counts with all filled cells as denominator; of a boolean only what is true."""
    names = ["", *(column.name for column in pair.coded if column.logical_type == "boolean")]
    yes_or_no = ", ".join(map(quote_text, names))
    con.execute(
        "insert into verschil with gevuld as (select *, "
        "sum(aantal) over (partition by vorige, jaar, kolom) as rijen from telling), "
        "kolommen as (select jaar, kolom, "
        "coalesce(max(rijen) filter (vorige), 0) as vorige, "
        "coalesce(max(rijen) filter (not vorige), 0) as nu from gevuld group by all) "
        f"select {quote_text(pair.tabel)}, gevuld.jaar, 'code', gevuld.kolom, gevuld.waarde, "
        "coalesce(sum(aantal) filter (gevuld.vorige), 0), any_value(kolommen.vorige), "
        "coalesce(sum(aantal) filter (not gevuld.vorige), 0), any_value(kolommen.nu) "
        "from gevuld inner join kolommen on gevuld.kolom = kolommen.kolom "
        "and gevuld.jaar is not distinct from kolommen.jaar "
        f"where gevuld.waarde <> 'N' or gevuld.kolom not in ({yes_or_no}) "
        "group by gevuld.jaar, gevuld.kolom, gevuld.waarde"
    )


def _in_both(count: str, total: str) -> str:
    return ", ".join(
        f"coalesce(sum({what}) filter ({side}), 0)"
        for side in ("vorige", "not vorige")
        for what in (count, total)
    )

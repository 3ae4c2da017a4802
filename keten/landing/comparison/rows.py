"""Rows of two deliveries, matched on their key: new, disappeared, changed and equal."""

from __future__ import annotations

import duckdb

from keten.landing.comparison.sides import BEFORE, NOW, Pair, key_hash, lacks_key
from keten.landing.layout import quote_name, quote_text
from keten.landing.table import CheckedTable

_OUTSIDE = "'buiten gedeelde periode'"
# Counts (jaar, soort, before, now), of which those of one year and kind are summed.
_UNMATCHED = f"""
    select
        jaar, if(binnen, 'niet vergelijkbaar', {_OUTSIDE}),
        if(vorige, aantal, 0), if(vorige, 0, aantal)
    from kubus
"""
# Of the rows that are not in ``paar``, those inside are equal and stand in the same year on both
# sides.
_MATCHED = f"""
    select jaar, soort, count(v_regel), count(n_regel) from paar group by all
    union all
    select jaar, 'gelijk', aantal, aantal from kubus where binnen and not vorige
    union all
    select n_jaar, 'gelijk', -count(*), -count(*) from paar where n_binnen group by n_jaar
    union all
    select jaar, {_OUTSIDE}, if(vorige, aantal, 0), if(vorige, 0, aantal) from kubus
    where not binnen
    union all
    select jaar, 'zonder sleutel', if(vorige, los, 0), if(vorige, 0, los) from kubus where binnen
    union all
    select v_jaar, {_OUTSIDE}, -count(*), 0 from paar where not v_binnen group by v_jaar
    union all
    select n_jaar, {_OUTSIDE}, 0, -count(*) from paar where not n_binnen group by n_jaar
"""
_CELLS = {
    "waarde gewijzigd": "{v} <> {n}",
    "waarde gevuld": "{v} is null and {n} is not null",
    "waarde geleegd": "{v} is not null and {n} is null",
}


def compare_rows(con: duckdb.DuckDBPyConnection, pair: Pair, table: CheckedTable) -> None:
    """Count rows and cells of a table into ``verschil``."""
    _count_all(con, pair)
    if pair.unmatched:
        _insert_rows(con, pair, _UNMATCHED)
        return
    _match(con, pair)
    _find_in_quarantine(con, table)
    _insert_rows(con, pair, _MATCHED)
    _count_cells(con, pair)


def _count_all(con: duckdb.DuckDBPyConnection, pair: Pair) -> None:
    con.execute(
        f"insert into verschil select {quote_text(pair.tabel)}, jaar, 'rijen', '', '', v, "
        "sum(v) over (), n, sum(n) over () from (select jaar, "
        "coalesce(sum(aantal) filter (vorige), 0) as v, "
        "coalesce(sum(aantal) filter (not vorige), 0) as n from kubus group by jaar)"
    )


def _match(con: duckdb.DuckDBPyConnection, pair: Pair) -> None:
    """Make ``paar``: rows with one key that differ or changed years, and rows without their like.

    What is outside the shared days on both sides is left out. Rows without a full key are matched
    as a multiset: the first of a content with the first of the same content, and so on. They can
    be equal, new or disappeared, never changed.
    """
    con.execute(
        "create or replace temp table paar as "
        "select v.regelnummer as v_regel, n.regelnummer as n_regel, coalesce(v.k, n.k) as k, "
        "v.jaar as v_jaar, n.jaar as n_jaar, v.binnen as v_binnen, n.binnen as n_binnen, "
        "case when n.binnen then n.jaar else v.jaar end as jaar, "
        "case when n.regelnummer is null then 'verdwenen' when v.regelnummer is null then 'nieuw' "
        "when v.h = n.h then 'gelijk' else 'gewijzigd' end as soort "
        f"from ({_keyed(pair, BEFORE)}) as v full join ({_keyed(pair, NOW)}) as n on v.k = n.k "
        "where (v.binnen or n.binnen) and (v.h is distinct from n.h "
        "or v.binnen is distinct from n.binnen or v.jaar is distinct from n.jaar)"
    )


def _keyed(pair: Pair, which: str) -> str:
    # The condition is on the columns, not on k: DuckDB then filters before it looks up parents.
    rows = f"select regelnummer, h, jaar, binnen, {{}} as k from {pair.side(which)}"
    lacking = lacks_key(pair)
    if lacking == "false":
        return rows.format("k")
    return (
        f"{rows.format('k')} where not ({lacking}) union all "
        f"{rows.format('hash(h, row_number() over (partition by h))')} where {lacking}"
    )


def _find_in_quarantine(con: duckdb.DuckDBPyConnection, table: CheckedTable) -> None:
    """Tell rows that were delivered, but are in quarantine now, from those that are gone."""
    rejected = f"from {table.typed} as rij where fout is not null"
    if con.execute(f"select 1 {rejected} limit 1").fetchone():
        names = [column.name for column in table.contract.columns]
        con.execute(
            "update paar set soort = 'nu afgekeurd' where soort = 'verdwenen' and k in "
            f"(select {key_hash(table.contract, names)} {rejected})"
        )


def _insert_rows(con: duckdb.DuckDBPyConnection, pair: Pair, counts: str) -> None:
    """Insert the sums of counts (jaar, soort, before, now) out of all rows of that year."""
    con.execute(
        "insert into verschil with telling as (select jaar, soort, sum(v) as v, sum(n) as n "
        f"from ({counts}) as deel (jaar, soort, v, n) group by all having sum(v) > 0 or sum(n) > 0)"
        " select alle.tabel, alle.jaar, telling.soort, '', '', "
        "telling.v, alle.aantal_vorige, telling.n, alle.aantal_nu from telling "
        "inner join verschil as alle on alle.jaar is not distinct from telling.jaar "
        f"where alle.tabel = {quote_text(pair.tabel)} and alle.soort = 'rijen'"
    )


def _count_cells(con: duckdb.DuckDBPyConnection, pair: Pair) -> None:
    """Count per column the cells that changed in matched rows, out of those rows."""
    counts = [
        f"{{'soort': {quote_text(kind)}, 'kolom': {quote_text(column.name)}, "
        f"'aantal': count(*) filter ({condition.format(v=f'v.{name}', n=f'n.{name}')})}}"
        for column in pair.carried
        if column.name not in pair.contract.key
        for name in [quote_name(column.name)]
        for kind, condition in _CELLS.items()
    ]
    if not counts:
        return
    con.execute(
        "insert into verschil with cel as (select paar.jaar, unnest([" + ", ".join(counts) + "]) "
        f"as telling from paar inner join {pair.cells(BEFORE)} as v on paar.v_regel = v.regelnummer"
        f" inner join {pair.cells(NOW)} as n on paar.n_regel = n.regelnummer "
        "where paar.soort = 'gewijzigd' group by paar.jaar), "
        "gekoppeld as (select jaar, sum(aantal_nu) as rijen from verschil "
        f"where tabel = {quote_text(pair.tabel)} and soort in ('gelijk', 'gewijzigd') "
        "group by jaar) "
        f"select {quote_text(pair.tabel)}, cel.jaar, telling.soort, telling.kolom, '', "
        "telling.aantal, gekoppeld.rijen, telling.aantal, gekoppeld.rijen "
        "from cel inner join gekoppeld on cel.jaar is not distinct from gekoppeld.jaar "
        "where telling.aantal > 0"
    )

"""Comparison of a delivery with the one before: what is new, gone, changed, moved and solved."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from keten.landing.comparison.account import describe
from keten.landing.comparison.base import Base, find_base, why_none
from keten.landing.comparison.rows import compare_rows
from keten.landing.comparison.shares import compare_shares
from keten.landing.comparison.sides import (
    Pair,
    keep_years,
    make_sides,
    pair_up,
    shared_window,
)
from keten.landing.layout import VERSCHIL, quote_text
from keten.landing.manifest import Manifest
from keten.landing.store import Landed
from keten.landing.table import CheckedTable
from keten.landing.versions import Version, about_the_same
from keten.project import Project

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True)
class Comparison:
    """The comparison of a new delivery with the one before, if there is one."""

    # Lines for the account.
    lines: list[str]
    # SQL for the rows of the register.
    rows: str


def compare(
    con: duckdb.DuckDBPyConnection,
    manifest: Manifest,
    landed: Landed,
    tables: list[CheckedTable],
    versions: list[Version],
    project: Project,
) -> Comparison:
    """Compare the checked tables of a delivery with what was landed before, in aggregates only."""
    columns = ", ".join(f"{name} {kind}" for name, kind in VERSCHIL[2:])
    con.execute(f"create or replace temp table verschil ({columns})")
    before = about_the_same(versions, manifest.bron, landed.onderwerpen)
    base = find_base(con, project.landing, manifest, before)
    if base is None:
        return Comparison([why_none(manifest, before)], _register(landed.levering_id, ""))
    window, pairs = shared_window(base, manifest), []
    parents = {table.contract.parent for table in tables}
    for table in tables:
        if table.contract.tabel not in base.columns:
            continue
        pair = pair_up(base, manifest, table)
        make_sides(con, base, table, pair, window)
        if pair.tabel in parents:
            keep_years(con, pair)
        compare_rows(con, pair, table)
        compare_shares(con, pair, project.codes)
        _count_columns(con, pair)
        pairs.append(pair)
    _count_quarantined(con, base, tables)
    return Comparison(
        describe(con, base, manifest, pairs), _register(landed.levering_id, base.levering_id)
    )


def _register(levering_id: str, base: str) -> str:
    counts = ", ".join(name for name, _ in VERSCHIL[2:])
    return (
        f"select {quote_text(levering_id)} as levering_id, "
        f"{quote_text(base)} as vorige_levering_id, {counts} "
        "from verschil order by tabel, jaar nulls first, soort, kolom, waarde"
    )


def _count_columns(con: duckdb.DuckDBPyConnection, pair: Pair) -> None:
    """Name the columns that are not compared, with the rows in which they could stand."""
    named = [(name, f"kolom alleen {which}", "") for name, which in pair.only.items()]
    named += [(name, "kolom niet vergelijkbaar", why) for name, why in pair.unlike.items()]
    for name, kind, why in named:
        con.execute(
            "insert into verschil select tabel, null, "
            f"{', '.join(map(quote_text, (kind, name, why)))}, "
            "sum(aantal_vorige), sum(aantal_vorige), sum(aantal_nu), sum(aantal_nu) "
            f"from verschil where tabel = {quote_text(pair.tabel)} and soort = 'rijen' "
            "group by tabel"
        )


def _count_quarantined(
    con: duckdb.DuckDBPyConnection, base: Base, tables: list[CheckedTable]
) -> None:
    """Count quarantined rows per column and rule, out of the rows read."""
    now = ", ".join(
        f"({quote_text(table.contract.tabel)}, {quote_text(column)}, {quote_text(rule)}, {count})"
        for table in tables
        for (column, rule), count in table.reasons.items()
    )
    read = ", ".join(
        f"({quote_text(table.contract.tabel)}, {base.read.get(table.contract.tabel, 0)}, "
        f"{table.received.rows})"
        for table in tables
    )
    con.execute(
        "insert into verschil with reden as ("
        "select tabel, kolom, regel, count(*) as vorige, 0 as nu "
        f"from {base.rows('afgekeurd')} group by all"
        + (f" union all select col0, col1, col2, 0, col3 from (values {now})" if now else "")
        + "), gelezen (tabel, vorige, nu) as (values "
        f"{read}) select reden.tabel, null, 'afgekeurd', reden.kolom, reden.regel, "
        "sum(reden.vorige), any_value(gelezen.vorige), sum(reden.nu), any_value(gelezen.nu) "
        "from reden inner join gelezen using (tabel) group by reden.tabel, reden.kolom, reden.regel"
    )

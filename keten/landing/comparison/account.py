"""The comparison in words, for the engineer who lands a delivery."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from keten.landing.comparison.base import Base
from keten.landing.comparison.moved import MART, moved_lines
from keten.landing.comparison.sides import BEFORE, OTHER_SPACE, Pair
from keten.landing.layout import quote_text
from keten.landing.manifest import Manifest

_COLUMNS_SHOWN, _YEARS_SHOWN, _RULES_SHOWN = 4, 2, 10
_NONE = (0, 0)
# Kind of row -> number before and now.
Counts = dict[str, tuple[int, int]]


def describe(
    con: duckdb.DuckDBPyConnection, base: Base, manifest: Manifest, pairs: list[Pair]
) -> list[str]:
    """Return the lines of the account, from ``verschil``."""
    first = f"compared with {base.levering_id}"
    if base.peildatum == manifest.peildatum:
        first += ", the version before"
    if base.aard != manifest.aard:
        first += f", which is {base.aard}"
    lines = [f"{first}:"]
    for pair in pairs:
        lines += [f"  {pair.tabel}: {line}" for line in _table_lines(con, pair)]
    lines += [f"  {line}" for line in moved_lines(con)]
    lines += [f"  {line}" for line in _quarantine_lines(con)]
    return lines


def _table_lines(con: duckdb.DuckDBPyConnection, pair: Pair) -> Iterator[str]:
    counts: Counts = {
        kind: (before, now)
        for kind, before, now in con.execute(
            "select soort, sum(aantal_vorige), sum(aantal_nu) from verschil "
            f"where tabel = {quote_text(pair.tabel)} and kolom = '' group by soort"
        ).fetchall()
    }
    line = _apart(con, pair, counts) if pair.unmatched else _matched(con, pair, counts)
    before, now = counts.get("buiten gedeelde periode", _NONE)
    if before or now:
        line += f"; {before:,} before and {now:,} now lie outside what both periods cover"
    yield line
    new, gone = counts.get("nieuw", _NONE)[1], counts.get("verdwenen", _NONE)[0]
    # Another key space explains it only where the key holds pseudonyms; published cells have none.
    if new and gone and pair.has_pseudonyms and not {"gelijk", "gewijzigd"} & counts.keys():
        yield (
            "no key occurs in both; if the pseudonyms were renewed, give sleutelruimte in "
            "levering.yml another name"
        )
    for name, which in pair.only.items():
        yield f"{name} {'is no longer' if which == BEFORE else 'was not yet'} delivered"
    for name, reason in pair.unlike.items():
        if name not in pair.unmatched:
            yield f"{name} is not compared ({_reason(reason)})"


def _apart(con: duckdb.DuckDBPyConnection, pair: Pair, counts: Counts) -> str:
    """Return the line of a table whose rows cannot be matched: how many, and the largest step."""
    reasons = ", ".join(
        f"{name} {_reason(pair.unlike[name])}"
        if name in pair.unlike
        else f"only one delivery has {name}"
        for name in pair.unmatched
    )
    before, now = counts.get("niet vergelijkbaar", _NONE)
    line = f"rows not comparable one by one ({reasons}): {before:,} before, {now:,} now"
    steps = con.execute(
        "select jaar, aantal_vorige, aantal_nu from verschil "
        f"where tabel = {quote_text(pair.tabel)} and soort = 'niet vergelijkbaar' "
        "and jaar is not null order by abs(aantal_nu - aantal_vorige) desc, jaar"
    ).fetchall()
    if len(steps) > 1 and steps[0][1] != steps[0][2]:
        year, then, here = steps[0]
        line += f", the largest step in {year} ({then:,} to {here:,})"
    return line


def _reason(reason: str) -> str:
    return "has another key space" if reason == OTHER_SPACE else "has another type"


def _matched(con: duckdb.DuckDBPyConnection, pair: Pair, counts: Counts) -> str:
    new, gone = counts.get("nieuw", _NONE)[1], counts.get("verdwenen", _NONE)[0]
    changed, equal = counts.get("gewijzigd", _NONE)[1], counts.get("gelijk", _NONE)[1]
    rejected = counts.get("nu afgekeurd", _NONE)[0]
    if not (new or gone or changed or rejected):
        return f"{equal:,} rows, all equal"
    columns = _changed_columns(con, pair)
    line = f"{new:,} rows new, {gone:,} disappeared, {changed:,} changed{columns}, {equal:,} equal"
    if rejected:
        line += f", {rejected:,} in quarantine now"
    return line + _years(con, pair)


def _changed_columns(con: duckdb.DuckDBPyConnection, pair: Pair) -> str:
    columns = con.execute(
        "select kolom, sum(aantal_nu) from verschil where soort like 'waarde %' "
        f"and tabel = {quote_text(pair.tabel)} group by kolom order by 2 desc, 1"
    ).fetchall()
    texts = [f"{name} {count:,}" for name, count in columns[:_COLUMNS_SHOWN]]
    if len(columns) > _COLUMNS_SHOWN:
        texts.append(f"{len(columns) - _COLUMNS_SHOWN} more columns")
    return f" ({', '.join(texts)})" if texts else ""


def _years(con: duckdb.DuckDBPyConnection, pair: Pair) -> str:
    """Return in which years most rows differ."""
    years = con.execute(
        "select jaar, sum(greatest(aantal_vorige, aantal_nu)) from verschil "
        "where soort in ('nieuw', 'verdwenen', 'gewijzigd', 'nu afgekeurd') "
        f"and tabel = {quote_text(pair.tabel)} and jaar is not null "
        "group by jaar order by 2 desc, 1"
    ).fetchall()
    texts = [f"{year} ({count:,})" for year, count in years[:_YEARS_SHOWN]]
    return f", most in {' and '.join(texts)}" if len(years) > 1 else ""


def _quarantine_lines(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield what became of the rows that were in quarantine: counts, as they have no key.

    The account of the files themselves names rules that are new.
    """
    rules = con.execute(
        "select tabel, kolom, waarde, aantal_vorige, aantal_nu from verschil "
        "where soort = 'afgekeurd' and aantal_vorige > 0 order by aantal_vorige desc, 1, 2, 3"
    ).fetchall()
    for tabel, column, rule, before, now in rules[:_RULES_SHOWN]:
        text = (
            f"{before - now:,} of {before:,} solved"
            if now < before
            else f"{before:,} before, {now:,} now"
        )
        yield f"{tabel}: quarantine, {f'{column}, ' if column else ''}{rule}: {text}"
    if len(rules) > _RULES_SHOWN:
        yield f"and {len(rules) - _RULES_SHOWN:,} more rules: {MART}"

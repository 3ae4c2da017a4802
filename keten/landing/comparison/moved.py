"""What moved between two deliveries, in lines for the account."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from keten.landing.comparison.shares import NOT_SHOWN

MART = "kwaliteit_leveringsverschil"
_LINES = 10
# A share moved when chance explains the difference of the two proportions less than once in a
# thousand times (two-sided, 3.29 standard errors), and it is a point or more, or a value came or
# went altogether. Deliveries share most records, so that chance explains less than this allows.
_STANDARD_ERRORS, _LEAST_DIFFERENCE = 3.29, 0.01
_MOVED = f"""
    with aandelen as (
        select *,
            aantal_vorige / noemer_vorige as vorige,
            aantal_nu / noemer_nu as nu,
            (aantal_vorige + aantal_nu) / (noemer_vorige + noemer_nu) as samen
        from verschil
        where soort in ('code', 'leeg') and noemer_vorige > 0 and noemer_nu > 0
    ),

    verschoven as (
        select *, abs(nu - vorige) as afstand
        from aandelen
        where
            abs(nu - vorige)
            > {_STANDARD_ERRORS} * sqrt(samen * (1 - samen) * (1 / noemer_vorige + 1 / noemer_nu))
            and (
                abs(nu - vorige) >= {_LEAST_DIFFERENCE}
                or least(aantal_vorige, aantal_nu) = 0
                or (aantal_vorige = noemer_vorige) <> (aantal_nu = noemer_nu)
            )
    )

    select
        tabel, kolom, soort, waarde,
        first(vorige order by afstand desc, jaar), first(nu order by afstand desc, jaar),
        first(jaar order by afstand desc, jaar),
        list(jaar order by jaar)
    from verschoven
    group by tabel, kolom, soort, waarde
    order by max(afstand) desc, tabel, kolom, waarde
"""


def moved_lines(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield a line per code or column whose share moved, the farthest first, and how many more."""
    moved = con.execute(_MOVED).fetchall()
    for tabel, column, kind, code, before, now, year, years in moved[:_LINES]:
        what = "empty" if kind == "leeg" else _code_text(code)
        line = f"{tabel}: {column} {what} {_percent(before)} → {_percent(now)}"
        if year is not None:
            line += f" in {year}"
            others = ", ".join(str(other) for other in years if other != year)
            line += f" (also in {others})" if others else ""
        yield line
    if len(moved) > _LINES:
        yield f"and {len(moved) - _LINES:,} more that moved: {MART}"


def _code_text(code: str) -> str:
    return "with values that do not look like codes" if code == NOT_SHOWN else f"«{code}»"


def _percent(share: float) -> str:
    return f"{share:.1%}"

"""The illustration in ``docs/recency.md`` is what the example's two deliveries say."""

from __future__ import annotations

import duckdb

from tests.python.conftest import ROOT, Keten

_ROWS = """
select
    traject, jaar_instroom, horizon_dagen, aandeel_geteld, aandeel_verwacht, aandeel_onder,
    aandeel_boven, aandeel_later_geteld, ligt_binnen
from marts.verwachting_uitkomst
where vorm = 'totaal'
order by traject, jaar_instroom, horizon_dagen
"""


def test_the_illustration_is_the_one_of_now(full: Keten) -> None:
    with duckdb.connect(str(full.project.var / "keten.duckdb"), read_only=True) as connection:
        rows = connection.execute(_ROWS).fetchall()
    assert rows
    expected = [
        f"| {traject} | {year} | {horizon} days | {100 * counted:.1f}% | {100 * share:.1f}% |"
        f" {100 * low:.1f}–{100 * high:.1f}% | {100 * later:.1f}% | {'yes' if inside else 'no'} |"
        for traject, year, horizon, counted, share, low, high, later, inside in rows
    ]
    page = (ROOT / "docs" / "recency.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in page if line.startswith(("| instroom", "| melding"))] == expected

"""`kwaliteit_leveringsverschil`: what landing counted, for every delivery, in the warehouse."""

from __future__ import annotations

import duckdb

from keten.warehouse import read_rows
from tests.python.conftest import Keten


def test_the_mart_holds_what_landing_counted(small: Keten) -> None:
    columns = (
        "tabel, jaar, soort, kolom, waarde, aantal_vorige, noemer_vorige, aantal_nu, noemer_nu"
    )
    landed = duckdb.sql(
        f"select levering_id, vorige_levering_id, {columns} "
        f"from read_parquet('{small.project.landing}/*/*/verschil.parquet') order by all"
    ).fetchall()
    mart = read_rows(
        small.project.warehouse,
        f"select levering_id, vorige_levering_id, {columns} "
        "from marts.kwaliteit_leveringsverschil order by all",
    )
    assert [tuple(row.values()) for row in mart] == landed
    assert {row["levering_id"] for row in mart} == {
        "politie-2025-05-01-v1",
        "om-2025-04-28-v1",
        "helpwanted-2025-04-14-v1",
        "schadefonds-2025-04-21-v1",
    }


def test_rows_add_up_to_those_of_each_delivery(small: Keten) -> None:
    """Every accepted row is in one kind: nothing is left out, nothing counts twice."""
    rows = read_rows(
        small.project.warehouse,
        """
        select tabel, soort, sum(aantal_vorige) as vorige, sum(aantal_nu) as nu
        from marts.kwaliteit_leveringsverschil
        where kolom = '' and soort <> 'zonder sleutel'
        group by all
        """,
    )
    for tabel in {row["tabel"] for row in rows}:
        of_table = [row for row in rows if row["tabel"] == tabel]
        for side in ("vorige", "nu"):
            total = sum(row[side] for row in of_table if row["soort"] == "rijen")
            assert total == sum(row[side] for row in of_table if row["soort"] != "rijen") > 0

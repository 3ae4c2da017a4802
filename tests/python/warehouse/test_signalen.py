"""Published series in the warehouse: what stands, and that organisations cannot be added up."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest

from keten.warehouse import read_rows
from tests.python.conftest import Keten, published

NUMERIC = ("INT", "DOUBLE", "DECIMAL", "FLOAT", "REAL")


def test_every_delivered_cell_is_a_row(full: Keten) -> None:
    delivered = 0
    for folder in published():
        with (Path(folder) / "reeksen.csv").open(encoding="utf-8", newline="") as file:
            delivered += sum(1 for _ in csv.DictReader(file))
    rows = read_rows(
        full.project.warehouse,
        "select count(*) as n from marts.fct_signalen where herkomst = 'gepubliceerd'",
    )
    assert rows == [{"n": delivered}]


def test_one_value_stands_for_a_cell(full: Keten) -> None:
    rows = read_rows(
        full.project.warehouse,
        "select bron, maatstaf, periode_van, periode_tot, dimensies, herkomst "
        "from marts.fct_signalen "
        "where is_geldend and is_hoofdcel group by all having count(*) > 1",
    )
    assert rows == []


def test_a_letter_does_not_replace_what_it_quotes(full: Keten) -> None:
    """S4:33 quotes the 36,3% of M:1278, and is the newer delivery."""
    rows = read_rows(
        full.project.warehouse,
        "select documentcode, regel from marts.fct_signalen where is_geldend and is_hoofdcel "
        "and maatstaf = 'actuele prevalentie' and jaar = 2024 and dimensies = 'geslacht=meiden'",
    )
    assert rows == [{"documentcode": "M", "regel": 1278}]


def test_every_cell_says_what_is_counted(full: Keten) -> None:
    rows = read_rows(
        full.project.warehouse,
        "select distinct maatstaf from marts.fct_signalen "
        "where geteld is null or eenheid is null or populatie is null",
    )
    assert rows == []


def test_suppressed_cells_stay_suppressed(full: Keten) -> None:
    rows = read_rows(
        full.project.warehouse,
        "select gedrukt, count(*) as n from marts.fct_signalen where is_onderdrukt "
        "and waarde is null and bestaat group by gedrukt order by gedrukt",
    )
    assert [row["gedrukt"] for row in rows] == ["<10", "<5"]


def test_no_column_of_keten_signalen_holds_a_number(full: Keten) -> None:
    """But years, which nobody adds."""
    rows = read_rows(
        full.project.warehouse,
        "select column_name, data_type from duckdb_columns() where table_name = 'keten_signalen'",
    )
    numbers = [row["column_name"] for row in rows if row["data_type"].startswith(NUMERIC)]
    assert numbers == ["jaar", "breukvrij_vanaf"]


@pytest.mark.parametrize(
    "expression", ["sum(getoond)", "avg(getoond)", "any_value(getoond) + 0", "sum(getoond::int)"]
)
def test_adding_organisations_is_refused(full: Keten, expression: str) -> None:
    """Also through a cast: the unit stands behind the number. Only cutting it off gets there."""
    with (
        duckdb.connect(str(full.project.warehouse), read_only=True) as connection,
        pytest.raises((duckdb.BinderException, duckdb.ConversionException)),
    ):
        connection.execute(f"select {expression} from marts.keten_signalen").fetchall()


def test_records_stand_beside_what_was_published(full: Keten) -> None:
    """What Helpwanted (M:4283) and the Schadefonds print per year is what their records give."""
    rows = read_rows(
        full.project.warehouse,
        "select maatstaf, list(getoond order by jaar) as jaren from marts.keten_signalen "
        "where herkomst = 'records' and jaar >= 2020 group by maatstaf order by maatstaf",
    )
    shown = {row["maatstaf"]: row["jaren"] for row in rows}
    assert shown.keys() == {"aanvragen schadefonds", "contacten helpwanted", "meldingen politie"}
    assert shown["contacten helpwanted"][:2] == ["3.361 contact", "2.848 contact"]
    assert {len(years) for years in shown.values()} == {5}

"""Shares of codes and of empty cells beside those of the delivery before, and what moved."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from keten.landing.comparison.moved import moved_lines
from tests.python.landing.conftest import INCIDENTEN, Delivery
from tests.python.landing.differences import Capture, differences, folder, next_year, printed

UNITS, CODES = ("Amsterdam", "Oost-Nederland"), ("F521", "F527")


def incidents(
    number: int, years: tuple[int, ...] = (2020, 2021), lost: tuple[int, ...] = ()
) -> list[str]:
    """As many incidents in each year, half of each unit; ``lost``: without the second unit."""
    return [
        f"{year}-{i};{year}-05-01;{year}-05-01;{CODES[i % 2]};{UNITS[i // 2 % 2]};J;N;"
        f"{'J' if i % 4 else 'N'};{year if i % 2 else ''}"
        for year in years
        for i in range(number)
        if not (year in lost and i // 2 % 2)
    ]


def write(delivery: Delivery, lines: list[str]) -> Delivery:
    """Give the delivery these incidents and no persons."""
    header = f"{INCIDENTEN};pleeglocatie"
    return delivery.rows("incidenten", header, *lines).slachtoffers()


def test_shares_are_kept_per_code_and_year_with_their_denominators(delivery: Delivery) -> None:
    write(delivery, incidents(8)).land()
    write(delivery, incidents(8, lost=(2021,))).land()
    found = {key[1:]: counts for key, counts in differences(folder(delivery)).items()}
    assert found[2020, "code", "eenheid", "oost-nederland"] == (4, 8, 4, 8)
    assert found[2021, "code", "eenheid", "oost-nederland"] == (4, 8, 0, 4)
    assert found[2021, "code", "mk_code", "F521"] == (4, 8, 2, 4)
    assert found[2021, "code", "naar_om", "J"] == (6, 8, 2, 4)
    assert found[2021, "leeg", "pleeglocatie", ""] == (4, 8, 2, 4)
    # Of yes and no the second follows from the first; required cells and free text have no shares.
    assert (2021, "code", "naar_om", "N") not in found
    assert not {key[2] for key in found if key[1] == "leeg"} & {"mk_code", "registratiedatum"}
    assert not [key for key in found if key[2] == "pleeglocatie" and key[3]]


def test_a_lost_unit_shows(delivery: Delivery, capsys: Capture) -> None:
    write(delivery, incidents(200)).land()
    lines = printed(write(delivery, incidents(200, lost=(2021,))), capsys)
    assert "incidenten: eenheid «oost-nederland» 50.0% → 0.0% in 2021" in lines
    assert "incidenten: eenheid «amsterdam» 50.0% → 100.0% in 2021" in lines
    assert not any("mk_code «" in line for line in lines)


def test_swapped_columns_show(delivery: Delivery, capsys: Capture) -> None:
    """The supplier's query names two columns of yes and no the wrong way round, in all years."""
    write(delivery, incidents(200)).land()
    next_year(delivery)
    header = INCIDENTEN.replace("aangifte;naar_om", "naar_om;aangifte")
    delivery.rows("incidenten", f"{header};pleeglocatie", *incidents(200))
    lines = printed(delivery, capsys)
    assert any("300 changed (aangifte 300, naar_om 300)" in line for line in lines)
    assert "incidenten: aangifte «J» 0.0% → 75.0% in 2020 (also in 2021)" in lines
    assert "incidenten: naar_om «J» 75.0% → 0.0% in 2020 (also in 2021)" in lines


def test_a_column_that_came_empty_shows(delivery: Delivery, capsys: Capture) -> None:
    write(delivery, incidents(200)).land()
    empty = [f"{line.rpartition(';')[0]};" for line in incidents(200)]
    lines = printed(write(delivery, empty), capsys)
    assert "incidenten: pleeglocatie empty 50.0% → 100.0% in 2020 (also in 2021)" in lines


def test_at_most_ten_lines_move(delivery: Delivery, capsys: Capture) -> None:
    one_year = incidents(400, years=(2020,))
    write(delivery, one_year).land()
    units = [line.replace("Amsterdam", f"Unit {i // 4 % 12}") for i, line in enumerate(one_year)]
    lines = printed(write(delivery, units), capsys)
    assert len([line for line in lines if "→" in line]) == 10
    assert "and 3 more that moved: kwaliteit_leveringsverschil" in lines


@pytest.mark.parametrize(
    ("before", "now", "moves"),
    [
        ((500, 1_000), (577, 1_000), True),
        ((500, 1_000), (573, 1_000), False),  # 3.27 standard errors
        ((50_000, 100_000), (50_950, 100_000), False),  # under a point
        ((50_000, 100_000), (51_010, 100_000), True),
        ((200, 100_000), (0, 100_000), True),  # under a point, but gone
        ((2, 1_000), (0, 1_000), False),
        ((0, 1_000), (1_000, 1_000), True),
        ((5, 10), (0, 0), False),  # no rows to share
    ],
)
def test_what_moved_is_more_than_chance_and_a_point_or_all(
    before: tuple[int, int], now: tuple[int, int], moves: bool
) -> None:
    with duckdb.connect() as con:
        con.execute(
            "create table verschil as select 't' as tabel, 2020 as jaar, 'code' as soort, "
            "'k' as kolom, 'c' as waarde, "
            f"{before[0]} as aantal_vorige, {before[1]} as noemer_vorige, "
            f"{now[0]} as aantal_nu, {now[1]} as noemer_nu"
        )
        assert bool(list(moved_lines(con))) is moves


def test_values_that_may_be_of_a_person_are_counted_and_not_named(
    delivery: Delivery, capsys: Capture
) -> None:
    write(delivery, incidents(200)).land()
    secret = [
        line.replace("Amsterdam", f"a{i:04}f99c{i:04}e01d{i:04}")
        for i, line in enumerate(incidents(200))
    ]
    lines = printed(write(delivery, secret), capsys)
    assert (
        "incidenten: eenheid with values that do not look like codes 0.0% → 50.0% in 2020 "
        "(also in 2021)" in lines
    )
    assert differences(folder(delivery))[
        "incidenten", 2020, "code", "eenheid", "(niet getoond)"
    ] == (
        0,
        200,
        100,
        200,
    )
    assert not any("f99c" in line for line in lines)
    assert b"f99c" not in uncompressed(folder(delivery) / "verschil.parquet")


def test_no_key_date_or_free_text_is_in_the_register(delivery: Delivery) -> None:
    delivery.rows(
        "incidenten",
        f"{INCIDENTEN};pleeglocatie",
        "k-1;2020-05-01;2020-05-03;F527;Amsterdam;J;N;N;Hoek",
    ).slachtoffers("k-1;pp-1;V;12").land()
    delivery.rows(
        "incidenten",
        f"{INCIDENTEN};pleeglocatie",
        "k-1;2020-05-02;2020-05-04;F527;Amsterdam;J;N;N;Plein",
    ).slachtoffers("k-1;pp-1;V;13").land()
    content = uncompressed(folder(delivery) / "verschil.parquet")
    assert b"pleeglocatie" in content
    for secret in (b"k-1", b"pp-1", b"Hoek", b"Plein", b"2020-05-0"):
        assert secret not in content


def uncompressed(path: Path) -> bytes:
    """All values of a Parquet file as text."""
    return str(duckdb.sql(f"select * from '{path}'").fetchall()).encode()

"""Awkward cells, one by one: what each reads as, without a delivery around it."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pytest

from keten.contracts import Column
from keten.landing.cells import cell_text, value


def read(column: Column, cells: list[str], decimal: str = ",") -> dict[str, Any]:
    """Return cell -> value for the cells that can be read."""
    sql = value(column, "tekst", decimal, odd_spaces=True)
    rows = duckdb.execute(
        f"select cel, {sql} from (select cel, {cell_text('cel', True)} as tekst "
        "from (select unnest($1) as cel))",
        [cells],
    ).fetchall()
    return {cell: found for cell, found in rows if found is not None}


def column(logical_type: str, **options: Any) -> Column:
    return Column("x", logical_type, required=False, description="", **options)


NO_NUMBER = ["NaN", "inf", "-inf", "1e5", "1_000", "1 250", "\u22125", "--5", "+-5", "0x10", "²"]
NO_NUMBER += ["１２", "5,", ",5", "1.250", "1.250,5", "1.25", "12 jaar", "1,2,3", "5-", "", " "]


def test_whole_numbers() -> None:
    good = {"12": 12, "+5": 5, "-5": -5, "007": 7, "12,0": 12, "12,00": 12, "12,0000": 12}
    good |= {" 12 ": 12, "\u00a012\u2009": 12, "-0": 0, "2147483647": 2147483647}
    wrong = [*NO_NUMBER, "12,5", "12,000", "2147483648", "99999999999999999999"]
    assert read(column("integer"), [*good, *wrong]) == good


def test_numbers() -> None:
    good = {"12": 12, "+5": 5, "-0,5": -0.5, "12,0": 12, "1250,5": 1250.5, "0012,40": 12.4}
    assert read(column("number"), [*good, *NO_NUMBER]) == good
    good = {"1.25": 1.25, "1.250": 1.25, "1250.5": 1250.5}
    assert read(column("number"), [*good, "1,5", "1,250.5", ".5", "5."], ".") == good


@pytest.mark.parametrize("logical_type", ["integer", "number"])
def test_thousands_points_have_groups_of_three(logical_type: str) -> None:
    good = {"1.250": 1250, "12.500": 12500, "-1.250": -1250, "1.250.000": 1250000, "1250": 1250}
    good |= {"1.250,0": 1250, "1250,0": 1250}
    wrong = ["1.25,0", "12.50", "1.2500", "0.250", ".250", "1250.000", "1.250.00", "1.250,"]
    wrong += ["1..250", "1.250.", "1,250.0", "1.250 ,0"]
    points = column(logical_type, thousands_points=True)
    assert read(points, [*good, *wrong]) == good
    assert read(points, ["1.250", "1,250"], ".") == {}  # in a file with decimal points


def test_dates() -> None:
    leap, summer, winter = date(2024, 2, 29), date(2024, 3, 31), date(2024, 10, 27)
    good = {
        **dict.fromkeys(("2024-02-29", "29-02-2024", "29-2-2024", "20240229"), leap),
        **dict.fromkeys(("2024-02-29 00:00", "29-2-2024 9:05", "20240229 23:59:59,5"), leap),
        # The clock goes from +01 to +02 in the night of 31 March, and back on 27 October.
        "2024-03-30T22:59:59Z": date(2024, 3, 30),
        "2024-03-30T23:00:00Z": summer,
        "2024-03-31T21:59:59Z": summer,
        "2024-03-31T22:00:00Z": date(2024, 4, 1),
        "2024-03-31 02:30": summer,  # a time that did not exist is dropped all the same
        "2024-10-26T21:59:59Z": date(2024, 10, 26),
        "2024-10-26T22:00:00+0000": winter,
        "2024-10-27T22:59:59Z": winter,
        "2024-10-27T23:00:00+00:00": date(2024, 10, 28),
        "2024-02-29T23:30:00-01": date(2024, 3, 1),
        "2024-03-01T00:30:00+02:00": leap,
        **dict.fromkeys(("1900-01-01", "01-01-1900", "1-1-1900", "19000101"), date(1900, 1, 1)),
        "1900-01-01T00:00:00Z": date(1900, 1, 1),
        **dict.fromkeys(("31-12-9999", "99991231", "9999-12-31T23:59:59Z"), date(9999, 12, 31)),
    }
    wrong = ["31-02-2020", "29-02-2023", "31-4-2024", "20240230", "1-1-20", "24-01-01", "2024-W01"]
    wrong += ["2024-1-1", "2024-01-01 24:00", "2024-01-01T10:00:60", "2024-01-01T", "2024-01-01Z"]
    wrong += ["01/02/2024", "2024/01/02", "1.2.2024", "45000", "45000,5", "1 jan 2024", "0-0-2000"]
    wrong += ["2024–01–01", "２０２４-01-01", "10000-01-01", "12-31-2023", "2024-00-10", "epoch"]
    wrong += ["2024-01-01T10:00:00+25:00", "2024-02-30T10:00:00Z", "today", "-2024-01-01"]
    assert read(column("date"), [*good, *wrong]) == good


def test_booleans() -> None:
    true = ["J", "j", "Ja ", "JA", "TRUE", "true", "1"]
    false = ["N", "n", " nee", "FALSE", "False", "0"]
    wrong = ["waar", "x", "y", "yes", "no", "T", "1,0", "2", "-", "ja!", "J N"]
    expected = dict.fromkeys(true, True) | dict.fromkeys(false, False)
    assert read(column("boolean"), [*true, *false, *wrong]) == expected


def test_codes_lose_space_case_and_art_in_front_and_nothing_else() -> None:
    expected = {
        **dict.fromkeys(("ART. 249", "art249", "art.249", "Artikel 249", " 249\u3000"), "249"),
        **dict.fromkeys(
            ("249 lid 2 Sr", "249\u2009lid\u00a02  Sr", "ART 249 LID 2 SR"), "249 lid 2 sr"
        ),
        "249  lid\t2": "249 lid 2",
        "artt. 249": "artt. 249",
        "art. x": "art. x",
        "arts": "arts",
        "249, art. 3": "249, art. 3",
        "249-lid-2": "249-lid-2",
        "Één": "één",
    }
    codes = column("string", normalisation="kleine letters")
    assert read(codes, list(expected)) == expected
    capitals = column("string", normalisation="hoofdletters")
    assert read(capitals, ["f527", " F\u00a0527"]) == {"f527": "F527", " F\u00a0527": "F 527"}


def test_keys_are_trimmed_and_not_otherwise_changed() -> None:
    keys = [" a1", "A1", "a 1", "a  1", "art. 1", "\u00a0é\u2003"]
    assert read(column("string"), keys) == {key: key.strip() for key in keys}

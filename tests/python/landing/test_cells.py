"""What one cell may hold: dates, numbers, booleans, lists, codes, and words for *missing*."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from keten.errors import ExitCode, WrongUseError
from keten.landing.cells import ODD_SPACES, cell_text, untidy
from keten.project import Project
from tests.python.landing.conftest import INCIDENT, INCIDENTEN, Delivery


def land_dates(delivery: Delivery, *cells: str) -> dict[str, Any]:
    """Land incidents with these cells as pleegdatum_begin; return key -> landed value as text."""
    lines = [f"{INCIDENT.format(f'k{i}')};{cell}" for i, cell in enumerate(cells)]
    delivery.rows("incidenten", f"{INCIDENTEN};pleegdatum_begin", *lines).slachtoffers()
    delivery.land()
    query = "select incident_id, cast(pleegdatum_begin as varchar) from {incidenten}"
    return dict(delivery.landed(query))


def test_reads_dates(delivery: Delivery) -> None:
    cells = [
        ("2019-02-28", "2019-02-28"),
        ("28-02-2019", "2019-02-28"),
        ("1-2-2019", "2019-02-01"),
        ("20190228", "2019-02-28"),
        ("2019-02-28 13:45", "2019-02-28"),
        ("2019-02-28T13:45:10.123", "2019-02-28"),
        ("28-02-2019 23:59:59", "2019-02-28"),
        ("2019-06-30T22:30:00Z", "2019-07-01"),
        ("2019-12-31T22:30:00Z", "2019-12-31"),
        ("2019-12-31T23:30:00+00:00", "2020-01-01"),
        ("2020-01-01T00:30+02", "2019-12-31"),
        ("2019-12-31T23:30:00-0200", "2020-01-01"),
        ("  2019-02-28 ", "2019-02-28"),
        ("\u00a02019-02-28", "2019-02-28"),
        ("1900-01-02", "1900-01-02"),
        ("", None),
        ("   ", None),
        ("1900-01-01", None),
        ("31-12-9999", None),
        ("onbekend", None),
        ("NULL", None),
        ("-", None),
        ("N.v.t.", None),
    ]
    expected = {f"k{i}": day for i, (_, day) in enumerate(cells)}
    assert land_dates(delivery, *(cell for cell, _ in cells)) == expected


@pytest.mark.parametrize("odd_spaces", [False, True])
def test_only_untidy_cells_need_trimming(odd_spaces: bool) -> None:
    around = ODD_SPACES if odd_spaces else " "
    cells = ["", "a", "a b", "é", "a\u00a0b", *around]
    cells += [text for space in around for text in (f"{space}é", f"é{space}", f" a{space} ")]
    text, condition = cell_text("cell", odd_spaces), untidy("cell", odd_spaces)
    rows = duckdb.execute(
        f"select cell, {text} is distinct from cell, {condition} from (select unnest($1) as cell)",
        [cells],
    ).fetchall()
    assert len(rows) == len(cells)
    assert [cell for cell, differs, found in rows if differs != found] == []


def test_quarantines_what_is_no_date(delivery: Delivery) -> None:
    wrong = ["2019-02-29", "29/02/2020", "43890", "1 mei 2020", "2019-13-01", "01012020", "soms"]
    wrong += ["2019-02-28 25:00", "2019-02-28T10:00 CET", "infinity", "-024-01-01", "1/2/19"]
    assert land_dates(delivery, *wrong, "1899-12-31") == {}
    assert [row[3] for row in delivery.quarantined()] == ["geen datum"] * len(wrong) + ["minimum"]
    (message,) = set(delivery.landed("select melding from {afgekeurd} where regel = 'geen datum'"))
    assert message[0].startswith("pleegdatum_begin is not a date that exists.")


def land_ages(delivery: Delivery, *cells: str) -> dict[str, Any]:
    lines = [f'a;p{i};M;"{cell}"' for i, cell in enumerate(cells)]
    delivery.slachtoffers(*lines)
    delivery.land()
    return dict(delivery.landed("select persoon_id, leeftijd from {slachtoffers}"))


def test_whole_numbers_in_a_file_with_decimal_commas(delivery: Delivery) -> None:
    cells = ["12", "12,0", "012", "+7", "0", "120", "1.250", "12.0", "12,5", "1e1", "-1", "121"]
    landed = land_ages(delivery, *cells)
    assert landed == {"p0": 12, "p1": 12, "p2": 12, "p3": 7, "p4": 0, "p5": 120}
    rules = [row[3] for row in delivery.quarantined()]
    assert rules == ["geen geheel getal"] * 4 + ["minimum", "maximum"]


def test_whole_numbers_in_a_file_with_decimal_points(delivery: Delivery) -> None:
    assert land_ages(delivery, "12.0", "13.00", "1,250") == {"p0": 12, "p1": 13}


def test_booleans_and_closed_lists(delivery: Delivery) -> None:
    words = ["J", "n", "1", "0", "ja", "Nee", "TRUE", "false", "y", "2"]
    base = "{};2020-05-01;2020-05-01;F527;Amsterdam;{};N;N"
    delivery.incidenten(*(base.format(f"a{i}", word) for i, word in enumerate(words)))
    delivery.slachtoffers("a0;p;x;1", "a0;q;man;1", "a0;r;onbekend;", "a0;s;;")
    assert delivery.land() is ExitCode.QUARANTINED
    landed = [value for (value,) in delivery.landed("select geinformeerd from {incidenten}")]
    assert landed == [True, False] * 4
    rules = [row[1:] for row in delivery.quarantined()]
    assert rules == [
        (10, "geinformeerd", "geen ja of nee"),
        (11, "geinformeerd", "geen ja of nee"),
        (3, "geslacht", "gesloten lijst"),
    ]
    query = "select persoon_id, geslacht from {slachtoffers}"
    assert delivery.landed(query) == [("p", "X"), ("r", None), ("s", None)]
    counted = "select ontbrekende_waarden from {bestanden} where tabel = 'slachtoffers'"
    assert delivery.landed(counted) == [("geslacht: 1",)]


def test_a_required_cell_must_be_filled(delivery: Delivery) -> None:
    base = "a{};{};2020-05-01;F527;{};J;N;N"
    rows = [("", "Amsterdam"), ("01-01-1900", "Amsterdam"), ("2020-01-01", "onbekend")]
    delivery.incidenten(*(base.format(i, *row) for i, row in enumerate(rows))).slachtoffers()
    assert delivery.land() is ExitCode.QUARANTINED
    assert [row[2:] for row in delivery.quarantined()] == [
        ("registratiedatum", "verplicht"),
        ("registratiedatum", "verplicht"),
        ("eenheid", "verplicht"),
    ]


def test_periode_and_peildatum(delivery: Delivery) -> None:
    base = "{};{};{};F527;Amsterdam;J;N;N"
    delivery.incidenten(
        base.format("a", "2020-01-01", "2025-05-01"),
        base.format("b", "2024-12-31", "2025-05-02"),
        base.format("c", "2019-12-31", "2020-01-01"),
        base.format("d", "2025-01-01", "2020-01-01"),
    )
    assert delivery.land() is ExitCode.QUARANTINED
    assert [row[1:] for row in delivery.quarantined()] == [
        (3, "melddatum", "na peildatum"),
        (4, "registratiedatum", "buiten periode"),
        (5, "registratiedatum", "buiten periode"),
    ]


def test_codes_are_normalised_and_unknown_ones_counted(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    base = "{};2020-05-01;2020-05-01;{};{};J;N;N"
    long_code = "x" * 60
    delivery.incidenten(
        base.format("a", " f527", "Oost-Nederland"),
        base.format("b", "F999", "AMSTERDAM\u00a0"),
        base.format("c", "F999", long_code),
    )
    assert delivery.land() is ExitCode.CLEAN
    query = "select mk_code, mk_code_ontvangen, eenheid, eenheid_ontvangen from {incidenten}"
    assert delivery.landed(query) == [
        ("F527", " f527", "oost-nederland", "Oost-Nederland"),
        ("F999", "F999", "amsterdam", "AMSTERDAM\u00a0"),
        ("F999", "F999", long_code, long_code),
    ]
    counted = "select onbekende_codes from {bestanden} where tabel = 'incidenten'"
    assert delivery.landed(counted) == [(3,)]
    printed = capsys.readouterr().out
    assert "unknown mk_code «F999» (2 ×): add it to seeds/codes/mk_codes.csv" in printed
    assert long_code not in printed
    assert long_code not in printed


def test_a_missing_code_list_is_named(delivery: Delivery, tmp_path: Path) -> None:
    delivery.project = Project(root=tmp_path / "leeg", var=tmp_path / "var")
    (tmp_path / "leeg").mkdir()
    contracts = Path(__file__).parents[3] / "contracts"
    (tmp_path / "leeg" / "contracts").symlink_to(contracts)
    with pytest.raises(WrongUseError, match=r"column medium: .*helpwanted_media\.csv is missing"):
        delivery.land()


def test_values_that_are_no_codes_are_counted_but_not_shown(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    other = "een zin die in een andere kolom hoort"
    delivery.incidenten(
        *(INCIDENT.replace("Amsterdam", other).format(key) for key in "ab"),
        INCIDENT.replace("Amsterdam", "0123456789abcdef0123").format("c"),
    )
    delivery.land()
    printed = capsys.readouterr().out
    assert (
        "unknown eenheid (2 values not shown: they do not look like codes; is this another "
        "column?) (3 ×, from line 2, 3, 4)" in printed
    )
    assert other not in printed
    assert "0123456789abcdef0123" not in printed

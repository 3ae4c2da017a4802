"""Workbooks: which sheet and rows are read, and how they land."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from keten.decoding.frames import UndecodableError
from keten.errors import ExitCode, RefusedError
from tests.python.landing.conftest import Delivery
from tests.python.landing.decoding import (
    cells,
    deliver,
    texts,
    workbook,
)
from tests.python.landing.test_xlsx_cells import decoded

HEADER = ("incident_id", "persoon_id", "geslacht", "leeftijd")


def sheets(**content: list[tuple[Any, ...]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in content.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_rows_keep_the_numbers_of_the_sheet(tmp_path: Path) -> None:
    book = sheets(Blad1=[(), ("a", "b"), (), ("1", None), (None, "2"), (" ", ""), ("3",)])
    found = decoded(tmp_path, saved(book))
    assert found.rows == [(4, "1", None), (5, None, "2"), (7, "3", None)]
    assert (found.head.header_line, found.head.blank_lines) == (2, 3)


def test_a_cell_that_stands_in_the_sheet_twice_refuses(tmp_path: Path) -> None:
    rows = cells(texts(1, "a", "b"), texts(2, "1", "2") + texts(2, "3"))
    with pytest.raises(UndecodableError, match="damaged"):
        decoded(tmp_path, workbook(rows))


def test_columns_on_the_left_of_the_table_keep_their_place(tmp_path: Path) -> None:
    found = decoded(tmp_path, workbook(cells('<c r="C4" t="str"><v>a</v></c>', first=4)))
    assert found.head.names == ["", "", "a"]
    rows = cells(f'{texts(1, "x")}<c r="C1" t="str"><v>a</v></c>', '<c r="C2"><f>1</f></c>')
    assert decoded(tmp_path, workbook(rows)).broken == [(2, "a", "formule zonder uitkomst")]
    rows = cells('<c r="C1" t="str"><v>a</v></c>', '<c r="C2"><f>1</f></c>')
    assert decoded(tmp_path, workbook(rows)).broken == [(2, "a", "formule zonder uitkomst")]


def test_the_sheet_named_like_the_table_is_read(delivery: Delivery, capsys: Any) -> None:
    book = sheets(
        Toelichting=[("Let op", "x")],
        SLACHTOFFERS=[HEADER, ("a", "p1", "V", 12)],
        Verborgen=[("x",)],
    )
    book["Verborgen"].sheet_state = "hidden"
    deliver(delivery, "s.xlsx", saved(book))
    assert delivery.land() is ExitCode.CLEAN
    assert delivery.landed("select regelnummer, leeftijd from {slachtoffers}") == [(2, 12)]
    assert "sheets not read: Toelichting, Verborgen" in capsys.readouterr().out


def test_several_sheets_of_which_none_is_named_like_the_table_refuse(delivery: Delivery) -> None:
    book = sheets(Blad1=[HEADER, ("a", "p1", "V", 12)], Blad2=[("x",)])
    book["Blad2"].sheet_state = "veryHidden"
    deliver(delivery, "s.xlsx", saved(book))
    with pytest.raises(RefusedError, match=r"2 sheets \(Blad1, Blad2\).*named slachtoffers"):
        delivery.land()


def test_names_of_sheets_are_shown_only_when_safe(delivery: Delivery) -> None:
    names: Any = {"jan@voorbeeld.nl": [HEADER], "\u202eBlad2": [("x",)]}
    book = sheets(**names)
    deliver(delivery, "s.xlsx", saved(book))
    with pytest.raises(RefusedError, match=r"\(\(not shown\), \?Blad2\)"):
        delivery.land()


def test_identifiers_in_a_sheet_that_is_not_read_refuse(delivery: Delivery) -> None:
    """The file is kept as received, so no part of it may hold any."""
    book = sheets(slachtoffers=[HEADER, ("a", "p1", "V", 12)], Lijst=[("x",), ("q", 111222333)])
    deliver(delivery, "s.xlsx", saved(book))
    with pytest.raises(RefusedError, match=r"another sheet.*BSN on line 2"):
        delivery.land()


def test_the_account_says_what_is_the_matter_and_rows_are_kept_as_received(
    delivery: Delivery, capsys: Any
) -> None:
    book = sheets(Blad1=[(), HEADER, ("a", "p1", "V", "=6*2"), (), ("a", "p2", "M", 13)])
    deliver(delivery, "s.xlsx", saved(book))
    assert delivery.land() is ExitCode.QUARANTINED
    out = capsys.readouterr().out
    assert "slachtoffers: 1 quarantined: leeftijd, formule zonder uitkomst (line 3)" in out
    assert "slachtoffers: the header stands on row 2" in out
    assert "slachtoffers: 1 blank lines skipped" in out or "2 blank lines skipped" in out
    ((line, row, message),) = delivery.landed(
        "select regelnummer, rij_ontvangen, melding from {afgekeurd}"
    )
    assert line == 3
    assert row == '{"incident_id":"a","persoon_id":"p1","geslacht":"V","leeftijd":"=6*2"}'
    assert "let it calculate" in message
    assert delivery.landed("select formaat, gelezen, geaccepteerd, afgekeurd from {bestanden} "
                           "where tabel = 'slachtoffers'") == [("xlsx", 2, 1, 1)]  # fmt: skip


def test_a_serial_number_is_no_date(delivery: Delivery) -> None:
    header = "incident_id registratiedatum melddatum mk_code eenheid geinformeerd aangifte naar_om"
    rest = ("F527", "Amsterdam", True, False, False)
    book = sheets(
        Blad1=[
            tuple(header.split()),
            ("a", dt.date(2020, 5, 1), dt.datetime(2020, 4, 30, 23, 59), *rest),
            ("b", 43952, dt.date(2020, 5, 1), *rest),
        ]
    )
    delivery.entries["incidenten"] = {"bestand": "i.xlsx"}
    (delivery.write() / "i.xlsx").write_bytes(saved(book))
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed("select melddatum, geinformeerd from {incidenten}") == [
        (dt.date(2020, 4, 30), True)
    ]
    assert delivery.quarantined() == [("incidenten", 3, "registratiedatum", "geen datum")]


def test_every_line_number_points_at_its_row(delivery: Delivery) -> None:
    rows: list[tuple[Any, ...]] = [HEADER]
    for number in range(300):
        rows += [()] * (number % 3 == 0)
        rows.append(("a", f"p{number}\n{number}", "V", number % 130))
    content = saved(sheets(slachtoffers=rows))
    deliver(delivery, "s.xlsx", content)
    assert delivery.land() is ExitCode.QUARANTINED
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    landed = delivery.landed("select regelnummer, persoon_id, leeftijd from {slachtoffers}")
    assert len(landed) > 250
    for line, person, age in landed:
        assert (sheet.cell(line, 2).value, sheet.cell(line, 4).value) == (person, age)

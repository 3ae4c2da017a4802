"""Workbooks: which sheet and rows are read, and what a cell becomes."""

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
    Decoded,
    cells,
    deliver,
    packed,
    texts,
    workbook,
    workbook_parts,
)

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


def decoded(tmp_path: Path, content: bytes, **changes: Any) -> Decoded:
    path = tmp_path / "tabel.xlsx"
    path.write_bytes(content)
    return Decoded(path, **changes)


def cell_of(tmp_path: Path, cell: str) -> Decoded:
    """What becomes of the cell A2, whose element begins with ``<c r="A2"``."""
    rows = cells(texts(1, "a", "b"), f'<c r="A2"{cell}</c><c r="B2" t="str"><v>x</v></c>')
    return decoded(tmp_path, workbook(rows))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("><v>12</v>", "12"),
        ("><v>12.0</v>", "12"),
        ("><v>12.5</v>", "12.5"),
        ("><v>1.2E+15</v>", "1200000000000000"),
        ("><v>9007199254740991</v>", "9007199254740991"),
        ("><v>0.30000000000000004</v>", "0.3"),
        ("><v>-0.5</v>", "-0.5"),
        ("><v>43890</v>", "43890"),
        (' s="1"><v>43890</v>', "2020-02-29"),
        (' s="2"><v>43890</v>', "2020-02-29"),
        (' s="3"><v>43890.5</v>', "2020-02-29 12:00:00"),
        (' s="4"><v>0.5</v>', "12:00:00"),
        (' s="1"><v>2958466</v>', "+10000-01-01"),
        (' t="d"><v>2020-02-29</v>', "2020-02-29"),
        (' t="b"><v>1</v>', "true"),
        (' t="b"><v>0</v>', "false"),
        (' t="s"><v>0</v>', "gedeeld"),
        (' t="str"><v>tekst</v>', "tekst"),
        (' t="inlineStr"><is><t>007</t></is>', "007"),
        (' t="inlineStr"><is><t>=1+1</t></is>', "=1+1"),
        (' t="inlineStr"><is><t>é "x"; &lt;b&gt;\n2</t></is>', 'é "x"; <b>\n2'),
        (' t="inlineStr"><is><r><t>twee</t></r><r><t xml:space="preserve"> delen</t></r></is>',
         "twee delen"),
        (' t="inlineStr"><is><t>12345678901234567</t></is>', "12345678901234567"),
        ("><f>6*7</f><v>42</v>", "42"),
        (' t="str"><f>"a"</f><v>a</v>', "a"),
        (' t="str"><f>""</f><v></v>', ""),
    ],
)  # fmt: skip
def test_a_cell_becomes_the_text_of_a_csv(tmp_path: Path, cell: str, text: str) -> None:
    found = cell_of(tmp_path, cell)
    assert found.rows == [(2, text, "x")]
    assert found.broken == []


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("><f>6*7</f>", "formule zonder uitkomst"),
        ("><f>6*7</f><v></v>", "formule zonder uitkomst"),
        ("><f>6*7</f><v/>", "formule zonder uitkomst"),
        (' t="e"><v>#N/A</v>', "foutwaarde"),
        (' t="e"><f>1/0</f><v>#DIV/0!</v>', "foutwaarde"),
        (" t='e'><v>#REF!</v>", "foutwaarde"),
        (' t="inlineStr"><is><t>#VERW!</t></is>', "foutwaarde"),
        (' t="str"><v>#N/B</v>', "foutwaarde"),
        ("><v>12345678901234567</v>", "te lang getal"),
        ("><v>1.2E+17</v>", "te lang getal"),
        (' s="1"><v>1588291200000</v>', "onleesbare cel"),
    ],
)
def test_a_cell_that_cannot_be_read_breaks_its_row(tmp_path: Path, cell: str, rule: str) -> None:
    found = cell_of(tmp_path, cell)
    assert found.rows == []
    assert found.broken == [(2, "a", rule)]


def test_a_formula_without_result_in_the_last_cell_of_a_sheet_breaks_its_row(
    tmp_path: Path,
) -> None:
    rows = cells(texts(1, "a", "b"), '<c r="A2"><v>1</v></c>', '<c r="B3"><f>A2</f></c>')
    found = decoded(tmp_path, workbook(rows))
    assert (found.rows, found.broken) == ([(2, "1", None)], [(3, "b", "formule zonder uitkomst")])


def test_an_error_in_a_column_that_is_left_out_breaks_no_row(tmp_path: Path) -> None:
    rows = cells(texts(1, "a", "opmerking"), f'{texts(2, "x")}<c r="B2" t="e"><v>#N/A</v></c>')
    assert decoded(tmp_path, workbook(rows)).rows == [(2, "x", "#N/A")]


def test_an_error_in_the_header_refuses(tmp_path: Path) -> None:
    rows = cells(f'{texts(1, "a")}<c r="B1" t="e"><v>#N/A</v></c>', texts(2, "x", "y"))
    with pytest.raises(UndecodableError, match=r"cell B1: .* an error"):
        decoded(tmp_path, workbook(rows))


def test_prefixes_and_cells_without_an_address_are_read_alike(tmp_path: Path) -> None:
    parts = workbook_parts("")
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row><x:c t="str"><x:v>a</x:v></x:c><x:c t="str"><x:v>b</x:v></x:c></x:row>'
        "<x:row><x:c><x:v>1</x:v></x:c><x:c><x:f>1</x:f></x:c></x:row></x:sheetData></x:worksheet>"
    )
    parts["xl/worksheets/sheet1.xml"] = sheet
    assert decoded(tmp_path, packed(parts)).broken == [(2, "b", "formule zonder uitkomst")]


def test_dates_of_the_1904_system(tmp_path: Path) -> None:
    parts = workbook_parts(cells(texts(1, "a"), '<c r="A2" s="1"><v>42428</v></c>'))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        "<sheets>", '<workbookPr date1904="1"/><sheets>'
    )
    assert decoded(tmp_path, packed(parts)).rows == [(2, "2020-02-29")]


def test_merged_cells_never_become_empty(tmp_path: Path) -> None:
    rows = cells(
        texts(1, "a", "b", "x"),
        texts(2, "1", "samen", "p"),
        texts(3, "2", "", "q"),
        texts(4, "3", "ook", "r"),
        texts(5, "breed", "", "s"),
        texts(6, "5", "los", "smal"),
    )
    merges = "".join(f'<mergeCell ref="{at}"/>' for at in ("A1:B1", "B2:B3", "A5:B5", "C5:C6"))
    found = decoded(tmp_path, workbook(rows, behind=f"<mergeCells>{merges}</mergeCells>"))
    assert [row[0] for row in found.rows] == [2, 4, 6]
    rule = "samengevoegde cellen"
    assert found.broken == [(3, "b", rule), (5, "b", rule)]


def test_a_value_beside_the_header_breaks_its_row(tmp_path: Path) -> None:
    rows = cells(texts(1, "a", "b"), texts(2, "1", "2", "", "4"), texts(3, "3"))
    found = decoded(tmp_path, workbook(rows))
    assert (found.rows, found.broken) == ([(3, "3", None)], [(2, "", "aantal velden")])


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
    assert "slachtoffers: 1 quarantined: leeftijd, formule zonder uitkomst" in out
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

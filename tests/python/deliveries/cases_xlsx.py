"""Workbooks: sheets, formulas, errors, dates, merged cells, empty rows, and dangerous archives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.python.deliveries.case import Case, at, lands, quarantines, refuses
from tests.python.deliveries.edits import Edit, add, cell, convert, file_format, workbook

_FILE = "zaken.xlsx"
_HEARING = ("zaken", 5, "zittingsdatum")  # column I, row 6 of the sheet
_XLSX = file_format("xlsx", "zaken")


def _put(place: str, value: Any) -> Edit:
    def change(book: Any) -> None:
        book.worksheets[0][place] = value

    return workbook("zaken", change)


def _sheets(first: str, *others: str) -> Edit:
    def change(book: Any) -> None:
        book.worksheets[0].title = first
        for name in others:
            book.create_sheet(name)["A1"] = "iets anders"

    return workbook("zaken", change)


def _upside_down(book: Any) -> None:
    book.create_sheet("inhoud", 0)["A1"] = "Levering van het OM"


_SHEETS = [
    lands("om", "xlsx", "a sheet with another name, the only one", _XLSX, _sheets("Blad1")),
    lands(
        "om",
        "xlsx",
        "the sheet named like the table, among others",
        _XLSX,
        _sheets("ZAKEN ", "toelichting", "Blad2"),
        says="sheets not read: toelichting, Blad2",
    ),
    lands(
        "om",
        "xlsx",
        "the sheet named like the table is the second",
        _XLSX,
        workbook("zaken", _upside_down),
        says="sheets not read: inhoud",
    ),
    lands(
        "om",
        "xlsx",
        "more sheets than the account names",
        _XLSX,
        _sheets("zaken", *(f"blad {number}" for number in range(1, 301))),
        says="blad 19, blad 20 and 280 more",
    ),
    refuses(
        "om",
        "xlsx",
        "two sheets, of which none is named like the table",
        _XLSX,
        _sheets("Blad1", "Blad2"),
        says=(f"{_FILE} holds 2 sheets (Blad1, Blad2)", "Give the sheet with the table that name"),
    ),
    refuses(
        "om",
        "xlsx identificatoren",
        "an address on a sheet that is not read",
        _XLSX,
        workbook("zaken", lambda book: book.create_sheet("mail").append(["jan@voorbeeld.nl"])),
        says="an e-mail address",
        hides="jan@voorbeeld",
    ),
]
_VALUES = [
    lands(
        "om",
        "xlsx datums",
        "date cells",
        _XLSX,
        convert("zaken", "zittingsdatum", date.fromisoformat),
        gives=at("zaken", 1, "zittingsdatum", "2021-02-01"),
    ),
    lands(
        "om",
        "xlsx datums",
        "date cells with a time",
        _XLSX,
        _put("I6", datetime(2024, 11, 5, 13, 30)),
        gives=at(*_HEARING, "2024-11-05"),
    ),
    quarantines(
        "om",
        "xlsx datums",
        "a date cell that was formatted as a number",
        _XLSX,
        _put("I6", 45601),
        rows=[(*_HEARING, "geen datum")],
    ),
    lands(
        "om",
        "xlsx getallen",
        "numbers as numbers and as text",
        _XLSX,
        _put("F6", 45),
        _put("F5", "28"),
        gives=(("zaken", 5, "leeftijd", "45"), ("zaken", 4, "leeftijd", "28")),
    ),
    quarantines(
        "om",
        "xlsx getallen",
        "half an age",
        _XLSX,
        _put("F6", 45.5),
        rows=[("zaken", 5, "leeftijd", "geen geheel getal")],
    ),
    lands(
        "om",
        "xlsx verplicht",
        "a number for a key",
        file_format("xlsx", "straffen"),
        convert("straffen", "strafnummer", int),
        gives=at("straffen", 2, "strafnummer", "2"),
    ),
    quarantines(
        "om",
        "xlsx",
        "a formula without a stored result",
        _XLSX,
        _put("I6", "=TODAY()"),
        rows=[(*_HEARING, "formule zonder uitkomst")],
        says="Open the workbook, let it calculate, and save it",
    ),
    quarantines(
        "om",
        "xlsx",
        "an error of the spreadsheet",
        _XLSX,
        _put("F6", "#N/A"),
        rows=[("zaken", 5, "leeftijd", "foutwaarde")],
        says="leeftijd holds an error of the spreadsheet, such as #N/A",
    ),
    quarantines(
        "om",
        "xlsx",
        "a Dutch error as text",
        _XLSX,
        _put("E6", "#VERW!"),
        rows=[("zaken", 5, "geslacht", "foutwaarde")],
    ),
    quarantines(
        "om",
        "xlsx",
        "merged cells",
        _XLSX,
        workbook("zaken", lambda book: book.worksheets[0].merge_cells("C5:C6")),
        rows=[("zaken", 5, "parket", "samengevoegde cellen")],
        says="Unmerge them",
    ),
    quarantines(
        "om",
        "xlsx csv",
        "a value beside the table",
        _XLSX,
        _put("L6", "zie mail"),
        rows=[("zaken", 5, "", "aantal velden")],
        says="The row has a value in column L, where the header has no name",
    ),
]
_LINES = [
    lands(
        "om",
        "xlsx regelnummers",
        "empty rows between the records",
        _XLSX,
        workbook("zaken", lambda book: book.worksheets[0].insert_rows(4, 2)),
        gives=(("zaken", 2, "parketnummer", "z2"), ("zaken", 7, "parketnummer", "z5")),
    ),
    lands(
        "om",
        "xlsx regelnummers",
        "rows above the header",
        _XLSX,
        workbook("zaken", lambda book: book.worksheets[0].insert_rows(1, 3)),
        says="the header stands on row 4",
        gives=at("zaken", 4, "parketnummer", "z1"),
    ),
    quarantines(
        "om",
        "xlsx regelnummers",
        "quarantine below empty rows",
        _XLSX,
        cell("zaken", 5, "parket", ""),
        workbook("zaken", lambda book: book.worksheets[0].insert_rows(2, 5)),
        rows=[("zaken", 10, "parket", "verplicht")],
    ),
    lands(
        "om",
        "xlsx regelnummers",
        "a line break in a cell takes one row",
        _XLSX,
        file_format("xlsx", "beslissingen"),
        cell("beslissingen", 1, "sepotgrond", "een\ntwee"),
        gives=at("beslissingen", 3, "parketnummer", "z2"),
    ),
    quarantines(
        "om",
        "xlsx csv",
        "a total under the table",
        _XLSX,
        add("zaken", "Totaal;5"),
        rows=[("zaken", 6, "parket", "verplicht")],
    ),
]
CASES: list[Case] = [*_SHEETS, *_VALUES, *_LINES]

"""Deliveries of reeksen, in all formats."""

from __future__ import annotations

from tests.python.deliveries.case import Case, at, lands, quarantines, refuses
from tests.python.deliveries.edits import (
    cell,
    copy,
    csv_style,
    file_format,
    manifest,
)

_VALUE, _PRINTED = ("reeksen", 4, "waarde"), ("reeksen", 4, "gedrukt")
_SERIES = [
    *(
        lands(
            "reeksen",
            "formaten",
            f"as it is, in {suffix}",
            file_format(suffix),
            gives=at("reeksen", 3, "dimensie_2", "geslacht=V"),
        )
        for suffix in ("csv", "xlsx", "parquet", "sav")
    ),
    *(
        lands(
            "reeksen",
            "gedrukt",
            f"printed {text!r}",
            cell(*_VALUE, ""),
            cell(*_PRINTED, text),
            gives=at(*_PRINTED, text),
        )
        for text in ("<5", "<10", "-", "57%", "onbekend", "1.250", "n.v.t.")
    ),
    lands(
        "reeksen",
        "gedrukt parquet",
        "a printed dash in Parquet",
        cell(*_VALUE, ""),
        cell(*_PRINTED, "-"),
        file_format("parquet"),
        gives=at(*_PRINTED, "-"),
    ),
    lands(
        "reeksen",
        "ontbrekend",
        "a dash for the value itself",
        cell(*_VALUE, "-"),
        gives=at(*_VALUE, None),
        says="1 × a word or date for missing in waarde",
    ),
    quarantines(
        "reeksen",
        "getallen",
        "a value with a thousands point",
        cell("reeksen", 1, "waarde", "65.432"),
        rows=[("reeksen", 1, "waarde", "geen getal")],
    ),
    quarantines(
        "reeksen",
        "getallen",
        "a value with a sign for per cent",
        cell(*_VALUE, "57%"),
        rows=[(*_VALUE, "geen getal")],
    ),
    quarantines(
        "reeksen",
        "getallen",
        "a base of less than nought",
        cell("reeksen", 4, "n", "-240"),
        rows=[("reeksen", 4, "n", "minimum")],
    ),
    lands(
        "reeksen",
        "onbekende-codes",
        "an unknown registration",
        cell("reeksen", 1, "bron", "cbs"),
        unknown=1,
        says=("unknown bron «cbs»", "seeds/codes/reeksbronnen.csv"),
    ),
    lands(
        "reeksen",
        "onbekende-codes",
        "an unknown measure in SPSS",
        cell("reeksen", 4, "maatstaf", "aanhoudingen"),
        file_format("sav"),
        unknown=1,
        says=("unknown maatstaf «aanhoudingen»", "seeds/codes/maatstaven.csv"),
    ),
    quarantines(
        "reeksen",
        "dubbelen sleutels",
        "one cell with two values",
        copy("reeksen", 4, waarde="13"),
        rows=[("reeksen", n, "bron", "dubbele sleutel") for n in (4, 5)],
    ),
    lands(
        "reeksen",
        "sleutels",
        "the same cell in another place",
        copy("reeksen", 4, vindplaats="M:200"),
    ),
    quarantines(
        "reeksen",
        "sleutels dubbelen",
        "cells without dimensions have a key too",
        copy("reeksen", 1, waarde="1"),
        rows=[("reeksen", n, "bron", "dubbele sleutel") for n in (1, 5)],
    ),
    quarantines(
        "reeksen",
        "periode",
        "a period that begins after the delivery's",
        cell("reeksen", 4, "periode_van", "2025-01-01"),
        cell("reeksen", 4, "periode_tot", "2025-07-01"),
        rows=[("reeksen", 4, "periode_van", "buiten periode")],
    ),
    lands(
        "reeksen",
        "periode",
        "figures from before the periode",
        cell("reeksen", 4, "periode_van", "2015-01-01"),
        cell("reeksen", 4, "periode_tot", "2016-01-01"),
    ),
    quarantines(
        "reeksen",
        "dimensies",
        "a dimension without a name",
        cell("reeksen", 4, "dimensie_1", "jongens"),
        rows=[("reeksen", 4, "dimensie_1", "vorm")],
        says="dimensie_1 is not written as naam=waarde",
    ),
    quarantines(
        "reeksen",
        "dimensies",
        "a dimension without a value in XLSX",
        cell("reeksen", 4, "dimensie_1", "geslacht="),
        file_format("xlsx"),
        rows=[("reeksen", 4, "dimensie_1", "vorm")],
    ),
    lands(
        "reeksen",
        "csv",
        "values with decimal commas in a file with commas",
        csv_style(delimiter=",", encoding="utf-8-sig", line_end="\r\n"),
        gives=at(*_VALUE, "12.5"),
    ),
    refuses(
        "reeksen",
        "identificatoren",
        "a telephone number as place",
        cell("reeksen", 4, "vindplaats", "bel 020-1234567"),
        says="column vindplaats: a telephone number on line 5",
        hides="020-1234567",
    ),
    refuses(
        "reeksen",
        "bestanden",
        "a measure that is a table",
        manifest(bron="tbkk"),
        says="bron must be one of",
    ),
]


CASES: list[Case] = [*_SERIES]

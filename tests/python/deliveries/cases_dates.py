"""Dates in every spelling; what cannot be read goes to quarantine."""

from __future__ import annotations

from tests.python.deliveries.case import Case, at, lands, quarantines
from tests.python.deliveries.edits import cell, file_format

_BEGIN = ("incidenten", 5, "pleegdatum_begin")
_SUMMONS = ("zaken", 5, "zittingsdatum")

# Received, landed. A case for each: they are read by different rules.
_READ = {
    "2019-02-28": "2019-02-28",
    "28-02-2019": "2019-02-28",
    "1-2-2019": "2019-02-01",
    "20190228": "2019-02-28",
    "2020-02-29": "2020-02-29",
    "2019-02-28 13:45": "2019-02-28",
    "28-02-2019 23:59:59": "2019-02-28",
    "2019-02-28T13:45:10.123": "2019-02-28",
    "2019-06-30T22:30:00Z": "2019-07-01",
    "2019-12-31T23:30:00Z": "2020-01-01",
    "2019-12-31T22:30:00Z": "2019-12-31",
    "2020-01-01T00:30:00+02:00": "2019-12-31",
    "\u00a02019-02-28\u2009": "2019-02-28",
    "1900-01-02": "1900-01-02",
}
_UNREADABLE = (
    "2019-02-29",
    "31-04-2019",
    "2019-13-01",
    "28/02/2019",
    "2019/02/28",
    "43890",
    "1 mei 2019",
    "01012019",
    "1-2-19",
    "2019-02",
    "2019-02-28 25:00",
    "2019-02-28T10:00 CET",
    "morgen",
    "0",
)

CASES: list[Case] = [
    *(
        lands("politie", "datums", f"a date {text!r}", cell(*_BEGIN, text), gives=at(*_BEGIN, day))
        for text, day in _READ.items()
    ),
    *(
        quarantines(
            "politie",
            "datums verplicht",
            f"no date {text!r}",
            cell(*_BEGIN, text),
            rows=[(*_BEGIN, "geen datum")],
            says="pleegdatum_begin is not a date that exists. Write dates as jjjj-mm-dd",
        )
        for text in _UNREADABLE
    ),
    quarantines(
        "politie",
        "datums",
        "an offence before 1900",
        cell(*_BEGIN, "1899-12-31"),
        rows=[(*_BEGIN, "minimum")],
        says="lies below 1900-01-01",
    ),
    quarantines(
        "om",
        "datums",
        "the end of an offence before 1900 in XLSX",
        cell("feiten", 4, "pleegdatum_eind", "31-12-1899"),
        file_format("xlsx", "feiten"),
        rows=[("feiten", 4, "pleegdatum_eind", "minimum")],
    ),
    quarantines(
        "om",
        "datums verplicht",
        "a required date that is a serial number, in SPSS",
        cell("zaken", 5, "inschrijfdatum", "45544"),
        file_format("sav", "zaken"),
        rows=[("zaken", 5, "inschrijfdatum", "geen datum")],
    ),
    lands(
        "om",
        "datums",
        "a Dutch date as text in Parquet",
        cell(*_SUMMONS, "1-12-2024"),
        file_format("parquet", "zaken"),
        gives=at(*_SUMMONS, "2024-12-01"),
    ),
    lands(
        "om",
        "datums",
        "a moment in summer time as text in SPSS",
        cell(*_SUMMONS, "2024-07-31T22:00:00Z"),
        file_format("sav", "zaken"),
        gives=at(*_SUMMONS, "2024-08-01"),
    ),
    quarantines(
        "om",
        "datums",
        "a month name as text in XLSX",
        cell(*_SUMMONS, "1 december 2024"),
        file_format("xlsx", "zaken"),
        rows=[(*_SUMMONS, "geen datum")],
    ),
]

"""Rows against the periode, the peildatum and each other."""

from __future__ import annotations

from tests.python.deliveries.case import Case, at, lands, quarantines
from tests.python.deliveries.edits import cell, file_format

_REGISTERED = ("incidenten", 5, "registratiedatum")
_INFLOW = ("zaken", 5, "inschrijfdatum")

_PERIOD = [
    lands("politie", "periode", "registered on the first day", cell(*_REGISTERED, "2020-01-01")),
    lands("politie", "periode", "registered on the last day", cell(*_REGISTERED, "31-12-2024")),
    quarantines(
        "politie",
        "periode",
        "registered a day too early",
        cell(*_REGISTERED, "2019-12-31"),
        rows=[(*_REGISTERED, "buiten periode")],
        says="outside the periode [2020-01-01, 2025-01-01)",
    ),
    quarantines(
        "politie",
        "periode",
        "registered on tot",
        cell(*_REGISTERED, "2025-01-01"),
        rows=[(*_REGISTERED, "buiten periode")],
        says="lies outside the periode",
    ),
    lands(
        "om",
        "periode",
        "a case that came in years earlier",
        cell(*_INFLOW, "1998-03-04"),
        gives=at(*_INFLOW, "1998-03-04"),
    ),
    quarantines(
        "om",
        "periode",
        "inflow on tot in Parquet",
        cell(*_INFLOW, "2025-01-01"),
        file_format("parquet", "zaken"),
        rows=[(*_INFLOW, "buiten periode")],
        says="lies on or after 2025-01-01, the end of the periode",
    ),
    quarantines(
        "om",
        "periode",
        "inflow after tot in SPSS",
        cell(*_INFLOW, "2025-02-01"),
        file_format("sav", "zaken"),
        rows=[(*_INFLOW, "buiten periode")],
    ),
    lands(
        "om",
        "periode",
        "an offence, decision and verdict outside the periode",
        cell("feiten", 3, "pleegdatum_begin", "1995-06-01"),
        cell("beslissingen", 3, "beslisdatum", "2025-03-01"),
        cell("vonnissen", 2, "uitspraakdatum", "2025-04-30"),
    ),
]

_LATER = [
    lands(
        "politie",
        "na-peildatum",
        "known on the peildatum itself",
        cell("incidenten", 5, "melddatum", "2025-05-01"),
    ),
    *(
        quarantines(
            "politie",
            "na-peildatum",
            f"{name} after the peildatum",
            cell("incidenten", 5, name, "2025-05-02"),
            rows=[("incidenten", 5, name, "na peildatum")],
            says=f"{name} lies after the peildatum 2025-05-01, when nobody could know it",
        )
        for name in ("melddatum", "aangiftedatum", "inzenddatum_om", "afsluitdatum")
    ),
    quarantines(
        "om",
        "na-peildatum",
        "summoned after the peildatum",
        cell("zaken", 5, "dagvaardingsdatum", "2026-01-01"),
        rows=[("zaken", 5, "dagvaardingsdatum", "na peildatum")],
    ),
    quarantines(
        "om",
        "na-peildatum",
        "a verdict after the peildatum in XLSX",
        cell("vonnissen", 2, "uitspraakdatum", "2025-05-02"),
        file_format("xlsx", "vonnissen"),
        rows=[("vonnissen", 2, "uitspraakdatum", "na peildatum")],
    ),
    lands(
        "om",
        "na-peildatum",
        "a planned hearing and a later decision may stand",
        cell("zaken", 5, "zittingsdatum", "2026-01-01"),
        cell("beslissingen", 3, "beslisdatum", "2026-02-01"),
        gives=at("beslissingen", 3, "beslisdatum", "2026-02-01"),
    ),
]


CASES: list[Case] = [*_PERIOD, *_LATER]

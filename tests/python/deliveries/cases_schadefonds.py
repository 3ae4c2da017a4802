"""Deliveries of schadefonds, in all formats."""

from __future__ import annotations

from datetime import date

from tests.python.deliveries.case import Case, at, lands, quarantines, refuses
from tests.python.deliveries.edits import (
    cell,
    convert,
    copy,
    drop,
    file_format,
    manifest,
    rename,
)

_AGE = ("aanvragen", 5, "leeftijd")
_FUND = [
    *(
        lands(
            "schadefonds",
            "formaten",
            f"as it is, in {suffix}",
            file_format(suffix),
            gives=at("aanvragen", 2, "beslissing", "afgewezen"),
        )
        for suffix in ("csv", "xlsx", "parquet", "sav")
    ),
    lands(
        "schadefonds",
        "onbekende-codes",
        "an unknown decision",
        cell("aanvragen", 5, "beslissing", "gehonoreerd"),
        unknown=1,
        says=("unknown beslissing «gehonoreerd»", "seeds/codes/schadefonds_beslissingen.csv"),
    ),
    lands(
        "schadefonds", "andere-feiten", "another offence", cell("aanvragen", 5, "artikel", "287 Sr")
    ),
    lands(
        "schadefonds",
        "onbekende-codes andere-feiten",
        "no article",
        cell("aanvragen", 5, "artikel", "zeden"),
        unknown=1,
        says="unknown artikel",
    ),
    quarantines(
        "schadefonds",
        "dubbelen",
        "an application twice",
        copy("aanvragen", 5),
        rows=[("aanvragen", 6, "aanvraag_id", "dubbele rij")],
    ),
    quarantines(
        "schadefonds",
        "dubbelen",
        "two applicants with one code in SPSS",
        copy("aanvragen", 5, leeftijd="16"),
        file_format("sav"),
        rows=[("aanvragen", n, "aanvraag_id", "dubbele sleutel") for n in (5, 6)],
    ),
    quarantines(
        "schadefonds",
        "na-peildatum periode",
        "applied on tot",
        cell("aanvragen", 5, "aanvraagdatum", "2025-01-01"),
        file_format("parquet"),
        rows=[("aanvragen", 5, "aanvraagdatum", "buiten periode")],
    ),
    quarantines(
        "schadefonds",
        "datums",
        "an offence long ago",
        cell("aanvragen", 5, "pleegdatum", "1899-01-01"),
        rows=[("aanvragen", 5, "pleegdatum", "minimum")],
    ),
    quarantines(
        "schadefonds",
        "getallen",
        "an age of 121 in XLSX",
        cell(*_AGE, 121),
        file_format("xlsx"),
        rows=[(*_AGE, "maximum")],
    ),
    lands(
        "schadefonds",
        "getallen xlsx",
        "ages as numbers in XLSX",
        convert("aanvragen", "leeftijd", int),
        file_format("xlsx"),
        gives=at(*_AGE, "15"),
    ),
    quarantines(
        "schadefonds",
        "getallen",
        "half a year old in Parquet",
        convert("aanvragen", "leeftijd", float),
        cell(*_AGE, 0.5),
        file_format("parquet"),
        rows=[(*_AGE, "geen geheel getal")],
    ),
    lands(
        "schadefonds",
        "datums parquet",
        "days as such in Parquet",
        convert("aanvragen", "aanvraagdatum", date.fromisoformat),
        file_format("parquet"),
        gives=at("aanvragen", 5, "aanvraagdatum", "2024-12-31"),
    ),
    lands(
        "schadefonds",
        "ontbrekend",
        "9999-12-31 for no offence date",
        cell("aanvragen", 5, "pleegdatum", "31-12-9999"),
        gives=at("aanvragen", 5, "pleegdatum", None),
        says="1 × a word or date for missing in pleegdatum",
    ),
    refuses(
        "schadefonds",
        "kolommen verplicht",
        "no day of application",
        drop("aanvragen", "aanvraagdatum"),
        says="lacks the required column aanvraagdatum",
    ),
    refuses(
        "schadefonds",
        "identificatoren",
        "a column of days of birth",
        rename("aanvragen", "pleegdatum", "geboortedatum"),
        says="looks like a direct identifier",
    ),
    refuses(
        "schadefonds",
        "peildatum",
        "a peildatum inside the periode",
        manifest(peildatum=date(2024, 6, 1)),
        says="lies before the last day",
    ),
]


CASES: list[Case] = [*_FUND]

"""Codes: spelled otherwise, in no list, articles of this and of other laws."""

from __future__ import annotations

from tests.python.deliveries.case import Case, at, lands
from tests.python.deliveries.edits import cell, column, file_format

_MK = ("incidenten", 5, "mk_code")
_UNIT = ("incidenten", 5, "eenheid")
_ARTICLE = ("feiten", 4, "artikel_1")
_OTHER = ("feiten", 4, "artikel_3")

_SPELLINGS = [
    lands(
        "politie",
        "normalisatie",
        "a code with spaces around",
        cell(*_MK, "  f527 "),
        gives=at(*_MK, "F527"),
    ),
    lands(
        "politie",
        "normalisatie",
        "a unit in capitals",
        cell(*_UNIT, "ROTTERDAM"),
        gives=at(*_UNIT, "rotterdam"),
    ),
    lands(
        "politie",
        "normalisatie",
        "a hard space inside a unit",
        cell(*_UNIT, "Den\u00a0Haag"),
        gives=at(*_UNIT, "den haag"),
    ),
    lands(
        "politie",
        "normalisatie",
        "doubled spaces",
        cell(*_UNIT, "den   haag"),
        gives=at(*_UNIT, "den haag"),
    ),
    lands(
        "politie",
        "normalisatie",
        "what was received stays beside it",
        cell(*_MK, " f527\t"),
        gives=at("incidenten", 5, "mk_code_ontvangen", " f527\t"),
    ),
    lands(
        "om",
        "normalisatie",
        "art. in front of an article",
        cell(*_ARTICLE, "Art. 249 lid 2 Sr"),
        gives=at(*_ARTICLE, "249 lid 2 sr"),
    ),
    lands(
        "om",
        "normalisatie",
        "artikel in front of an article in XLSX",
        cell(*_ARTICLE, "artikel 249 Sr"),
        file_format("xlsx", "feiten"),
        gives=at(*_ARTICLE, "249 sr"),
    ),
    lands(
        "om",
        "normalisatie",
        "an em space in a decision",
        cell("beslissingen", 3, "beslissing", "Technisch\u2003sepot"),
        gives=at("beslissingen", 3, "beslissing", "technisch sepot"),
    ),
]

# tabel, row, column, received; every open list of politie and om.
_UNKNOWN = (
    ("incidenten", 5, "mk_code", "F999", "mk_codes"),
    ("incidenten", 6, "eenheid", "Utrecht-Zuid", "eenheden"),
    ("zaken", 5, "parket", "Parijs", "parketten"),
    ("feiten", 4, "artikel_1", "251 Sr", None),
    ("beslissingen", 3, "beslissing", "buiten spel", "beslissingen"),
    ("vonnissen", 2, "uitspraak", "verbeurd", "uitspraken"),
    ("straffen", 2, "soort", "schavot", "straffen"),
    ("feiten", 4, "maatschappelijke_classificatie", "jong slachtoffer", "classificaties"),
)
_OPEN = [
    lands(
        "politie" if tabel == "incidenten" else "om",
        "onbekende-codes classificaties" if codelist == "classificaties" else "onbekende-codes",
        f"an unknown {name}",
        cell(tabel, row, name, text),
        unknown=1,
        says=(f"unknown {name} «", f"add it to seeds/codes/{codelist}.csv"),
    )
    for tabel, row, name, text, codelist in _UNKNOWN
    if codelist
]
_MORE_UNKNOWN = [
    lands(
        "politie",
        "onbekende-codes",
        "an unknown code on three rows of Parquet",
        cell("incidenten", 4, "mk_code", "F999"),
        cell("incidenten", 5, "mk_code", "f999 "),
        cell("incidenten", 6, "mk_code", "F999"),
        file_format("parquet", "incidenten"),
        unknown=3,
        says="unknown mk_code «F999» (3 ×)",
    ),
    lands(
        "politie",
        "onbekende-codes",
        "an unknown code in SPSS",
        cell(*_MK, "F5300"),
        file_format("sav", "incidenten"),
        unknown=1,
        says="unknown mk_code «F5300» (1 ×)",
    ),
    lands(
        "politie",
        "onbekende-codes",
        "a sentence where a unit belongs is counted, not shown",
        cell(*_UNIT, "wil niet zeggen waar het was"),
        unknown=1,
        says="not shown: it does not look like a code",
    ),
    lands(
        "politie",
        "onbekende-codes",
        "places are free text",
        column("incidenten", "pleeglocatie", "Zwembad De Sluis", "volkstuin nr. 3"),
        gives=at("incidenten", 1, "pleeglocatie", "Zwembad De Sluis"),
    ),
    lands(
        "om",
        "onbekende-codes",
        "unknown codes beside known ones on one fact",
        cell("feiten", 4, "artikel_2", "242 WvSr"),
        cell("feiten", 4, "artikel_3", "zomaar iets"),
        unknown=2,
        says=("unknown artikel_2", "unknown artikel_3"),
    ),
    lands(
        "om",
        "classificaties",
        "every known classification",
        column(
            "feiten",
            "maatschappelijke_classificatie",
            "Minderjarig slachtoffer",
            "seksueel misbruik van kinderen",
            "MEERDERJARIG SLACHTOFFER",
            "overig",
        ),
    ),
    lands(
        "om",
        "classificaties",
        "no classification at all",
        column("feiten", "maatschappelijke_classificatie", ""),
        gives=at("feiten", 1, "maatschappelijke_classificatie", None),
    ),
]

_ARTICLES = [
    *(
        lands("om", "andere-feiten", f"another fact {text!r}", cell(*_OTHER, text))
        for text in ("310 Sr", "9 WVW", "art. 300 lid 1 Sr", "26 WWM", "285b Sr")
    ),
    *(
        lands("om", "normalisatie", f"an article {text!r}", cell(*_ARTICLE, text))
        for text in (
            "249 lid 2",
            "249, tweede lid",
            "240b",
            "247 Wetboek van Strafrecht",
            "244 Sr.",
        )
    ),
    *(
        lands(
            "om",
            "onbekende-codes andere-feiten",
            f"no whole article {text!r}",
            cell(*_OTHER, text),
            unknown=1,
            says="unknown artikel_3",
        )
        for text in ("240 b Sr", "242/245 Sr", "244 Sr en 249 Sr", "Sr 249", "lid 2")
    ),
]

CASES: list[Case] = [*_SPELLINGS, *_OPEN, *_MORE_UNKNOWN, *_ARTICLES]

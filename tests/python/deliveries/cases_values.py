"""Numbers, booleans, closed lists, required cells and words for *missing*."""

from __future__ import annotations

from tests.python.deliveries.case import Case, at, lands, quarantines
from tests.python.deliveries.edits import cell, column, convert, file_format

_AGE = ("slachtoffers", 5, "leeftijd")
_BEGIN = ("incidenten", 5, "pleegdatum_begin")
_AMOUNT = ("straffen", 2, "bedrag")
_DAYS = ("straffen", 1, "duur_onvoorwaardelijk")
_FLAG = ("incidenten", 5, "geinformeerd")

_AGES_READ = {"12,0": "12", "012": "12", "+7": "7", "0": "0", "120": "120", " 9 ": "9"}
_AGES_NOT_READ = ("1.250", "12,5", "1e1", "twaalf", "12 jaar", "١٢", "0x0c", "--1")
_NUMBERS = [
    *(
        lands("politie", "getallen", f"an age {text!r}", cell(*_AGE, text), gives=at(*_AGE, value))
        for text, value in _AGES_READ.items()
    ),
    *(
        quarantines(
            "politie",
            "getallen verplicht",
            f"no age {text!r}",
            cell(*_AGE, text),
            rows=[(*_AGE, "geen geheel getal")],
            says="leeftijd is not a whole number",
        )
        for text in _AGES_NOT_READ
    ),
    lands(
        "politie",
        "getallen",
        "a whole number with a decimal point, in a file without commas",
        cell(*_AGE, "12.0"),
        gives=at(*_AGE, "12"),
    ),
    quarantines(
        "politie",
        "getallen",
        "a whole number with a decimal point, in a file with commas",
        cell("slachtoffers", 1, "leeftijd", "12,0"),
        cell("slachtoffers", 2, "leeftijd", "15,0"),
        cell(*_AGE, "12.0"),
        rows=[(*_AGE, "geen geheel getal")],
        gives=at("slachtoffers", 1, "leeftijd", "12"),
    ),
    quarantines(
        "politie",
        "getallen",
        "an age below 0",
        cell(*_AGE, "-1"),
        rows=[(*_AGE, "minimum")],
        says="leeftijd lies below 0",
    ),
    quarantines(
        "om",
        "getallen",
        "an age above 120",
        cell("zaken", 5, "leeftijd", "121"),
        rows=[("zaken", 5, "leeftijd", "maximum")],
        says="leeftijd lies above 120",
    ),
    lands(
        "om",
        "getallen",
        "an amount with a decimal comma",
        cell(*_AMOUNT, "0,5"),
        gives=at(*_AMOUNT, "0.5"),
    ),
    quarantines(
        "om",
        "getallen",
        "an amount with a thousands point in a file with decimal commas",
        cell("straffen", 1, "bedrag", "1.250"),
        rows=[("straffen", 1, "bedrag", "geen getal")],
        says="Write no thousands points",
    ),
    lands(
        "om",
        "getallen",
        "an amount with a decimal point in a file without commas",
        cell(*_AMOUNT, "1250.50"),
        gives=at(*_AMOUNT, "1250.5"),
    ),
    quarantines(
        "om",
        "getallen",
        "both decimal signs in one amount",
        cell(*_AMOUNT, "1.250,50"),
        rows=[(*_AMOUNT, "geen getal")],
    ),
    quarantines(
        "om",
        "getallen",
        "an amount with a euro sign",
        cell(*_AMOUNT, "€ 1250"),
        rows=[(*_AMOUNT, "geen getal")],
    ),
    quarantines(
        "om",
        "getallen",
        "a negative number of days",
        cell(*_DAYS, "-3"),
        rows=[(*_DAYS, "minimum")],
    ),
    quarantines(
        "om",
        "getallen",
        "more days than any number holds",
        cell(*_DAYS, "99999999999"),
        rows=[(*_DAYS, "geen geheel getal")],
    ),
    quarantines(
        "om",
        "getallen",
        "infinity",
        cell(*_AMOUNT, "inf"),
        rows=[(*_AMOUNT, "geen getal")],
    ),
    lands(
        "om",
        "getallen parquet",
        "whole numbers as decimals in Parquet",
        convert("straffen", "bedrag", lambda text: float(text.replace(",", "."))),
        file_format("parquet", "straffen"),
        gives=at(*_AMOUNT, "1250.5"),
    ),
    lands(
        "politie",
        "getallen sav",
        "ages as SPSS numbers",
        convert("slachtoffers", "leeftijd", int),
        file_format("sav", "slachtoffers"),
        gives=at("slachtoffers", 2, "leeftijd", "15"),
    ),
]

_WORDS = {"J": "true", "n": "false", "1": "true", "0": "false", "JA": "true", "nee": "false"}
_BOOLEANS = [
    *(
        lands("politie", "booleans", f"a yes or no {text}", cell(*_FLAG, text), gives=at(*_FLAG, b))
        for text, b in (_WORDS | {"True": "true", "FALSE": "false"}).items()
    ),
    *(
        quarantines(
            "politie",
            "booleans gesloten-lijsten",
            f"neither yes nor no {text!r}",
            cell(*_FLAG, text),
            rows=[(*_FLAG, "geen ja of nee")],
            says="geinformeerd is neither J nor N",
        )
        for text in ("y", "2", "waar", "J/N", "ja.")
    ),
    lands(
        "om",
        "booleans parquet",
        "booleans as such in Parquet",
        convert("zaken", "geboren_in_nederland", lambda text: text == "J"),
        file_format("parquet", "zaken"),
        gives=at("zaken", 3, "geboren_in_nederland", "false"),
    ),
    lands(
        "om",
        "booleans xlsx",
        "booleans as such in XLSX",
        convert("zaken", "geboren_in_nederland", lambda text: text == "J"),
        file_format("xlsx", "zaken"),
        gives=at("zaken", 1, "geboren_in_nederland", "true"),
    ),
]

_SEX = ("zaken", 5, "geslacht")
_CLOSED = [
    lands("om", "gesloten-lijsten", "sex x", cell(*_SEX, "x"), gives=at(*_SEX, "X")),
    *(
        quarantines(
            "om",
            "gesloten-lijsten",
            f"sex {text!r} in {suffix}",
            cell(*_SEX, text),
            file_format(suffix, "zaken"),
            rows=[(*_SEX, "gesloten lijst")],
            says="geslacht is none of M, V, X",
        )
        for text, suffix in (("man", "csv"), ("0", "xlsx"), ("F", "parquet"), ("VM", "sav"))
    ),
]

_REQUIRED = ("registratiedatum", "melddatum", "mk_code", "eenheid", "aangifte", "naar_om")
_FILLED = [
    *(
        quarantines(
            "politie",
            "verplicht",
            f"{name} left empty",
            cell("incidenten", 5, name, ""),
            rows=[("incidenten", 5, name, "verplicht")],
            says=f"{name} is empty, but required. Fill it",
        )
        for name in _REQUIRED
    ),
    quarantines(
        "politie",
        "verplicht",
        "a key of spaces only",
        cell("incidenten", 5, "incident_id", " \u00a0 "),
        rows=[("incidenten", 5, "incident_id", "verplicht")],
    ),
    quarantines(
        "om",
        "verplicht xlsx",
        "an article left empty in XLSX",
        cell("feiten", 4, "artikel_1", ""),
        file_format("xlsx", "feiten"),
        rows=[("feiten", 4, "artikel_1", "verplicht")],
    ),
    quarantines(
        "om",
        "verplicht parquet",
        "a null in a required column of Parquet",
        cell("vonnissen", 2, "uitspraakdatum", ""),
        file_format("parquet", "vonnissen"),
        rows=[("vonnissen", 2, "uitspraakdatum", "verplicht")],
    ),
    *(
        quarantines(
            "politie",
            "verplicht ontbrekend",
            f"{word!r} in a required column",
            cell("incidenten", 5, name, word),
            rows=[("incidenten", 5, name, "verplicht")],
            says=f"{name} holds a word or date for missing, but is required",
        )
        for name, word in {
            "eenheid": "onbekend",
            "mk_code": "NULL",
            "geinformeerd": "-",
            "melddatum": "01-01-1900",
            "registratiedatum": "9999-12-31",
        }.items()
    ),
]

_MISSING = [
    *(
        lands(
            "politie",
            "ontbrekend",
            f"{word!r} in an optional date",
            cell(*_BEGIN, word),
            gives=at(*_BEGIN, None),
            says="1 × a word or date for missing in pleegdatum_begin; landed as unknown",
        )
        for word in ("NULL", "-", "Onbekend", "N.V.T.", "1900-01-01", "31-12-9999", "19000101")
    ),
    lands(
        "politie",
        "ontbrekend",
        "a dash for the age does not take a child out of the count",
        cell(*_AGE, "-"),
        gives=at(*_AGE, None),
        says="1 × a word or date for missing in leeftijd",
    ),
    lands(
        "politie",
        "ontbrekend gesloten-lijsten",
        "an unknown sex",
        cell("verdachten", 3, "geslacht", "ONBEKEND"),
        gives=at("verdachten", 3, "geslacht", None),
        says="1 × a word or date for missing in geslacht",
    ),
    lands(
        "om",
        "ontbrekend",
        "n.v.t. for a verdict in SPSS",
        cell("vonnissen", 2, "uitspraak", "n.v.t."),
        file_format("sav", "vonnissen"),
        gives=at("vonnissen", 2, "uitspraak", None),
        says="1 × a word or date for missing in uitspraak",
    ),
    lands(
        "politie",
        "ontbrekend",
        "free text is empty, and not a word",
        column("incidenten", "pleeglocatie", "", " "),
        gives=at("incidenten", 5, "pleeglocatie", None),
    ),
    lands(
        "politie",
        "ontbrekend",
        "a word that only looks like one for missing",
        cell("incidenten", 5, "pleeglocatie", "onbekend terrein"),
        gives=at("incidenten", 5, "pleeglocatie", "onbekend terrein"),
    ),
]

CASES: list[Case] = [*_NUMBERS, *_BOOLEANS, *_CLOSED, *_FILLED, *_MISSING]

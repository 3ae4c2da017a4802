"""Deliveries of helpwanted, in all formats."""

from __future__ import annotations

from tests.python.deliveries.case import Case, at, lands, quarantines, refuses
from tests.python.deliveries.edits import (
    add,
    cell,
    column,
    copy,
    file_format,
    leave_out,
)

_POLICE = ("contacten", 5, "politie")
_HELPWANTED = [
    *(
        lands(
            "helpwanted",
            "formaten",
            f"as it is, in {suffix}",
            file_format(suffix),
            gives=at("contacten", 2, "medium", "adviesmodule"),
        )
        for suffix in ("csv", "xlsx", "parquet", "sav")
    ),
    lands(
        "helpwanted",
        "gesloten-lijsten normalisatie",
        "politie in other letters",
        cell(*_POLICE, "Wil  Melden"),
        gives=at(*_POLICE, "wil melden"),
    ),
    *(
        quarantines(
            "helpwanted",
            "gesloten-lijsten",
            f"politie is {text!r} in {suffix}",
            cell(*_POLICE, text),
            file_format(suffix),
            rows=[(*_POLICE, "gesloten lijst")],
            says="politie is none of gemeld, wil melden, nee",
        )
        for text, suffix in (
            ("ja", "csv"),
            ("0", "xlsx"),
            ("misschien", "parquet"),
            ("gemeld bij school", "sav"),
        )
    ),
    lands(
        "helpwanted",
        "ontbrekend gesloten-lijsten",
        "politie is a dash",
        cell(*_POLICE, "-"),
        gives=at(*_POLICE, None),
        says="1 × a word or date for missing in politie",
    ),
    lands(
        "helpwanted",
        "onbekende-codes",
        "an unknown medium",
        cell("contacten", 5, "medium", "fax"),
        unknown=1,
        says=("unknown medium «fax»", "seeds/codes/helpwanted_media.csv"),
    ),
    lands(
        "helpwanted",
        "onbekende-codes",
        "a new age category",
        cell("contacten", 5, "leeftijdscategorie", "18 t/m 25"),
        unknown=1,
        says="unknown leeftijdscategorie «18 t/m 25»",
    ),
    lands(
        "helpwanted",
        "onbekende-codes",
        "a new reason in Parquet",
        add("contactredenen", "c5;deepfake"),
        file_format("parquet"),
        unknown=1,
        says="unknown reden «deepfake»",
    ),
    lands(
        "helpwanted",
        "onbekende-codes",
        "any platform",
        column("contacten", "platform", "Nieuw™", "?!"),
    ),
    lands(
        "helpwanted",
        "normalisatie",
        "a reason in capitals",
        cell("contactredenen", 1, "reden", " GROOMING"),
        gives=at("contactredenen", 1, "reden", "grooming"),
    ),
    quarantines(
        "helpwanted",
        "dubbelen sleutels",
        "one reason twice for one contact",
        copy("contactredenen", 2),
        rows=[("contactredenen", 5, "contact_id", "dubbele rij")],
    ),
    lands(
        "helpwanted",
        "sleutels",
        "several reasons for one contact",
        add("contactredenen", "c1;overig"),
        add("contactredenen", "c1;nepprofiel"),
    ),
    quarantines(
        "helpwanted",
        "wezen",
        "a reason without a contact, in SPSS",
        add("contactredenen", "c9;overig"),
        file_format("sav"),
        rows=[("contactredenen", 5, "contact_id", "ouder ontbreekt")],
    ),
    quarantines(
        "helpwanted",
        "periode",
        "a contact before the periode",
        cell("contacten", 5, "contactdatum", "2019-12-31"),
        rows=[("contacten", 5, "contactdatum", "buiten periode")],
    ),
    quarantines(
        "helpwanted",
        "verplicht wezen",
        "a contact without a day, with its reason",
        cell("contacten", 3, "contactdatum", ""),
        file_format("xlsx"),
        rows=[
            ("contacten", 3, "contactdatum", "verplicht"),
            ("contactredenen", 4, "contact_id", "ouder afgekeurd"),
        ],
    ),
    refuses(
        "helpwanted",
        "bestanden",
        "no reasons",
        leave_out("contactredenen"),
        says="lacks the table contactredenen",
    ),
    refuses(
        "helpwanted",
        "identificatoren",
        "an address as platform",
        cell("contacten", 5, "platform", "insta jan@insta.nl"),
        says="column platform: an e-mail address on line 6",
        hides="jan@insta.nl",
    ),
    refuses(
        "helpwanted",
        "identificatoren",
        "a telephone number as reason, in XLSX",
        cell("contactredenen", 1, "reden", "0612345678"),
        file_format("xlsx"),
        says="column reden: a telephone number on line 2",
        hides="0612345678",
    ),
]


CASES: list[Case] = [*_HELPWANTED]

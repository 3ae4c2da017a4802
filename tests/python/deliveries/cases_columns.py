"""Columns: other names, other order, too many, too few, twice."""

from __future__ import annotations

from tests.python.deliveries.base import Draft
from tests.python.deliveries.case import Case, at, lands, refuses
from tests.python.deliveries.edits import (
    column,
    drop,
    file_format,
    insert_line,
    patch,
    rename,
)


def _turned_round(draft: Draft) -> None:
    for row in draft.tables["feiten"]:
        row.reverse()


_VICTIM = ("slachtoffers", 5, "incident_id")
_NAMED = [
    lands(
        "politie",
        "kolommen",
        "an alias",
        rename("slachtoffers", "incident_id", "IncidentCode"),
        gives=at(*_VICTIM, "i4"),
    ),
    lands(
        "politie",
        "kolommen",
        "capitals and spaces around a name",
        rename("slachtoffers", "incident_id", " INCIDENT_ID "),
        gives=at(*_VICTIM, "i4"),
    ),
    lands(
        "politie",
        "kolommen xlsx",
        "an alias in XLSX",
        rename("incidenten", "eenheid", "Politieregio"),
        file_format("xlsx", "incidenten"),
        gives=at("incidenten", 5, "eenheid", "amsterdam"),
    ),
    lands(
        "politie",
        "kolommen parquet",
        "an alias in Parquet",
        rename("incidenten", "mk_code", "MK"),
        file_format("parquet", "incidenten"),
        gives=at("incidenten", 5, "mk_code", "F527"),
    ),
    lands(
        "politie",
        "kolommen sav",
        "capitals in SPSS",
        rename("incidenten", "melddatum", "KENNISNAMEDATUM"),
        file_format("sav", "incidenten"),
        gives=at("incidenten", 5, "melddatum", "2024-03-15"),
    ),
    lands(
        "om",
        "kolommen",
        "columns in another order",
        _turned_round,
        gives=at("feiten", 4, "artikel_2", "247 sr"),
    ),
    lands(
        "om",
        "kolommen",
        "columns in another order in Parquet",
        _turned_round,
        file_format("parquet", "feiten"),
        gives=at("feiten", 3, "artikel_1", "244 sr"),
    ),
]
_ABSENT = [
    lands(
        "politie",
        "kolommen",
        "optional columns that are absent",
        drop("slachtoffers", "geslacht", "leeftijd"),
        says="columns not delivered, landed as unknown: geslacht, leeftijd",
        gives=at("slachtoffers", 1, "leeftijd", None),
    ),
    lands(
        "om",
        "kolommen sav",
        "an absent column in SPSS",
        drop("beslissingen", "sepotgrond"),
        file_format("sav", "beslissingen"),
        says="columns not delivered, landed as unknown: sepotgrond",
    ),
    refuses(
        "politie",
        "kolommen verplicht",
        "a required column is absent",
        drop("incidenten", "eenheid"),
        says="incidenten.csv lacks the required column eenheid",
        hides="Not known",
    ),
    refuses(
        "om",
        "kolommen verplicht",
        "two required columns are absent in XLSX",
        drop("zaken", "parket", "persoon_id"),
        file_format("xlsx", "zaken"),
        says="zaken.xlsx lacks the required columns persoon_id, parket",
    ),
    refuses(
        "om",
        "kolommen verplicht",
        "a required column is absent in Parquet",
        drop("feiten", "artikel_1"),
        file_format("parquet", "feiten"),
        says="feiten.parquet lacks the required column artikel_1",
    ),
    refuses(
        "om",
        "kolommen verplicht",
        "a required column is absent in SPSS",
        drop("straffen", "soort"),
        file_format("sav", "straffen"),
        says="straffen.sav lacks the required column soort",
    ),
    refuses(
        "politie",
        "kolommen",
        "a title above the names",
        insert_line("incidenten.csv", 1, b"Uitdraai van 1 mei 2025;;;"),
        says="its first line names no column of incidenten at all. Is there a title above",
    ),
    refuses(
        "politie",
        "kolommen",
        "the file of another table",
        patch("slachtoffers.csv", lambda _: b"parketnummer;feitnummer\nz1;1\n"),
        says="is it the file of another table?",
    ),
    refuses(
        "politie",
        "kolommen",
        "a column with a slip of the pen",
        rename("incidenten", "naar_om", "naar om"),
        says=(
            "lacks the required column naar_om",
            "add its new name to the aliassen there (not known are: naar om).",
        ),
    ),
]
_EXTRA = [
    lands(
        "politie",
        "kolommen",
        "a column nobody asked for",
        column("incidenten", "weersgesteldheid", "zon", "regen"),
        says="unknown columns, left out: weersgesteldheid",
    ),
    lands(
        "om",
        "kolommen xlsx",
        "a column nobody asked for in XLSX",
        column("zaken", "opmerking", "geen"),
        file_format("xlsx", "zaken"),
        says="unknown columns, left out: opmerking",
    ),
    lands(
        "politie",
        "kolommen",
        "a column without a name",
        column("incidenten", "", "x"),
        says="without a name",
    ),
    lands(
        "politie",
        "kolommen",
        "a name with terminal codes and a tag",
        column("incidenten", "\x1b[31m[red]kleur", "x"),
        says="unknown columns, left out: ",
    ),
    refuses(
        "politie",
        "kolommen",
        "a column twice",
        column("slachtoffers", "Geslacht", "V"),
        says="slachtoffers.csv holds the column geslacht twice",
    ),
    refuses(
        "politie",
        "kolommen",
        "a name and its alias",
        column("incidenten", "regio", "Limburg"),
        says="holds the column eenheid twice",
    ),
    refuses(
        "om",
        "kolommen parquet",
        "a column twice in Parquet",
        column("zaken", "PARKET", "Amsterdam"),
        file_format("parquet", "zaken"),
        says="zaken.parquet holds the column parket twice",
    ),
]

CASES: list[Case] = [*_NAMED, *_ABSENT, *_EXTRA]

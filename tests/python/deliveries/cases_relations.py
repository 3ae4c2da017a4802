"""Rows against each other: copies, clashes, orphans; and what landing does not judge."""

from __future__ import annotations

from tests.python.deliveries.case import Case, at, lands, quarantines
from tests.python.deliveries.edits import add, cell, copy, drop, file_format

_COPY, _CLASH = ("incident_id", "dubbele rij"), ("incident_id", "dubbele sleutel")
_NUMBERS = "parketnummer"
_DOUBLES = [
    quarantines(
        "politie",
        "dubbelen",
        "an incident stands twice",
        copy("incidenten", 5),
        rows=[("incidenten", 7, *_COPY)],
        says="the first one is kept. Deliver it once",
    ),
    quarantines(
        "politie",
        "dubbelen",
        "an incident stands three times in XLSX",
        copy("incidenten", 5),
        copy("incidenten", 5),
        file_format("xlsx", "incidenten"),
        rows=[("incidenten", 7, *_COPY), ("incidenten", 8, *_COPY)],
    ),
    quarantines(
        "politie",
        "dubbelen",
        "two incidents with one key",
        copy("incidenten", 5, eenheid="Limburg"),
        rows=[("incidenten", 5, *_CLASH), ("incidenten", 7, *_CLASH)],
        says="Rows with the same incident_id differ from each other",
    ),
    quarantines(
        "politie",
        "dubbelen",
        "a copy beside one that differs: all go",
        copy("incidenten", 5),
        copy("incidenten", 5, aangifte="J"),
        rows=[("incidenten", n, *_CLASH) for n in (5, 7, 8)],
    ),
    quarantines(
        "politie",
        "dubbelen",
        "a copy in other letters is a copy",
        copy("slachtoffers", 5, geslacht=" x"),
        rows=[("slachtoffers", 6, *_COPY)],
    ),
    quarantines(
        "politie",
        "dubbelen verplicht",
        "one of two with the same key cannot be read",
        copy("slachtoffers", 5, leeftijd="oud"),
        rows=[("slachtoffers", 5, *_CLASH), ("slachtoffers", 6, "leeftijd", "geen geheel getal")],
    ),
    quarantines(
        "politie",
        "dubbelen sleutels",
        "a victim twice with another age",
        copy("slachtoffers", 5, leeftijd="16"),
        rows=[("slachtoffers", n, *_CLASH) for n in (5, 6)],
        says="incident_id + persoon_id differ",
    ),
    lands("politie", "sleutels", "one person in two incidents", add("slachtoffers", "i5;p1;V;16")),
    lands(
        "politie",
        "sleutels",
        "keys know capitals from small letters",
        copy("slachtoffers", 5, persoon_id="P5"),
    ),
    quarantines(
        "politie",
        "sleutels dubbelen",
        "keys are trimmed",
        copy("slachtoffers", 5, persoon_id=" p5 "),
        rows=[("slachtoffers", 6, *_COPY)],
    ),
    lands(
        "politie",
        "sleutels",
        "keys are not normalised otherwise",
        copy("slachtoffers", 5, persoon_id="p  5"),
    ),
    lands(
        "politie",
        "zonder-persoon",
        "two equal rows without a persoon_id",
        add("slachtoffers", "i5;;V;11"),
        add("slachtoffers", "i5;;V;11"),
    ),
    lands(
        "politie",
        "zonder-persoon",
        "suspects without a persoon_id in Parquet",
        add("verdachten", "i5;;M;"),
        add("verdachten", "i5;;M;"),
        file_format("parquet", "verdachten"),
    ),
    lands(
        "om",
        "sleutels",
        "one fact decided twice on different days",
        copy("beslissingen", 3, beslisdatum="2021-10-01"),
    ),
    lands(
        "om",
        "sleutels geen-oordeel",
        "two decisions on one fact on one day",
        copy("beslissingen", 3, beslissing="dagvaarding", sepotgrond=""),
    ),
    quarantines(
        "om",
        "sleutels dubbelen",
        "one decision with two grounds",
        copy("beslissingen", 3, sepotgrond="geen wettig bewijs"),
        rows=[("beslissingen", n, _NUMBERS, "dubbele sleutel") for n in (3, 4)],
        says="parketnummer + feitnummer + beslissing + beslisdatum differ",
    ),
    quarantines(
        "om",
        "sleutels dubbelen",
        "fact numbers 1 and 01 are the same",
        copy("feiten", 4, feitnummer="01"),
        rows=[("feiten", 5, _NUMBERS, "dubbele rij")],
    ),
    quarantines(
        "om",
        "sleutels dubbelen",
        "two sentences with one number in SPSS",
        copy("straffen", 2, bedrag="900"),
        file_format("sav", "straffen"),
        rows=[("straffen", n, _NUMBERS, "dubbele sleutel") for n in (2, 3)],
    ),
]

_ABSENT, _REJECTED = "ouder ontbreekt", "ouder afgekeurd"
_ORPHANS = [
    quarantines(
        "politie",
        "wezen",
        "a victim of no incident",
        add("slachtoffers", "i9;p9;V;8"),
        rows=[("slachtoffers", 6, "incident_id", _ABSENT)],
        says="no readable row in incidenten with this incident_id",
    ),
    quarantines(
        "politie",
        "wezen sleutels",
        "a parent in other letters is no parent",
        add("slachtoffers", "I5;p9;V;8"),
        rows=[("slachtoffers", 6, "incident_id", _ABSENT)],
    ),
    quarantines(
        "politie",
        "wezen verplicht",
        "the incident of victim and suspect is in quarantine",
        cell("incidenten", 4, "mk_code", ""),
        rows=[
            ("incidenten", 4, "mk_code", "verplicht"),
            ("slachtoffers", 5, "incident_id", _REJECTED),
            ("verdachten", 3, "incident_id", _REJECTED),
        ],
        says="The row in incidenten with this incident_id is in quarantine",
    ),
    quarantines(
        "om",
        "wezen",
        "a fact of no case in XLSX",
        add("feiten", "z9;1;;;244 Sr"),
        file_format("xlsx", "feiten"),
        rows=[("feiten", 5, _NUMBERS, _ABSENT)],
    ),
    quarantines(
        "om",
        "wezen",
        "a decision on no fact",
        add("beslissingen", "z3;7;dagvaarding;2022-01-01"),
        rows=[("beslissingen", 4, _NUMBERS, _ABSENT)],
        says="feiten with this parketnummer + feitnummer",
    ),
    quarantines(
        "om",
        "wezen",
        "a sentence without a verdict",
        add("straffen", "z3;1;taakstraf;;;"),
        rows=[("straffen", 3, _NUMBERS, _ABSENT)],
        says="vonnissen with this parketnummer",
    ),
    quarantines(
        "om",
        "wezen",
        "quarantine goes down from a case to its sentences",
        cell("zaken", 1, "persoon_id", ""),
        rows=[
            ("zaken", 1, "persoon_id", "verplicht"),
            *(("feiten", n, _NUMBERS, _REJECTED) for n in (1, 2)),
            *(("beslissingen", n, _NUMBERS, _REJECTED) for n in (1, 2)),
            ("vonnissen", 1, _NUMBERS, _REJECTED),
            *(("straffen", n, _NUMBERS, _REJECTED) for n in (1, 2)),
        ],
    ),
    quarantines(
        "om",
        "wezen dubbelen",
        "verdicts that clash leave the sentences without one",
        copy("vonnissen", 1, uitspraak="vrijspraak"),
        rows=[
            *(("vonnissen", n, _NUMBERS, "dubbele sleutel") for n in (1, 3)),
            *(("straffen", n, _NUMBERS, _REJECTED) for n in (1, 2)),
        ],
    ),
]

_UNJUDGED = [
    lands(
        "politie",
        "tegenspraak",
        "an offence that ends before it begins",
        cell("incidenten", 5, "pleegdatum_eind", "2024-03-01"),
    ),
    lands(
        "politie",
        "tegenspraak",
        "the date of a report that was not made",
        cell("incidenten", 5, "aangiftedatum", "2024-04-01"),
    ),
    lands(
        "politie",
        "tegenspraak",
        "reported before it happened",
        cell("incidenten", 5, "melddatum", "2024-01-01"),
    ),
    lands(
        "om",
        "geen-oordeel",
        "a fact without any offence date",
        cell("feiten", 4, "pleegdatum_begin", ""),
        cell("feiten", 4, "pleegdatum_eind", ""),
    ),
    lands(
        "om",
        "geen-oordeel",
        "an offence date with the end only",
        cell("feiten", 2, "pleegdatum_begin", ""),
        gives=at("feiten", 2, "pleegdatum_begin", None),
    ),
    lands(
        "om",
        "geen-oordeel",
        "a fact across the change of law",
        cell("feiten", 4, "pleegdatum_eind", "2024-09-01"),
    ),
    lands(
        "om",
        "geen-oordeel",
        "sentences with an empty part and with none",
        cell("straffen", 1, "duur_voorwaardelijk", ""),
        copy("straffen", 1, strafnummer="3", duur_onvoorwaardelijk="", duur_voorwaardelijk=""),
        gives=at("straffen", 3, "duur_onvoorwaardelijk", None),
    ),
    lands(
        "om",
        "geen-oordeel",
        "a case joined to one that is not there",
        cell("zaken", 5, "gevoegd_bij", "z77"),
        gives=at("zaken", 5, "gevoegd_bij", "z77"),
    ),
    lands(
        "politie",
        "kolommen geen-oordeel",
        "no column for the number of the case",
        drop("verdachten", "parketnummer"),
        gives=at("verdachten", 1, "parketnummer", None),
    ),
]

CASES: list[Case] = [*_DOUBLES, *_ORPHANS, *_UNJUDGED]

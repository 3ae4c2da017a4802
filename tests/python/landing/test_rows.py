"""Rows against each other: duplicates, orphans, and the chain of om."""

from __future__ import annotations

from keten.errors import ExitCode
from keten.project import Project
from tests.python.landing.conftest import INCIDENT, Delivery

KEYS = "select regelnummer, persoon_id from {slachtoffers}"


def test_of_identical_rows_one_stays_and_differing_ones_all_go(delivery: Delivery) -> None:
    delivery.slachtoffers(
        "a;p1;V;12",
        "a;p1;v;12",  # the same, in other letters
        "a;p2;V;12",
        "a;p2;V;13",  # differs
        "a;p3;V;12",
        "a;p3;V;oud",  # differs, and cannot be read
        "a;;V;12",
        "a;;V;12",  # without a persoon_id a row stands for itself
        "a;P1;V;12",  # keys are case-sensitive
    )
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed(KEYS) == [(2, "p1"), (8, None), (9, None), (10, "P1")]
    assert [row[1:] for row in delivery.quarantined()] == [
        (3, "incident_id", "dubbele rij"),
        (4, "incident_id", "dubbele sleutel"),
        (5, "incident_id", "dubbele sleutel"),
        (6, "incident_id", "dubbele sleutel"),
        (7, "leeftijd", "geen geheel getal"),
    ]


def test_rows_are_compared_as_they_land(delivery: Delivery) -> None:
    base = "{};{};2020-05-01;{};Amsterdam;{};N;N"
    delivery.incidenten(
        base.format("a", "2020-05-01", "F527", "J"),
        base.format("a ", "01-05-2020", "f527", "ja"),  # the same in other spellings
        base.format("a", "20200501", "F527", "1"),
        base.format("A", "2020-05-01", "F527", "J"),  # another key
        base.format("a  1", "2020-05-01", "F527", "J"),
        base.format("a 1", "2020-05-01", "F527", "J"),  # another key as well
        base.format("b", "2019-05-01", "F527", "J"),  # a copy of a row in quarantine
        base.format("b", "2019-05-01", "F527", "J"),
        base.format("c", "2020-05-01", "F527", "J"),  # its other copy is in quarantine
        base.format("c", "2019-05-01", "F527", "J"),
        base.format("", "2020-05-01", "F527", "J"),  # without a key there is nothing to share
        base.format("-", "2020-05-01", "F527", "J"),
    )
    delivery.slachtoffers("a;p1;V;12", "c;p1;V;12", ";p1;V;12", "-;p1;V;12", "A ;p1;V;12")
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed("select incident_id from {incidenten}") == [
        ("a",),
        ("A",),
        ("a  1",),
        ("a 1",),
    ]
    assert [row[1:] for row in delivery.quarantined() if row[0] == "incidenten"] == [
        (3, "incident_id", "dubbele rij"),
        (4, "incident_id", "dubbele rij"),
        (8, "registratiedatum", "buiten periode"),
        (9, "registratiedatum", "buiten periode"),
        (10, "incident_id", "dubbele sleutel"),
        (11, "registratiedatum", "buiten periode"),
        (12, "incident_id", "verplicht"),
        (13, "incident_id", "verplicht"),
    ]
    assert [row[1:] for row in delivery.quarantined() if row[0] == "slachtoffers"] == [
        (3, "incident_id", "ouder afgekeurd"),
        (4, "incident_id", "verplicht"),
        (5, "incident_id", "verplicht"),
    ]


def test_orphans_say_whether_the_parent_is_absent_or_in_quarantine(delivery: Delivery) -> None:
    delivery.incidenten(INCIDENT.format("a"), "b;ooit;2020-05-01;F527;Amsterdam;J;N;N")
    delivery.slachtoffers("a;p;V;1", "b;p;V;1", "c;p;V;1")
    assert delivery.land() is ExitCode.QUARANTINED
    query = "select regelnummer, regel, melding from {afgekeurd} where tabel = 'slachtoffers'"
    (rejected, absent) = delivery.landed(query)
    assert rejected[:2] == (3, "ouder afgekeurd")
    assert absent[:2] == (4, "ouder ontbreekt")
    assert "incidenten with this incident_id" in absent[2]


def test_quarantine_goes_down_the_chain_of_om(project: Project, delivery: Delivery) -> None:
    delivery.of("om")
    delivery.rows(
        "zaken",
        "parketnummer;persoon_id;parket;inschrijfdatum",
        "z1;p1;Amsterdam;01-02-2018",  # before the periode may stand
        "z2;p2;Amsterdam;01-01-2025",  # inflow at tot may not
    )
    delivery.rows(
        "feiten",
        "parketnummer;feitnummer;artikel_1;artikel_2;maatschappelijke_classificatie",
        "z1;1;art. 249 lid 2 Sr;310 Sr;",
        "z1;2;250 Sr;zomaar iets;onzin",
        "z2;1;249 Sr;;",
    )
    delivery.rows(
        "beslissingen",
        "parketnummer;feitnummer;beslissing;beslisdatum",
        "z1;01;Dagvaarding;2030-01-01",
        "z2;1;dagvaarding;2020-01-01",
    )
    delivery.rows("vonnissen", "parketnummer;uitspraakdatum;uitspraak", "z1;2022-01-01;")
    delivery.rows("straffen", "parketnummer;strafnummer;soort;bedrag", "z1;1;taakstraf;1250,5")
    assert delivery.land() is ExitCode.QUARANTINED
    folder = project.landing / "om" / "om-2025-05-01-v1"

    def landed(query: str) -> list[tuple[object, ...]]:
        import duckdb

        names = {path.stem: f"'{path}'" for path in folder.glob("*.parquet")}
        return duckdb.sql(query.format(**names)).fetchall()

    reasons = landed("select tabel, regel from {afgekeurd} order by all")
    assert reasons == [
        ("beslissingen", "ouder afgekeurd"),
        ("feiten", "ouder afgekeurd"),
        ("zaken", "buiten periode"),
    ]
    assert landed("select artikel_1, artikel_1_ontvangen from {feiten} limit 1") == [
        ("249 lid 2 sr", "art. 249 lid 2 Sr")
    ]
    assert landed("select feitnummer from {beslissingen}") == [(1,)]
    assert landed("select bedrag from {straffen}") == [(1250.5,)]
    unknown = "select onbekende_codes from {bestanden} where tabel = 'feiten'"
    assert landed(unknown) == [(3,)]  # 250 is not in the short list; 310 Sr is another fact

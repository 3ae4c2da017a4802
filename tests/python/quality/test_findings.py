"""`keten quality` lists findings about accepted rows of the last build, and keeps that it did."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from keten.landing import land_deliveries
from keten.project import Project
from keten.quality import write_quality
from keten.remove import remove
from keten.warehouse import read_rows
from tests.python.conftest import ROOT
from tests.python.landing.conftest import INCIDENTEN, SLACHTOFFERS, Delivery
from tests.python.quality.conftest import read_csv, read_sheets
from tests.python.scenario import Scenarios

V1 = "politie-2025-05-01-v1"
HEADER = f"{INCIDENTEN};pleegdatum_begin;pleegdatum_eind"
# Incident b breaks a rule; the text of c has a line break, so that records are no lines.
ROWS = (
    "a;2020-05-01;2020-05-01;F527;Amsterdam;J;N;N;2020-04-01;",
    "=b;2020-05-02;2020-05-02;F527;Amsterdam;J;N;N;2020-04-30;2020-04-01",
    '"c\n1";2020-05-01;2020-05-01;F527;Amsterdam;J;N;N;2020-04-01;',
    "d;2020-05-03;2020-05-03;F527;Amsterdam;J;N;N;;",
)
STATES = "select bevinding, status from marts.kwaliteit_bevindingen order by all"


@pytest.fixture
def judged(tmp_path: Path, scenarios: Scenarios) -> Delivery:
    """A delivery of politie of which two accepted rows have a finding, landed and built."""
    made = Delivery(Project(ROOT, tmp_path / "var"), tmp_path / "levering")
    made.manifest = {
        "bron": "politie",
        "aard": "synthetisch",
        "peildatum": date(2025, 5, 1),
        "periode": {"van": date(2020, 1, 1), "tot": date(2025, 1, 1)},
    }
    made.rows("incidenten", HEADER, *ROWS)
    made.slachtoffers("a;p1;V;12", "=b;p2;V;12", '"c\n1";p3;V;12', "d;p4;V;12")
    made.rows("verdachten", SLACHTOFFERS).land()
    build(made, scenarios)
    return made


def build(delivery: Delivery, scenarios: Scenarios) -> None:
    """Put what `keten quality` reads of a warehouse in its place."""
    made = scenarios.build(delivery.project, "kwaliteit_meldingen", "dim_levering")
    made.replace(delivery.project.warehouse)
    made.parent.rmdir()


def states(delivery: Delivery, scenarios: Scenarios, **state: str) -> dict[str, str]:
    """Return the status of every finding after another build."""
    file = scenarios.build(delivery.project, "kwaliteit_bevindingen", **state)
    found = {row["bevinding"]: row["status"] for row in read_rows(file, STATES)}
    file.unlink()
    file.parent.rmdir()
    return found


def listed(delivery: Delivery) -> list[tuple[Any, ...]]:
    path = delivery.project.quality / "politie" / "politie.xlsx"
    return read_sheets(path)["bevindingen"][1:]


def test_findings_are_listed_with_the_line_as_delivered(
    judged: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    write_quality(judged.project, "politie", "", None)
    rows = listed(judged)
    assert [row[5] for row in rows] == ["einddatum voor begindatum", "pleegdatum onbekend"]
    lines = (judged.folder / "incidenten.csv").read_text(encoding="utf-8").split("\n")
    assert [lines[row[3] - 1] for row in rows] == [ROWS[1], ROWS[3]]
    assert rows[0][7] == "pleegdatum_begin 2020-04-30; pleegdatum_eind 2020-04-01"
    assert {row[10] for row in rows} == {"nieuw"}
    cover = str(read_sheets(judged.project.quality / "politie" / "politie.xlsx")["read first"])
    assert "'incidenten', 'einddatum voor begindatum', 'fout', 1" in cover
    assert "levering of bron antwoorden" in cover
    as_csv = read_csv(judged.project.quality / "politie" / "politie-bevindingen.csv")
    assert as_csv[1:] == [[str(cell) for cell in row] for row in rows]
    printed = capsys.readouterr().out
    assert "unknown codes 0, findings <5, of" in printed
    assert "=b" not in printed


def test_nothing_of_a_record_becomes_a_formula(judged: Delivery) -> None:
    with duckdb.connect(str(judged.project.warehouse)) as con:
        con.execute("update marts.kwaliteit_meldingen set gevonden = '=1+1', bestand = '@x.csv'")
    write_quality(judged.project, "politie", "", None)
    assert {(row[2], row[7]) for row in listed(judged)} == {("@x.csv", "=1+1")}
    as_csv = read_csv(judged.project.quality / "politie" / "politie-bevindingen.csv")
    assert {(row[2], row[7]) for row in as_csv[1:]} == {("'@x.csv", "'=1+1")}


def test_what_was_listed_is_sent_until_its_delivery_goes(
    judged: Delivery, scenarios: Scenarios
) -> None:
    before = states(judged, scenarios)
    assert set(before.values()) == {"nieuw"}
    (moment,) = judged.landed("select max(ingelezen_op) from {levering}")
    write_quality(judged.project, "politie", "", None)
    assert set(states(judged, scenarios).values()) == {"verzonden"}
    assert set(states(judged, scenarios, known_at=f"{moment[0]}").values()) == {"nieuw"}
    register = judged.project.landing / "politie" / V1 / "verzonden.parquet"
    first = register.read_bytes()
    write_quality(judged.project, "politie", "", None)
    assert register.read_bytes() == first
    remove(judged.project, V1, "term ended", yes=True)
    assert not register.exists()
    assert not judged.project.quality.exists()
    assert states(judged, scenarios) == {}


def test_a_warehouse_without_the_delivery_is_said(
    judged: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    judged.rows("incidenten", HEADER, *ROWS[:2], ROWS[2])
    judged.slachtoffers("a;p1;V;12", "=b;p2;V;12").land()
    capsys.readouterr()
    write_quality(judged.project, "politie", "", None)
    printed = capsys.readouterr().out
    assert "the warehouse does not have politie-2025-05-01-v2" in printed
    assert "nothing has to be mended in politie-2025-05-01-v2." in printed
    write_quality(judged.project, "", V1, None)
    assert f"nothing has to be mended in {V1}" in capsys.readouterr().out


def test_answers_change_what_a_finding_is(judged: Delivery, scenarios: Scenarios) -> None:
    write_quality(judged.project, "politie", "", None)
    keys = {row[5]: row[4] for row in listed(judged)}
    answers = judged.folder.parent / "antwoorden"
    answers.mkdir()
    with (answers / "antwoorden.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(
            (
                ("bevinding_id", "antwoord", "datum", "toelichting"),
                (keys["einddatum voor begindatum"], "wordt hersteld", "2025-06-01", ""),
                (keys["pleegdatum onbekend"], "Geaccepteerd", "2025-06-02", "niet te achterhalen"),
            )
        )
    (answers / "levering.yml").write_text(
        "bron: antwoorden\naard: synthetisch\npeildatum: 2025-06-30\n"
        "periode: {van: 2025-06-01, tot: 2025-07-01}\n"
        "bestanden: [{tabel: antwoorden, bestand: antwoorden.csv}]\n"
    )
    land_deliveries(judged.project, [answers])
    assert states(judged, scenarios) == {
        "einddatum voor begindatum": "beantwoord",
        "pleegdatum onbekend": "geaccepteerd",
    }
    build(judged, scenarios)
    write_quality(judged.project, "politie", "", None)
    assert [(row[5], row[10]) for row in listed(judged)] == [
        ("einddatum voor begindatum", "beantwoord")
    ]


def test_an_answer_that_says_nothing_is_quarantined(judged: Delivery) -> None:
    made = Delivery(judged.project, judged.folder.parent / "antwoorden").of("antwoorden")
    made.manifest |= {
        "aard": "synthetisch",
        "peildatum": date(2025, 6, 30),
        "periode": {"van": date(2025, 6, 1), "tot": date(2025, 7, 1)},
    }
    made.rows(
        "antwoorden",
        "bevinding_id;antwoord;datum;toelichting",
        "0123456789abcdef;misschien;2025-06-01;",
        "12;geaccepteerd;2025-06-01;",
        "0123456789abcdef;geaccepteerd;2025-05-31;",
    ).land()
    said = made.landed("select regelnummer, kolom, melding from {afgekeurd} order by regelnummer")
    assert [row[:2] for row in said] == [(2, "antwoord"), (3, "bevinding_id"), (4, "datum")]
    assert "wordt hersteld" in said[0][2]
    assert all(row[2].endswith(".") for row in said)

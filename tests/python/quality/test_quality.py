"""`keten quality`: every quarantined row and unknown code of what stands, for its supplier only."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import duckdb
import pytest

from keten.errors import ExitCode, FailedError, WrongUseError
from keten.project import Project
from keten.quality import write_quality
from keten.remove import remove
from keten.use import use
from tests.python.landing.conftest import INCIDENT, Delivery
from tests.python.quality.conftest import read_csv, read_sheets

V1, V2 = "politie-2025-05-01-v1", "politie-2025-05-01-v2"
BAD = ("a;p1;Z;12", 'a;p2;V;"=1+1"', "a;p3;V;oud;x", "weg;p4;V;12")


def report(project: Project, bron: str = "", levering: str = "", out: Path | None = None) -> None:
    write_quality(project, bron, levering, out)


def sheets(project: Project, stem: str = "politie") -> dict[str, list[tuple[Any, ...]]]:
    return read_sheets(project.quality / "politie" / f"{stem}.xlsx")


def files(project: Project) -> list[str]:
    return sorted(path.name for path in (project.quality / "politie").glob("*"))


def cover(project: Project) -> str:
    rows = sheets(project)["read first"]
    return "\n".join(" | ".join(str(cell) for cell in row if cell is not None) for row in rows)


def test_every_quarantined_row_is_listed_with_what_to_do(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    assert delivery.slachtoffers("a;p0;V;12", *BAD).land() is ExitCode.QUARANTINED
    assert "as files to send: keten quality --bron politie" in capsys.readouterr().out
    report(delivery.project)
    header, *rows = sheets(delivery.project)["afgekeurd"]
    assert header == (
        *("levering", "tabel", "bestand", "regelnummer", "kolom", "waarde", "regel", "melding"),
        "rij_ontvangen",
    )
    assert [row[:7] for row in rows] == [
        (V1, "slachtoffers", "slachtoffers.csv", 3, "geslacht", "Z", "gesloten lijst"),
        (V1, "slachtoffers", "slachtoffers.csv", 4, "leeftijd", "=1+1", "geen geheel getal"),
        (V1, "slachtoffers", "slachtoffers.csv", 5, None, None, "aantal velden"),
        (V1, "slachtoffers", "slachtoffers.csv", 6, "incident_id", "weg", "ouder ontbreekt"),
    ]
    assert [row[8] for row in rows] == list(BAD)
    landed = delivery.landed("select melding from {afgekeurd} order by regelnummer")
    assert [(row[7],) for row in rows] == landed
    listed = read_csv(delivery.project.quality / "politie" / "politie-afgekeurd.csv")
    assert [row[:5] for row in listed] == [
        [str(cell or "") for cell in row[:5]] for row in (header, *rows)
    ]
    assert [row[5] for row in listed] == ["waarde", "Z", "'=1+1", "", "weg"]
    printed = capsys.readouterr().out
    assert f"politie: rows in quarantine 4, unknown codes 0, findings 0, of {V1}." in printed
    assert "They may go back to politie only" in printed
    assert "weg" not in printed


def test_first_sheet_counts_and_says_how_to_mend(delivery: Delivery) -> None:
    delivery.slachtoffers("a;p0;V;12", *BAD).land()
    report(delivery.project)
    text = cover(delivery.project)
    for line in (
        "slachtoffers | slachtoffers.csv | 5 | 1 | 4",
        "incidenten | incidenten.csv | 1 | 1 | 0",
        "slachtoffers | geslacht | gesloten lijst | 1 | geslacht ",
        "slachtoffers | (whole row) | aantal velden | 1 | The row has 5 fields",
        "of 6 rows 4 are in quarantine",
        "under the same bron and peildatum: it becomes the next versie",
        "They may go back to politie, over a route that is fit",
    ):
        assert line in text
    assert "Since" not in text


def test_unknown_codes_have_a_list_of_their_own(delivery: Delivery) -> None:
    """The build stops at them, so the engineer needs the list before there is a warehouse."""
    unknown = INCIDENT.replace("F527", "=F999")
    delivery.incidenten(
        INCIDENT.format("a"), *(unknown.format(key) for key in "bcdef"),
        INCIDENT.format("g").replace("Amsterdam", "Atlantis"),
    )  # fmt: skip
    assert delivery.land() is ExitCode.CLEAN
    report(delivery.project, bron="politie")
    assert list(sheets(delivery.project)) == ["read first", "onbekende codes"]
    _, *rows = sheets(delivery.project)["onbekende codes"]
    assert rows == [
        (V1, "incidenten", "incidenten.csv", "mk_code", "=F999", 5, "3, 4, 5"),
        (V1, "incidenten", "incidenten.csv", "eenheid", "atlantis", 1, "8"),
    ]
    assert files(delivery.project) == ["politie-onbekende-codes.csv", "politie.xlsx"]
    assert "codes that our lists do not know: 2" in cover(delivery.project)


def test_nothing_to_mend_writes_nothing(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    report(delivery.project)
    assert "Nothing is landed yet" in capsys.readouterr().out
    delivery.land()
    report(delivery.project)
    assert f"politie: nothing has to be mended in {V1}." in capsys.readouterr().out
    assert not delivery.project.quality.exists()


def test_only_the_owner_can_read_and_no_scratch_stays(delivery: Delivery, tmp_path: Path) -> None:
    delivery.slachtoffers(*BAD).land()
    report(delivery.project, out=tmp_path / "uit")
    written = sorted((tmp_path / "uit" / "politie").iterdir())
    assert [path.name for path in written] == ["politie-afgekeurd.csv", "politie.xlsx"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}
    assert not delivery.project.quality.exists()


def test_a_second_call_writes_the_same_bytes(delivery: Delivery) -> None:
    delivery.slachtoffers(*BAD).land()
    report(delivery.project)
    folder = delivery.project.quality / "politie"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    report(delivery.project)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_repaired_file_shows_what_it_solved(delivery: Delivery) -> None:
    delivery.slachtoffers("a;p0;V;12", *BAD).land()
    delivery.slachtoffers("a;p0;V;12", "a;p1;V;12", *BAD[2:], "weg;p5;V;12").land()
    report(delivery.project)
    rows = sheets(delivery.project)["afgekeurd"][1:]
    assert {row[0] for row in rows} == {V2}
    assert [row[3] for row in rows] == [4, 5, 6]
    text = cover(delivery.project)
    for line in (
        f"Since {V1}: 2 fewer and 1 more rows in quarantine",
        "slachtoffers | geslacht | gesloten lijst | 1 | 0",
        "slachtoffers | leeftijd | geen geheel getal | 1 | 0",
        "slachtoffers | incident_id | ouder ontbreekt | 1 | 2",
    ):
        assert line in text
    report(delivery.project, levering=V1)
    assert len(sheets(delivery.project, V1)["afgekeurd"]) == 1 + len(BAD)


def test_the_version_that_was_chosen_is_reported(delivery: Delivery) -> None:
    delivery.slachtoffers("a;p0;V;12", *BAD).land()
    delivery.slachtoffers("a;p0;V;12").land()
    report(delivery.project)
    assert not delivery.project.quality.exists()
    use(delivery.project, V1)
    report(delivery.project)
    assert {row[0] for row in sheets(delivery.project)["afgekeurd"][1:]} == {V1}


def test_files_of_before_go_when_there_is_nothing_left(delivery: Delivery) -> None:
    delivery.slachtoffers("a;p0;V;12", *BAD).land()
    report(delivery.project)
    delivery.slachtoffers("a;p0;V;12").land()
    report(delivery.project)
    assert files(delivery.project) == []


def test_a_removed_delivery_has_no_rows(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery.slachtoffers("a;p0;V;12", *BAD).land()
    report(delivery.project)
    remove(delivery.project, V1, "term ended", yes=True)
    assert not delivery.project.quality.exists()
    capsys.readouterr()
    report(delivery.project)
    assert "Nothing is landed yet" in capsys.readouterr().out
    with pytest.raises(WrongUseError, match="were removed on"):
        report(delivery.project, levering=V1)


@pytest.mark.parametrize(
    ("bron", "levering", "message"),
    [
        ("brandweer", "", "there is no bron brandweer. There are: .*politie"),
        ("", "politie-1999-01-01-v1", f"there is no levering politie-1999-01-01-v1.*\n.*{V1}"),
        ("om", V1, f"{V1} is a levering of politie, not of om"),
    ],
)
def test_wrong_names_are_wrong_use(
    delivery: Delivery, bron: str, levering: str, message: str
) -> None:
    delivery.land()
    with pytest.raises(WrongUseError, match=message):
        report(delivery.project, bron, levering)


def test_a_folder_that_cannot_be_written_is_wrong_use(delivery: Delivery, tmp_path: Path) -> None:
    delivery.slachtoffers(*BAD).land()
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(WrongUseError, match="cannot be written"):
        report(delivery.project, out=tmp_path / "bestand")


def test_a_broken_delivery_is_named(delivery: Delivery) -> None:
    delivery.slachtoffers(*BAD).land()
    landed = delivery.project.landing / "politie" / V1 / "afgekeurd.parquet"
    landed.write_bytes(b"half")
    with pytest.raises(FailedError, match="a landed delivery of politie cannot be read"):
        report(delivery.project)


def test_a_delivery_of_an_older_keten_is_reported(delivery: Delivery) -> None:
    delivery.slachtoffers("a;p0;V;12", *BAD).land()
    folder = delivery.project.landing / "politie" / V1
    (folder / "verschil.parquet").unlink()
    for name, column in (("afgekeurd", "waarde"), ("incidenten", "mk_code")):
        path, older = folder / f"{name}.parquet", folder / "older.parquet"
        duckdb.execute(f"copy (select * exclude ({column}) from '{path}') to '{older}'")
        older.replace(path)
    report(delivery.project)
    assert {row[5] for row in sheets(delivery.project)["afgekeurd"][1:]} == {None}
    assert "of 6 rows 4 are in quarantine" in cover(delivery.project)

"""`keten remove`: rows go, a tombstone stays, and nothing in between is ever seen."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from keten.build import build
from keten.errors import ExitCode, RefusedError, WrongUseError
from keten.landing import LandOptions, land_deliveries, write_empty
from keten.landing.layout import TOMBSTONE
from keten.landing.versions import read_in_force, read_versions
from keten.project import Project
from keten.remove import remove
from keten.status import print_status
from keten.use import use
from tests.python.landing.conftest import INCIDENT, Delivery
from tests.python.landing.dying import dies_at
from tests.python.landing.test_use import current, deaths
from tests.python.landing.test_versions import environment, tree

V1, V2 = "politie-2025-05-01-v1", "politie-2025-05-01-v2"
REASON = "retention term ended"
KEY = "a-key-that-only-version-1-holds"


@pytest.fixture
def two(delivery: Delivery) -> Delivery:
    """Version 1 has a key of its own, and a quarantined row with it; version 2 has neither."""
    delivery.incidenten(INCIDENT.format("a"), INCIDENT.format(KEY))
    delivery.slachtoffers("a;p1;V;12", f"{KEY};p2;V;999").land()
    delivery.incidenten(INCIDENT.format("a"))
    delivery.slachtoffers("a;p1;V;12").land()
    use(delivery.project, V1)
    for derived in ("keten@2025-05-01.duckdb", "keten.new.duckdb", "build/x/keten.duckdb"):
        path = delivery.project.var / derived
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(KEY, encoding="utf-8")
    return delivery


def folder(project: Project, name: str = V1) -> Path:
    return project.landing / "politie" / name


def holders(var: Path) -> list[Path]:
    """Files in which the key stands, in plain sight or compressed."""
    found = [p for p in var.rglob("*") if p.is_file() and KEY.encode() in p.read_bytes()]
    for path in var.rglob("*.parquet"):
        rows = duckdb.sql(f"from read_parquet('{path}')").fetchall()
        found += [path] if any(KEY in str(cell) for row in rows for cell in row) else []
    return found


def is_whole(project: Project, name: str) -> bool:
    names = {path.name for path in folder(project, name).glob("*")}
    tables = {"incidenten.parquet", "slachtoffers.parquet", "verdachten.parquet"}
    return tables | {"levering.parquet", "afgekeurd.parquet", "ontvangen"} <= names


def is_tombstone(project: Project, name: str) -> bool:
    names = {path.name for path in folder(project, name).glob("*")}
    return {*names, "keuzes.parquet"} == {f"{register}.parquet" for register in TOMBSTONE}


def test_a_removal_leaves_counts_hashes_and_the_reason(
    two: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(holders(two.project.var)) >= 5
    capsys.readouterr()
    remove(two.project, V1, REASON)
    said = capsys.readouterr().out
    assert f"The rows of {V1} are removed" in said
    assert f"{V2} is current now." in said
    assert f"politie 2020–2024: {V2} instead of {V1}" in said
    assert is_tombstone(two.project, V1)
    assert is_whole(two.project, V2)
    assert holders(two.project.var) == []
    assert two.landed("select levering_id, reden from {verwijderd}") == [(V1, REASON)]
    assert two.landed(
        "select gelezen, geaccepteerd, afgekeurd, afgekeurd_per_regel, length(sha256) "
        "from {bestanden} where tabel = 'slachtoffers'"
    ) == [(2, 1, 1, "leeftijd maximum: 1", 64)]
    assert two.landed("select count(*) from {keuzes}") == [(1,)]
    assert current(two.project) == [V2]
    assert {stand.levering_id for stand in read_in_force(two.project)} == {V2}


def test_the_last_version_can_go_too(two: Delivery, capsys: pytest.CaptureFixture[str]) -> None:
    remove(two.project, V1, REASON)
    capsys.readouterr()
    remove(two.project, V2, REASON)
    said = capsys.readouterr().out
    assert "No version of politie, peildatum 2025-05-01, is left." in said
    assert f"politie 2020–2024: no delivery any more, it was {V2}" in said
    assert read_in_force(two.project) == []


def test_removing_what_is_not_current_changes_nothing_for_the_build(
    two: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    remove(two.project, V2, REASON)
    said = capsys.readouterr().out
    assert "is current now" not in said
    assert "No year changes" in said


def test_removing_again_says_so_and_changes_nothing(
    two: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    remove(two.project, V1, REASON)
    before = tree(two.project.var)
    capsys.readouterr()
    remove(two.project, V1, "another reason")
    said = capsys.readouterr().out
    assert "was removed on" in said
    assert REASON in said
    assert "nothing changed" in said
    assert tree(two.project.var) == before


def test_a_removed_version_cannot_be_used(two: Delivery) -> None:
    remove(two.project, V1, REASON)
    with pytest.raises(RefusedError, match=rf"removed on .*{REASON}"):
        use(two.project, V1)


def again(two: Delivery, options: LandOptions) -> ExitCode:
    two.incidenten(INCIDENT.format("a"), INCIDENT.format(KEY))
    two.slachtoffers("a;p1;V;12", f"{KEY};p2;V;999")
    return land_deliveries(two.project, [two.write()], options)


def test_removed_files_are_not_landed_again_by_accident(two: Delivery) -> None:
    remove(two.project, V1, REASON)
    for aard in ("synthetisch", "gepubliceerd"):  # another manifest makes them no other files
        two.manifest["aard"] = aard
        for dry_run in (True, False):
            with pytest.raises(RefusedError, match=rf"{V1}, and removed on .*{REASON}.*--again"):
                again(two, LandOptions(dry_run=dry_run))
    assert not folder(two.project, "politie-2025-05-01-v3").exists()


def test_removed_files_can_be_landed_again_on_purpose(
    two: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    remove(two.project, V1, REASON)
    assert again(two, LandOptions(again=True)) is ExitCode.QUARANTINED
    assert is_tombstone(two.project, V1)
    assert current(two.project) == ["politie-2025-05-01-v3"]
    capsys.readouterr()
    assert again(two, LandOptions()) is ExitCode.QUARANTINED
    assert "already landed as politie-2025-05-01-v3" in capsys.readouterr().out


@pytest.mark.parametrize(
    "reason",
    ["", "  ", "a" * 201, "two\nlines", "\x1b[31mred", "of jan@voorbeeld.nl", "bsn 111222333"],
)
def test_a_reason_that_cannot_be_kept_is_wrong_use(two: Delivery, reason: str) -> None:
    before = tree(two.project.var)
    with pytest.raises(WrongUseError, match="--reason") as wrong:
        remove(two.project, V1, reason)
    assert "voorbeeld" not in str(wrong.value)
    assert "111222333" not in str(wrong.value)
    assert tree(two.project.var) == before


def test_an_unknown_version_is_wrong_use(two: Delivery) -> None:
    with pytest.raises(WrongUseError, match=V2):
        remove(two.project, "politie-2025-05-01-v9", REASON)


class Terminal(io.StringIO):
    """Someone who answers at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_somebody_at_a_terminal_is_asked(
    two: Delivery, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    with pytest.raises(WrongUseError, match="not confirmed"):
        remove(two.project, V1, REASON)
    assert is_whole(two.project, V1)
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    remove(two.project, V1, REASON)
    assert is_tombstone(two.project, V1)
    remove(two.project, V2, REASON, yes=True)  # nothing is left to read
    assert is_tombstone(two.project, V2)


def test_status_tells_the_reason(two: Delivery, capsys: pytest.CaptureFixture[str]) -> None:
    remove(two.project, V1, "term [bold]ended[/]")
    capsys.readouterr()
    print_status(two.project)
    said = capsys.readouterr().out
    assert f"The rows of {V1} were removed on" in said
    assert "term [bold]ended[/]" in said
    assert "not a whole delivery" not in said


def test_wherever_it_is_killed_the_rows_are_whole_or_out_of_sight(
    two: Delivery, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = set()
    for change, var in deaths(two.project.var, tmp_path):
        project = Project(two.project.root, var)
        with dies_at(change) as died:
            remove(project, V1, REASON)
        # What a build or a bare dbt would see: all of it, or none of it.
        assert is_whole(project, V1) or not list(folder(project).glob("incidenten.parquet"))
        capsys.readouterr()
        print_status(project)
        interrupted = f"The removal of {V1} was interrupted" in capsys.readouterr().out
        write_empty(project)  # the next command
        removed = is_tombstone(project, V1)
        assert removed or is_whole(project, V1)
        assert is_whole(project, V2)
        if removed:
            assert holders(var) == []
        assert removed or not interrupted
        assert [path.name for path in (var / "landing" / ".bezig").iterdir()] == ["slot"]
        seen.add((died[0], interrupted, removed))
        if not died[0]:
            break
    assert seen == {(True, False, False), (True, True, True), (True, False, True),
                    (False, False, True)}  # fmt: skip


@pytest.mark.long
def test_many_kills_leave_rows_whole_or_out_of_sight(two: Delivery, tmp_path: Path) -> None:
    """As above, with real kills, which also fall inside DuckDB's own writing."""
    command = [sys.executable, "-m", "keten", "remove", V1, "--reason", REASON]
    begin, var = time.monotonic(), tmp_path / "whole"
    shutil.copytree(two.project.var, var)
    subprocess.run(command, cwd=two.project.root, env=environment(var), check=True)
    duration = time.monotonic() - begin
    for kill in range(40):
        var = tmp_path / f"killed-{kill}"
        shutil.copytree(two.project.var, var)
        child = subprocess.Popen(
            command, cwd=two.project.root, env=environment(var), stdout=subprocess.DEVNULL
        )
        time.sleep(duration * (0.3 + 0.7 * kill / 40))
        child.kill()
        child.wait()
        project = Project(two.project.root, var)
        assert is_whole(project, V1) or not list(folder(project).glob("incidenten.parquet"))
        write_empty(project)
        assert is_whole(project, V1) or (is_tombstone(project, V1) and not holders(var))
        shutil.rmtree(var)


def test_a_past_state_is_built_from_what_stood_then_or_not_at_all(
    two: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[dict[str, str]] = []

    def keep(project: Project, variables: dict[str, str]) -> Path:
        built.append(variables)
        return project.warehouse

    monkeypatch.setattr("keten.build._build_state", keep)
    chosen = max(version.since for version in read_versions(two.project)).isoformat()
    build(two.project, known_at=chosen)
    remove(two.project, V1, REASON)
    (removed,) = (v.removed_on for v in read_versions(two.project) if v.removed_on)
    with pytest.raises(WrongUseError, match=rf"{V1} stood for 2020–2024, removed on"):
        build(two.project, known_at=chosen)
    build(two.project, known_at=removed.isoformat())  # then version 2 stood
    build(two.project, peildatum="2025-05-01")  # of which version 2 is left
    remove(two.project, V2, REASON)
    with pytest.raises(WrongUseError, match="stood for 2020–2024, removed on"):
        build(two.project, peildatum="2025-05-01")
    assert len(built) == 3

"""`keten use`: which version is current, and what that changes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest

from keten.errors import ExitCode, FailedError, WrongUseError
from keten.landing import write_empty
from keten.landing.lock import unchanging_landing
from keten.landing.versions import read_in_force, read_versions, spans
from keten.project import Project
from keten.status import print_status
from keten.use import use
from tests.python.landing.conftest import Delivery
from tests.python.landing.dying import dies_at
from tests.python.landing.test_versions import environment, tree

V1, V2 = "politie-2025-05-01-v1", "politie-2025-05-01-v2"


@pytest.fixture
def two(delivery: Delivery) -> Delivery:
    """Version 1 has a quarantined row; version 2 solves it."""
    delivery.slachtoffers("a;p1;V;12", "weg;p2;V;12")
    assert delivery.land() is ExitCode.QUARANTINED
    delivery.slachtoffers("a;p1;V;12", "a;p2;V;12")
    assert delivery.land() is ExitCode.CLEAN
    return delivery


def current(project: Project) -> list[str]:
    return [version.levering_id for version in read_versions(project) if version.is_current]


def test_new_content_is_current_and_an_older_version_can_be_made_so(
    two: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    assert current(two.project) == [V2]
    capsys.readouterr()
    use(two.project, V1)
    said = capsys.readouterr().out
    assert f"{V1} is current now, instead of {V2}." in said
    assert f"politie 2020–2024: {V1} instead of {V2}" in said
    assert current(two.project) == [V1]
    assert {stand.levering_id for stand in read_in_force(two.project)} == {V1}
    use(two.project, V2)
    assert current(two.project) == [V2]
    use(two.project, V1)
    assert current(two.project) == [V1]
    # What is landed after a choice is current again.
    two.slachtoffers("a;p1;V;13").land()
    assert current(two.project) == ["politie-2025-05-01-v3"]


def test_using_the_current_version_changes_nothing(
    two: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(two.project.var)
    use(two.project, V2)
    assert tree(two.project.var) == before
    assert f"{V2} is already current; nothing changed." in capsys.readouterr().out


def test_landing_a_version_again_leaves_a_choice_alone(
    two: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    use(two.project, V1)
    before = tree(two.project.var)
    capsys.readouterr()
    assert two.land() is ExitCode.CLEAN
    assert tree(two.project.var) == before
    said = capsys.readouterr().out
    assert f"already landed as {V2}" in said
    assert f"{V1} stays the current version" in said
    assert f"keten use {V2}" in said


@pytest.mark.parametrize("name", ["v1", "", "../politie", f"{V1}/", "\x1b[31m", "jan@voorbeeld.nl"])
def test_an_unknown_version_is_wrong_use_with_the_versions_there_are(
    two: Delivery, name: str
) -> None:
    with pytest.raises(WrongUseError) as wrong:
        use(two.project, name)
    assert V1 in str(wrong.value)
    assert V2 in str(wrong.value)
    assert "\x1b" not in str(wrong.value)
    assert "@" not in str(wrong.value)


def test_before_the_first_landing_there_is_nothing_to_use(project: Project) -> None:
    with pytest.raises(WrongUseError, match="Nothing is landed yet"):
        use(project, V1)


def test_a_repaired_contract_lands_the_same_files_as_the_next_version(
    delivery: Delivery, tmp_path: Path
) -> None:
    delivery.slachtoffers("a;p1;V;12", "weg;p2;V;12").land()
    root = tmp_path / "root"
    shutil.copytree(delivery.project.root, root)
    delivery.project = Project(root=root, var=delivery.project.var)
    contract = root / "contracts" / "politie" / "slachtoffers.yml"
    contract.write_text(contract.read_text(encoding="utf-8") + "\n# repaired\n", encoding="utf-8")
    assert delivery.land() is ExitCode.QUARANTINED
    first, second = read_versions(delivery.project)
    assert first.inhoud_hash == second.inhoud_hash
    assert first.contract_hash != second.contract_hash
    assert current(delivery.project) == [V2]


def test_a_clock_that_was_set_back_changes_no_order(
    two: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Past(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Past:
            return cls(2001, 1, 1)

    monkeypatch.setattr("keten.landing.versions.datetime", Past)
    use(two.project, V1)
    assert current(two.project) == [V1]
    two.slachtoffers("a;p1;V;13").land()
    assert current(two.project) == ["politie-2025-05-01-v3"]


def test_status_says_which_version_stands(
    two: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    use(two.project, V1)
    capsys.readouterr()
    print_status(two.project)
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert lines[V1].rstrip().endswith("current  2020–2024")
    assert lines[V2].rstrip().endswith("older")


def deaths(prepared: Path, tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A fresh copy of ``prepared`` for every change at which to die."""
    for change in count():
        var = tmp_path / f"var-{change}"
        shutil.copytree(prepared, var)
        yield change, var
        shutil.rmtree(var)


def test_wherever_it_is_killed_a_choice_is_made_or_not(two: Delivery, tmp_path: Path) -> None:
    seen = set()
    for change, var in deaths(two.project.var, tmp_path):
        project = Project(two.project.root, var)
        with dies_at(change) as died:
            use(project, V1)
        now = current(project)
        write_empty(project)
        assert current(project) == now
        assert [path.name for path in (var / "landing" / ".bezig").iterdir()] == ["slot"]
        seen.add((died[0], *now))
        if not died[0]:
            break
    assert seen >= {(True, V2), (False, V1)}


def test_wherever_it_is_killed_a_landing_is_there_or_not(two: Delivery, tmp_path: Path) -> None:
    two.slachtoffers("a;p1;V;14").write()
    third, seen = "politie-2025-05-01-v3", set()
    for change, var in deaths(two.project.var, tmp_path):
        made = Delivery(Project(two.project.root, var), two.folder, two.texts, two.manifest)
        with dies_at(change) as died:
            made.land()
        folder = var / "landing" / "politie" / third
        names = sorted(path.name for path in folder.glob("*"))
        assert names == [] or {"ontvangen", "levering.parquet", "slachtoffers.parquet"} <= {*names}
        write_empty(made.project)
        assert sorted(path.name for path in folder.glob("*")) == names
        assert [path.name for path in (var / "landing" / ".bezig").iterdir()] == ["slot"]
        seen.add((died[0], bool(names)))
        if not died[0]:
            break
    assert seen >= {(True, False), (False, True)}


def test_a_change_waits_while_the_landing_zone_is_read(two: Delivery) -> None:
    with unchanging_landing(two.project):
        child = subprocess.Popen(
            [sys.executable, "-m", "keten", "use", V1],
            cwd=two.project.root,
            env=environment(two.project.var),
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stderr is not None
        assert "waiting for another keten command" in child.stderr.readline()
        time.sleep(0.2)
        assert child.poll() is None
        assert current(two.project) == [V2]
    assert child.wait(60) == ExitCode.CLEAN
    assert current(two.project) == [V1]


def test_a_landing_zone_that_cannot_be_written_is_a_message(project: Project) -> None:
    project.var.write_text("a file in its place", encoding="utf-8")
    with pytest.raises(FailedError, match=r"cannot be written .*KETEN_VAR"):
        use(project, V1)


@pytest.mark.parametrize(
    ("years", "text"),
    [([], ""), ([2020], "2020"), ([2018, 2019, 2020, 2022], "2018–2020, 2022")],
)
def test_years_are_named_in_spans(years: list[int], text: str) -> None:
    assert spans(years) == text

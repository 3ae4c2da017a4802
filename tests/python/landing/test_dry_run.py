"""`keten land --dry-run` and `--max-quarantine`: the whole account without writing, and a bound."""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest

from keten.errors import ExitCode, FailedError, RefusedError, WrongUseError
from keten.landing import LandOptions, land_deliveries, read_share
from keten.landing.lock import locked_workspace
from tests.python.landing.conftest import INCIDENT, Delivery
from tests.python.landing.test_versions import tree

DRY = LandOptions(dry_run=True)


def awkward(delivery: Delivery) -> Delivery:
    """Make it quarantine, list unknown codes of both kinds, and name a file that is not read."""
    delivery.incidenten(
        INCIDENT.format("a"),
        INCIDENT.format("b").replace("F527", "F599"),
        INCIDENT.format("c").replace("F527", "een heel lange zin, geen code"),
        INCIDENT.format("d").replace("2020", "1990"),
        "e;te;kort",
    )
    delivery.slachtoffers("a;p1;V;12", "weg;p2;V;1", "a;p3;V;999")
    (delivery.write() / "extra.csv").write_text("x\n", encoding="utf-8")
    return delivery


def test_a_dry_run_gives_the_account_of_the_landing_and_writes_nothing(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = awkward(delivery).write()
    assert land_deliveries(delivery.project, [folder], DRY) is ExitCode.QUARANTINED
    assert not delivery.project.var.exists()
    dry = capsys.readouterr().out.splitlines()
    assert land_deliveries(delivery.project, [folder]) is ExitCode.QUARANTINED
    wet = capsys.readouterr().out.splitlines()
    assert dry[0].endswith(
        "would land as politie-2025-05-01-v1; a dry run, so nothing was written."
    )
    assert wet[0].endswith("landed as politie-2025-05-01-v1.")
    # Only what is landed can be listed for its supplier.
    assert dry[1:] == [line for line in wet[1:] if "keten quality" not in line]
    assert any("F599" in line for line in dry)
    assert any("values not shown" in line or "value not shown" in line for line in dry)


def test_a_dry_run_refuses_as_the_landing_does(delivery: Delivery) -> None:
    delivery.slachtoffers("a;jan@voorbeeld.nl;V;12").write()
    messages = []
    for options in (DRY, LandOptions()):
        with pytest.raises(RefusedError) as refused:
            land_deliveries(delivery.project, [delivery.folder], options)
        messages.append(str(refused.value))
        if options.dry_run:
            assert not delivery.project.var.exists()
    assert messages[0] == messages[1]


def test_a_dry_run_waits_for_nobody_and_changes_nothing_that_is_there(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery.land()
    delivery.slachtoffers("a;p1;V;13").write()
    before = tree(delivery.project.var)
    with locked_workspace(delivery.project):
        assert land_deliveries(delivery.project, [delivery.folder], DRY) is ExitCode.CLEAN
    assert tree(delivery.project.var) == before
    assert "would land as politie-2025-05-01-v2" in capsys.readouterr().out


def moments(*folders: Path) -> dict[Path, int]:
    """When each folder last gained or lost a file, also one that is gone again."""
    return {
        path: path.stat().st_mtime_ns
        for folder in folders
        for path in (folder, *folder.rglob("*"))
        if path.is_dir()
    }


def test_a_dry_run_makes_no_file_even_for_a_moment(delivery: Delivery, tmp_path: Path) -> None:
    delivery.land()
    delivery.incidenten(*(INCIDENT.format(f"i{i}") for i in range(20_000)), "te;kort").write()
    elsewhere = tmp_path / "tmp"
    elsewhere.mkdir()
    folders = (delivery.project.var, delivery.folder, elsewhere)
    before = moments(*folders)
    done = subprocess.run(
        [sys.executable, "-m", "keten", "land", "--dry-run", str(delivery.folder)],
        cwd=delivery.project.root,
        env=os.environ | {"KETEN_VAR": str(delivery.project.var), "TMPDIR": str(elsewhere)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "would land as politie-2025-05-01-v2" in done.stdout, done.stderr
    assert moments(*folders) == before


@pytest.mark.parametrize(
    ("text", "share"),
    [("1%", Fraction(1, 100)), ("0,5 %", Fraction(1, 200)), ("0.5%", Fraction(1, 200)),
     ("0%", Fraction(0)), ("100%", Fraction(1))],
)  # fmt: skip
def test_a_share_is_a_percentage(text: str, share: Fraction) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize("text", ["1", "20", "0.01", "-1%", "101%", "1e1%", "een%", "%", "1%%", ""])
def test_anything_else_is_wrong_use(text: str) -> None:
    with pytest.raises(WrongUseError, match="0% to 100%"):
        read_share(text)


def one_in_a_hundred(delivery: Delivery, orphans: int) -> Delivery:
    good = [f"a;p{number};V;12" for number in range(100 - orphans)]
    return delivery.slachtoffers(*good, *(f"weg;p{number};V;12" for number in range(orphans)))


def test_exactly_the_limit_passes(delivery: Delivery) -> None:
    options = LandOptions(max_quarantine=read_share("1%"))
    folder = one_in_a_hundred(delivery, 1).write()
    assert land_deliveries(delivery.project, [folder], options) is ExitCode.QUARANTINED


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_delivery_that_is_worse_is_refused_with_its_reasons(
    delivery: Delivery, dry_run: bool
) -> None:
    options = LandOptions(max_quarantine=read_share("1%"), dry_run=dry_run)
    folder = one_in_a_hundred(delivery, 2).write()
    with pytest.raises(RefusedError) as refused:
        land_deliveries(delivery.project, [folder], options)
    message = str(refused.value)
    assert "more than 1% of a file" in message
    assert "slachtoffers: 2 of 100 rows (2.00%): incident_id, ouder ontbreekt (2)" in message
    assert "incidenten:" not in message
    assert not list(delivery.project.landing.glob("politie/politie-*"))


def test_a_file_without_rows_is_not_worse(delivery: Delivery) -> None:
    options = LandOptions(max_quarantine=read_share("0%"))
    assert land_deliveries(delivery.project, [delivery.write()], options) is ExitCode.CLEAN


def test_what_does_not_fit_in_memory_is_a_message(
    delivery: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise duckdb.OutOfMemoryException

    monkeypatch.setattr("keten.landing.land_delivery", fail)
    with pytest.raises(FailedError, match=r"does not fit in memory.*without --dry-run"):
        land_deliveries(delivery.project, [delivery.write()], DRY)


def test_the_option_is_checked_before_anything_is_read(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "keten", "land", "--max-quarantine", "20", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == ExitCode.WRONG_USE
    assert "--max-quarantine is a percentage" in done.stderr

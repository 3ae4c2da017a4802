"""Landing twice, landing anew, and landing after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from keten.errors import ExitCode
from keten.landing import land_deliveries, write_empty
from keten.project import Project
from keten.status import print_status
from tests.python.landing.conftest import INCIDENT, Delivery


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below, with the moment of its last change and its bytes."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_landing_twice_changes_nothing(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery.slachtoffers("weg;p;V;1")
    assert delivery.land() is ExitCode.QUARANTINED
    before = tree(delivery.project.var)
    capsys.readouterr()
    assert delivery.land() is ExitCode.QUARANTINED
    assert tree(delivery.project.var) == before
    assert "already landed as politie-2025-05-01-v1; nothing changed" in capsys.readouterr().out


def test_new_content_is_a_new_version(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery.land()
    first = tree(delivery.project.landing / "politie" / "politie-2025-05-01-v1")
    old = dict(delivery.texts)
    delivery.slachtoffers("a;p1;V;13")
    assert delivery.land() is ExitCode.CLEAN
    assert delivery.landed("select levering_id, versie from {levering}", versie=2) == [
        ("politie-2025-05-01-v2", 2)
    ]
    assert tree(delivery.project.landing / "politie" / "politie-2025-05-01-v1") == first
    delivery.texts = old
    capsys.readouterr()
    assert delivery.land() is ExitCode.CLEAN
    said = capsys.readouterr().out
    assert "politie-2025-05-01-v2 stays the current version" in said
    assert "keten use politie-2025-05-01-v1" in said
    assert not (delivery.project.landing / "politie" / "politie-2025-05-01-v3").exists()


def test_what_was_received_stands_beside_it_and_rows_say_where_from(delivery: Delivery) -> None:
    folder = delivery.write()
    delivery.land()
    received = delivery.project.landing / "politie" / "politie-2025-05-01-v1" / "ontvangen"
    assert {path.name: path.read_bytes() for path in received.iterdir()} == {
        path.name: path.read_bytes() for path in folder.iterdir()
    }
    query = (
        "select count(*) from {incidenten} as i join {levering} as l using (levering_id, "
        "ingelezen_op) where i.bestand = 'incidenten.csv' and i.regelnummer = 2"
    )
    assert delivery.landed(query) == [(1,)]


def test_a_refused_delivery_does_not_stop_the_others(delivery: Delivery, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    folders = [tmp_path / "leeg", delivery.write()]
    assert land_deliveries(delivery.project, folders) is ExitCode.REFUSED
    assert (delivery.project.landing / "politie" / "politie-2025-05-01-v1").is_dir()


def test_every_contract_has_files_without_rows(project: Project) -> None:
    write_empty(project)
    before = tree(project.var)
    write_empty(project)
    assert tree(project.var) == before
    for bron, tables in (("politie", "incidenten slachtoffers"), ("om", "zaken straffen")):
        for table in (*tables.split(), "levering", "bestanden", "afgekeurd"):
            path = project.landing / bron / "_leeg" / f"{table}.parquet"
            assert duckdb.sql(f"select count(*) from '{path}'").fetchall() == [(0,)]
    (path,) = project.landing.glob("politie/_leeg/slachtoffers.parquet")
    kinds = duckdb.sql(f"describe from '{path}'").fetchall()
    assert [(name, kind) for name, kind, *_ in kinds][2:6] == [
        ("regelnummer", "BIGINT"),
        ("ingelezen_op", "TIMESTAMP"),
        ("incident_id", "VARCHAR"),
        ("persoon_id", "VARCHAR"),
    ]


def test_status_lists_deliveries_and_names_broken_folders(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    print_status(delivery.project)
    assert "Nothing is landed yet" in capsys.readouterr().out
    delivery.slachtoffers("a;p;V;1", "weg;p;V;1").land()
    capsys.readouterr()
    print_status(delivery.project)
    line = capsys.readouterr().out.splitlines()[1].split()
    assert line[:3] == ["politie-2025-05-01-v1", "synthetisch", "2025-05-01"]
    assert line[5:8] == ["1", "2", "1"]
    folder = delivery.project.landing / "politie" / "politie-2025-05-01-v1"
    (folder / "incidenten.parquet").write_bytes(b"half")
    print_status(delivery.project)
    assert "politie/politie-2025-05-01-v1 is not a whole delivery" in capsys.readouterr().out


def environment(var: Path) -> dict[str, str]:
    """The environment of a child that works in ``var``."""
    return os.environ | {"KETEN_VAR": str(var)}


def start(delivery: Delivery, var: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "keten", "land", str(delivery.folder)],
        cwd=delivery.project.root,
        env=environment(var),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def test_landing_starts_without_what_it_does_not_need(delivery: Delivery) -> None:
    """Importing pandas, numpy or Arrow takes as long as landing; quarantine needs none of them."""
    script = (
        "import sys\nfrom pathlib import Path\nfrom keten.landing import land_deliveries\n"
        "from keten.project import find_project\n"
        "land_deliveries(find_project(), [Path(sys.argv[1])])\n"
        "print({'pandas', 'numpy', 'pyarrow'} & set(sys.modules))"
    )
    delivery.slachtoffers("a;p1;V;12", "a;p2;V;oud", "weg;p3;V;1")
    done = subprocess.run(
        [sys.executable, "-c", script, str(delivery.write())],
        cwd=delivery.project.root,
        env=environment(delivery.project.var),
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(delivery.quarantined()) == 2
    assert done.stdout.splitlines()[-1] == "set()"


def contents(var: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every landed file, without the moment of landing."""
    rows = {}
    for path in sorted(var.glob("landing/*/*/*.parquet")):
        relation = duckdb.sql(f"select * from '{path}'")
        names = ", ".join(f'"{name}"' for name in relation.columns if name != "ingelezen_op")
        rows[str(path.relative_to(var))] = duckdb.sql(f"select {names} from '{path}'").fetchall()
    return rows


def kill_and_land_again(delivery: Delivery, tmp_path: Path, kills: int) -> None:
    delivery.incidenten(*(INCIDENT.format(f"i{i}") for i in range(40_000)))
    delivery.slachtoffers(*(f"i{i};p{i};V;{i % 130}" for i in range(40_000)))
    delivery.write()
    undisturbed = tmp_path / "heel"
    begin = time.monotonic()
    assert start(delivery, undisturbed).wait() == ExitCode.QUARANTINED
    duration = time.monotonic() - begin
    expected, var = contents(undisturbed), tmp_path / "gestoord"
    for kill in range(kills):
        child = start(delivery, var)
        time.sleep(duration * (0.4 + 0.6 * (kill + 1) / (kills + 1)))
        child.send_signal(signal.SIGKILL)
        child.wait()
        landed = list(var.glob("landing/politie/politie-*"))
        assert not landed or contents(var) == expected  # all of it, or nothing
    assert start(delivery, var).wait() == ExitCode.QUARANTINED
    assert contents(var) == expected
    assert [path.name for path in (var / "landing" / ".bezig").iterdir()] == ["slot"]


def test_a_killed_landing_leaves_nothing_half(delivery: Delivery, tmp_path: Path) -> None:
    kill_and_land_again(delivery, tmp_path, kills=3)


@pytest.mark.long
def test_many_kills_leave_nothing_half(delivery: Delivery, tmp_path: Path) -> None:
    kill_and_land_again(delivery, tmp_path, kills=40)


def test_two_landings_at_once_make_one_version(delivery: Delivery, tmp_path: Path) -> None:
    delivery.write()
    children = [start(delivery, tmp_path / "samen") for _ in range(2)]
    assert [child.wait() for child in children] == [ExitCode.CLEAN, ExitCode.CLEAN]
    assert len(list((tmp_path / "samen").glob("landing/politie/politie-*"))) == 1

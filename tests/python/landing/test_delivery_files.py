"""Files of a delivery: ordinary ones inside its folder, each once; anything else is refused."""

from __future__ import annotations

import contextlib
import os
import socket
from datetime import date
from itertools import chain, repeat
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import yaml

from keten.errors import ExitCode, RefusedError, WrongUseError
from keten.landing import land_deliveries
from keten.landing.delivery_files import find_file, open_file
from keten.landing.write import write_delivery
from tests.python.landing.conftest import Delivery


def test_refuses_a_link_that_leaves_the_folder(delivery: Delivery, tmp_path: Path) -> None:
    folder = delivery.write()
    outside = tmp_path / "elders.csv"
    (folder / "slachtoffers.csv").rename(outside)
    (folder / "slachtoffers.csv").symlink_to(outside)
    with pytest.raises(RefusedError, match="lies outside the folder"):
        land_deliveries(delivery.project, [folder])


@pytest.mark.parametrize(
    ("bestand", "message"),
    [
        (7, "must be the name of a file"),
        (date(2025, 5, 1), "must be the name of a file"),
        ([], "must be the name of a file"),
        (" ", "must be the name of a file"),
        ("/etc/passwd", "lies outside the folder"),
        ("sub/../slachtoffers.csv", "lies outside the folder"),
        ("..", "lies outside the folder"),
        ("C:\\data\\slachtoffers.csv", "is named as Windows does"),
        ("C:/data/slachtoffers.csv", "is named as Windows does"),
        ("sub\\slachtoffers.csv", "is named as Windows does"),
        ("slacht\noffers.csv", "has control characters in its name"),
        ("slacht\x1b[31m.csv", "has control characters in its name"),
        ("slacht\u202evsc.csv", "has control characters in its name"),
        ("\ud800.csv", "has control characters in its name"),
        ("x" * 300 + ".csv", "cannot be opened"),
        ("slachtoffers.csv/x.csv", "cannot be opened"),
        (".", "is not an ordinary file"),
        ("Slachtoffers.CSV", "It holds slachtoffers.csv: write it with the same capitals"),
        ("*.csv", r"\*.csv is named, but the folder does not hold that file"),
        ("jan@voorbeeld.nl.csv", r"\(not shown\) is named"),
        ("levering.yml", "files of this kind cannot be read"),
    ],
)
def test_refuses_a_name_that_is_no_file_in_the_folder(
    delivery: Delivery, bestand: object, message: str
) -> None:
    delivery.entries["slachtoffers"] = {"bestand": bestand}
    with pytest.raises(RefusedError, match=message) as refused:
        delivery.land()
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize(
    "name", ["a b.csv", 'it\'s "x".csv', "[a-z]*?.csv", "é{0}%s.csv", "-x.csv"]
)
def test_a_file_may_have_a_strange_name(delivery: Delivery, name: str) -> None:
    folder = delivery.write()
    (folder / "sub").mkdir()
    (folder / "slachtoffers.csv").rename(folder / "sub" / name)
    delivery.entries["slachtoffers"] = {"bestand": f"./sub//{name}"}
    del delivery.texts["slachtoffers"]
    delivery.write()
    manifest = yaml.safe_load((folder / "levering.yml").read_text(encoding="utf-8"))
    manifest["bestanden"].append({"tabel": "slachtoffers", "bestand": f"./sub//{name}"})
    (folder / "levering.yml").write_text(yaml.safe_dump(manifest), encoding="utf-8")
    assert land_deliveries(delivery.project, [folder]) is ExitCode.CLEAN
    assert delivery.landed("select distinct bestand from {slachtoffers}") == [(f"sub/{name}",)]
    # What was kept can be landed as it is, and is the same delivery.
    kept = delivery.project.landing / "politie" / "politie-2025-05-01-v1" / "ontvangen"
    assert land_deliveries(delivery.project, [kept]) is ExitCode.CLEAN
    assert len(list(delivery.project.landing.glob("politie/politie-*"))) == 1


@pytest.mark.parametrize("kind", ["symbolic", "hard", "capitals"])
def test_refuses_a_file_that_is_named_twice_in_disguise(delivery: Delivery, kind: str) -> None:
    folder = delivery.write()
    if kind == "symbolic":
        (folder / "ook.csv").symlink_to("incidenten.csv")
    elif kind == "hard":
        (folder / "ook.csv").hardlink_to(folder / "incidenten.csv")
    else:
        (folder / "INCIDENTEN.csv").write_text("x", encoding="utf-8")
    other = "INCIDENTEN.csv" if kind == "capitals" else "ook.csv"
    delivery.entries["slachtoffers"] = {"bestand": other}
    with pytest.raises(RefusedError, match=f"names incidenten.csv and {other} more than once"):
        delivery.land()


def not_a_file(path: Path, kind: str) -> None:
    """Put a pipe that nobody writes, a socket, a device, a folder or a bad link there."""
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        # A path of a socket is at most a hundred bytes long: bind it from its folder.
        with socket.socket(socket.AF_UNIX) as made, contextlib.chdir(path.parent):
            made.bind(path.name)
    elif kind == "folder":
        path.mkdir()
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "circle":
        path.symlink_to(path.name)
    else:
        path.symlink_to("/etc/hostname")


@pytest.mark.parametrize("name", ["levering.yml", "slachtoffers.csv"])
@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("pipe", "is not an ordinary file"),
        ("socket", "is not an ordinary file"),
        ("folder", "is not an ordinary file"),
        ("device", "lies outside the folder"),
        ("circle", "cannot be opened"),
        ("link", "lies outside the folder"),
    ],
)
def test_refuses_what_is_no_file_without_opening_it(
    delivery: Delivery, name: str, kind: str, message: str
) -> None:
    folder = delivery.write()
    not_a_file(folder / name, kind)
    with pytest.raises(RefusedError, match=message):
        land_deliveries(delivery.project, [folder])


def test_a_file_that_is_replaced_after_it_was_found_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x", encoding="utf-8")
    path = find_file(tmp_path, "a.csv")
    for kind, message in (
        ("pipe", "is not an ordinary file"),
        ("link", "cannot be opened"),
        ("device", "cannot be opened"),
    ):
        not_a_file(path, kind)
        with pytest.raises(RefusedError, match=message):
            open_file(path, "a.csv")


def test_refuses_a_delivery_that_changes_while_it_is_read(delivery: Delivery) -> None:
    folder = delivery.write()
    with mock.patch("keten.landing.delivery.write_delivery", wraps=write_delivery) as write:

        def replace(*arguments: Any) -> Any:
            (folder / "verdachten.csv").rename(folder / "oud.csv")
            (folder / "verdachten.csv").write_text(delivery_text, encoding="utf-8")
            return mock.DEFAULT

        delivery_text = (folder / "verdachten.csv").read_text(encoding="utf-8")
        write.side_effect = replace
        with pytest.raises(RefusedError, match=r"verdachten\.csv changed while it was read"):
            land_deliveries(delivery.project, [folder])
    assert not list(delivery.project.landing.glob("politie/politie-*"))


def test_what_changed_while_it_was_read_lands_when_it_is_named_again(delivery: Delivery) -> None:
    folder = delivery.write()
    with mock.patch("keten.landing.write.is_unchanged", side_effect=chain([False], repeat(True))):
        assert land_deliveries(delivery.project, [folder, folder]) is ExitCode.REFUSED
    landed = delivery.project.landing.glob("politie/politie-*")
    assert [path.name for path in landed] == ["politie-2025-05-01-v1"]


def test_the_folder_may_be_a_link_and_must_be_a_folder(delivery: Delivery, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(delivery.write())
    assert land_deliveries(delivery.project, [link]) is ExitCode.CLEAN
    for name in ("levering/levering.yml", "weg", "x" * 300):
        with pytest.raises(WrongUseError, match="is not a folder"):
            land_deliveries(delivery.project, [tmp_path / name])


def test_many_files_that_are_not_named_are_counted(
    delivery: Delivery, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = delivery.write()
    for number in range(30):
        (folder / f"bijlage{number:02}.txt").write_text("x", encoding="utf-8")
    (folder / "a\x1b[31m\n.csv").write_text("x", encoding="utf-8")
    (folder / "buiten").symlink_to(tmp_path)
    assert land_deliveries(delivery.project, [folder]) is ExitCode.CLEAN
    printed = capsys.readouterr().out
    assert "does not name it: a?[31m?.csv\n" in printed
    assert "does not name it: bijlage18.txt\n" in printed
    assert "does not name it: and 12 more\n" in printed
    assert "bijlage19.txt" not in printed

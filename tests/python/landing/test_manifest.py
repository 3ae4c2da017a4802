"""levering.yml: every problem has its own message, and refuses."""

from __future__ import annotations

import contextlib
import os
import socket
import time
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import yaml

from keten.errors import ExitCode, RefusedError, WrongUseError
from keten.landing import land_deliveries
from keten.landing.delivered import find_file, open_file
from keten.landing.write import write_delivery
from tests.python.landing.conftest import Delivery


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"bron": "brandweer"}, "bron must be one of helpwanted, om, politie, reeksen, "),
        ({"aard": "geheim"}, "aard must be one of echt, gepubliceerd, synthetisch"),
        ({"peildatum": "1 mei"}, "peildatum is not a date"),
        ({"peildatum": None}, "the field peildatum is missing"),
        ({"peildatum": date(2024, 12, 30)}, "lies before the last day of the periode"),
        ({"periode": {"van": date(2020, 1, 1)}}, "the field tot is missing"),
        ({"periode": {"van": date(2020, 1, 1), "tot": date(2020, 1, 1)}}, "holds no day"),
        ({"selectie": {"artikelen_niet_gevraagd": "240"}}, "must be a list of article numbers"),
        ({"sleutelruimte": {"bsn": "x"}}, "unknown field bsn"),
        ({"sleutelruimte": {"persoon_id": 3}}, "each sleutelruimte must be a name"),
        ({"opmerking": "x"}, "unknown field opmerking"),
    ],
)
def test_refuses_a_wrong_field(delivery: Delivery, change: dict[str, Any], message: str) -> None:
    delivery.manifest |= change
    with pytest.raises(RefusedError, match=message):
        delivery.land()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"bestand": "../elders.csv"}, "lies outside the folder"),
        ({"bestand": "weg.csv"}, "does not hold that file"),
        ({"tabel": "vonnissen"}, "tabel must be one of"),
        ({"tabel": "incidenten"}, "names incidenten more than once"),
        ({"bestand": "incidenten.csv"}, "names incidenten.csv more than once"),
        ({"rijen": 2}, "holds 1 rows, levering.yml says 2"),
        ({"rijen": "veel"}, "rijen of slachtoffers must be a whole number"),
        ({"sha256": "0" * 64}, "its sha256 differs"),
        ({"sha256": "kort"}, "64 hexadecimal digits"),
    ],
)
def test_refuses_a_wrong_file_entry(
    delivery: Delivery, entry: dict[str, Any], message: str
) -> None:
    delivery.entries["slachtoffers"] = entry
    with pytest.raises(RefusedError, match=message):
        delivery.land()


def test_refuses_a_delivery_without_one_of_its_tables(delivery: Delivery) -> None:
    del delivery.texts["verdachten"]
    with pytest.raises(RefusedError, match="lacks the table verdachten"):
        delivery.land()


def test_refuses_what_is_not_yaml_and_what_is_missing(delivery: Delivery) -> None:
    folder = delivery.write()
    (folder / "levering.yml").write_text("bron: [politie", encoding="utf-8")
    with pytest.raises(RefusedError, match="cannot be read as YAML near line"):
        land_deliveries(delivery.project, [folder])
    (folder / "levering.yml").write_text(
        "bron: politie\naard: echt\npeildatum: 2025-13-01\n", encoding="utf-8"
    )
    with pytest.raises(RefusedError, match="peildatum 2025-13-01 is not a date"):
        land_deliveries(delivery.project, [folder])
    (folder / "levering.yml").unlink()
    with pytest.raises(RefusedError, match=r"has no levering\.yml"):
        land_deliveries(delivery.project, [folder])
    with pytest.raises(WrongUseError, match="is not a folder"):
        land_deliveries(delivery.project, [folder / "weg"])


def test_refuses_a_link_that_leaves_the_folder(delivery: Delivery, tmp_path: Path) -> None:
    folder = delivery.write()
    outside = tmp_path / "elders.csv"
    (folder / "slachtoffers.csv").rename(outside)
    (folder / "slachtoffers.csv").symlink_to(outside)
    with pytest.raises(RefusedError, match="lies outside the folder"):
        land_deliveries(delivery.project, [folder])


def test_what_the_manifest_says_is_kept(delivery: Delivery) -> None:
    delivery.manifest |= {
        "selectie": {"artikelen_niet_gevraagd": [243, 240]},
        "sleutelruimte": {"persoon_id": "politie-2025"},
    }
    assert delivery.land() is ExitCode.CLEAN
    query = "select * exclude (inhoud_hash, contract_hash, ingelezen_op) from {levering}"
    days = date(2025, 5, 1), date(2020, 1, 1), date(2025, 1, 1)
    assert delivery.landed(query) == [
        (
            "politie-2025-05-01-v1",
            "politie",
            "synthetisch",
            *days,
            1,
            "240,243",
            "politie-2025",
            None,
        )
    ]


def test_a_file_that_is_not_named_is_reported(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    (delivery.write() / "notitie.docx").write_text("x", encoding="utf-8")
    assert delivery.land() is ExitCode.CLEAN
    assert (
        "not read, because levering.yml does not name it: notitie.docx" in capsys.readouterr().out
    )


HEAD = "bron: politie\naard: synthetisch\npeildatum: 2025-05-01\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [*{before}, *{before}, *{before}, *{before}, *{before}, *{before}]\n"
    for before, after in zip("abcdefghij", "bcdefghijk", strict=True)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, r"near line 2: an alias \(\*\) is used"),
        ("a: &a {b: *a}\n", "an alias"),
        ("a: {x: 1}\nb:\n  <<: {y: 2}\n", r"near line 3: a merge key \(<<\) is used"),
        ("bron: om\nbron: politie\n", "near line 2: a field stands there twice"),
        ("periode: {van: 2020-01-01, van: 2021-01-01}\n", "a field stands there twice"),
        ("bron: " + "[" * 50_000, "nested too deep"),
        ("bron: " + "[" * 50_000 + "]" * 50_000, "nested too deep"),
        ("- " * 50_000, "nested too deep"),
        ("? " * 50_000, "nested too deep"),
        ("{" * 50_000, "nested too deep"),
        ("bron: [" + "a, " * 300_000 + "a]", "too many values"),
        ("bron: " + "x" * 900_000, "longer than 1000 characters"),
        ("rijen: " + "9" * 900_000, "longer than 1000 characters"),
        ("rijen: " + "1:59" * 200_000, "longer than 1000 characters"),
        ("bron: !!python/object/apply:os.system ['touch x']\n", "cannot be read as YAML near"),
        ("bron: !!python/name:os.system\n", "cannot be read as YAML near line 1"),
        ("bron: !eigen x\n", "cannot be read as YAML near line 1"),
        ("bron: !!int x\n", "cannot be read as YAML"),
        ("bron: !!float x\n", "cannot be read as YAML"),
        ("bron: !!bool x\n", "cannot be read as YAML"),
        (f"{HEAD}x: !!timestamp x\n", "unknown field x"),
        ("bron: !!binary é\n", "cannot be read as YAML"),
        ("bron: politie\n---\nbron: om\n", "cannot be read as YAML near line 2"),
        ("? [a, b]\n: c\n", "cannot be read as YAML near line 1"),
        ("bron: politie\n\tx: y\n", "cannot be read as YAML near line 2"),
        ("%YAML 9.9\n---\nbron: om\n", "cannot be read as YAML"),
        ("bron: politie\x00\n", "control characters"),
        ("bron: \x1b[31mpolitie\n", "control characters"),
        ("", "holds no fields"),
        ("# niets\n", "holds no fields"),
        ("- politie\n", "holds no fields"),
        ("politie\n", "holds no fields"),
        ("x" * (1024 * 1024 + 1), "larger than 1024 KiB"),
        (HEAD.encode("utf-16"), "is not UTF-8"),
        (HEAD.encode() + b"# caf\xe9\n", "is not UTF-8"),
        (f"{HEAD}1: x\n", "unknown field 1"),
        (f'{HEAD}"\\e[31mrood": x\n', r"unknown field \?\[31mrood"),
        (f"{HEAD}? !!binary aGFsbG8=\n: x\n", "unknown field b'hallo'"),
    ],
)
def test_refuses_yaml_that_is_more_than_plain_values(
    delivery: Delivery, text: str | bytes, message: str
) -> None:
    folder = delivery.write()
    (folder / "levering.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    begin = time.monotonic()
    with pytest.raises(RefusedError, match=message):
        land_deliveries(delivery.project, [folder])
    assert time.monotonic() - begin < 10
    assert not list(delivery.project.landing.glob("politie/politie-*"))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("peildatum", "2025-05-01 10:00:00", "peildatum is not a date"),
        ("peildatum", "2025-05-01T10:00:00+99:99", "peildatum is not a date"),
        ("peildatum", "0000-01-01", "peildatum 0000-01-01 is not a date"),
        ("peildatum", "'2025-05-01'", "peildatum 2025-05-01 is not a date"),
        ("peildatum", "20250501", "peildatum is not a date"),
        ("peildatum", "[2025-05-01]", "peildatum is not a date"),
        ("periode", "2024", "periode must hold van, tot"),
        ("periode", "{van: 2021-01-01, tot: 2020-01-01}", "holds no day"),
        ("bron", "[politie]", "bron must be one of"),
        ("bron", "{a: b}", "bron must be one of"),
        ("bron", "1" * 500, "bron must be one of"),
        ("selectie", "[240]", "selectie must hold"),
        ("selectie", "{artikelen_niet_gevraagd: [240b]}", "must be a list of article numbers"),
        ("selectie", "{artikelen_niet_gevraagd: [true]}", "must be a list of article numbers"),
        ("selectie", f"{{artikelen_niet_gevraagd: [{'9' * 900}]}}", "must be a list of article"),
        ("selectie", "{artikelen_niet_gevraagd: 0}", "must be a list of article numbers"),
        ("sleutelruimte", "{persoon_id: '111222333'}", "each sleutelruimte must be a name"),
        ("sleutelruimte", '{persoon_id: "a\\e[31m"}', "each sleutelruimte must be a name"),
        ("sleutelruimte", "{persoon_id: ' a'}", "each sleutelruimte must be a name"),
        ("bestanden", "{}", "bestanden must be a list"),
        ("bestanden", "[incidenten.csv]", "each entry of bestanden needs tabel and bestand"),
        ("bestanden", "[]", "lacks the table incidenten, slachtoffers, verdachten"),
    ],
)
def test_refuses_a_value_of_another_kind(
    delivery: Delivery, field: str, value: str, message: str
) -> None:
    folder = delivery.write()
    delivery.manifest.pop(field, None)
    manifest = yaml.safe_load((folder / "levering.yml").read_text(encoding="utf-8"))
    manifest.pop(field, None)
    text = yaml.safe_dump(manifest) + f"{field}: {value}\n"
    (folder / "levering.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError, match=message):
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


def test_says_all_that_is_wrong_with_a_manifest(delivery: Delivery) -> None:
    delivery.manifest |= {"bron": "politie", "aard": "x", "peildatum": "x", "vreemd": 1}
    delivery.manifest["sleutelruimte"] = {"bsn": "x"}
    delivery.entries = {"incidenten": {"rijen": "x"}, "slachtoffers": {"bestand": "weg.csv"}}
    with pytest.raises(RefusedError, match="refused, for 6 reasons") as refused:
        delivery.land()
    assert len(str(refused.value).splitlines()) == 7


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

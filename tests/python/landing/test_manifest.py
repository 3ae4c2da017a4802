"""levering.yml: every problem has its own message, and refuses."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
import yaml

from keten.errors import ExitCode, RefusedError, WrongUseError
from keten.landing import land_deliveries
from tests.python.landing.conftest import Delivery


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"bron": "brandweer"}, "bron must be one of antwoorden, helpwanted, om, politie, "),
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
            "-",
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


def test_says_all_that_is_wrong_with_a_manifest(delivery: Delivery) -> None:
    delivery.manifest |= {"bron": "politie", "aard": "x", "peildatum": "x", "vreemd": 1}
    delivery.manifest["sleutelruimte"] = {"bsn": "x"}
    delivery.entries = {"incidenten": {"rijen": "x"}, "slachtoffers": {"bestand": "weg.csv"}}
    with pytest.raises(RefusedError, match="refused, for 6 reasons") as refused:
        delivery.land()
    assert len(str(refused.value).splitlines()) == 7

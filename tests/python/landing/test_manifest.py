"""levering.yml: every problem has its own message, and refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from keten.errors import ExitCode, RefusedError, WrongUseError
from keten.landing import land_deliveries
from tests.python.landing.conftest import Delivery


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"bron": "brandweer"}, "bron must be one of om, politie"),
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

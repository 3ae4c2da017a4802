"""A delivery without levering.yml is described by options, which are validated as a manifest is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from keten.errors import ExitCode, WrongUseError
from keten.landing import LandOptions, Said, land_deliveries, read_limits
from tests.python.conftest import Keten
from tests.python.landing.conftest import INCIDENT, INCIDENTEN, SLACHTOFFERS, Delivery

SAID = Said(
    bron="politie",
    aard="synthetisch",
    peildatum="2025-05-01",
    van="2020-01-01",
    tot="2025-01-01",
    files=tuple(f"{tabel}={tabel}.csv" for tabel in ("incidenten", "slachtoffers", "verdachten")),
)


def land(delivery: Delivery, said: Said, *more: Path) -> ExitCode:
    folder = delivery.folder if delivery.folder.exists() else delivery.write()
    (folder / "levering.yml").unlink(missing_ok=True)
    return land_deliveries(delivery.project, [folder, *more], LandOptions(said=said))


def test_options_are_the_same_delivery_as_a_manifest(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery.manifest |= {
        "selectie": {"artikelen_niet_gevraagd": [240, 241]},
        "sleutelruimte": {"persoon_id": "politie-2025", "parketnummer": "keten-2025"},
    }
    spaces = ("persoon_id=politie-2025", "parketnummer=keten-2025")
    said = replace(SAID, not_asked="240, 241", key_spaces=spaces)
    assert land(delivery, said) is ExitCode.CLEAN
    assert delivery.landed(
        "select artikelen_niet_gevraagd, sleutelruimte_persoon_id, sleutelruimte_parketnummer "
        "from {levering}"
    ) == [("240,241", "politie-2025", "keten-2025")]
    capsys.readouterr()
    # By its manifest, by what was kept of it, and by its options again.
    assert delivery.land() is ExitCode.CLEAN
    kept = delivery.project.landing / "politie" / "politie-2025-05-01-v1" / "ontvangen"
    assert (kept / "levering.yml").is_file()
    assert land_deliveries(delivery.project, [kept]) is ExitCode.CLEAN
    assert land(delivery, said) is ExitCode.CLEAN
    assert capsys.readouterr().out.count("already landed as politie-2025-05-01-v1") == 3


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (replace(SAID, bron=""), "the manifest in the options: the field bron is missing"),
        (replace(SAID, bron="brandweer"), "bron must be one of"),
        (replace(SAID, aard="x"), "aard must be one of"),
        (replace(SAID, peildatum=""), "the field peildatum is missing"),
        (replace(SAID, peildatum="1-5-2025"), "peildatum is not a date"),
        (replace(SAID, peildatum="2025-02-30"), "peildatum 2025-02-30 is not a date"),
        (replace(SAID, peildatum="2025-05-01 #"), "peildatum is not a date"),
        (replace(SAID, peildatum="2024-05-01"), "lies before the last day of the periode"),
        (replace(SAID, tot=""), "the field tot is missing"),
        (replace(SAID, van="2026-01-01"), "holds no day"),
        (replace(SAID, not_asked="240b"), "must be a list of article numbers"),
        (replace(SAID, not_asked="240,,"), "must be a list of article numbers"),
        (replace(SAID, not_asked="9" * 500), "must be a list of article numbers"),
        (replace(SAID, key_spaces=("bsn=x",)), "unknown field bsn"),
        (replace(SAID, key_spaces=("persoon_id",)), "--key-space persoon_id is not of the form"),
        (replace(SAID, files=SAID.files[:2]), "lacks the table verdachten"),
        (replace(SAID, files=()), "lacks the table incidenten, slachtoffers, verdachten"),
        (replace(SAID, files=("incidenten.csv",)), "--file incidenten.csv is not of the form"),
        (replace(SAID, files=("=x",)), "--file =x is not of the form"),
        (replace(SAID, files=("incidenten=\x1b[31m",)), "control characters in its name"),
        (replace(SAID, files=("incidenten=../x.csv",)), "lies outside the folder"),
        (replace(SAID, files=("incidenten=weg.csv",)), "does not hold that file"),
        (replace(SAID, files=(*SAID.files, SAID.files[0])), "names incidenten more than once"),
        (replace(SAID, aard="*a", bron="&a politie"), "aard must be one of"),
        (replace(SAID, bron="politie\naard: echt"), "bron must be one of"),
    ],
)
def test_wrong_options_are_wrong_use(delivery: Delivery, said: Said, message: str) -> None:
    with pytest.raises(WrongUseError, match=message) as wrong:
        land(delivery, said)
    assert "levering.yml" not in str(wrong.value)
    assert "\x1b" not in str(wrong.value)


def test_options_beside_a_manifest_or_for_two_folders_are_wrong_use(
    delivery: Delivery, tmp_path: Path
) -> None:
    folder = delivery.write()
    with pytest.raises(WrongUseError, match=r"has a levering\.yml, so leave out the options"):
        land_deliveries(delivery.project, [folder], LandOptions(said=SAID))
    with pytest.raises(WrongUseError, match="describe one delivery"):
        land(delivery, SAID, tmp_path)


def test_every_limit_can_be_raised_and_lowered(delivery: Delivery) -> None:
    place = "x" * 2_000
    rows = [f"{INCIDENTEN};pleeglocatie", f"{INCIDENT.format('a')};{place}"]
    delivery.rows("incidenten", *rows)
    folder = delivery.write()
    small = LandOptions(limits=read_limits(1, None, None, None))
    assert land_deliveries(delivery.project, [folder], small) is ExitCode.QUARANTINED
    ((message,),) = delivery.landed("select melding from {afgekeurd} where regel = 'te lange cel'")
    assert message.startswith("pleeglocatie is longer than 1 KiB.")
    assert "--max-cell-kib" in message
    # Read with another limit it is another version of the same content.
    usual = LandOptions(limits=read_limits(None, None, None, None))
    assert land_deliveries(delivery.project, [folder], usual) is ExitCode.CLEAN
    assert delivery.landed("select len(pleeglocatie) from {incidenten}", 2) == [(2_000,)]
    assert land_deliveries(delivery.project, [folder], small) is ExitCode.QUARANTINED
    assert len(list(delivery.project.landing.glob("politie/politie-*"))) == 2


def test_the_command_takes_options_and_limits(keten: Keten, tmp_path: Path) -> None:
    folder = tmp_path / "map"
    (folder / "sub").mkdir(parents=True)
    row = "a;2020-05-01;2020-05-01;F5271;Amsterdam;J;N;N"
    (folder / "sub" / "in=c.csv").write_text(f"{INCIDENTEN}\n{row}\n", encoding="utf-8")
    for tabel in ("slachtoffers", "verdachten"):
        (folder / f"{tabel}.csv").write_text(f"{SLACHTOFFERS}\n", encoding="utf-8")
    said = [
        *("--bron", "politie", "--aard", "synthetisch", "--peildatum", "2025-05-01"),
        *("--van", "2020-01-01", "--tot", "2025-01-01"),
        *("--file", "incidenten=sub/in=c.csv", "--file", "slachtoffers=slachtoffers.csv"),
        *("--file", "verdachten=verdachten.csv", "--not-asked", "240,241"),
        *("--key-space", "persoon_id=politie-2025"),
    ]
    printed = keten.run("land", str(folder), *said, "--max-columns", "3", code=ExitCode.REFUSED)
    assert "in=c.csv has more than 3 columns" in printed
    assert "--max-columns" in printed
    printed = keten.run("land", str(folder), *said[2:], code=ExitCode.WRONG_USE)
    assert "the field bron is missing" in printed
    keten.run("land", str(folder), *said, "--max-cell-kib", "0", code=ExitCode.WRONG_USE)
    keten.run("land", str(folder), *said, "--max-file-mib", "x", code=ExitCode.WRONG_USE)
    keten.run("land", str(folder), *said, "--max-unpacked-mib", "-1", code=ExitCode.WRONG_USE)
    keten.run("land", str(folder), *said, "--max-file-mib", "1", "--max-unpacked-mib", "1")
    assert "politie-2025-05-01-v1" in keten.run("status")


@pytest.fixture
def keten(make_keten: object) -> Keten:
    """A project of its own on which the command runs."""
    assert callable(make_keten)
    made = make_keten()
    assert isinstance(made, Keten)
    return made

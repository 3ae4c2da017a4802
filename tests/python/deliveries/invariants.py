"""What must hold of every landed version, whatever was delivered."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import yaml

from tests.python.deliveries.zone import rows

REGISTERS = ("levering", "bestanden", "afgekeurd")


def assert_conserved(folder: Path) -> None:
    """Rows read = accepted + quarantined per file, and the registers agree with the files."""
    files = rows(folder, "select tabel, gelezen, geaccepteerd, afgekeurd from {bestanden}")
    assert files
    for tabel, read, accepted, quarantined in files:
        assert read == accepted + quarantined, tabel
        mine = f"where tabel = '{tabel}'"
        landed = rows(folder, f"select regelnummer from {{{tabel}}}")
        kept = rows(folder, f"select regelnummer from {{afgekeurd}} {mine}")
        assert (len(landed), len(kept)) == (accepted, quarantined), tabel
        numbers = [number for (number,) in landed + kept]
        assert len(numbers) == len(set(numbers)), f"{tabel}: a line stands twice"
        assert all(number >= 1 for number in numbers), tabel
    ((nameless,),) = rows(
        folder,
        "select count(*) from {afgekeurd} where coalesce(regel, '') = '' "
        "or coalesce(melding, '') = '' or rij_ontvangen is null or regelnummer is null",
    )
    assert nameless == 0


def assert_provenance(folder: Path) -> None:
    """Every accepted row says from which delivery, file and line it came, and when it landed."""
    for (tabel,) in rows(folder, "select tabel from {bestanden}"):
        ((wrong,),) = rows(
            folder,
            f"select count(*) from {{{tabel}}} where levering_id is distinct from '{folder.name}' "
            "or bestand is null or regelnummer is null or ingelezen_op is distinct from "
            "(select ingelezen_op from {levering})",
        )
        assert wrong == 0, tabel


def assert_kept_as_received(folder: Path, delivered: Path) -> None:
    """The files as received are kept to the byte."""
    text = (delivered / "levering.yml").read_text(encoding="utf-8-sig")
    names = [entry["bestand"] for entry in yaml.safe_load(text)["bestanden"]]
    for name in ["levering.yml", *names]:
        kept = (folder / "ontvangen" / name).read_bytes()
        assert kept == (delivered / name).read_bytes(), name


def assert_printable(printed: str) -> None:
    """What is printed holds no control or direction signs, and no traceback."""
    odd = {c for c in printed if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs")}
    assert not odd, {hex(ord(c)) for c in odd}
    assert "Traceback" not in printed

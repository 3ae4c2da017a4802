"""What lies in the folder beside the manifest, options of landing, and versions."""

from __future__ import annotations

import os
from pathlib import Path

from tests.python.deliveries.base import Draft
from tests.python.deliveries.case import Case, at, lands, refuses
from tests.python.deliveries.edits import (
    Edit,
    beside,
    empty,
    entry,
    finish,
    leave_out,
    link,
    patch,
)

_YML = "levering.yml"


def _without_rows(tabel: str) -> Edit:
    def edit(draft: Draft) -> None:
        empty(tabel)(draft)
        entry(tabel, rijen=0)(draft)

    return edit


def _link_above(folder: Path) -> None:
    above = folder.parent / "boven"
    above.mkdir()
    (above / "v.csv").write_text("incident_id\ni1\n", encoding="utf-8")
    (folder / "op").symlink_to(above)


def _pipe(folder: Path) -> None:
    (folder / "verdachten.csv").unlink()
    os.mkfifo(folder / "verdachten.csv")


_FILES = [
    refuses(
        "politie",
        "bestanden",
        "a table is missing",
        leave_out("verdachten"),
        says="lacks the table verdachten. All tables of a bron belong to a delivery",
    ),
    refuses(
        "om",
        "bestanden",
        "two tables are missing",
        leave_out("vonnissen"),
        leave_out("straffen"),
        says="lacks the table",
    ),
    refuses(
        "politie",
        "bestanden",
        "a file that is not there",
        patch("verdachten.csv", lambda _: None),
        says="verdachten.csv is named, but the folder does not hold that file",
    ),
    refuses(
        "politie",
        "bestanden",
        "one file for two tables",
        entry("verdachten", bestand="slachtoffers.csv"),
        says="levering.yml names slachtoffers.csv more than once",
    ),
    refuses(
        "politie",
        "bestanden",
        "one table in two files",
        entry("verdachten", tabel="slachtoffers"),
        says="levering.yml names slachtoffers more than once",
    ),
    refuses(
        "politie",
        "bestanden",
        "a path that leaves the folder",
        entry("verdachten", bestand="../buiten.csv"),
        says="lies outside the folder of the delivery",
    ),
    refuses(
        "om",
        "bestanden",
        "a path from the root",
        entry("zaken", bestand="/etc/hostname"),
        says="lies outside the folder",
    ),
    refuses(
        "om",
        "bestanden",
        "the folder itself as a file",
        entry("zaken", bestand="."),
        says="is not an ordinary file",
    ),
    refuses(
        "om",
        "bestanden",
        "a table of another bron",
        entry("zaken", tabel="incidenten"),
        says="tabel must be one of",
    ),
    refuses(
        "politie",
        "bestanden niets-verloren",
        "fewer rows than promised",
        entry("slachtoffers", rijen=6),
        says="slachtoffers.csv holds 5 rows, levering.yml says 6",
    ),
    refuses(
        "om",
        "bestanden niets-verloren",
        "more rows than promised",
        entry("feiten", rijen=3),
        says="feiten.csv holds 4 rows, levering.yml says 3",
    ),
    lands(
        "om",
        "bestanden",
        "as many rows as promised",
        *(entry(t, rijen=n) for t, n in (("zaken", 5), ("feiten", 4))),
    ),
    refuses(
        "om",
        "bestanden",
        "another hash than promised",
        entry("zaken", sha256="0" * 64),
        says="its sha256 differs",
    ),
    refuses(
        "politie",
        "bestanden",
        "a format that nobody reads",
        patch("verdachten.csv", lambda b: b),
        entry("verdachten", bestand="verdachten.docx"),
        beside("verdachten.docx"),
        says="files of this kind cannot be read",
    ),
    lands(
        "politie",
        "bestanden",
        "files that the manifest does not name",
        beside("lees mij.txt"),
        beside("oud/incidenten.csv"),
        says=(
            "not read, because levering.yml does not name it: lees mij.txt",
            "oud/incidenten.csv",
        ),
    ),
    lands("om", "bestanden", "a table without rows, as promised", _without_rows("straffen")),
    lands(
        "om",
        "bestanden",
        "a table without rows, not promised",
        empty("straffen"),
        says="straffen: 0 rows, and levering.yml gives no rijen",
    ),
    lands(
        "politie",
        "bestanden",
        "a file in a folder of its own",
        beside("tabellen/v.csv", b"incident_id;persoon_id\ni1;v9\n"),
        entry("verdachten", bestand="tabellen/v.csv"),
        gives=at("verdachten", 1, "persoon_id", "v9"),
    ),
    refuses(
        "om",
        "bestanden",
        "a link that leaves the folder",
        link("zaken.csv", "/etc/hostname"),
        says="lies outside the folder",
    ),
    refuses(
        "politie",
        "bestanden",
        "a link to a folder above",
        finish(_link_above),
        entry("verdachten", bestand="op/v.csv"),
        says="lies outside the folder",
    ),
    lands(
        "om",
        "bestanden",
        "a link inside the folder",
        beside("z.csv", b"parketnummer;uitspraakdatum\nz1;2021-01-01\nz2;2021-01-02\n"),
        link("vonnissen.csv", "z.csv"),
        gives=at("vonnissen", 2, "uitspraakdatum", "2021-01-02"),
    ),
    refuses(
        "om", "bestanden", "a link to itself", link("zaken.csv", "zaken.csv"), says="zaken.csv"
    ),
    refuses("politie", "bestanden", "a pipe that never ends", finish(_pipe), says="verdachten.csv"),
    refuses(
        "politie",
        "bestanden",
        "a device for a file",
        link("verdachten.csv", "/dev/zero"),
        says="lies outside the folder",
    ),
    lands(
        "politie",
        "herkomst",
        "a file with another name is named in every row",
        beside("v 1.CSV", b"incident_id;persoon_id\ni1;v9\n"),
        entry("verdachten", bestand="v 1.CSV"),
        gives=at("verdachten", 1, "bestand", "v 1.CSV"),
    ),
]

CASES: list[Case] = [*_FILES]

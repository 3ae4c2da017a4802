"""A file that a person wrote is read, or refused with its line and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from keten.drift.expectations import CHANCE, KINDS, Expectations, parse, read_expectations
from keten.drift.judging import Judgement
from keten.drift.learned import write_learned
from keten.errors import FailedError
from keten.project import Project
from tests.python.conftest import ROOT

BREAKS = {"wsm-2024": date(2024, 7, 1)}
COUNTED = {("zaken", "leeg", "leeftijd"), ("zaken", "aantal", "rijen")}
LIMIT = "grenzen:\n  - {tabel: zaken, kenmerk: leeg, kolom: leeftijd, groep: leeg, "
WRONG = {
    "kans: 2\n": (1, "kans lies between 0 and 1"),
    "breuken:\n  - {breuk: wsm, tabel: zaken}\n": (2, "registratiebreuken.csv has them"),
    "breuken:\n  - {tabel: zaken}\n": (2, "breuk is missing"),
    "breuken:\n  - {breuk: wsm-2024, tabel: zaak}\n": (2, "«zaak» is not counted"),
    "breuken:\n  - {breuk: wsm-2024, tabel: zaken, kolom: parket}\n": (
        2,
        "«zaken parket» is not counted for politie",
    ),
    "? [kans]\n: 1\n": (1, "a field is one of"),
    "breuken: {}\n": (1, "a list is expected"),
    "grens: []\n": (1, "«grens» is no field"),
    "kans: 0.1\nkans: 0.1\n": (2, "stands there twice"),
    "- kans\n": (1, "fields are expected"),
    "kans: [\n": (2, "this is no YAML"),
    LIMIT + "onder: 0, boven: 0.1}\n": (2, "reden is missing"),
    LIMIT.replace("zaken", "zaak") + "onder: 0, boven: 1, reden: r, hard: true}\n": (
        2,
        "kenmerken.csv has what is",
    ),
    LIMIT + "onder: .nan, boven: 1, reden: r}\n": (2, "onder lies above boven"),
    LIMIT + "onder: 0, boven: 10%, reden: r}\n": (2, "boven is a number"),
    LIMIT + "onder: 0, boven: 10, reden: r}\n": (2, "between 0 and 1"),
    LIMIT + "onder: 0.2, boven: 0.1, reden: r}\n": (2, "onder lies above boven"),
    LIMIT + "onder: 0, boven: 0.1, reden: r, hard: misschien}\n": (2, "true or false"),
    LIMIT + "onder: 0, boven: 0.1, reden: ''}\n": (2, "reden is a text"),
    LIMIT.replace(" leeg,", " geheel,", 1) + "onder: 0, boven: 1, reden: r}\n": (
        2,
        "there are " + ", ".join(KINDS),
    ),
}


def read(text: str, folder: Path) -> Expectations:
    path = folder / "politie.yml"
    path.write_text(text, encoding="utf-8")
    return parse(path, BREAKS, COUNTED)


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_named_with_its_line(text: str, tmp_path: Path) -> None:
    line, what = WRONG[text]
    with pytest.raises(FailedError) as raised:
        read(text, tmp_path)
    said = str(raised.value)
    assert said.startswith(f"expectations/politie.yml, line {line}: ")
    assert what in said
    assert "docs/checks.md" in said


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    fields = "onder: 0, boven: 0.1, reden: proef, hard: true}\n"
    found = read(
        "kans: 0.01\nbreuken:\n  - {breuk: wsm-2024, tabel: zaken}\n" + LIMIT + fields, tmp_path
    )
    assert found.chance == 0.01
    assert found.breaks[0].since == date(2024, 7, 1)
    assert found.breaks[0].kolom is None
    assert (found.overrides[0].upper, found.overrides[0].hard) == (0.1, True)
    assert found.overrides[0].line == 5


def test_an_empty_file_fixes_nothing(tmp_path: Path) -> None:
    assert read("# nothing yet\n", tmp_path) == Expectations(CHANCE)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "expectations").glob("*.yml")), ids=lambda path: path.stem
)
def test_the_files_of_the_repository_are_valid(path: Path) -> None:
    assert read_expectations(Project(ROOT, ROOT / "var"), path.stem).breaks


def test_a_learned_file_says_how_to_replace_a_limit(tmp_path: Path) -> None:
    from collections import Counter

    written = write_learned(tmp_path, "om", "om-2025-04-28-v1", Judgement([], Counter(), [], []))
    assert "expectations/om.yml" in written.read_text(encoding="utf-8")

"""The example's yearly deliveries, compared by landing and recounted from the files, row by row."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from keten.example import write_example
from keten.landing import land_deliveries
from keten.project import Project
from tests.python.landing.conftest import ROOT
from tests.python.landing.differences import Row, day, differences, read_rows, recount

_NAMES = {"buiten gedeelde periode": "buiten"}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small example."""
    folder = tmp_path_factory.mktemp("voorbeeld")
    write_example(Project(root=ROOT, var=folder / "var"), folder, scale=1, small=True, seed=2024)
    return folder


def landed(example: Path, tmp_path: Path, *folders: Path) -> dict[tuple[Any, ...], int]:
    """Land these deliveries of politie; return the counts of rows and cells of the last."""
    project = Project(root=ROOT, var=tmp_path / "var")
    land_deliveries(project, list(folders))
    newest = max(project.landing.glob("politie/politie-*"), key=lambda path: path.name)
    return {
        (tabel, jaar, _NAMES.get(soort, soort), *([kolom] if kolom else [])): max(before, now)
        for (tabel, jaar, soort, kolom, _), (before, _, now, _) in differences(newest).items()
        if soort in ("nieuw", "verdwenen", "gewijzigd", "gelijk") or soort.startswith("waarde ")
    }


def expected(before: Path, now: Path, tabel: str, years: range) -> Counter[tuple[Any, ...]]:
    """Recount a table of politie from the files; years of persons are those of their incident."""
    registered: dict[str | None, date] = {}
    for folder in (before, now):
        for row in read_rows(folder / "incidenten.csv"):
            registered[row["incident_id"]] = day(row["registratiedatum"])

    def key(row: Row) -> Any:
        if tabel == "incidenten":
            return row["incident_id"]
        return (row["incident_id"], row["persoon_id"]) if row["persoon_id"] else None

    def dated(row: Row) -> Row:
        """Write days in one way: suppliers of the example differ in it."""
        return {
            name: str(day(cell)) if "datum" in name and cell else cell
            for name, cell in row.items()
            if name != "parketnummer"
        }

    old, new = ([dated(row) for row in read_rows(f / f"{tabel}.csv")] for f in (before, now))
    counts = recount(
        old, new, key, lambda row: registered[row["incident_id"]], lambda one: one.year in years
    )
    return Counter({k: n for k, n in counts.items() if n and k[1] != "buiten"})


def of_table(found: dict[tuple[Any, ...], int], tabel: str) -> dict[tuple[Any, ...], int]:
    """The counts of one table."""
    return {key[1:]: count for key, count in found.items() if key[0] == tabel}


def test_two_vintages_differ_as_a_recount_says(example: Path, tmp_path: Path) -> None:
    before, now = example / "politie-2023", example / "politie-2025"
    found = of_table(landed(example, tmp_path, before, now), "incidenten")
    recounted = expected(before, now, "incidenten", range(2020, 2023))
    assert found == dict(recounted)
    assert {"nieuw", "verdwenen", "gewijzigd", "gelijk"} <= {key[1] for key in found}


def test_a_repair_differs_as_a_recount_says(example: Path, tmp_path: Path) -> None:
    """Persons come, go and change, with and without a persoon_id; one incident changes its year."""
    before, now = example / "politie-2025", tmp_path / "hersteld"
    shutil.copytree(before, now)
    (now / "levering.yml").write_text(
        "".join(
            line
            for line in (before / "levering.yml").read_text().splitlines(keepends=True)
            if "rijen:" not in line
        )
    )
    for tabel in ("slachtoffers", "verdachten"):
        path = now / f"{tabel}.csv"
        header, *lines = path.read_text().splitlines()
        changed = [
            line.replace(";V;", ";M;") if i % 5 == 0 else line
            for i, line in enumerate(lines)
            if i % 7
        ]
        nameless = [f"{line.split(';')[0]};;V;{i}" for i, line in enumerate(lines[:20])]
        tail = ";" * header.count("parketnummer")
        path.write_text("\n".join([header, *changed, *(n + tail for n in nameless)]) + "\n")
    path = now / "incidenten.csv"
    text = path.read_text()
    first = text.splitlines()[1].split(";")
    path.write_text(text.replace(f"{first[0]};{first[1]}", f"{first[0]};01-02-2021", 1))
    found = landed(example, tmp_path, before, now)
    for tabel in ("incidenten", "slachtoffers"):
        assert of_table(found, tabel) == dict(expected(before, now, tabel, range(2020, 2025)))
    assert {key[1] for key in of_table(found, "slachtoffers")} >= {"nieuw", "verdwenen"}

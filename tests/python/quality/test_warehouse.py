"""What `keten quality` lists is what the warehouse holds; `keten check` points at it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from keten.errors import ExitCode
from keten.warehouse import read_rows
from tests.python.conftest import Keten
from tests.python.quality.conftest import read_sheets
from tests.python.scenario import Scenarios

CURRENT = """
    select levering_id, tabel, bestand, regelnummer, kolom, waarde, regel, melding, rij_ontvangen
    from marts.kwaliteit_afgekeurd
    where levering_id in (select levering_id from marts.dim_levering where is_actueel)
    order by levering_id, tabel, regelnummer
"""
# Columns without a code list: an unknown code would stop the build.
COLUMNS = (
    *("registratiedatum", "leeftijd", "inschrijfdatum", "pleegdatum_begin", "beslisdatum"),
    *("uitspraakdatum", "bedrag"),
)
SPOILED = ("x", "31-02-2024", "=1+1", 'a "b"', "\t'")


def spoil(path: Path, rows: int) -> None:
    """Make the first rows of a file unreadable, and give the last one too few fields."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    place = next(i for i, name in enumerate(header.split(";")) if name in COLUMNS)
    for number, line in enumerate(lines[:rows]):
        cells = line.split(";")
        cells[place] = SPOILED[number % len(SPOILED)]
        lines[number] = ";".join(cells)
    lines[-1] = "te;weinig"
    path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")


def test_the_lists_are_those_of_the_warehouse(
    make_keten: Callable[[], Keten], small: Keten, scenarios: Scenarios
) -> None:
    keten = make_keten()
    for bron, rows in (("politie", 20), ("om", 15), ("politie", 5)):
        delivery = keten.example / f"{bron}-2025"
        shutil.copytree(small.example / f"{bron}-2025", delivery, dirs_exist_ok=True)
        for path in sorted(delivery.glob("*.csv")):
            spoil(path, rows)
        keten.run("land", str(delivery), code=ExitCode.QUARANTINED)
    scenarios.promote(keten.project)
    keten.run("quality")
    in_warehouse = [tuple(row.values()) for row in read_rows(keten.project.warehouse, CURRENT)]
    listed = [
        tuple(cell or "" for cell in row)
        for bron in ("om", "politie")
        for row in read_sheets(keten.project.quality / bron / f"{bron}.xlsx")["afgekeurd"][1:]
    ]
    assert sorted(listed) == [tuple(cell or "" for cell in row) for row in in_warehouse]
    assert {row[0][-3:] for row in listed} == {"-v1", "-v2"}
    assert "files for their suppliers: keten quality" in keten.run("check")

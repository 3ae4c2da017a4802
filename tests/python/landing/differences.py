"""What a landing wrote of its difference from the delivery before, and an independent recount."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.python.landing.conftest import Delivery

# (tabel, jaar, soort, kolom, waarde) -> counts.
Key = tuple[str, int | None, str, str, str]
Row = dict[str, str | None]
ROWS = ("nieuw", "verdwenen", "gewijzigd", "gelijk", "nu afgekeurd", "buiten gedeelde periode")
CELLS = ("waarde gewijzigd", "waarde gevuld", "waarde geleegd")
Capture = pytest.CaptureFixture[str]


def folder(delivery: Delivery, versie: int = 2) -> Path:
    """Where a version of the delivery landed."""
    name = f"politie-{delivery.manifest['peildatum']}-v{versie}"
    return delivery.project.landing / "politie" / name


def printed(delivery: Delivery, capsys: Capture) -> list[str]:
    """Land, and return what is printed of the comparison."""
    capsys.readouterr()
    delivery.land()
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    return lines[next(i for i, line in enumerate(lines) if line.startswith("compared with")) :]


def next_year(delivery: Delivery, van: int = 2020) -> None:
    """Make it the delivery of a year later, over five years from ``van``."""
    delivery.manifest["peildatum"] = date(2026, 5, 1)
    delivery.manifest["periode"] = {"van": date(van, 1, 1), "tot": date(van + 5, 1, 1)}


def differences(folder: Path) -> dict[Key, tuple[int, int, int, int]]:
    """The register of a landed folder: before, out of, now, out of."""
    path = folder / "verschil.parquet"
    rows = duckdb.sql(
        "select tabel, jaar, soort, kolom, waarde, aantal_vorige, noemer_vorige, aantal_nu, "
        f"noemer_nu from '{path}'"
    ).fetchall()
    found = {row[:5]: row[5:] for row in rows}
    assert len(found) == len(rows)
    return found


def kinds(folder: Path, tabel: str, *soorten: str) -> dict[tuple[Any, ...], tuple[int, int]]:
    """(jaar, soort, kolom, waarde) -> before, now; of these kinds only."""
    return {
        (jaar, soort, kolom, waarde): (before, now)
        for (table, jaar, soort, kolom, waarde), (before, _, now, _) in differences(folder).items()
        if table == tabel and soort in soorten
    }


def read_rows(path: Path) -> list[Row]:
    """The rows of a CSV as delivered; an empty cell is None."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {name: cell or None for name, cell in row.items()}
            for row in csv.DictReader(file, delimiter=";")
        ]


def day(text: str | None) -> date:
    """A date as the suppliers of the example write it."""
    assert text
    form = "%d-%m-%Y" if text[2] == "-" else "%Y-%m-%d"
    return datetime.strptime(text, form).date()


def recount(
    before: list[Row],
    now: list[Row],
    key: Callable[[Row], Any],
    day_of: Callable[[Row], date],
    inside: Callable[[date], bool],
) -> Counter[tuple[Any, ...]]:
    """Count rows and cells as the documentation describes it, one row at a time.

    A row whose key is None is looked for by its content.
    """
    counts: Counter[tuple[Any, ...]] = Counter()
    old = {key(row): row for row in before if key(row) is not None}
    new = {key(row): row for row in now if key(row) is not None}
    for name in old.keys() | new.keys():
        left, right = old.get(name), new.get(name)
        days = [day_of(row) for row in (right, left) if row is not None]
        within = [one for one in days if inside(one)]
        year = (within or days)[0].year
        if not within:
            counts[year, "buiten"] += 1
        elif left is None or right is None:
            counts[year, "verdwenen" if right is None else "nieuw"] += 1
        elif left == right:
            counts[year, "gelijk"] += 1
        else:
            counts[year, "gewijzigd"] += 1
            for column in left:
                if left[column] != right[column]:
                    filled = left[column] is None, right[column] is None
                    kind = {(True, False): "gevuld", (False, True): "geleegd"}.get(
                        filled, "gewijzigd"
                    )
                    counts[year, f"waarde {kind}", column] += 1
    loose = [
        Counter(tuple(row.items()) for row in rows if key(row) is None) for rows in (before, now)
    ]
    for content in loose[0].keys() | loose[1].keys():
        left_count, right_count = loose[0][content], loose[1][content]
        when = day_of(dict(content))
        same = min(left_count, right_count)
        for kind, count in (
            ("gelijk", same),
            ("verdwenen", left_count - same),
            ("nieuw", right_count - same),
        ):
            if inside(when):
                counts[when.year, kind] += count
    return counts

"""Deliveries of politie and OM over 2021-2025, made from those over 2020-2024 of the example.

What was registered in 2024 comes again a year later under keys of its own; what was settled before
2021 is left out. Offence dates stay, so that every article keeps the law it was under.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, str]
Table = list[Row]

FIRST, LAST = "2021", "2024"
NEW_MK, NEW_EENHEID = "F5237", "Waddeneilanden"
N_NEW_MK, N_NEW_EENHEID, N_DOLLS = 12, 7, 8
LAST_DAY_BEFORE_253A = "31-12-2024"
EVENTS = {
    "incidenten": (
        "registratiedatum", "melddatum", "aangiftedatum", "inzenddatum_om", "afsluitdatum",
    ),
    "zaken": ("inschrijfdatum", "dagvaardingsdatum", "zittingsdatum"),
    "beslissingen": ("beslisdatum",),
    "vonnissen": ("uitspraakdatum",),
}  # fmt: skip
KEYS = ("incident_id", "parketnummer", "gevoegd_bij")


def read_table(folder: Path, tabel: str) -> Table:
    """Return the rows of a delivered CSV."""
    with (folder / f"{tabel}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write_table(folder: Path, tabel: str, rows: Table) -> None:
    """Write the rows of a CSV in the place of what stood there."""
    with (folder / f"{tabel}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def rename_column(folder: Path, tabel: str, old: str, new: str) -> None:
    """Give a column of a delivered CSV another name."""
    path = folder / f"{tabel}.csv"
    header, rest = path.read_text(encoding="utf-8").split("\n", 1)
    names = [new if name == old else name for name in header.split(";")]
    path.write_text(";".join(names) + "\n" + rest, encoding="utf-8")


def make_politie(source: Path, target: Path) -> None:
    """Write the delivery of the police, with a code and a regional unit that no list has."""
    incidenten = read_table(source, "incidenten")
    later = {row["incident_id"] for row in incidenten if _year(row["registratiedatum"]) == LAST}
    kept = {row["incident_id"] for row in incidenten if _year(row["registratiedatum"]) >= FIRST}
    tables = {"incidenten": incidenten} | {
        tabel: read_table(source, tabel) for tabel in ("slachtoffers", "verdachten")
    }
    tables = {
        tabel: _moved_on(tabel, rows, "incident_id", kept, later) for tabel, rows in tables.items()
    }
    new = [row for row in tables["incidenten"] if _year(row["registratiedatum"]) == "2025"]
    for row in new[:N_NEW_MK]:
        row["mk_code"] = NEW_MK
    for row in new[-N_NEW_EENHEID:]:
        row["eenheid"] = NEW_EENHEID
    _write(source, target, tables)


def make_om(source: Path, target: Path) -> None:
    """Write the delivery of the OM, with article 253a in cases that came in in 2025.

    The last of them is of the day before it was punishable.
    """
    names = ("zaken", "feiten", "beslissingen", "vonnissen", "straffen")
    tables = {tabel: read_table(source, tabel) for tabel in names}
    later = {row["parketnummer"] for row in tables["zaken"] if _year(row["inschrijfdatum"]) == LAST}
    active = {
        row["parketnummer"]
        for tabel, day in (
            ("zaken", "inschrijfdatum"),
            ("beslissingen", "beslisdatum"),
            ("vonnissen", "uitspraakdatum"),
        )
        for row in tables[tabel]
        if _year(row[day]) >= FIRST
    }
    decided = {row["parketnummer"] for row in tables["beslissingen"]}
    kept = {row["parketnummer"] for row in tables["zaken"]} & (
        active | {row["parketnummer"] for row in tables["zaken"]} - decided
    )
    tables = {
        tabel: _moved_on(tabel, rows, "parketnummer", kept, later) for tabel, rows in tables.items()
    }
    late = sorted(
        row["parketnummer"] for row in tables["zaken"] if row["inschrijfdatum"][3:] >= "06-2025"
        and _year(row["inschrijfdatum"]) == "2025"
    )  # fmt: skip
    dolls = late[:N_DOLLS]
    feiten = [row for row in tables["feiten"] if row["parketnummer"] not in dolls]
    empty = dict.fromkeys(feiten[0], "")
    for number in dolls:
        day = LAST_DAY_BEFORE_253A if number == dolls[-1] else "01-01-2025"
        feiten.append(
            empty
            | {"parketnummer": number, "feitnummer": "1"}
            | {"pleegdatum_begin": day, "artikel_1": "253a Sr"}
        )
    tables["feiten"] = feiten
    tables["beslissingen"] = [
        row
        for row in tables["beslissingen"]
        if row["parketnummer"] not in dolls or row["feitnummer"] == "1"
    ]
    _write(source, target, tables)


def _moved_on(tabel: str, rows: Iterable[Row], key: str, kept: set[str], later: set[str]) -> Table:
    rows = list(rows)
    again = [_a_year_later(tabel, row) for row in rows if row[key] in later]
    return [row for row in rows if row[key] in kept] + again


def _a_year_later(tabel: str, row: Row) -> Row:
    moved = {column: _next(row[column]) for column in EVENTS.get(tabel, ())}
    renamed = {key: f"n{row[key]}" for key in KEYS if row.get(key)}
    return row | moved | renamed


def _next(day: str) -> str:
    """Return the same day a year later; 29 February becomes 28 February."""
    if not day:
        return day
    first = "28-02" if day.startswith("29-02") else day[:5]
    return f"{first}-{int(_year(day)) + 1}"


def _year(day: str) -> str:
    return day[-4:]


def _write(source: Path, target: Path, tables: dict[str, Table]) -> None:
    target.mkdir(parents=True)
    for tabel, rows in tables.items():
        write_table(target, tabel, rows)
    manifest: dict[str, Any] = yaml.safe_load((source / "levering.yml").read_text(encoding="utf-8"))
    peildatum = manifest["peildatum"]
    periode = manifest["periode"]
    manifest["peildatum"] = peildatum.replace(year=peildatum.year + 1)
    manifest["periode"] = {end: day.replace(year=day.year + 1) for end, day in periode.items()}
    manifest["sleutelruimte"] = {"persoon_id": f"{manifest['bron']}-2026", "parketnummer": "k-2026"}
    for entry in manifest["bestanden"]:
        entry["rijen"] = len(tables[entry["tabel"]])
    text = yaml.safe_dump(manifest, sort_keys=False)
    (target / "levering.yml").write_text(text, encoding="utf-8")

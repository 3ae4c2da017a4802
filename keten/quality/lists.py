"""The lists for a supplier: which there are, their columns, and where their rows come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import duckdb

from keten.quality.findings import finding_rows
from keten.quality.found import FoundDelivery, read_register
from keten.quality.listing import Cell, Listing

_BATCH = 10_000
_PLACE = {"levering": 24, "tabel": 16, "bestand": 24}

Rows = Iterator[tuple[Cell, ...]]


def quarantined_rows(deliveries: list[FoundDelivery]) -> Rows:
    """Yield the quarantined rows of these deliveries in the order of their files."""
    for delivery in deliveries:
        with duckdb.connect() as con:
            con.execute("set enable_progress_bar = false")
            rows = con.execute(
                "select levering_id, tabel, bestand, regelnummer, kolom, waarde, regel, melding, "
                f"rij_ontvangen from {read_register(delivery.folder, 'afgekeurd')}"
            )
            while batch := rows.fetchmany(_BATCH):
                yield from batch


def unknown_code_rows(deliveries: list[FoundDelivery]) -> Rows:
    """Yield a row per delivery, column and code that no list knows."""
    for delivery in deliveries:
        files = {file.tabel: file.bestand for file in delivery.files}
        for tabel, unknown in delivery.codes.items():
            for code in unknown:
                yield (
                    delivery.version.levering_id,
                    tabel,
                    files[tabel],
                    code.column,
                    code.code,
                    code.count,
                    ", ".join(map(str, code.lines)),
                )


def listed_findings(deliveries: list[FoundDelivery]) -> Rows:
    """Yield the findings about accepted rows of these deliveries in the order of their files."""
    for delivery in deliveries:
        if delivery.findings:
            yield from finding_rows(delivery.warehouse, delivery.version.levering_id)


# Name of a list -> the widths of its columns, and its rows.
LISTS: dict[str, tuple[dict[str, int], Callable[[list[FoundDelivery]], Rows]]] = {
    "afgekeurd": (
        _PLACE
        | {"regelnummer": 12, "kolom": 22, "waarde": 22, "regel": 22}
        | {"melding": 70, "rij_ontvangen": 100},
        quarantined_rows,
    ),
    "onbekende codes": (
        _PLACE | {"kolom": 30, "code": 40, "rijen": 12, "eerste_regels": 24},
        unknown_code_rows,
    ),
    "bevindingen": (
        _PLACE
        | {"regelnummer": 12, "bevinding_id": 20, "bevinding": 36, "ernst": 12, "gevonden": 70}
        | {"verwacht": 50, "toelichting": 70, "status": 14},
        listed_findings,
    ),
}


def make_listings(found: list[FoundDelivery]) -> list[Listing]:
    """Return the lists that have rows."""
    return [
        Listing(name, widths, partial(rows, found))
        for name, (widths, rows) in LISTS.items()
        if next(rows(found), None) is not None
    ]

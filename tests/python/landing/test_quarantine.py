"""Quarantined rows: as received, in the order of the file, each with the cell at fault."""

from __future__ import annotations

import random

import duckdb
import pytest

from keten.errors import ExitCode
from keten.landing import write
from keten.landing.discretion import UnforeseenError
from keten.landing.faults import write_faults
from keten.landing.table import CheckedTable
from tests.python.landing.conftest import INCIDENT, SLACHTOFFERS, Delivery

ROWS = "select regelnummer, kolom, waarde, rij_ontvangen from {afgekeurd} order by all"


def test_the_cell_at_fault_stands_beside_the_row(delivery: Delivery) -> None:
    delivery.slachtoffers("a;p1;V; oud ", "weg;p2;V;1", "a;p3;V;1;2", "a;;;", '"";p4;V;1')
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed(ROWS) == [
        (2, "leeftijd", " oud ", "a;p1;V; oud "),
        (3, "incident_id", "weg", "weg;p2;V;1"),
        (4, "", None, "a;p3;V;1;2"),
        (6, "incident_id", "", '"";p4;V;1'),
    ]


def test_of_a_long_cell_the_first_thousand_signs_are_kept(delivery: Delivery) -> None:
    long = "ë" * 70_000
    delivery.slachtoffers(f"a;p1;{long};12")
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed(ROWS) == [(2, "geslacht", long[:1_000], f"a;p1;{long};12")]


@pytest.mark.parametrize(
    ("line_end", "encoding", "odd"),
    [
        ("\n", "utf-8", ""),
        ("\r\n", "utf-8-sig", ""),
        ("\r\n", "utf-8", 'a;p0;"V\n";1'),
        ("\r\n", "utf-8-sig", "a;te;veel;x;y"),
        ("\n", "utf-8", " "),
        ("\r\n", "cp1252", ""),
        ("\r", "utf-8", 'a;p0;"V\n";1'),
        ("\r", "cp1252", "a;te;veel;x;y"),
    ],
)
def test_rows_are_kept_to_the_letter(
    delivery: Delivery, line_end: str, encoding: str, odd: str
) -> None:
    """By the reader of DuckDB, and by the exact one where a record is ragged or spans lines."""
    dice = random.Random(1)
    lines = [SLACHTOFFERS]
    for number in range(300):
        age = dice.choice(["12", "oud", '"1,5"', "«é»", "=1+1", "\t", "x'y"])
        lines.append(odd if odd and number % 50 == 7 else f"a;p{number};V;{age}")
    text = "\n".join(lines) + "\n"
    delivery.texts["slachtoffers"] = text.replace("\n", line_end).encode(encoding)
    assert delivery.land() is ExitCode.QUARANTINED
    file_lines = text.split("\n")
    received = delivery.landed("select regelnummer, rij_ontvangen from {afgekeurd}")
    assert received == sorted(received)
    assert len(received) > 150
    for number, row in received:
        last = number + row.count(line_end)
        assert row == line_end.join(file_lines[number - 1 : last])


def test_the_register_follows_the_files(delivery: Delivery) -> None:
    delivery.incidenten(INCIDENT.format("a"), "b;ooit;2020-05-01;F527;Amsterdam;J;N;N")
    delivery.slachtoffers("b;p;V;1", "a;p;V;oud")
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed("select tabel, regelnummer from {afgekeurd}") == [
        ("incidenten", 3),
        ("slachtoffers", 2),
        ("slachtoffers", 3),
    ]


def test_a_row_that_is_lost_on_the_way_is_not_committed(
    delivery: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_one(con: duckdb.DuckDBPyConnection, table: CheckedTable, relation: str) -> None:
        write_faults(con, table, relation)
        con.execute(f"delete from {relation} where regelnummer = 3")

    monkeypatch.setattr(write, "write_faults", lose_one)
    delivery.slachtoffers("a;p1;V;12", "a;p2;V;oud", "a;p3;V;oud")
    with pytest.raises(UnforeseenError, match="3 rows read, 1 accepted and 1 quarantined"):
        delivery.land()
    assert not list(delivery.project.landing.glob("politie/politie-*"))

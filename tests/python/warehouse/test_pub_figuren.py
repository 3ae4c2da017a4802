"""The publication layer prints the Monitor: every cell once, and letter for letter."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pytest

from keten.warehouse import read_rows
from tests.python.conftest import Keten

PRINTED = """
    select cellen.cel_id, cellen.figuur, cellen.rij, cellen.kolom, cellen.jaar, cellen.gedrukt,
        aansluiting.oordeel
    from intermediate.int_cellen__gedrukt as cellen
    inner join marts.kwaliteit_aansluiting as aansluiting on cellen.cel_id = aansluiting.cel_id
    where cellen.documentcode = 'M' and cellen.figuur <> 'tekst'
"""
PUBLISHED = "select * from publicatie.pub_figuren"

Row = dict[str, Any]
Place = tuple[str, str, str]


def printed_cells(full: Keten) -> dict[Place, list[Row]]:
    """The printed cells by their place in pub_figuren.

    A column that no column of the figure is named after is a caption, in which N stands, or the
    misprinted heading of Figure 2.25 (M:4327, M:4343): the years of the cell say which one it is.
    """
    columns = defaultdict(set)
    for row in read_rows(full.project.warehouse, PUBLISHED):
        columns[row["figuur"], row["rij"]].add(row["kolom"])
    places = defaultdict(list)
    for row in read_rows(full.project.warehouse, PRINTED):
        known = row["kolom"] in columns[row["figuur"], row["rij"]]
        column = row["kolom"] if known else row["jaar"]
        places[row["figuur"], row["rij"], column].append(row)
    return places


def published_cells(full: Keten) -> dict[Place, Row]:
    rows = read_rows(full.project.warehouse, PUBLISHED)
    return {(row["figuur"], row["rij"], row["kolom"]): row for row in rows}


def test_every_printed_cell_is_published_once_and_nothing_else_is(full: Keten) -> None:
    printed, published = printed_cells(full), published_cells(full)
    assert not [place for place, cells in printed.items() if len(cells) > 1]
    assert sorted(printed) == sorted(published)
    assert len(published) > 1200


def test_what_is_published_is_what_was_printed(full: Keten) -> None:
    """To the letter wherever the computed value agrees; what differs is contradicted in print."""
    published = published_cells(full)
    equal, different = Counter[str](), Counter[str]()
    for place, (cell,) in printed_cells(full).items():
        verdicts = equal if published[place]["gepubliceerd"] == cell["gedrukt"] else different
        verdicts[cell["oordeel"]] += 1
    assert set(equal) == {"gelijk", "gelijk na afronding"}
    assert set(different) == {"tegengesproken"}


def test_values_of_series_are_withheld_where_their_cells_are(full: Keten) -> None:
    rows = [row for row in published_cells(full).values() if row["onderdrukt"]]
    assert {row["gepubliceerd"] for row in rows} == {"<5", "<10"}
    series = [row for row in rows if row["bron"] == "reeksen"]
    assert series
    assert all(row["teller"] is None and row["exacte_waarde"] is None for row in series)


@pytest.mark.parametrize(
    ("source", "delivery"),
    [("records", "synthetisch"), ("overgeschreven", "gepubliceerd")],
)
def test_a_figure_says_what_it_is_made_of(full: Keten, source: str, delivery: str) -> None:
    rows = [row for row in published_cells(full).values() if row["grondslag"] == source]
    assert {row["aard"] for row in rows} == {delivery}

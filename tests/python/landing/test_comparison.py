"""A delivery beside the one before it: rows, cells, columns, quarantine and which one is before."""

from __future__ import annotations

import duckdb
import pytest

from keten.errors import ExitCode
from keten.landing import LandOptions, land_deliveries
from keten.remove import remove
from keten.use import use
from tests.python.landing.conftest import INCIDENT, INCIDENTEN, Delivery
from tests.python.landing.differences import (
    CELLS,
    ROWS,
    Capture,
    differences,
    folder,
    kinds,
    next_year,
    printed,
)


def test_a_first_delivery_has_nothing_to_be_compared_with(
    delivery: Delivery, capsys: Capture
) -> None:
    delivery.land()
    assert "nothing to compare it with: no delivery was landed before" in capsys.readouterr().out
    assert differences(folder(delivery, 1)) == {}


def test_rows_are_new_disappeared_changed_and_equal(delivery: Delivery, capsys: Capture) -> None:
    header = f"{INCIDENTEN};pleeglocatie;afsluitreden"
    other_year = INCIDENT.format("d").replace("2020", "2021")
    delivery.slachtoffers().rows(
        "incidenten",
        header,
        f"{INCIDENT.format('a')};Woning;",
        f"{INCIDENT.format('b')};;klaar",
        f"{INCIDENT.format('c')};;",
        f"{other_year};;",
    ).land()
    delivery.rows(
        "incidenten",
        header,
        f"{other_year};;",
        f"{INCIDENT.format('a').replace('F527', 'F521')};Auto;",
        f"{INCIDENT.format('b')};School;",
        f"{INCIDENT.format('e')};;",
    )
    assert printed(delivery, capsys)[:2] == [
        "compared with politie-2025-05-01-v1, the version before:",
        "incidenten: 1 rows new, 1 disappeared, 2 changed (pleeglocatie 2, afsluitreden 1, "
        "mk_code 1), 1 equal",
    ]
    assert kinds(folder(delivery), "incidenten", *ROWS) == {
        (2020, "nieuw", "", ""): (0, 1),
        (2020, "verdwenen", "", ""): (1, 0),
        (2020, "gewijzigd", "", ""): (2, 2),
        (2021, "gelijk", "", ""): (1, 1),
    }
    found = differences(folder(delivery))
    assert {key[2:4]: counts for key, counts in found.items() if key[2] in CELLS} == {
        ("waarde gewijzigd", "mk_code"): (1, 2, 1, 2),
        ("waarde gewijzigd", "pleeglocatie"): (1, 2, 1, 2),
        ("waarde gevuld", "pleeglocatie"): (1, 2, 1, 2),
        ("waarde geleegd", "afsluitreden"): (1, 2, 1, 2),
    }
    assert found["incidenten", 2020, "verdwenen", "", ""] == (1, 3, 0, 3)


def test_only_what_lands_is_compared_not_how_it_was_spelled(delivery: Delivery) -> None:
    delivery.land()
    delivery.incidenten("a;01-05-2020;2020-05-01T09:00;f527;  AMSTERDAM ;ja;0;false").land()
    assert kinds(folder(delivery), "incidenten", *ROWS) == {(2020, "gelijk", "", ""): (1, 1)}


def test_rows_that_were_accepted_and_are_in_quarantine_now_did_not_disappear(
    delivery: Delivery, capsys: Capture
) -> None:
    delivery.incidenten(*(INCIDENT.format(i) for i in "abc")).land()
    delivery.incidenten(INCIDENT.format("a"), INCIDENT.format("b").replace(";J;", ";?;"))
    lines = printed(delivery, capsys)
    assert "1 disappeared, 0 changed, 1 equal, 1 in quarantine now" in lines[1]
    assert kinds(folder(delivery), "incidenten", "verdwenen", "nu afgekeurd") == {
        (2020, "verdwenen", "", ""): (1, 0),
        (2020, "nu afgekeurd", "", ""): (1, 0),
    }


def test_rows_without_a_person_are_matched_by_content_as_a_multiset(delivery: Delivery) -> None:
    delivery.slachtoffers("a;;V;12", "a;;V;12", "a;;V;12", "a;;M;3", "a;p;V;5").land()
    delivery.slachtoffers("a;;V;12", "a;p;V;6", "a;;V;12", "a;;M;4").land()
    assert kinds(folder(delivery), "slachtoffers", *ROWS, "zonder sleutel") == {
        (2020, "gelijk", "", ""): (2, 2),
        (2020, "verdwenen", "", ""): (2, 0),
        (2020, "nieuw", "", ""): (0, 1),
        (2020, "gewijzigd", "", ""): (1, 1),
        (2020, "zonder sleutel", "", ""): (4, 3),
    }


def test_columns_that_one_side_lacks_are_named_and_not_changed(
    delivery: Delivery, capsys: Capture
) -> None:
    delivery.rows("incidenten", f"{INCIDENTEN};pleeglocatie", f"{INCIDENT.format('a')};Woning")
    delivery.land()
    delivery.rows("incidenten", f"{INCIDENTEN};afsluitreden", f"{INCIDENT.format('a')};klaar")
    lines = printed(delivery, capsys)
    assert "incidenten: 1 rows, all equal" in lines
    assert "incidenten: pleeglocatie is no longer delivered" in lines
    assert "incidenten: afsluitreden was not yet delivered" in lines
    found = kinds(folder(delivery), "incidenten", "kolom alleen vorige", "kolom alleen nu", "leeg")
    assert {key[1:3] for key in found if key[1] != "leeg"} == {
        ("kolom alleen vorige", "pleeglocatie"),
        ("kolom alleen nu", "afsluitreden"),
    }
    assert not {"pleeglocatie", "afsluitreden"} & {key[2] for key in found if key[1] == "leeg"}


@pytest.mark.parametrize(
    ("cells", "kind", "waarde"),
    [
        ("* exclude (geslacht)", "kolom alleen nu", ""),
        ("*, 1 as weg", "kolom alleen vorige", ""),
        ("* replace (cast(leeftijd as varchar) as leeftijd)", "kolom niet vergelijkbaar", "type"),
    ],
)
def test_another_version_of_the_contract_is_no_change(
    delivery: Delivery, cells: str, kind: str, waarde: str
) -> None:
    delivery.land()
    path = folder(delivery, 1) / "slachtoffers.parquet"
    rows = duckdb.sql(f"select {cells} from '{path}'").to_arrow_table()
    duckdb.from_arrow(rows).write_parquet(str(path))
    delivery.slachtoffers("a;p1;V;12", "a;p2;V;12").land()
    found = differences(folder(delivery))
    assert found["slachtoffers", 2020, "gelijk", "", ""] == (1, 1, 1, 2)
    assert {key[4] for key in found if key[2] == kind} == {waarde}


def test_a_repair_shows_what_it_solved_also_under_a_next_peildatum(
    delivery: Delivery, capsys: Capture
) -> None:
    broken = [f"weg{i};p;V;1" for i in range(3)]
    delivery.slachtoffers(*broken, "a;p1;V;te oud", "a;p2;V;130").land()
    delivery.slachtoffers("a;p1;V;12", "a;p2;V;130", "a;p3;V;130")
    lines = printed(delivery, capsys)
    assert "slachtoffers: quarantine, incident_id, ouder ontbreekt: 3 of 3 solved" in lines
    assert "slachtoffers: quarantine, leeftijd, maximum: 1 before, 2 now" in lines
    next_year(delivery)
    lines = printed(delivery.slachtoffers("a;p1;V;12"), capsys)
    assert lines[0] == "compared with politie-2025-05-01-v2:"
    assert "slachtoffers: quarantine, leeftijd, maximum: 2 of 2 solved" in lines
    assert kinds(folder(delivery, 1), "slachtoffers", "afgekeurd") == {
        (None, "afgekeurd", "leeftijd", "maximum"): (2, 0)
    }


def land_versions(delivery: Delivery, ages: list[int]) -> None:
    """Land a version per age of the victim."""
    for age in ages:
        delivery.slachtoffers(f"a;p1;V;{age}").land()


def test_the_version_before_is_the_one_that_is_current(delivery: Delivery, capsys: Capture) -> None:
    land_versions(delivery, [1, 2])
    use(delivery.project, "politie-2025-05-01-v1")
    lines = printed(delivery.slachtoffers("a;p1;V;3"), capsys)
    assert lines[0] == "compared with politie-2025-05-01-v1, the version before:"


def test_a_removed_delivery_is_no_base(delivery: Delivery, capsys: Capture) -> None:
    land_versions(delivery, [1, 2])
    for versie in (2, 1):
        remove(delivery.project, f"politie-2025-05-01-v{versie}", "term is over", yes=True)
        capsys.readouterr()
        dry = LandOptions(dry_run=True)
        delivery.slachtoffers("a;p1;V;3").write()
        assert land_deliveries(delivery.project, [delivery.folder], dry) is ExitCode.CLEAN
        text = capsys.readouterr().out
        assert ("compared with politie-2025-05-01-v1" in text) == (versie == 2)
    assert "what was landed before it was removed" in text


def test_a_broken_folder_is_no_base_and_stops_nothing(delivery: Delivery, capsys: Capture) -> None:
    delivery.land()
    (folder(delivery, 1) / "incidenten.parquet").write_bytes(b"half")
    next_year(delivery)
    assert delivery.land() is ExitCode.CLEAN
    assert "nothing to compare it with" in capsys.readouterr().out

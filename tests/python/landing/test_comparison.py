"""A delivery beside the one before it: rows, cells, years, key spaces and quarantine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from keten.contracts import read_contracts
from keten.errors import ExitCode
from keten.landing import LandOptions, land_deliveries
from keten.remove import remove
from keten.use import use
from tests.python.landing.conftest import INCIDENT, INCIDENTEN, ROOT, Delivery
from tests.python.landing.differences import differences, kinds

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


def test_rows_of_another_key_space_are_not_comparable_but_counted(
    delivery: Delivery, capsys: Capture
) -> None:
    delivery.manifest["sleutelruimte"] = {"persoon_id": "een"}
    delivery.slachtoffers("a;p1;V;12", "a;p2;M;12").land()
    delivery.manifest["sleutelruimte"] = {"persoon_id": "twee"}
    lines = printed(delivery.slachtoffers("a;q1;V;12", "a;q2;V;", "a;q3;V;"), capsys)
    assert lines[1] == "incidenten: 1 rows, all equal"
    assert lines[2].startswith(
        "slachtoffers: rows not comparable one by one (persoon_id has another key space): 2 before"
    )
    found = differences(folder(delivery))
    assert kinds(folder(delivery), "slachtoffers", *ROWS) == {}
    assert found["slachtoffers", 2020, "niet vergelijkbaar", "", ""] == (2, 2, 3, 3)
    assert found["slachtoffers", 2020, "code", "geslacht", "M"] == (1, 2, 0, 3)
    assert found["slachtoffers", 2020, "leeg", "leeftijd", ""] == (0, 2, 2, 3)
    assert found["slachtoffers", None, "kolom niet vergelijkbaar", "persoon_id", "sleutelruimte"]
    assert "persoon_id" not in {k for _, _, kind, k, _ in found if kind in ("leeg", *CELLS)}


def test_a_key_space_that_only_one_of_the_two_declares_is_no_hindrance(
    delivery: Delivery, capsys: Capture
) -> None:
    delivery.land()
    delivery.manifest["sleutelruimte"] = {"persoon_id": "twee"}
    assert "slachtoffers: 1 rows, all equal" in printed(delivery, capsys)


def test_renewed_pseudonyms_without_a_name_are_asked_about(
    delivery: Delivery, capsys: Capture
) -> None:
    delivery.land()
    assert any(
        line.startswith("slachtoffers: no key occurs in both; if the pseudonyms were renewed")
        for line in printed(delivery.slachtoffers("a;q1;V;12"), capsys)
    )


def test_only_years_that_both_periods_cover_are_compared(
    delivery: Delivery, capsys: Capture
) -> None:
    delivery.incidenten(*(INCIDENT.format(y).replace("2020", y) for y in ("2020", "2021", "2023")))
    delivery.slachtoffers("2020;p;V;1", "2023;p;V;1").land()
    next_year(delivery, van=2021)
    delivery.incidenten(
        INCIDENT.format("2021").replace("2020", "2021"),
        INCIDENT.format("2023").replace("2020-05-01;", "2025-05-01;", 1),
        INCIDENT.format("2025").replace("2020", "2025"),
    ).slachtoffers("2023;p;V;1", "2025;p;V;1")
    lines = printed(delivery, capsys)
    assert lines[0] == "compared with politie-2025-05-01-v1:"
    assert "1 before and 1 now lie outside what both periods cover" in lines[1]
    # What was inside and has left is a change, in the year where it was.
    assert kinds(folder(delivery, 1), "incidenten", *ROWS) == {
        (2020, "buiten gedeelde periode", "", ""): (1, 0),
        (2021, "gelijk", "", ""): (1, 1),
        (2023, "gewijzigd", "", ""): (1, 1),
        (2025, "buiten gedeelde periode", "", ""): (0, 1),
    }
    assert kinds(folder(delivery, 1), "slachtoffers", *ROWS) == {
        (2020, "buiten gedeelde periode", "", ""): (1, 0),
        (2023, "gelijk", "", ""): (1, 1),
        (2025, "buiten gedeelde periode", "", ""): (0, 1),
    }
    codes = kinds(folder(delivery, 1), "incidenten", "code")
    assert {year for year, *_ in codes} == {2021, 2023}


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


OM = {
    "zaken": "parketnummer;persoon_id;parket;inschrijfdatum",
    "feiten": "parketnummer;feitnummer;artikel_1",
    "vonnissen": "parketnummer;uitspraakdatum;uitspraak",
    "beslissingen": "parketnummer;feitnummer;beslissing;beslisdatum",
    "straffen": "parketnummer;strafnummer;soort;bedrag",
}


def om(delivery: Delivery, amount: int) -> Delivery:
    """Two cases of the OM, one from before the period; sentences of this amount."""
    rows = {
        "zaken": ["z1;p;Amsterdam;2018-05-01", "z2;p;Amsterdam;2021-05-01"],
        "feiten": ["z1;1;244 Sr", "z2;1;244 Sr"],
        "vonnissen": ["z1;2022-01-01;veroordeling", "z2;2022-01-01;"],
        "beslissingen": ["z1;1;dagvaarding;2021-01-01", "z2;1;dagvaarding;2021-08-01"],
        "straffen": [f"z1;1;taakstraf;{amount}", f"z2;1;taakstraf;{amount}"],
    }
    delivery.of("om")
    for tabel, header in OM.items():
        delivery.rows(tabel, header, *rows[tabel])
    return delivery


def test_descendants_have_the_year_of_their_case_and_a_repair_covers_older_cases(
    delivery: Delivery,
) -> None:
    om(delivery, 100).land()
    om(delivery, 200).land()
    landed = delivery.project.landing / "om" / "om-2025-05-01-v2"
    assert kinds(landed, "straffen", *ROWS, *CELLS) == {
        (year, kind, column, ""): (1, 1)
        for year in (2018, 2021)
        for kind, column in (("gewijzigd", ""), ("waarde gewijzigd", "bedrag"))
    }
    for tabel in ("zaken", "feiten", "vonnissen", "beslissingen"):
        assert set(kinds(landed, tabel, *ROWS)) == {
            (year, "gelijk", "", "") for year in (2018, 2021)
        }
    assert kinds(landed, "beslissingen", "code")[2018, "code", "beslissing", "dagvaarding"] == (
        1,
        1,
    )


def test_older_cases_are_not_compared_when_the_periods_begin_on_other_days(
    delivery: Delivery,
) -> None:
    om(delivery, 100).land()
    next_year(delivery, van=2021)
    om(delivery, 200).land()
    landed = delivery.project.landing / "om" / "om-2026-05-01-v1"
    assert kinds(landed, "straffen", *ROWS) == {
        (2018, "buiten gedeelde periode", "", ""): (1, 1),
        (2021, "gewijzigd", "", ""): (1, 1),
    }


def test_an_empty_dimension_is_part_of_the_key_of_a_published_cell(delivery: Delivery) -> None:
    header = "bron;maatstaf;periode_van;periode_tot;dimensie_1;dimensie_2;dimensie_3;waarde;gedrukt"
    cell = "CSG;meldingen;2021-01-01;2022-01-01;vorm=fysiek;;;{0};{0}"
    for value in (10, 12):
        delivery.of("reeksen").rows("reeksen", header, cell.format(value)).land()
    landed = delivery.project.landing / "reeksen" / "reeksen-2025-05-01-v2"
    assert kinds(landed, "reeksen", *ROWS, *CELLS, "zonder sleutel") == {
        (2021, "gewijzigd", "", ""): (1, 1),
        (2021, "waarde gewijzigd", "waarde", ""): (1, 1),
        (2021, "waarde gewijzigd", "gedrukt", ""): (1, 1),
    }


def test_children_name_the_whole_key_of_their_parent() -> None:
    """The comparison finds the year of a row by the hash of its parent's key."""
    for tables in read_contracts(ROOT / "contracts").values():
        for contract in tables.values():
            if contract.parent:
                assert contract.parent_key == tables[contract.parent].key

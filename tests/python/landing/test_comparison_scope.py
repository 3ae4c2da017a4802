"""What of two deliveries can be compared: key spaces, periods, and the years of descendants."""

from __future__ import annotations

from keten.contracts import read_contracts
from tests.python.landing.conftest import INCIDENT, ROOT, Delivery
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

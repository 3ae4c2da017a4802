"""What can go on with next year's delivery goes on; what cannot stops with one sentence each."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from keten.errors import ExitCode
from keten.project import Project
from keten.warehouse import read_rows
from tests.python.conftest import ROOT, Keten
from tests.python.next_year import delivery
from tests.python.next_year.delivery import N_DOLLS, N_NEW_EENHEID, N_NEW_MK, NEW_EENHEID, NEW_MK
from tests.python.next_year.editing import add_row, edit, take_row

pytestmark = pytest.mark.builds

COPIED = ("contracts", "seeds", "models", "macros", "tests/data", "analyses")
RENAMED = {"mk_code": "mk_klasse", "aangiftedatum": "datum_aangifte"}
NEW_MK_ROW = (
    f"{NEW_MK},Kindersekspoppen en -robots,niet-fysiek,schennis en schadelijk beeldmateriaal,wsm,"
    "alle,2025-01-01,9999-12-31,keten,Made up"
)


@dataclass
class Year:
    """A project of its own in which next year was landed, and what each step printed."""

    keten: Keten
    refused: str = ""
    landed: str = ""
    landed_again: str = ""
    stopped: str = ""

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Rows of the warehouse as it is at the end."""
        return read_rows(self.keten.project.warehouse, query)


def print_next_monitor(seeds: Path, politie: Path) -> None:
    """Add two cells of the Monitor over 2021-2025: one as it was counted, one that is not true.

    The one that is not true is of a year that the Monitor before counted too.
    """
    add_row(
        seeds / "codes" / "publicaties.csv",
        "monitor 2021-2025,politie,2021-01-01,2026-01-01,2026-12-31,Made up",
    )
    add_row(
        seeds / "codes" / "documenten.csv",
        "M2,Monitor 2021-2025,meting,monitor 2021-2025,M2,M2:1,Made up",
    )
    minors = {
        row["incident_id"]
        for row in delivery.read_table(politie, "slachtoffers")
        if row["leeftijd"] and int(row["leeftijd"]) < 18
    }
    add_row(seeds / "gedrukt" / "onderdelen.csv", "M2,2 Signaleren,16,1,100,ja")
    for name, jaar, too_many in (("right", "2025", 0), ("wrong", "2024", 50)):
        counted = sum(
            row["registratiedatum"].endswith(jaar) and row["incident_id"] in minors
            for row in delivery.read_table(politie, "incidenten")
        )
        printed = 5 * round(counted / 5) + too_many
        add_row(
            seeds / "gedrukt" / "gedrukte_cellen_signalen.csv",
            f"m2_{name},politie,M2,1,2.1,Meldingen,{jaar},{printed},,aantal,meldingen,-,{jaar},"
            "totaal,,,vijftal,,",
        )


def copy_project(small: Keten, folder: Path) -> Keten:
    """Copy lists, contracts and models, and what the small project landed and built."""
    root, var = folder / "project", folder / "var"
    for name in COPIED:
        shutil.copytree(ROOT / name, root / name)
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(ROOT / name, root)
    shutil.copytree(small.project.landing, var / "landing")
    shutil.copy(small.project.warehouse, var)
    return Keten(Project(root=root, var=var), small.example)


@pytest.fixture(scope="module")
def year(small: Keten, tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The whole story, with one build that stops and one that goes on."""
    folder = tmp_path_factory.mktemp("next_year")
    made = Year(copy_project(small, folder))
    root = made.keten.project.root
    codes, contract = root / "seeds" / "codes", root / "contracts" / "politie" / "incidenten.yml"
    politie, om = folder / "politie-2026", folder / "om-2026"
    delivery.make_politie(small.example / "politie-2025", politie)
    delivery.make_om(small.example / "om-2025", om)
    for old, new in RENAMED.items():
        delivery.rename_column(politie, "incidenten", old, new)
    # Article 253a is listed; here nobody has done that yet.
    dolls = take_row(codes / "artikelen.csv", "253a,")

    made.refused = made.keten.run("land", str(politie), code=ExitCode.REFUSED)
    edit(contract, "[maatschappelijke_klasse, mk]", "[maatschappelijke_klasse, mk, mk_klasse]")
    made.landed = made.keten.run("land", str(politie), str(om))
    edit(
        contract,
        "        description: Date of the declaration.\n        customProperties:\n",
        "        description: Date of the declaration.\n        customProperties:\n"
        "          - {property: aliassen, value: [datum_aangifte]}\n",
    )
    made.landed_again = made.keten.run("land", str(politie))
    made.stopped = made.keten.run("build", code=ExitCode.FAILED)
    assert "2025" not in {
        str(row["jaar"]) for row in made.rows("select distinct jaar from marts.keten_per_jaar")
    }, "the last good warehouse must stand"
    print_next_monitor(root / "seeds", politie)
    add_row(codes / "artikelen.csv", dolls)
    add_row(codes / "mk_codes.csv", NEW_MK_ROW)
    rows = delivery.read_table(politie, "incidenten")
    for row in rows:
        row["eenheid"] = row["eenheid"].replace(NEW_EENHEID, "Noord-Nederland")
    delivery.write_table(politie, "incidenten", rows)
    made.keten.run("land", str(politie))
    made.keten.run("build")
    return made


def lines_with(printed: str, word: str) -> list[str]:
    return [line.strip() for line in printed.splitlines() if word in line]


def test_a_renamed_required_column_is_refused_with_its_new_name(year: Year) -> None:
    assert lines_with(year.refused, "mk_code") == [
        "keten: incidenten.csv lacks the required column mk_code: add it, name it as "
        "contracts/politie/incidenten.yml does, or add its new name to the aliassen there (not "
        "known are: mk_klasse, datum_aangifte)."
    ]


def test_a_renamed_optional_column_lands_as_unknown_and_says_so(year: Year) -> None:
    assert lines_with(year.landed, "aangiftedatum;") == [
        "incidenten: columns not delivered, landed as unknown: aangiftedatum; if an unknown column "
        "is one of them under a new name, add that to the aliassen in "
        "contracts/politie/incidenten.yml and land again"
    ]
    assert lines_with(year.landed, "left out: ") == [
        "incidenten: unknown columns, left out: datum_aangifte"
    ]


def test_with_the_alias_the_same_files_are_a_new_version(year: Year) -> None:
    assert "landed as politie-2026-05-01-v2" in year.landed_again
    assert "left out" not in year.landed_again
    landing = year.keten.project.landing / "politie"
    filled = [
        year.rows(
            f"select count(aangiftedatum) as n from '{landing}/politie-2026-05-01-v{version}"
            "/incidenten.parquet'"
        )[0]["n"]
        for version in (1, 2)
    ]
    assert filled[0] == 0
    assert filled[1] > 100


@pytest.mark.parametrize(
    ("column", "code", "count", "seed", "bron"),
    [
        ("politie.mk_code", NEW_MK, N_NEW_MK, "mk_codes", "politie"),
        ("politie.eenheid", NEW_EENHEID.lower(), N_NEW_EENHEID, "eenheden", "politie"),
        ("om.artikel_1", "253a sr", N_DOLLS, "artikelen", "om"),
    ],
)
def test_an_unknown_code_lands_and_stops_the_build_with_one_sentence(
    year: Year, column: str, code: str, count: int, seed: str, bron: str
) -> None:
    assert lines_with(year.stopped, f"«{code}»") == [
        f"unknown {column} «{code}» ({count} ×, first in 2025): add it to seeds/codes/{seed}.csv, "
        f"or have {bron} correct it"
    ]
    assert len(lines_with(year.landed, f"«{code}»")) == 1


def test_the_build_says_nothing_else(year: Year) -> None:
    first, *codes, log = year.stopped.strip().splitlines()
    assert "the last good warehouse still stands" in first
    assert [line.split()[0] for line in codes] == ["unknown"] * 3
    assert "log: " in log


def test_every_row_is_kept(year: Year) -> None:
    rows = year.rows(
        "select rijen_gelezen, rijen_geaccepteerd, rijen_afgekeurd, levering_id "
        "from marts.dim_levering where year(peildatum) = 2026"
    )
    assert len(rows) == 4
    for row in rows:
        assert row["rijen_gelezen"] == row["rijen_geaccepteerd"] + row["rijen_afgekeurd"]
        assert row["rijen_afgekeurd"] == 0


def test_the_repaired_unit_stays_listed_and_stops_nothing(year: Year) -> None:
    rows = year.rows("select levering_id, code, is_actueel from marts.kwaliteit_codes order by all")
    assert {(row["code"], row["is_actueel"]) for row in rows} == {(NEW_EENHEID.lower(), False)}
    assert [row["levering_id"][-2:] for row in rows] == ["v1", "v2"]


def test_each_year_stands_from_the_newest_delivery(year: Year) -> None:
    rows = year.rows(
        "select distinct jaar, levering_id from marts.keten_per_jaar where stap in "
        "('melding', 'instroom')"
    )
    assert {row["jaar"] for row in rows} == set(range(2018, 2026))
    for row in rows:
        expected = "2023" if row["jaar"] < 2020 else "2025" if row["jaar"] == 2020 else "2026"
        assert expected in row["levering_id"], row


@pytest.mark.parametrize(
    "query",
    [
        "from marts.keten_per_cohort where cohortjaar = 2025",
        "from marts.doorlooptijd_per_jaar where jaar = 2025 and n_met_norm > 0",
        "from marts.fct_ketenstappen where year(datum) = 2025",
        "from marts.dim_datum where jaar = 2036",
        "from publicatie.pub_figuren where figuur = '2.1' and kolom = '2025'",
        "from marts.kwaliteit_revisies where jaar = 2025",
        "from intermediate.int_maten__politie where jaar = '2021-2025'",
        "from intermediate.int_maten__om where jaar = '2021-2025'",
    ],
)
def test_the_years_follow_the_delivery(year: Year, query: str) -> None:
    assert year.rows(f"select count(*) as n {query}")[0]["n"] > 0


def test_dolls_count_from_the_first_day_that_they_are_punishable(year: Year) -> None:
    dolls = (
        "select parketnummer from intermediate.int_artikelen__regime where artikel = '253a' "
        "and levering_id like '%-2026-%'"
    )
    zaken = year.rows(
        "select vorm, instroomjaar, is_geldend_instroom, count(*) as n from marts.fct_zaken "
        f"where parketnummer in ({dolls}) group by all"
    )
    assert zaken == [
        {"vorm": "niet-fysiek", "instroomjaar": 2025, "is_geldend_instroom": True, "n": N_DOLLS - 1}
    ]
    found = year.rows(
        "select bevinding, count(*) as n from marts.kwaliteit_meldingen where bron = 'om' "
        "and levering_id like '%-2026-%' and bevinding = 'artikel buiten de wet op pleegdatum' "
        f"and split_part(sleutel, '|', 1) in ({dolls}) group by all"
    )
    assert [row["n"] for row in found] == [1]


def test_the_new_code_counts(year: Year) -> None:
    rows = year.rows(
        "select count(*) as n, any_value(vorm) as vorm from intermediate.int_incidenten__delict "
        f"where mk_code = '{NEW_MK}' and levering_id like '%-v3'"
    )
    assert rows == [{"n": N_NEW_MK, "vorm": "niet-fysiek"}]


def test_the_next_monitor_is_compared_before_it_is_printed(year: Year) -> None:
    rows = year.rows(
        "select cel_id, oordeel, levering_id from marts.kwaliteit_aansluiting "
        "where documentcode = 'M2' order by cel_id"
    )
    assert [(row["cel_id"], row["oordeel"]) for row in rows] == [
        ("m2_right", "gelijk na afronding"),
        ("m2_wrong", "onverklaard"),
    ]
    assert {row["levering_id"] for row in rows} == {"politie-2026-05-01-v3"}


def test_the_figures_of_the_last_monitor_do_not_move(year: Year, small: Keten) -> None:
    """They stand on the delivery behind it, whatever came after."""
    query = (
        "select cel_id, round(exacte_waarde, 9) as exact, oordeel, levering_id "
        "from marts.kwaliteit_aansluiting where bron in ('politie', 'om') and documentcode = 'M' "
        "order by cel_id"
    )
    assert year.rows(query) == read_rows(small.project.warehouse, query)

"""`keten build`: beside and promote, unknown codes, past states, and bare dbt."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from keten.errors import ExitCode
from keten.landing import write_empty
from keten.warehouse import read_rows
from tests.python.conftest import ROOT, Keten, run_dbt
from tests.python.scenario import Scenarios

pytestmark = pytest.mark.builds

PER_YEAR = """
    select * exclude (levering_id) from marts.keten_per_jaar order by jaar, volgorde, vorm
"""


def test_bare_dbt_build_works_on_a_landed_project_with_all_unit_tests(small: Keten) -> None:
    """As any dbt user would expect; the fixture fails when the build does."""
    said = (small.project.var / "dbt-said").read_text(encoding="utf-8")
    assert "unit tests" in said
    assert "Completed successfully" in said


def test_analyses_run_and_answer(full: Keten, make_keten: Callable[[], Keten]) -> None:
    keten = make_keten()
    write_empty(keten.project)
    child = run_dbt(keten, "compile", "--select", "path:analyses")
    assert child.returncode == 0, child.stdout[-3000:]
    compiled = keten.project.var / "dbt-target" / "compiled" / "keten" / "analyses"
    queries = sorted(compiled.glob("*.sql"))
    assert len(queries) == len(list((ROOT / "analyses").glob("*.sql")))
    for query in queries:
        assert read_rows(full.project.warehouse, query.read_text(encoding="utf-8")), query.name


def test_docs_generate(make_keten: Callable[[], Keten]) -> None:
    keten = make_keten()
    keten.run("docs")
    page = keten.project.var / "docs" / "target" / "static_index.html"
    assert "keten_per_cohort" in page.read_text(encoding="utf-8")


def test_from_the_first_build_over_an_unknown_code_to_a_repair(
    make_keten: Callable[[], Keten], small: Keten
) -> None:
    """Build before the first delivery; stop at an unknown code; readers keep the old file."""
    keten = make_keten()
    keten.run("build")
    assert read_rows(keten.project.warehouse, PER_YEAR) == []
    keten.run("reconcile", "--score")

    delivery = keten.example / "politie-2025"
    shutil.copytree(small.example / "politie-2025", delivery)
    incidents = delivery / "incidenten.csv"
    text = incidents.read_text(encoding="utf-8")
    incidents.write_text(text.replace("F527", "F599", 3), encoding="utf-8")
    before = keten.project.warehouse.stat().st_mtime_ns
    printed = keten.run("land", str(delivery))
    assert "F599" in printed
    printed = keten.run("build", code=ExitCode.FAILED)
    assert "F599" in printed
    assert "seeds/codes/mk_codes.csv" in printed
    assert keten.project.warehouse.stat().st_mtime_ns == before, "the last good one must stand"

    incidents.write_text(text, encoding="utf-8")
    keten.run("land", str(delivery))
    with duckdb.connect(str(keten.project.warehouse), read_only=True) as reader:
        keten.run("build")
        assert reader.execute(PER_YEAR).fetchall() == [], "who reads keeps the old file"
    assert read_rows(keten.project.warehouse, PER_YEAR)
    assert not list(keten.project.var.glob("*.wal"))
    assert not [p for p in (keten.project.var / "build").iterdir() if p.name != "dbt"]
    (listed,) = read_rows(keten.project.warehouse, "select * from marts.kwaliteit_codes")
    assert (listed["levering_id"], listed["code"]) == ("politie-2025-05-01-v1", "F599")
    assert not listed["is_actueel"]


@pytest.fixture(scope="module")
def then(make_keten: Callable[[], Keten], small: Keten) -> Path:
    """The state of 1 May 2023, built beside the current warehouse."""
    keten = make_keten()
    shutil.copytree(small.project.landing, keten.project.landing)
    shutil.copy(small.project.warehouse, keten.project.warehouse)
    current = keten.project.warehouse.read_bytes()
    keten.run("build", "--peildatum", "2023-05-01")
    assert keten.project.warehouse.read_bytes() == current
    return keten.project.var / "keten@2023-05-01.duckdb"


def test_past_state_is_what_had_been_delivered(
    make_keten: Callable[[], Keten], small: Keten, then: Path, scenarios: Scenarios
) -> None:
    """Also: the SQL that scenarios run makes what `keten build` makes."""
    keten = make_keten()
    keten.run("land", *(str(small.example / f"{bron}-2023") for bron in ("politie", "om")))
    state = read_rows(then, PER_YEAR)
    assert state == read_rows(scenarios.build(keten.project), PER_YEAR)
    assert {row["jaar"] for row in state} == set(range(2018, 2023))


def test_figures_of_a_past_state_have_its_years(then: Path) -> None:
    """No layout names a year: the columns of the 2023 deliveries are 2018 to 2022."""
    columns = read_rows(
        then,
        "select figuur, list(kolom order by volgorde_kolom) as kolommen from publicatie.pub_figuren"
        " where figuur in ('2.2', '4.6', '3.1') and volgorde_rij = 1 group by figuur",
    )
    years = [str(year) for year in range(2018, 2023)]
    assert {row["figuur"]: row["kolommen"] for row in columns} == {
        "2.2": [*years, "Totaal 2018-2022"],
        "4.6": ["N", *years, "Fysiek", "Niet-fysiek", "Gemiddelde 2018-2022"],
        "3.1": [f"{form} {year}" for form in ("Fysiek", "Niet-fysiek") for year in years],
    }
    (row,) = read_rows(
        then,
        "select max(tot_en_met) as laatste from (select cast(right(jaar, 4) as"
        " integer) as tot_en_met from publicatie.pub_figuren where grondslag = 'records')",
    )
    assert row["laatste"] == 2022


def test_version_landed_later_was_not_known_yet(
    small: Keten, scenarios: Scenarios, make_keten: Callable[[], Keten]
) -> None:
    (row,) = read_rows(
        small.project.warehouse,
        "select max(ingelezen_op) as laatste from marts.dim_levering where bron = 'politie'",
    )
    moment = (row["laatste"] - timedelta(microseconds=1)).isoformat()
    keten = make_keten()
    shutil.copytree(small.project.landing, keten.project.landing)
    state = scenarios.build(keten.project, "int_leveringen__geldend", known_at=moment)
    known = "select distinct levering_id from intermediate.int_leveringen__geldend"
    deliveries = {row["levering_id"] for row in read_rows(state, known)}
    assert "politie-2025-05-01-v1" not in deliveries
    assert "politie-2023-05-01-v1" in deliveries


@pytest.mark.parametrize("option", ["--peildatum", "--known-at"])
def test_unreadable_moment_is_wrong_use(small: Keten, option: str) -> None:
    printed = small.run("build", option, "1 mei 2023", code=ExitCode.WRONG_USE)
    assert option in printed


def test_newest_delivery_stands_per_year(small: Keten) -> None:
    rows = read_rows(
        small.project.warehouse,
        "select populatie, jaar, levering_id from intermediate.int_leveringen__geldend",
    )
    for row in rows:
        expected = "2023" if row["jaar"] < 2020 else "2025"
        assert expected in row["levering_id"]
    assert len(rows) == 6 * 7


def test_no_record_key_reaches_what_is_printed(small: Keten) -> None:
    keys = {
        row["k"]
        for row in read_rows(
            small.project.warehouse,
            "select incident_id as k from marts.fct_meldingen "
            "union all select parketnummer from marts.fct_zaken",
        )
    }
    printed = "".join(small.run(verb) for verb in ("check", "reconcile", "funnel", "status")
                      if verb != "reconcile")  # fmt: skip
    assert not [key for key in keys if key in printed]

"""`keten build`: beside and promote, unknown codes, past states, and bare dbt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from keten.errors import ExitCode
from keten.warehouse import read_rows
from tests.python.conftest import ROOT, Keten

pytestmark = pytest.mark.builds

PER_YEAR = """
    select * exclude (levering_id) from marts.keten_per_jaar order by jaar, volgorde, vorm
"""


def bare_dbt(keten: Keten, *arguments: str) -> subprocess.CompletedProcess[str]:
    target = keten.project.var / "dbt-target"
    return subprocess.run(
        [
            str(Path(sys.executable).parent / "dbt"),
            *arguments,
            *("--target-path", str(target), "--log-path", str(target)),
        ],
        cwd=ROOT,
        env=os.environ | {"KETEN_VAR": str(keten.project.var), "DBT_WARN_ERROR": "true"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_bare_dbt_build_works_on_a_landed_project_with_all_unit_tests(small: Keten) -> None:
    """As any dbt user would expect; a warning, deprecations included, is an error here."""
    child = bare_dbt(small, "build")
    assert child.returncode == 0, child.stdout[-3000:]
    assert "unit tests" in child.stdout


def test_analyses_run_and_answer(full: Keten) -> None:
    child = bare_dbt(full, "compile", "--select", "path:analyses")
    assert child.returncode == 0, child.stdout[-3000:]
    compiled = full.project.var / "dbt-target" / "compiled" / "keten" / "analyses"
    queries = sorted(compiled.glob("*.sql"))
    assert len(queries) == len(list((ROOT / "analyses").glob("*.sql")))
    for query in queries:
        assert read_rows(full.project.warehouse, query.read_text(encoding="utf-8")), query.name


def test_docs_generate(small: Keten) -> None:
    small.run("docs")
    page = small.project.var / "docs" / "target" / "static_index.html"
    assert "keten_per_cohort" in page.read_text(encoding="utf-8")


def test_build_before_the_first_delivery(make_keten: Callable[[], Keten]) -> None:
    keten = make_keten()
    keten.run("build")
    assert read_rows(keten.project.warehouse, PER_YEAR) == []
    keten.run("reconcile", "--score")


def test_unknown_code_stops_the_build_until_a_repair_takes_its_place(
    make_keten: Callable[[], Keten], small: Keten
) -> None:
    keten = make_keten()
    delivery = keten.example / "politie-2025"
    shutil.copytree(small.example / "politie-2025", delivery)
    incidents = delivery / "incidenten.csv"
    text = incidents.read_text(encoding="utf-8")
    incidents.write_text(text.replace("F527", "F599", 3), encoding="utf-8")
    keten.run("build")
    before = keten.project.warehouse.stat().st_mtime_ns
    printed = keten.run("land", str(delivery))
    assert "F599" in printed
    printed = keten.run("build", code=ExitCode.FAILED)
    assert "F599" in printed
    assert "seeds/codes/mk_codes.csv" in printed
    assert keten.project.warehouse.stat().st_mtime_ns == before, "the last good one must stand"
    assert read_rows(keten.project.warehouse, PER_YEAR) == []
    incidents.write_text(text, encoding="utf-8")
    keten.run("land", str(delivery))
    keten.run("build")
    (listed,) = read_rows(keten.project.warehouse, "select * from marts.kwaliteit_codes")
    assert (listed["levering_id"], listed["code"]) == ("politie-2025-05-01-v1", "F599")
    assert not listed["is_actueel"]


def test_readers_keep_the_old_file_while_the_new_one_is_promoted(small: Keten) -> None:
    with duckdb.connect(str(small.project.warehouse), read_only=True) as reader:
        before = reader.execute(PER_YEAR).fetchall()
        small.run("build")
        assert reader.execute(PER_YEAR).fetchall() == before
    assert not list(small.project.var.glob("*.wal"))
    assert not [p for p in (small.project.var / "build").iterdir() if p.name != "dbt"]


def test_past_state_is_what_had_been_delivered(
    make_keten: Callable[[], Keten], small: Keten
) -> None:
    current = small.project.warehouse.read_bytes()
    small.run("build", "--peildatum", "2023-05-01")
    assert small.project.warehouse.read_bytes() == current
    then = small.project.var / "keten@2023-05-01.duckdb"
    keten = make_keten()
    keten.run("land", *(str(small.example / f"{bron}-2023") for bron in ("politie", "om")))
    keten.run("build")
    state = read_rows(then, PER_YEAR)
    assert state == read_rows(keten.project.warehouse, PER_YEAR)
    assert {row["jaar"] for row in state} == set(range(2018, 2023))


def test_figures_of_a_past_state_have_its_years(small: Keten) -> None:
    """No layout names a year: the columns of the 2023 deliveries are 2018 to 2022."""
    then = small.project.var / "keten@2023-05-01.duckdb"
    if not then.exists():
        small.run("build", "--peildatum", "2023-05-01")
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


def test_version_landed_later_was_not_known_yet(small: Keten) -> None:
    (row,) = read_rows(
        small.project.warehouse,
        "select max(ingelezen_op) as laatste from marts.dim_levering where bron = 'politie'",
    )
    moment = (row["laatste"] - timedelta(microseconds=1)).isoformat()
    small.run("build", "--known-at", moment)
    (then,) = small.project.var.glob("keten@*T*.duckdb")
    known = "select distinct levering_id from intermediate.int_leveringen__geldend"
    deliveries = {row["levering_id"] for row in read_rows(then, known)}
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

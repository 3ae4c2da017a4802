"""``keten questions``: the page is up to date, every analysis answers, small counts stay hidden."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from keten.errors import FailedError
from keten.project import Project
from keten.questions import LONGEST, as_markdown, read_questions
from tests.python.conftest import ROOT, Keten

COMMENT = "-- Question 1. Why?\n-- Population: all.\n-- Read: so.\n-- Not for: else.\n\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one mart, the macros of the rounding, and room for one question."""
    (tmp_path / "var").mkdir()
    (tmp_path / "analyses").mkdir()
    (tmp_path / "macros").symlink_to(ROOT / "macros")
    with duckdb.connect(str(tmp_path / "var" / "keten.duckdb")) as connection:
        connection.execute("create schema marts; create schema staging")
        connection.execute("create table staging.records as select 1 as n")
        connection.execute(
            "create table marts.keten_mart as select * from (values"
            " ('a', 2024, 1234::bigint, -9::smallint, 12.345::double, 400::bigint),"
            " ('b', 2024, 10, -10, 100 / 3, null), ('c', 2024, 0, 11, 1, 7))"
            " as rows (naam, jaar_instroom, open_over_jaar, stap, procent, p90_dagen)"
        )
    return Project(root=tmp_path, var=tmp_path / "var")


def page(project: Project, query: str, comment: str = COMMENT) -> list[str]:
    (project.root / "analyses" / "vraag.sql").write_text(comment + query, encoding="utf-8")
    return [line for line in as_markdown(project).splitlines() if line.startswith("| ")]


def test_the_page_in_the_docs_is_the_one_of_now(full: Keten) -> None:
    assert full.run("questions") == (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")


def test_there_are_twelve_questions_and_they_are_short() -> None:
    questions = read_questions(ROOT)
    assert [question.number for question in questions] == list(range(1, 13))
    for question in questions:
        assert question.text.endswith("?"), question.path.name
        assert len(question.sql.splitlines()) < LONGEST


def test_questions_use_marts_only() -> None:
    marts = {path.stem for path in (ROOT / "models" / "marts").rglob("*.sql")}
    for path in (ROOT / "analyses").glob("*.sql"):
        used = re.findall(r"ref\('(\w+)'\)", path.read_text(encoding="utf-8"))
        assert used, path.name
        assert set(used) <= marts, path.name


def test_counts_below_ten_are_hidden_with_what_is_computed_from_them(project: Project) -> None:
    """A count has any name but that of a year or a place; ten is shown, nothing is nothing."""
    assert page(project, "select * from {{ ref('keten_mart') }} order by naam") == [
        "| naam | jaar_instroom | open_over_jaar | stap | procent | p90_dagen |",
        "| a | 2024 | 1.234 | <10 | - | - |",
        "| b | 2024 | 10 | -10 | 33,3 |  |",
        "| c | 2024 | <10 | 11 | - | - |",
    ]


def test_a_sentence_does_not_say_what_its_row_hides(project: Project) -> None:
    """A text is shown as it is: the analysis leaves out a sentence about fewer than ten."""
    with duckdb.connect(str(project.warehouse)) as connection:
        connection.execute(
            "create table marts.keten_jaar_naast_cohort as select 2021 as cohortjaar, 'totaal' as"
            " vorm, 'zaak' as eenheid_jaar, 0 as n_open_van_cohort, 3000 as n_meldingen, * from"
            " (values (1, 'a', 10, 10, '10 of 10'), (2, 'b', 9, 10, '9 of 10'),"
            " (3, 'c', 10, 9, '10 of 9')) as rows"
            " (volgorde, stap_jaar, n_in_jaar, n_van_cohort, verschil)"
        )
    query = (ROOT / "analyses" / "jaar_naast_cohort.sql").read_text(encoding="utf-8")
    assert page(project, query, "")[1:] == [
        "| a | 10 | zaak | 10 | <10 | 10 of 10 |",
        "| b | <10 | zaak | 10 | <10 | - |",
        "| c | 10 | zaak | <10 | <10 | - |",
    ]


def test_an_age_that_is_new_does_not_change_the_share(project: Project) -> None:
    """Cases of an age without any the year before are more cases, and no other share."""
    with duckdb.connect(str(project.warehouse)) as connection:
        connection.execute(
            "create table marts.fct_zaken as select 'fysiek' as vorm, 'inhoudelijk' as stand, true"
            " as is_geldend_afgehandeld, if(i % 2 = 0, 'naar de rechter', 'x') as beslisgroep,"
            " jaar as afhandeljaar, leeftijd from range(40) as cases (i), (values (2023, 30),"
            " (2024, 30), (2024, null)) as years (jaar, leeftijd)"
        )
        connection.execute(
            "create table marts.keten_per_jaar as select 'fysiek' as vorm, 'dagvaarding' as stap,"
            " 2024 as jaar, 'breuk in de reeks' as status"
        )
    query = (ROOT / "analyses" / "dagvaardingen_niet_fysiek.sql").read_text(encoding="utf-8")
    assert page(project, query, "")[1:] == [
        "| fysiek | 40 | 80 | 20 | 20,0 | 0,0 | 0,0 | 40 | breuk in de reeks |"
    ]


@pytest.mark.parametrize(
    ("query", "comment", "message"),
    [
        ("select 1 as n from {{ ref('records') }}", COMMENT, "cannot be answered"),
        ("select 1 as n from read_csv('x.csv')", COMMENT, "cannot be answered"),
        ("select stap from {{ ref('keten_mart') }} where stap > 99", COMMENT, "no answer"),
        ("select 1 as n", COMMENT.replace("-- Not for: else.\n", ""), "has Population, Read and"),
        ("select 1 as n" + "\n" * LONGEST, COMMENT, "fewer than 40 lines"),
    ],
)
def test_refuses_what_is_no_answer(
    project: Project, query: str, comment: str, message: str
) -> None:
    with pytest.raises(FailedError, match=message):
        page(project, query, comment)


def test_an_analysis_without_a_number_is_no_question(project: Project) -> None:
    assert page(project, "select 1", "-- Which codes moved?\n\n") == []


def test_without_a_warehouse(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="keten build"):
        as_markdown(Project(root=ROOT, var=tmp_path))

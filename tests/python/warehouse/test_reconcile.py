"""The proof: every printed cell in scope has a verdict and none is unexplained."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from keten.errors import ExitCode
from keten.warehouse import read_rows
from tests.python.conftest import Keten

SCORE = "select oordeel, count(*) as n from marts.kwaliteit_aansluiting where {} group by oordeel"
RECORDS = "grondslag = 'records'"


def score(keten: Keten, cells: str = RECORDS) -> dict[str, int]:
    rows = read_rows(keten.project.warehouse, SCORE.format(cells))
    return {row["oordeel"]: row["n"] for row in rows}


def test_no_printed_cell_is_unexplained(full: Keten) -> None:
    full.run("reconcile")
    verdicts = score(full)
    assert "onverklaard" not in score(full, "true")
    assert sum(verdicts.values()) > 1100
    assert verdicts["gelijk"] + verdicts["gelijk na afronding"] > 1000


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        (1, "bron = 'politie'"),
        (2, "bron = 'om'"),
        (3, "bron = 'helpwanted'"),
        (4, "bron = 'schadefonds'"),
        (5, RECORDS),
        (6, "grondslag = 'andere cellen'"),
        (7, "grondslag = 'overgeschreven'"),
    ],
)
def test_score_in_the_readme_is_true(full: Keten, column: int, cells: str) -> None:
    text = (full.project.root / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z ]+)" + r" \| (\d+)" * 7 + r" \|$", text, flags=re.MULTILINE)
    verdicts = score(full, cells)
    assert {row[0]: int(row[column]) for row in rows} == {
        row[0]: verdicts.get(row[0], 0) for row in rows
    }
    assert len(rows) == 6


def test_the_tables_of_the_readme_are_what_reconcile_prints(full: Keten) -> None:
    text = (full.project.root / "README.md").read_text(encoding="utf-8")
    printed = full.run("reconcile", "--markdown")
    assert f"\n{printed}\n" in text, "paste `keten reconcile --markdown` into README.md"


def test_every_figure_and_every_cell_is_in_the_readme(full: Keten) -> None:
    """Counted on the text: each figure of the seed in a row, all cells in one of them."""
    text = (full.project.root / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([a-z ]+) \|((?: \d* \|){6})$", text, flags=re.MULTILINE)
    assert sum(int(n) for row in rows for n in re.findall(r"\d+", row[2])) == sum(
        score(full, "true").values()
    )
    seed = read_rows(full.project.warehouse, "select figuur, weergave from seeds.figuren")
    listed = {(figure.removeprefix("Figuur "), base) for figure, base, _ in rows}
    names = {figure for figure, _ in listed}
    for figure in seed:
        assert figure["figuur"] in names
        if figure["weergave"] != "waarden":
            assert (figure["figuur"], figure["weergave"]) in listed


def test_contradictions_show_their_arithmetic(full: Keten) -> None:
    rows = read_rows(
        full.project.warehouse,
        "select cel_id, toelichting from marts.kwaliteit_aansluiting "
        "where oordeel = 'tegengesproken'",
    )
    assert rows
    for row in rows:
        assert "gives" in row["toelichting"], row["cel_id"]


def test_cells_without_input_are_other_suppliers(full: Keten) -> None:
    rows = read_rows(
        full.project.warehouse,
        "select distinct maat from marts.kwaliteit_aansluiting "
        "where oordeel = 'invoer niet geleverd'",
    )
    assert all(row["maat"].startswith("niet geleverd: ") for row in rows)


def test_origin_travels_to_every_computed_cell(full: Keten) -> None:
    rows = read_rows(
        full.project.warehouse,
        "select distinct aard from marts.kwaliteit_aansluiting "
        f"where {RECORDS} and exacte_waarde is not null",
    )
    assert rows == [{"aard": "synthetisch"}]


def test_published_series_are_marked_as_published(full: Keten) -> None:
    rows = read_rows(
        full.project.warehouse,
        "select distinct aard from marts.kwaliteit_aansluiting "
        f"where not ({RECORDS}) and exacte_waarde is not null",
    )
    assert rows == [{"aard": "gepubliceerd"}]


def test_the_three_bases_are_counted_apart(full: Keten) -> None:
    printed = full.run("reconcile", "--score")
    assert all(base in printed for base in ("records", "andere cellen", "overgeschreven"))


def test_unexplained_cell_fails_the_command(small: Keten) -> None:
    """The small set promises no calibration, so it cannot agree."""
    assert "unexplained" in small.run("reconcile", "--score", code=ExitCode.FAILED)


@pytest.mark.long
@pytest.mark.parametrize("seed", ["1", "7", "1234"])
def test_other_seeds_give_the_same_score(
    make_keten: Callable[[], Keten], full: Keten, seed: str
) -> None:
    keten = make_keten()
    keten.run("example", str(keten.example), "--seed", seed)
    keten.run("land", *(str(keten.example / f"{bron}-2025") for bron in ("politie", "om")))
    keten.run("build")
    assert score(keten).get("onverklaard", 0) == 0
    assert score(keten)["tegengesproken"] == score(full)["tegengesproken"]

"""Every source has its page in docs/bronnen, and what a page names exists."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.python.conftest import ROOT

FOLDER = ROOT / "docs" / "bronnen"
CODES, PRINTED = ROOT / "seeds" / "codes", ROOT / "seeds" / "gedrukt"
HEADINGS = [
    "What is registered", "Unit", "Population", "Period and peildatum", "Breaks",
    "Not to compare with or add to", "In keten", "Lines",
]  # fmt: skip
# Of what is delivered as a table the source stands in the rows; answers are about findings.
NO_SOURCE = {"reeksen", "antwoorden"}
# What says that nothing was printed has no line.
NOTHING = re.compile(r"^(None|No) ")
LINE = re.compile(r"\b(M|S[1-4]):\d+|\(keten\)")
LONGEST = 40


@dataclass(frozen=True)
class Page:
    path: Path
    text: str

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def sources(self) -> list[str]:
        (line,) = (line for line in self.text.splitlines() if line.startswith("Source: "))
        return re.findall(r"`([^`]+)`", line)

    def section(self, heading: str) -> str:
        return self.text.split(f"\n## {heading}\n")[1].split("\n## ")[0]

    def named(self, what: str) -> list[str]:
        """Return the names in backticks behind ``- what:`` under *In keten*."""
        (line,) = (
            line for line in self.section("In keten").splitlines() if line.startswith(f"- {what}:")
        )
        return re.findall(r"`([^`]+)`", line)

    @property
    def figures(self) -> set[str]:
        line = re.search(r"^- Figures: (.+)\.$", self.section("In keten"), re.MULTILINE)
        assert line, self.name
        return set() if line[1].startswith("none;") else set(line[1].split(", "))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PAGES = [
    Page(path, path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.md"))
    if path.stem != "README"
]
RECORDS = sorted(path.name for path in (ROOT / "contracts").iterdir() if path.name not in NO_SOURCE)
SERIES = sorted({row["code"] for row in rows(CODES / "reeksbronnen.csv")})
MEASURES = rows(CODES / "maatstaven.csv")
DELIVERED = [row for path in ROOT.glob("gepubliceerd/*/reeksen.csv") for row in rows(path)]
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def test_every_source_has_one_page() -> None:
    """A new contract or row of reeksbronnen.csv gets a page in docs/bronnen."""
    described = [source for page in PAGES for source in page.sources]
    assert sorted(described) == sorted({*RECORDS, *SERIES})


def test_the_index_has_a_line_for_every_page() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\(([\w-]+)\.md\)", index)
    assert sorted(linked) == sorted(page.name for page in PAGES)


@each_page
def test_a_page_has_all_headings_and_is_short(page: Page) -> None:
    assert re.findall(r"^## (.+)$", page.text, re.MULTILINE) == HEADINGS
    assert len(page.text.splitlines()) <= LONGEST


@each_page
def test_every_claim_has_its_line(page: Page) -> None:
    for heading in HEADINGS[:-2]:
        claims = [line[2:] for line in page.section(heading).splitlines() if line]
        assert claims, heading
        for claim in claims:
            assert LINE.search(claim) or NOTHING.match(claim), claim
    assert LINE.search(page.section("Lines"))


@each_page
def test_what_a_page_names_in_keten_exists(page: Page) -> None:
    for contract in page.named("Contract"):
        assert (ROOT / contract).is_file(), contract
    models = {path.stem for path in (ROOT / "models").rglob("*.sql")}
    assert set(page.named("Models")) <= models
    for link in re.findall(r"\]\(([\w-]+\.md)\)", page.text):
        assert (FOLDER / link).is_file(), link


@each_page
def test_a_page_names_every_measure_of_its_source_and_no_other(page: Page) -> None:
    """Of records, those of a printed cell, and every contract."""
    named = {name for name in page.named("Measures") if not name.endswith(".csv")}
    series = {row["code"] for row in MEASURES if row["bron"] in page.sources}
    records = {
        row["maat"]
        for source in page.sources
        if source in RECORDS
        for row in rows(PRINTED / f"gedrukte_cellen_{source}.csv")
    }
    assert series <= named
    assert named <= series | records
    for source in set(page.sources) & set(RECORDS):
        contracts = {
            f"contracts/{source}/{p.name}" for p in (ROOT / "contracts" / source).iterdir()
        }
        assert contracts <= set(page.named("Contract"))


@each_page
def test_a_page_names_the_figures_of_its_source_and_no_other(page: Page) -> None:
    places = {
        row["vindplaats"].split(" ", 1)[1] for row in DELIVERED if row["bron"] in page.sources
    }
    for source in set(page.sources) & set(RECORDS):
        places |= {row["figuur"] for row in rows(PRINTED / f"gedrukte_cellen_{source}.csv")}
    expected = {place.removeprefix("figuur ") for place in places} - {"tekst"}
    assert page.figures == expected


@each_page
def test_deliveries_of_a_page_hold_its_source(page: Page) -> None:
    holding = {
        f"gepubliceerd/{path.parent.name}"
        for path in ROOT.glob("gepubliceerd/*/reeksen.csv")
        if {row["bron"] for row in rows(path)} & set(page.sources)
    }
    named = page.named("Deliveries") if holding else []
    assert set(named) == holding

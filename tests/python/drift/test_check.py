"""``keten check`` as a user runs it: exit codes, and pages that ask for nothing elsewhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser

import duckdb
import pytest

from keten.errors import ExitCode
from tests.python.conftest import Keten
from tests.python.scenario import Scenarios

LOADING = {"src", "href", "srcset", "data", "action", "poster", "background", "xlink:href"}
ELSEWHERE = re.compile(r"(?i)https?:|^//|@import|url\s*\(")


class Requests(HTMLParser):
    """Collects what a page would ask for or run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: list[str] = []
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tag = tag
        if tag in ("script", "link", "img", "iframe", "object", "embed", "base"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (name in LOADING and ELSEWHERE.search(value or "")):
                self.found.append(f"{tag} {name}")
            if name == "style" and ELSEWHERE.search(value or ""):
                self.found.append(f"{tag} style")
            if name == "href":
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        if self._tag == "style" and ELSEWHERE.search(data):
            self.found.append("style")
        self._tag = ""


@pytest.fixture
def copy(small: Keten, make_keten: Callable[[], Keten]) -> Keten:
    """The built small example in a folder of its own."""
    keten = make_keten()
    keten.project.var.mkdir(parents=True)
    shutil.copy(small.project.warehouse, keten.project.warehouse)
    return keten


def test_the_pages_ask_for_nothing_outside_their_folder(copy: Keten) -> None:
    said = copy.run("check")
    assert "No row got lost" in said
    index = copy.project.controle / "index.html"
    assert str(index) in said.replace("\n", "")
    pages = sorted(copy.project.controle.rglob("*"))
    assert {page.suffix for page in pages} == {".html", ".yml"}
    with duckdb.connect(str(copy.project.warehouse), read_only=True) as connection:
        keys = [key for (key,) in connection.sql(
            "select incident_id from marts.fct_meldingen "
            "union all select parketnummer from marts.fct_zaken").fetchall()]  # fmt: skip
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not [key for key in keys if key in text], page.name
        if page.suffix == ".html":
            requests = Requests()
            requests.feed(text)
            assert not requests.found, page.name
            assert not ELSEWHERE.search(text), page.name
            for link in requests.links:
                assert link.startswith("#") or (page.parent / link).is_file(), (page.name, link)


@pytest.mark.parametrize("mart", ["fct_meldingen", "fct_zaken"])
def test_a_row_that_got_lost_fails(mart: str, copy: Keten) -> None:
    with duckdb.connect(str(copy.project.warehouse)) as connection:
        connection.execute(
            f"delete from marts.{mart} where rowid = (select min(rowid) from marts.{mart})"
        )
    said = copy.run("check", code=ExitCode.FAILED)
    assert "Rows got lost between layers" in said
    assert "buiten de populatie" in said if mart == "fct_meldingen" else "andere zaken" in said


def test_without_deliveries_there_is_nothing_to_judge(
    make_keten: Callable[[], Keten], scenarios: Scenarios
) -> None:
    keten = make_keten()
    scenarios.promote(keten.project)
    said = keten.run("check")
    assert "no findings" in said
    assert (keten.project.controle / "index.html").is_file()


def test_the_parser_of_the_pages_sees_what_loads() -> None:
    requests = Requests()
    requests.feed(
        '<link href="x"><a href="https://e.x">y</a><p style="a:url(b)" onclick="c">'
        "<style>@import 'z'</style>"
    )
    assert requests.found == ["link", "a href", "p style", "p onclick", "style"]

"""``keten check`` as a user runs it: exit codes, and pages that ask for nothing elsewhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest

from keten.check import check
from keten.errors import ExitCode
from tests.python.conftest import ROOT, Keten
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


HARD = """\
grenzen:
  - {tabel: incidenten, kenmerk: aantal, kolom: rijen, groep: maand 01, onder: 0, boven: 0,
     hard: true, reden: agreed with the supplier}
"""


def copied(small: Keten, keten: Keten) -> Keten:
    """Return ``keten`` with the built small example as its warehouse."""
    keten.project.var.mkdir(parents=True)
    shutil.copy(small.project.warehouse, keten.project.warehouse)
    return keten


@pytest.fixture(scope="module")
def copy(small: Keten, make_keten: Callable[[], Keten]) -> Keten:
    """The built small example in a folder of its own, which tests read."""
    return copied(small, make_keten())


def test_a_hard_limit_fails(copy: Keten, tmp_path: Path) -> None:
    for part in ("dbt_project.yml", "contracts", "seeds"):
        (tmp_path / part).symlink_to(ROOT / part)
    (tmp_path / "expectations").mkdir()
    own = tmp_path / "expectations" / "politie.yml"
    own.write_text(HARD, encoding="utf-8")
    keten = replace(copy, project=replace(copy.project, root=tmp_path))
    said = keten.run("check", code=ExitCode.FAILED)
    assert "HARD" in said
    assert "agreed with the supplier" in " ".join(re.sub("[│\\s]+", " ", said).split())
    assert "No row got lost" in said


def test_a_soft_limit_does_not_fail_and_pages_ask_for_nothing_outside_their_folder(
    copy: Keten, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(copy.project) is ExitCode.CLEAN
    said = capsys.readouterr().out
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


def test_rows_that_got_lost_fail(
    small: Keten, make_keten: Callable[[], Keten], capsys: pytest.CaptureFixture[str]
) -> None:
    keten = copied(small, make_keten())
    with duckdb.connect(str(keten.project.warehouse)) as connection:
        for mart in ("fct_meldingen", "fct_zaken"):
            connection.execute(
                f"delete from marts.{mart} where rowid = (select min(rowid) from marts.{mart})"
            )
    assert check(keten.project) is ExitCode.FAILED
    said = capsys.readouterr().out
    assert "Rows got lost between layers" in said
    assert "buiten de populatie" in said
    assert "andere zaken" in said


def test_without_deliveries_there_is_nothing_to_judge(
    make_keten: Callable[[], Keten], scenarios: Scenarios, capsys: pytest.CaptureFixture[str]
) -> None:
    keten = make_keten()
    scenarios.promote(keten.project)
    assert check(keten.project) is ExitCode.CLEAN
    assert "no findings" in capsys.readouterr().out
    assert (keten.project.controle / "index.html").is_file()


def test_the_parser_of_the_pages_sees_what_loads() -> None:
    requests = Requests()
    requests.feed(
        '<link href="x"><a href="https://e.x">y</a><p style="a:url(b)" onclick="c">'
        "<style>@import 'z'</style>"
    )
    assert requests.found == ["link", "a href", "p style", "p onclick", "style"]

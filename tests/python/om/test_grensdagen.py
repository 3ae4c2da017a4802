"""Every article on the days around its intervals, dated and undated, through landing and models.

The days and the articles come from the code list, so a new row is tested without a new test; the
expectation is worked out here, apart from the SQL, and the list itself is held against the tables.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import pytest

from keten.project import Project
from tests.python.scenario import Scenarios

# 01-01-1900 is a word for missing, so the first day that can be delivered is the next.
FIRST, LAST = date(1900, 1, 2), date(2025, 4, 28)
OPEN_ENDS = {date(1900, 1, 1), date(9999, 12, 31)}
# Days on which cases of undated facts came in: the last of the old law, the first of the new one.
ENTRIES = (date(2024, 6, 30), date(2024, 7, 1))
# Tables 4.1 and 4.2 (M:5368-5462) and section 1.2 (M:646-676).
PRINTED = {
    ("oud", "fysiek"): "242 243 244 245 246 247 248a 248b 248f 249",
    ("oud", "niet-fysiek"): "240a 240b 248c 248d 248e 250",
    ("wsm", "fysiek"): "240 241 242 243 245 246 247 248 249 250",
    ("wsm", "niet-fysiek"): "151d 151e 250a 251 252 253 253a 254b 254ba 429ter",
}
# Articles that do not reveal a minor victim (M:5157-5165 and footnote 291, M:5188-5191).
SILENT = {
    "oud": {"242", "243", "246", "247", "249 lid 2"},
    "wsm": {"240", "241", "242", "243", "254b", "254ba", "151d", "429ter"},
}


@dataclass(frozen=True)
class Article:
    """One row of the code list."""

    code: str
    lid: str
    letter: str
    regime: str
    vorm: str
    names_minor: bool
    selects: bool
    van: date
    tot: date

    @property
    def text(self) -> str:
        """The article as a register writes it."""
        lid = f" lid {self.lid}" if self.lid else ""
        letter = f" onder {self.letter}" if self.letter else ""
        return f"{self.code}{lid}{letter} Sr"

    def covers(self, other: Article) -> bool:
        """Whether this row is about the article that the other row names."""
        return (
            self.code == other.code
            and self.lid in ("", other.lid)
            and self.letter in ("", other.letter)
        )


@dataclass(frozen=True)
class Fact:
    """One article on one day; without a day, in a case that came in on ``entry``."""

    article: Article
    day: date | None
    entry: date


def _read_articles(project: Project) -> list[Article]:
    with (project.codes / "artikelen.csv").open(encoding="utf-8", newline="") as file:
        return [
            Article(
                row["code"],
                row["lid"],
                row["letter"],
                row["regime"],
                row["vorm"],
                row["noemt_minderjarige"] == "ja",
                row["selecteert"] == "ja",
                date.fromisoformat(row["geldig_van"]),
                date.fromisoformat(row["geldig_tot"]),
            )
            for row in csv.DictReader(file)
        ]


def _facts(articles: list[Article]) -> dict[str, Fact]:
    """Every article on the first and last day of each interval, the days beside it, and undated."""
    ends = {end for article in articles for end in (article.van, article.tot)} - OPEN_ENDS
    days = sorted({end - timedelta(days=1) for end in ends} | ends | {FIRST, LAST})
    texts = {article.text: article for article in articles}.values()
    facts = [Fact(article, day, date(2024, 12, 31)) for article, day in product(texts, days)]
    facts += [Fact(article, None, entry) for article, entry in product(texts, ENTRIES)]
    return {f"zaak-{number}": fact for number, fact in enumerate(facts)}


def _expect(fact: Fact, articles: list[Article]) -> tuple[str, str | None, str | None, bool, bool]:
    """Status, law, form, whether it names a minor and whether it can count, worked out here."""
    known = [article for article in articles if article.covers(fact.article)]
    if fact.day:
        possible = [article for article in known if article.van <= fact.day < article.tot]
    else:
        possible = [article for article in known if article.van <= fact.entry]
    if not possible:
        return ("regime uitgesloten", None, None, False, False)
    if len({article.regime for article in possible}) > 1:
        return ("niet dateerbaar", None, None, False, False)
    best = max(possible, key=lambda article: (article.lid, article.letter))
    return ("geldig", best.regime, best.vorm, best.names_minor, best.selects)


def _write_delivery(folder: Path, facts: dict[str, Fact]) -> None:
    tables = {
        "zaken": "parketnummer;persoon_id;parket;inschrijfdatum;geslacht;leeftijd;"
        "geboren_in_nederland;dagvaardingsdatum;zittingsdatum;gevoegd_bij\n",
        "feiten": "parketnummer;feitnummer;pleegdatum_begin;pleegdatum_eind;artikel_1;artikel_2;"
        "artikel_3;artikel_4;artikel_5;maatschappelijke_classificatie\n",
        "beslissingen": "parketnummer;feitnummer;beslissing;beslisdatum;sepotgrond\n",
        "vonnissen": "parketnummer;uitspraakdatum;uitspraak\n",
        "straffen": "parketnummer;strafnummer;soort;duur_onvoorwaardelijk;duur_voorwaardelijk;"
        "bedrag\n",
    }
    for key, fact in facts.items():
        tables["zaken"] += f"{key};p-{key};Rotterdam;{fact.entry};M;30;;;;\n"
        tables["feiten"] += f"{key};1;{fact.day or ''};;{fact.article.text};;;;;\n"
    folder.mkdir(parents=True)
    manifest = "bron: om\naard: synthetisch\npeildatum: 2025-04-28\n"
    manifest += "periode: {van: 2024-01-01, tot: 2025-01-01}\nbestanden:\n"
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        manifest += f"  - {{tabel: {name}, bestand: {name}.csv}}\n"
    (folder / "levering.yml").write_text(manifest, encoding="utf-8")


@pytest.fixture(scope="module")
def articles(make_keten: Callable[[], Any]) -> list[Article]:
    return _read_articles(make_keten().project)


@pytest.fixture(scope="module")
def built(
    make_keten: Callable[[], Any], articles: list[Article], scenarios: Scenarios
) -> duckdb.DuckDBPyConnection:
    keten = make_keten()
    _write_delivery(keten.example, _facts(articles))
    keten.run("land", str(keten.example))
    return duckdb.connect(
        str(scenarios.build(keten.project, "int_feiten__kindfeit")), read_only=True
    )


@pytest.mark.parametrize(("regime", "vorm"), PRINTED)
def test_list_is_the_printed_tables(articles: list[Article], regime: str, vorm: str) -> None:
    listed = {a.code for a in articles if (a.regime, a.vorm, a.selects) == (regime, vorm, True)}
    assert listed == set(PRINTED[regime, vorm].split())


@pytest.mark.parametrize("regime", SILENT)
def test_articles_that_do_not_reveal_a_minor(articles: list[Article], regime: str) -> None:
    silent = {
        article.text.removesuffix(" Sr")
        for article in articles
        if article.regime == regime and article.selects and not article.names_minor
    }
    assert silent == SILENT[regime]


def test_every_article_on_the_days_around_its_intervals(
    built: duckdb.DuckDBPyConnection, articles: list[Article]
) -> None:
    facts = _facts(articles)
    computed = built.execute(
        "select parketnummer, status, regime, vorm, noemt_minderjarige, telt_mee "
        "from intermediate.int_artikelen__regime"
    ).fetchall()
    expected = {key: _expect(fact, articles) for key, fact in facts.items()}
    wrong = {
        (facts[key].article.text, facts[key].day, facts[key].entry): (found, expected[key])
        for key, *found in computed
        if tuple(found) != expected[key]
    }
    assert wrong == {}
    assert len(computed) == len(facts)
    statuses = {status for status, *_ in expected.values()}
    assert statuses == {"geldig", "regime uitgesloten", "niet dateerbaar"}


def test_only_an_article_that_names_a_minor_selects_by_itself(
    built: duckdb.DuckDBPyConnection, articles: list[Article]
) -> None:
    facts = _facts(articles)
    computed = dict(
        built.execute(
            "select parketnummer, is_kindfeit from intermediate.int_feiten__kindfeit"
        ).fetchall()
    )
    assert computed == {key: _expect(fact, articles)[3] for key, fact in facts.items()}

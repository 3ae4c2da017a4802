"""Every MK code on the days around its intervals, and the correlation of ages, through the models.

The days come from the code list, so a new interval is tested without a new test; the expectation
is worked out here, apart from the SQL.
"""

from __future__ import annotations

import csv
import math
import random
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

# In a delivery 01-01-1900 is a word for missing, so the next day is the first one.
FIRST, LAST = date(1900, 1, 2), date(2024, 12, 31)
OPEN_ENDS = {date(1900, 1, 1), date(9999, 12, 31)}
ADULT, MINOR = 18, 17
# Table 2.1, M:3044-3079.
TABLE_2_1 = {
    "fysiek": {"F522", "F5222", "F5292", "F526", "F527", "F521", "F5212"},
    "niet-fysiek": {"F520", "F5296", "F5295", "F525", "F5236", "F5233", "F5234", "F5235"},
}
INCIDENT = (
    "{id};2024-12-31;2024-12-31;{day};;{code};Amsterdam;;;N;N;;N;;;\n"  # no declaration, not sent
)


@dataclass(frozen=True)
class Interval:
    """One row of the code list."""

    code: str
    vorm: str
    slachtoffer: str
    van: date
    tot: date

    def holds(self, day: date, age: int) -> bool:
        """Whether the code can be used for an offence on this day against a victim of this age."""
        return self.van <= day < self.tot and (self.slachtoffer == "alle" or age >= ADULT)


def _read_intervals(project: Project) -> list[Interval]:
    with (project.codes / "mk_codes.csv").open(encoding="utf-8", newline="") as file:
        return [
            Interval(
                row["code"],
                row["vorm"],
                row["slachtoffer"],
                date.fromisoformat(row["geldig_van"]),
                date.fromisoformat(row["geldig_tot"]),
            )
            for row in csv.DictReader(file)
        ]


def _boundary_cases(intervals: list[Interval]) -> dict[str, tuple[str, date, int]]:
    """Every code and age on the first and last day of each interval and the days beside it."""
    ends = {end for interval in intervals for end in (interval.van, interval.tot)}
    ends -= OPEN_ENDS
    days = {end - timedelta(days=1) for end in ends} | ends | {FIRST, LAST}
    codes = {interval.code for interval in intervals}
    cases = sorted(product(codes, days, (MINOR, ADULT)))
    return {f"grens-{number}": case for number, case in enumerate(cases)}


def _age_pairs() -> list[tuple[int, int]]:
    """Ages of a victim and a suspect, weakly related."""
    chance = random.Random(2024)
    ages = [chance.randrange(1, 18) for _ in range(60)]
    return [(age, max(8, 50 - age + chance.randrange(-30, 31))) for age in ages]


def _write_delivery(folder: Path, cases: dict[str, tuple[str, date, int]]) -> None:
    incidents = "incident_id;registratiedatum;melddatum;pleegdatum_begin;pleegdatum_eind;mk_code;"
    incidents += "eenheid;pleeglocatie;pleeglocatie_detail;geinformeerd;aangifte;aangiftedatum;"
    incidents += "naar_om;inzenddatum_om;afsluitdatum;afsluitreden\n"
    victims = suspects = "incident_id;persoon_id;geslacht;leeftijd\n"
    for key, (code, day, age) in cases.items():
        incidents += INCIDENT.format(id=key, day=day, code=code)
        victims += f"{key};;V;{age}\n"
    for number, (victim, suspect) in enumerate(_age_pairs()):
        incidents += INCIDENT.format(id=f"paar-{number}", day="2024-12-30", code="F527")
        victims += f"paar-{number};v{number};V;{victim}\n"
        suspects += f"paar-{number};s{number};M;{suspect}\n"
    folder.mkdir(parents=True)
    for name, text in (
        ("incidenten", incidents),
        ("slachtoffers", victims),
        ("verdachten", suspects),
    ):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "levering.yml").write_text(
        "bron: politie\naard: synthetisch\npeildatum: 2025-05-01\n"
        "periode: {van: 2024-01-01, tot: 2025-01-01}\nbestanden:\n"
        "  - {tabel: incidenten, bestand: incidenten.csv}\n"
        "  - {tabel: slachtoffers, bestand: slachtoffers.csv}\n"
        "  - {tabel: verdachten, bestand: verdachten.csv}\n",
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def intervals(make_keten: Callable[[], Any]) -> list[Interval]:
    return _read_intervals(make_keten().project)


@pytest.fixture(scope="module")
def built(
    make_keten: Callable[[], Any], intervals: list[Interval], scenarios: Scenarios
) -> duckdb.DuckDBPyConnection:
    keten = make_keten()
    _write_delivery(keten.example, _boundary_cases(intervals))
    keten.run("land", str(keten.example))
    return duckdb.connect(
        str(scenarios.build(keten.project, "int_maten__koppels", "int_incidenten__delict")),
        read_only=True,
    )


def test_list_is_table_2_1(intervals: list[Interval]) -> None:
    for vorm, codes in TABLE_2_1.items():
        assert {interval.code for interval in intervals if interval.vorm == vorm} == codes


def test_every_code_on_the_days_around_its_intervals(
    built: duckdb.DuckDBPyConnection, intervals: list[Interval]
) -> None:
    cases = _boundary_cases(intervals)
    expected = {}
    for key, (code, day, age) in cases.items():
        rows = [interval for interval in intervals if interval.code == code]
        valid = any(interval.holds(day, age) for interval in rows)
        expected[key] = ("geldig" if valid else "buiten geldigheid", rows[0].vorm)
    computed = built.execute(
        "select incident_id, code_status, vorm from intermediate.int_incidenten__delict "
        "where incident_id like 'grens-%'"
    ).fetchall()
    assert {key: (status, vorm) for key, status, vorm in computed} == expected
    assert {status for status, _ in expected.values()} == {"geldig", "buiten geldigheid"}


def _tail(t: float, freedom: int, steps: int = 20_000) -> float:
    """Two-sided probability of Student's t by integrating its density over the angle."""
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2))
    scale /= math.sqrt(math.pi)
    start = math.atan(abs(t) / math.sqrt(freedom))
    width = (math.pi / 2 - start) / steps
    middles = (start + (step + 0.5) * width for step in range(steps))
    return 2 * scale * width * sum(math.cos(angle) ** (freedom - 1) for angle in middles)


def test_correlation_of_ages_and_its_p_value(built: duckdb.DuckDBPyConnection) -> None:
    pairs = _age_pairs()
    n = len(pairs)
    mean_v, mean_s = (sum(pair[side] for pair in pairs) / n for side in (0, 1))
    covariance = sum((v - mean_v) * (s - mean_s) for v, s in pairs)
    squares = (sum((v - mean_v) ** 2 for v, _ in pairs), sum((s - mean_s) ** 2 for _, s in pairs))
    r = covariance / math.sqrt(squares[0] * squares[1])
    computed = dict(
        built.execute(
            "select maat, waarde from intermediate.int_maten__koppels "
            "where jaar = '2024' and vorm = 'totaal' and maat like '%correlatie%'"
        ).fetchall()
    )
    assert computed["correlatie leeftijden"] == pytest.approx(r, abs=1e-12)
    assert computed["vrijheidsgraden correlatie leeftijden"] == n - 2
    p = _tail(r * math.sqrt((n - 2) / (1 - r * r)), n - 2)
    assert 1e-6 < p < 0.2
    assert computed["p-waarde correlatie leeftijden"] == pytest.approx(p, rel=0.05, abs=1e-5)

"""The revision triangle and the past states tell the same figures."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from keten.warehouse import read_rows
from tests.python.conftest import Keten, published
from tests.python.scenario import Scenarios

pytestmark = pytest.mark.builds

DAY = "2023-06-01"
LATE_DAY = "2026-01-31"
# The stages of keten_per_jaar, which counts facts where the triangle reads measures.
STAGES = {
    "melding": "meldingen",
    "aangifte": "aangiften",
    "verdachte geregistreerd": "meldingen met verdachte",
    "naar om": "naar om",
    "instroom om": "instroom om",
    "inhoudelijk afgehandeld": "inhoudelijk afgehandeld",
    "dagvaarding": "dagvaardingen",
    "vonnis": "berecht",
    "veroordeling": "veroordelingen",
}
# The trajectories of doorlooptijd_per_jaar that are headline figures.
DURATIONS = {
    "instroom tot beslissing": "doorlooptijd om",
    "instroom tot uitspraak": "doorlooptijd tot uitspraak",
}
READ_ON_DAY = """
    select kerncijfer, vorm, jaar, waarde_op_peildatum as waarde
    from marts.kwaliteit_revisies
    where peildatum <= '{day}'
    qualify row_number() over (
        partition by kerncijfer, vorm, jaar order by peildatum desc, versie desc
    ) = 1
"""
KNOWN_AT = """
    select kerncijfer, vorm, jaar, waarde
    from marts.kwaliteit_revisies
    where peildatum <= '{day}' and is_heel_jaar and ingelezen_op <= '{moment}'
        and (gecorrigeerd_op is null or gecorrigeerd_op > '{moment}')
    qualify row_number() over (
        partition by kerncijfer, vorm, jaar order by peildatum desc
    ) = 1
"""
MEASURES = """
    with maten as (
        select levering_id, maat, categorie, jaar, vorm, teller, noemer
        from intermediate.int_maten__{bron}
    )
    select kerncijfers.kerncijfer, kerncijfers.vorm, geldend.jaar,
        case weergave when 'aantal' then teller else teller / nullif(noemer, 0) end as waarde
    from seeds.kerncijfers as kerncijfers
    join intermediate.int_leveringen__geldend as geldend using (populatie)
    join maten on maten.levering_id = geldend.levering_id
        and maten.maat = kerncijfers.maat and maten.categorie = kerncijfers.categorie
        and maten.vorm = kerncijfers.vorm and maten.jaar = geldend.jaar::varchar
"""
SERIES = """
    select kerncijfers.kerncijfer, kerncijfers.vorm, cellen.jaar, cellen.waarde
    from marts.fct_signalen as cellen
    join seeds.kerncijfers as kerncijfers
        on kerncijfers.maat = cellen.maatstaf and kerncijfers.categorie = cellen.dimensies
    where kerncijfers.populatie = 'reeksen' and cellen.is_geldend and cellen.is_hoofdcel
        and cellen.jaar is not null
"""

Figures = dict[tuple[str, str, int], float | None]


@dataclass(frozen=True)
class Corrected:
    """A project in which the police corrected the delivery of 2023 after that of 2025."""

    keten: Keten
    scenarios: Scenarios
    # Before the correction was landed.
    before: datetime

    def state(self, peildatum: str, known_at: str = "") -> Path:
        """Return a past state, made by the SQL that `keten build` runs."""
        return self.scenarios.build(self.keten.project, peildatum=peildatum, known_at=known_at)


def figures(warehouse: Path, query: str) -> Figures:
    found: Figures = {}
    for row in read_rows(warehouse, query):
        key = (row["kerncijfer"], row["vorm"], row["jaar"])
        assert key not in found, key
        found[key] = None if row["waarde"] is None else round(float(row["waarde"]), 9)
    return found


def in_force(warehouse: Path) -> Figures:
    """Every headline figure of a warehouse, by the measures of the deliveries in force."""
    found: Figures = {}
    for bron in ("politie", "om", "helpwanted", "schadefonds"):
        found |= figures(warehouse, MEASURES.format(bron=bron))
    return found | figures(warehouse, SERIES)


def per_year(warehouse: Path) -> Figures:
    """The headline figures that the funnel and the throughput show, from facts."""
    stages = read_rows(warehouse, "select jaar, stap, vorm, aantal from marts.keten_per_jaar")
    durations = read_rows(
        warehouse, "select jaar, traject, vorm, gemiddelde_dagen from marts.doorlooptijd_per_jaar"
    )
    counts: Figures = {
        (STAGES[row["stap"]], row["vorm"], row["jaar"]): float(row["aantal"])
        for row in stages
        if row["stap"] in STAGES
    }
    return counts | {
        (DURATIONS[row["traject"]], row["vorm"], row["jaar"]): round(row["gemiddelde_dagen"], 9)
        for row in durations
        if row["traject"] in DURATIONS and row["vorm"] == "totaal"
    }


def assert_same(read: Figures, state: Path) -> None:
    """What the triangle says was read is what the past state holds: all of it, nothing else."""
    assert read
    assert read == in_force(state)
    shown = per_year(state)
    assert {key: value for key, value in read.items() if key in shown} == shown
    assert {key[0] for key in shown} == {*STAGES.values(), *DURATIONS.values()}


@pytest.fixture(scope="module")
def corrected(make_keten: Callable[[], Keten], small: Keten, scenarios: Scenarios) -> Corrected:
    keten = make_keten()
    shutil.copytree(small.project.landing, keten.project.landing)
    keten.run("land", *published())
    delivery = keten.example / "politie-2023"
    shutil.copytree(small.example / "politie-2023", delivery)
    _withdraw_declarations(delivery / "incidenten.csv")
    keten.run("land", str(delivery))
    scenarios.promote(keten.project)
    (row,) = read_rows(
        keten.project.warehouse,
        "select max(ingelezen_op) as laatste from marts.dim_levering where bron = 'politie'",
    )
    return Corrected(keten, scenarios, row["laatste"] - timedelta(microseconds=1))


def _withdraw_declarations(path: Path) -> None:
    """Every third declaration of 2022 was none."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter=";")
        names, rows = list(reader.fieldnames or ()), list(reader)
    declared = [r for r in rows if r["aangifte"] == "J" and r["registratiedatum"] >= "2022"]
    for row in declared[::3]:
        row |= {"aangifte": "N", "aangiftedatum": ""}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_now_is_what_is_in_force(corrected: Corrected) -> None:
    warehouse = corrected.keten.project.warehouse
    now = figures(
        warehouse,
        "select kerncijfer, vorm, jaar, any_value(waarde_nu) as waarde "
        "from marts.kwaliteit_revisies group by all",
    )
    assert_same(now, warehouse)
    standing = "select * from marts.kwaliteit_revisies where is_geldend"
    assert_same(figures(warehouse, standing), warehouse)
    assert_same(figures(warehouse, READ_ON_DAY.format(day="9999-12-31")), warehouse)


def test_every_headline_figure_is_there(corrected: Corrected) -> None:
    """A measure that is misspelled in the list would give empty values only."""
    rows = read_rows(
        corrected.keten.project.warehouse,
        "select kerncijfer, vorm from seeds.kerncijfers except "
        "select kerncijfer, vorm from marts.kwaliteit_revisies where waarde > 0",
    )
    assert rows == []


@pytest.mark.parametrize("day", [DAY, LATE_DAY])
def test_a_past_state_is_what_the_triangle_says_was_read(corrected: Corrected, day: str) -> None:
    """After the delivery of 2023, and after the Monitor but before the letters that quote it."""
    read = figures(corrected.keten.project.warehouse, READ_ON_DAY.format(day=day))
    assert_same(read, corrected.state(day))


def test_what_was_known_before_a_correction(corrected: Corrected) -> None:
    keten, moment = corrected.keten, corrected.before.isoformat()
    read = figures(keten.project.warehouse, KNOWN_AT.format(day=DAY, moment=moment))
    assert_same(read, corrected.state(DAY, moment))
    corrections = figures(
        keten.project.warehouse,
        "select kerncijfer, vorm, jaar, verandering as waarde from marts.kwaliteit_revisies "
        "where vorige_levering_id = 'politie-2023-05-01-v1' and versie = 2 and is_gewijzigd",
    )
    assert {(name, year) for name, _, year in corrections} == {("aangiften", 2022)}
    after = figures(keten.project.warehouse, READ_ON_DAY.format(day=DAY))
    for key, difference in corrections.items():
        assert difference is not None
        assert difference < 0
        assert (after[key] or 0) - (read[key] or 0) == difference

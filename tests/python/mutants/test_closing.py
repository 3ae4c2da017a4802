"""Every data test that closes something goes red when one number is wrong."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pytest

from tests.python.artefacts import Artefacts


@dataclass(frozen=True)
class Planted:
    """One wrong number: ``column`` plus ``wrong`` in the rows of ``mart`` that ``where`` names."""

    test: str
    mart: str
    column: str
    where: str
    wrong: float = 1


WALK = "is_geldend and van_cijfer = 'meldingen' and naar_cijfer = 'naar om' and periode = '2021' "
TOTAL, BRANCH = f"{WALK} and vorm = 'totaal' and tak = 'totaal'", f"{WALK} and vorm = 'totaal'"
MONTH = "is_geldend and stadium = 'om' and vorm = 'totaal' and maandeinde = date '2021-06-30'"
YEAR = "is_geldend and stadium = 'om' and vorm = 'fysiek' and year(maandeinde) = 2021"
COHORT = "cohortjaar = 2021 and vorm = 'fysiek'"
WAIT = """(traject, jaar_instroom, vorm, uitsplitsing, groep, na_dagen, uitgang) in (
    select (traject, jaar_instroom, vorm, uitsplitsing, groep, na_dagen, uitgang)
    from {relation} where aandeel is not null order by all limit 1
)"""
PLANTED = [
    Planted("brug_sluit", "keten_brug", "aantal", f"{TOTAL} and volgorde = 2"),
    Planted("brug_sluit", "keten_brug", "aantal", f"{TOTAL} and soort in ('begin', 'eind')"),
    Planted(
        "brug_sluit", "keten_brug", "aantal",
        f"{BRANCH} and tak = 'met aangifte' and soort in ('begin', 'eind')",
    ),
    Planted("voorraad_sluit", "keten_voorraad", "voorraad_begin", MONTH),
    Planted("voorraad_sluit", "keten_voorraad", "voorraad_eind", MONTH),
    Planted("voorraad_sluit", "keten_voorraad", "instroom", f"{YEAR} and month(maandeinde) = 3"),
    Planted("voorraad_sluit", "keten_voorraad", "uitstroom", f"{YEAR} and month(maandeinde) = 3"),
    Planted("cohort_sluit", "keten_per_cohort", "n_vorige", f"{COHORT} and stap = 'naar om'"),
    Planted("cohort_sluit", "keten_per_cohort", "n_open", f"{COHORT} and stap = 'vonnis'"),
    Planted(
        "cohort_uitgangen_sluiten", "keten_cohort_uitgangen", "n_meldingen",
        f"{COHORT} and uitkomst = 'bereikt' and pad = 'aangifte'",
    ),
    Planted(
        "cohort_uitgangen_sluiten", "keten_per_cohort", "n_niet_gekoppeld",
        f"{COHORT} and stap = 'gekoppeld aan zaak'",
    ),
    Planted(
        "cohort_uitgangen_sluiten", "int_incidenten__trap", "trap",
        "jaar = 2021 and trap = 1 and levering_id = (select min(levering_id) from {relation})",
    ),
    Planted("groepen_sluiten", "keten_per_groep", "aantal", "jaar = 2021 and stap = 'vonnis'"),
    Planted("wachttijd_uitgangen_sluiten", "wachttijd_uitgangen", "aandeel", WAIT, 1e-6),
]  # fmt: skip


def failures(artefacts: Artefacts, test: str, planted: Planted | None = None) -> int:
    """The rows that the data test finds, with the wrong number in place of the right one."""
    path = artefacts.target / "compiled" / "keten" / "tests" / "data" / f"{test}.sql"
    sql = path.read_text("utf-8")
    if planted is not None:
        relation = artefacts.relations[planted.mart]
        where = planted.where.replace("{relation}", relation)
        number = f"{planted.column} + {planted.wrong}"
        changed = f"case when {where} then {number} else {planted.column} end"
        assert relation in sql
        rows = f"(select * replace ({changed} as {planted.column}) from {relation})"
        sql = sql.replace(f"from {relation}", f"from {rows} as {planted.mart}")
    with duckdb.connect() as connection:
        connection.execute(f"attach '{artefacts.warehouse}' as keten (read_only)")
        if planted is not None:
            found = connection.execute(f"select count(*) from {relation} where {where}").fetchall()
            assert found[0][0], f"no row of {planted.mart} is {planted.where}"
        return len(connection.execute(sql).fetchall())


@pytest.mark.parametrize("test", sorted({planted.test for planted in PLANTED}))
def test_what_was_built_closes(artefacts: Artefacts, test: str) -> None:
    assert failures(artefacts, test) == 0


@pytest.mark.parametrize("planted", PLANTED, ids=lambda p: f"{p.test}: {p.column}, {p.where[-40:]}")
def test_one_wrong_number_does_not_close(artefacts: Artefacts, planted: Planted) -> None:
    assert failures(artefacts, planted.test, planted)

"""Every per-year row carries the breaks that touch it and no other, by an oracle of its own."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tests.python.breaks.register import Register, Series, seed, status
from tests.python.conftest import Keten

ENTRY = (
    "case when traject like 'melding %' or traject like 'pleegdatum %'"
    " then 'meldingen' else 'instroom' end"
)
EXIT = (
    "case jaarbasis when 'registratiejaar' then 'meldingen'"
    " when 'afhandeljaar' then 'afgehandeld' when 'uitspraakjaar' then 'berecht' end"
)
STAGES = (
    "case stadium when 'politie' then 'meldingen' when 'om' then 'afgehandeld' else 'berecht' end"
)
COHORT = "case when volgorde > 4 then 'naar om' else {} end"
LENS = (
    "case bron when 'politie' then 'meldingen' else 'instroom' end as populatie,"
    " case when soort_reeks = 'vorm' then reeks else 'totaal' end as vorm,"
    " case when soort_reeks in ('vorm', 'totaal') then '' when bron = 'politie'"
    " then 'meldingen naar mk' else 'artikelen' end as maat, reeks as categorie"
)
SHARED = "status, is_voorlopig, breuken"
# Where the delivery of a row is not its levering_id: of a change the second year's.
DELIVERIES = {
    "keten_ontleding": "tot_levering_id",
    "keten_jaar_naast_cohort": "(select any_value(levering_id) from marts.dim_levering as delivery"
    " where bron = 'politie' and delivery.peildatum = keten_jaar_naast_cohort.peildatum)",
}
# Marts that were never counted where they say so, whatever the register says of their count.
ESTIMATED = ("verwachting", "keten_lezing")

# Of each mart: how its columns say what the register knows a row by.
MARTS = {
    "keten_per_jaar": "jaar as jaren, vorm, populatie, stap",
    "keten_per_groep": "jaar as jaren, vorm, populatie, stap",
    "regio_vergelijking": "jaar as jaren, vorm, populatie, stap",
    "keten_per_cohort": f"cohortjaar as jaren, vorm, 'meldingen' as populatie,"
    f" {COHORT.format('stap')} as stap",
    "keten_cohort_uitgangen": f"cohortjaar as jaren, vorm, 'meldingen' as populatie,"
    f" {COHORT.format('stap')} as stap",
    "keten_jaar_naast_cohort": f"cohortjaar as jaren, vorm, 'meldingen' as populatie,"
    f" {COHORT.format('stap_cohort')} as stap",
    "keten_voorraad": f"year(maandeinde) as jaren, vorm, {STAGES} as populatie",
    "doorlooptijd_per_jaar": f"jaar as jaren, vorm, {EXIT} as populatie, traject",
    "wachttijd_per_instroomjaar": f"jaar_instroom as jaren, vorm, {ENTRY} as populatie, traject",
    "wachttijd_uitgangen": f"jaar_instroom as jaren, vorm, {ENTRY} as populatie, traject",
    "norm_per_instroomjaar": f"jaar_instroom as jaren, vorm, {ENTRY} as populatie, traject",
    "verwachting_per_instroomjaar": f"jaar_instroom as jaren, vorm, {ENTRY} as populatie, traject",
    "verwachting_uitkomst": f"jaar_instroom as jaren, vorm, {ENTRY} as populatie, traject",
    "fct_signalen": "year(periode_van) || '-' || year(periode_tot - interval 1 day) as jaren,"
    " 'totaal' as vorm, 'reeksen' as populatie, maatstaf as maat, dimensies as categorie",
    "keten_signalen": "jaar as jaren, 'totaal' as vorm, 'reeksen' as populatie, maatstaf as maat,"
    " '-' as categorie",
    "fct_schattingen": "jaar as jaren, 'totaal' as vorm, 'reeksen' as populatie, maatstaf as maat,"
    " '-' as categorie",
    "kwaliteit_revisies": "jaar as jaren, vorm, populatie, kerncijfer",
    "pub_figuren": "jaar as jaren, vorm, case when bron = 'reeksen' then 'reeksen'"
    " else populatie end as populatie, split_part(maat, ', som ', 1) as maat, categorie",
    "keten_lezing": f"jaar as jaren, lezing = 'oude categorieen' as oude_lezing, {LENS}",
    "keten_ontleding": f"tot_jaar as jaren, {LENS}",
}


@pytest.fixture(scope="module")
def connection(full: Keten) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse of the full example."""
    with duckdb.connect(full.project.warehouse, read_only=True) as opened:
        yield opened


def rows(
    connection: duckdb.DuckDBPyConnection, mart: str
) -> list[tuple[Series, str, bool, set[str]]]:
    """Return each distinct kind of row of a mart with what it carries.

    That is its status, whether it is provisional, and its breaks.
    """
    schema = "publicatie" if mart.startswith("pub_") else "marts"
    delivery = DELIVERIES.get(mart, "levering_id")
    result = connection.execute(
        f"select distinct {MARTS[mart]}, {SHARED}, {delivery} as levering from {schema}.{mart}"
    )
    names = [column[0] for column in result.description or ()]
    kinds = result.fetchall()
    measures = {
        (row["kerncijfer"], row["vorm"]): {name: row[name] for name in ("maat", "categorie")}
        for row in seed("codes/kerncijfers.csv")
    }
    deliveries = {
        name: {"peildatum": day, "niet_gevraagd": bool(articles)}
        for name, day, articles in connection.execute(
            "select levering_id, peildatum, artikelen_niet_gevraagd from marts.dim_levering"
        ).fetchall()
    }
    found = []
    for values in kinds:
        row = dict(zip(names, values, strict=True))
        breaks = set((row.pop("breuken") or "").split("; ")) - {""}
        carried = row.pop("status"), row.pop("is_voorlopig"), breaks
        row |= deliveries[row.pop("levering")]
        years = str(row.pop("jaren")).split("-")
        if "kerncijfer" in row:
            row |= measures[row.pop("kerncijfer"), row["vorm"]]
        found.append((Series(first=int(years[0]), last=int(years[-1]), **row), *carried))
    return found


@pytest.mark.parametrize("mart", MARTS)
def test_every_row_carries_its_breaks_and_no_other(
    connection: duckdb.DuckDBPyConnection, mart: str
) -> None:
    register = Register()
    found = rows(connection, mart)
    assert found
    for row, found_status, provisional, breaks in found:
        expected = register.applies(row)
        assert breaks == set(expected), row
        assert provisional == ("voorlopig" in expected.values()), row
        if mart.startswith(ESTIMATED):
            assert found_status in (status(expected), "schatting"), row
        else:
            assert found_status == status(expected), row


def test_every_break_of_the_documents_is_felt_somewhere(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    felt = {name for mart in MARTS for *_, breaks in rows(connection, mart) for name in breaks}
    # From 2025 on, or in a measure that nobody delivers.
    later = {"artikel-253a-2025", "om-minder-dagvaarden-2025", "helpwanted-non-binair-2024"}
    assert felt == set(Register().breaks) - later


def test_what_becomes_of_a_category_follows_from_its_break() -> None:
    breaks = Register().breaks
    for row in seed("codes/concordanties.csv"):
        rule = breaks[row["breuk"]]
        assert rule["datum_van"] == row["dag"], row
        if row["oordeel"] == "niet vergelijkbaar":
            assert rule["gevolg"] == "niet vergelijkbaar", row

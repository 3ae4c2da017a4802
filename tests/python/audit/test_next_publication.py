"""A made-up next Monitor is checked by adding its cells, before it is printed."""

from __future__ import annotations

import re

import pytest

from tests.python.audit.engine import Engine, Rows

# The police chapters of the Monitor once more, a year later, from a delivery in which everything
# was counted again: each number of the years that both print is another one.
NEXT = """
    insert into documenten by name
    select 'M2' as code, 'Monitor 2021-2025' as titel, 'meting' as soort,
        'monitor 2021-2025' as publicatie, 'M2' as meting, 'M2:1' as bron_regel;
    insert into gedrukte_cellen_signalen by name
    select
        * replace (
            'm2_' || cel_id as cel_id,
            case
                when length(jaar) = 4 then cast(cast(jaar as integer) + 1 as varchar)
                when jaar like '____-____' then
                    cast(cast(left(jaar, 4) as integer) + 1 as varchar)
                    || '-' || cast(cast(right(jaar, 4) as integer) + 1 as varchar)
                else jaar
            end as jaar,
            case
                when length(basis_jaar) = 4 then cast(cast(basis_jaar as integer) + 1 as varchar)
                else basis_jaar
            end as basis_jaar
        ),
        'politie' as bron,
        'M2' as documentcode
    from gedrukte_cellen_politie
    where not regexp_matches(cel_id, '^(tekst0|tekst1|tekst6)');
"""


@pytest.fixture(scope="module")
def with_next(engine: Engine) -> Rows:
    return engine.findings(added=NEXT)


def of_next(rows: Rows) -> Rows:
    return [row for row in rows if "m2_" in row["rekensom"]]


def test_a_next_publication_changes_no_finding_of_this_one(printed: Rows, with_next: Rows) -> None:
    """Its years were counted again, so its numbers contradict none that stand."""
    assert [row for row in with_next if row not in of_next(with_next)] == printed


def test_its_own_contradictions_are_found(printed: Rows, with_next: Rows) -> None:
    """Derived relations come with the cells; declared ones are rows of their own."""
    derived = {row["bevinding_id"] for row in printed if row["herkomst"] == "afgeleid"}
    found = {re.sub("m2_", "", row["bevinding_id"]) for row in of_next(with_next)}
    assert found
    assert found <= derived


@pytest.mark.parametrize(
    ("cel_id", "printed_as", "soort"),
    [
        ("m2_fig2.1_meldingen_2022", "3.920", "deel en geheel"),
        ("m2_fig2.1_meldingen_totaal", "17.640", "deel en geheel"),
    ],
)
def test_an_error_in_it_is_found_before_it_is_printed(
    engine: Engine, with_next: Rows, cel_id: str, printed_as: str, soort: str
) -> None:
    known = {row["bevinding_id"] for row in with_next}
    made = engine.findings({cel_id: {"gedrukt": printed_as}}, added=NEXT)
    new = [row for row in made if row["bevinding_id"] not in known]
    assert soort in {row["soort"] for row in new}
    assert {row["oordeel"] for row in new} == {"open"}
    assert all("m2_" in row["rekensom"] for row in new)

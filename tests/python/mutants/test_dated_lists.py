"""The dated lists: intervals that neither overlap nor gap, read on both of their boundary days.

MK codes and articles change on 1 July 2024 and are tested on every boundary in tests/python/politie
and tests/python/om. The other lists have one open interval per code today; here each is split on a
day, as a change of the law would do, and read on the day before and the day itself.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.python.artefacts import Artefacts
from tests.python.mutants.sandbox import Sandbox

CODES = Path(__file__).parents[3] / "seeds" / "codes"
CHANGE = date(2022, 3, 1)
DAYS = (CHANGE - timedelta(days=1), CHANGE)
DATED = sorted(
    path.stem
    for path in CODES.glob("*.csv")
    if "geldig_van" in path.open(encoding="utf-8").readline()
)
SPLIT = (
    "select * replace (date '{day}' as geldig_tot) from {{0}} union all "
    "select * replace (date '{day}' as geldig_van, {value} as {column}) from {{0}}"
)


def read_list(name: str) -> list[dict[str, str]]:
    with (CODES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def split(column: str, value: str) -> str:
    """SQL of a list in which every code has another value from the day of the change on."""
    return SPLIT.format(day=CHANGE, column=column, value=value)


@pytest.fixture(scope="module")
def sandbox(artefacts: Artefacts) -> Sandbox:
    return Sandbox(artefacts)


def test_the_dated_lists_are_known() -> None:
    assert {"mk_codes", "artikelen", "classificaties", "beslissingen", "normen"} <= set(DATED)


@pytest.mark.parametrize("name", DATED)
def test_intervals_of_a_code_follow_each_other(name: str) -> None:
    intervals = defaultdict(list)
    for row in read_list(name):
        key = (row["code"], row.get("lid"), row.get("letter"), row.get("lijst"))
        intervals[key].append((row["geldig_van"], row["geldig_tot"]))
    for key, found in intervals.items():
        found.sort()
        assert all(van < tot for van, tot in found), key
        for (_, ended), (begun, _) in pairwise(found):
            assert ended == begun, f"{name} {key}: {ended} is followed by {begun}"


def test_classification_is_read_on_the_day_of_inflow(sandbox: Sandbox) -> None:
    cases = {
        f"{row['code']} {day}": (row, day) for row in read_list("classificaties") for day in DAYS
    }
    key: dict[str, dict[str, Any]] = {
        name: {"levering_id": "om", "parketnummer": name} for name in cases
    }
    found = sandbox.run(
        "int_artikelen__minderjarigheid",
        {
            "int_artikelen__regime": [
                key[name] | {"feitnummer": 1, "positie": 1, "telt_mee": True} for name in cases
            ],
            "stg_om__feiten": [
                key[name] | {"feitnummer": 1, "maatschappelijke_classificatie": row["code"]}
                for name, (row, _) in cases.items()
            ],
            "stg_om__zaken": [
                key[name] | {"inschrijfdatum": day} for name, (_, day) in cases.items()
            ],
        },
        {"classificaties": split("zegt", "'was ' || zegt")},
    )
    assert {row["parketnummer"]: row["classificatie_zegt"] for row in found} == {
        name: row["zegt"] if day < CHANGE else f"was {row['zegt']}"
        for name, (row, day) in cases.items()
    }
    assert len(found) == len(cases)


def test_hierarchy_is_read_on_the_day_of_the_decision(sandbox: Sandbox) -> None:
    cases = {
        f"{row['code']} {day}": (row, day) for row in read_list("beslissingen") for day in DAYS
    }
    found = sandbox.run(
        "int_feiten__staande_beslissing",
        {
            "stg_keten__leveringen": [{"levering_id": "om", "peildatum": date(2025, 4, 28)}],
            "stg_om__beslissingen": [
                {
                    "levering_id": "om",
                    "parketnummer": name,
                    "feitnummer": 1,
                    "beslissing": row["code"],
                    "beslisdatum": day,
                }
                for name, (row, day) in cases.items()
            ],
        },
        {"beslissingen": split("rang", "rang + 10")},
    )
    assert {row["parketnummer"]: row["rang"] for row in found} == {
        name: int(row["rang"]) + (0 if day < CHANGE else 10) for name, (row, day) in cases.items()
    }
    assert len(found) == len(cases)


def test_verdict_is_read_on_its_own_day(sandbox: Sandbox) -> None:
    cases = {f"{row['code']} {day}": (row, day) for row in read_list("uitspraken") for day in DAYS}
    fact = [{"levering_id": "om", "parketnummer": name, "feitnummer": 1} for name in cases]
    found = sandbox.run(
        "int_zaken__berecht",
        {
            "stg_keten__leveringen": [{"levering_id": "om", "peildatum": date(2025, 4, 28)}],
            "int_feiten__kindfeit": [row | {"is_kindfeit": True} for row in fact],
            "int_feiten__staande_beslissing": [row | {"groep": "naar de rechter"} for row in fact],
            "stg_om__vonnissen": [
                {
                    "levering_id": "om",
                    "parketnummer": name,
                    "uitspraak": row["code"],
                    "uitspraakdatum": day,
                }
                for name, (row, day) in cases.items()
            ],
        },
        {"uitspraken": split("groep", "'was ' || groep")},
    )
    assert {row["parketnummer"]: row["uitspraakgroep"] for row in found} == {
        name: row["groep"] if day < CHANGE else f"was {row['groep']}"
        for name, (row, day) in cases.items()
    }
    assert len(found) == len(cases)


def test_norm_is_read_on_the_day_a_trajectory_ends(sandbox: Sandbox) -> None:
    begin = date(2022, 1, 1)
    cases = sandbox.run(
        "int_zaken__trajecten",
        {
            "fct_zaken": [
                {
                    "levering_id": "om",
                    "parketnummer": str(day),
                    "inschrijfdatum": begin,
                    "stand": "inhoudelijk",
                    "beslissing": "dagvaarding",
                    "beslisgroep": "naar de rechter",
                    "afhandeldatum": day,
                    "dagvaardingsdatum": begin,
                    "zittingsdatum": day,
                    "uitspraakdatum": day,
                    "peildatum": date(2025, 4, 28),
                }
                for day in DAYS
            ]
        },
        {"trajecten": "from {0}"},
    )
    found = sandbox.run(
        "fct_doorlooptijden",
        {"int_zaken__trajecten": cases},
        {"trajecten": "from {0}", "normen": split("dagen", "dagen + 1")},
    )
    assert {
        (row["traject"], row["entiteit_id"]): row["norm_dagen"]
        for row in found
        if row["norm_dagen"]
    } == {
        (row["traject"], str(day)): int(row["dagen"]) + (0 if day < CHANGE else 1)
        for row in read_list("normen")
        for day in DAYS
    }

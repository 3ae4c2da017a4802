"""A delivery like the ones before raises nothing; each planted drift raises its own expectation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from keten.drift import describe
from keten.drift.expectations import Break, Expectations, Override
from keten.drift.judging import Batch, judge
from keten.drift.pages import own_content
from keten.drift.validation import Validator
from tests.python.conftest import Keten
from tests.python.drift.made import BEFORE, NEW, extract
from tests.python.scenario import Scenarios

IN_2024 = f"levering_id = '{NEW}' and registratiedatum >= date '2024-01-01'"
DRIFTS = {
    "half of a unit missing for a month": (
        f"delete from rijen where levering_id = '{NEW}' and eenheid = 'amsterdam' and a % 2 = 0 "
        "and date_trunc('month', registratiedatum) = date '2024-03-01'",
        {("incidenten", "eenheid", "eenheid", "amsterdam")},
    ),
    "a quarter of one code registered as another": (
        f"update rijen set mk_code = 'F522' where {IN_2024} and mk_code = 'F521' and a < 250",
        {("incidenten", "code", "mk_code", "F521"), ("incidenten", "code", "mk_code", "F522")},
    ),
    "places not filled in": (
        f"update rijen set pleeglocatie = null where {IN_2024} and d < 150",
        {("incidenten", "leeg", "pleeglocatie", "leeg")},
    ),
    "ages two years higher": (  # from 6 to 17: the middle classes keep their share
        f"update rijen set leeftijd = leeftijd + 2 where {IN_2024}",
        {("slachtoffers", "leeftijd", "leeftijd", group) for group in ("0 t/m 11", "18 t/m 29")},
    ),
    "delays doubled": (
        f"update rijen set dagen = 2 * dagen where {IN_2024}",
        {
            ("incidenten", "duur", "pleegdatum_tot_melddatum", group)
            for group in ("0 t/m 6 dagen", "7 t/m 29 dagen", "30 t/m 89 dagen", "90 t/m 364 dagen")
        },
    ),
    "months of the period that landing compares": (
        f"insert into rijen select * replace ('{NEW}' as levering_id, 'F527' as mk_code) "
        "from rijen where registratiedatum between date '2022-01-01' and date '2022-12-31'",
        set(),
    ),
}


def raised(validator: Validator, batches: Iterable[Batch]) -> set[tuple[str, str, str, str]]:
    return {
        (batch.tabel, batch.kenmerk, batch.kolom, group)
        for batch in batches
        for group in validator.check_batch(batch).failed
    }


@pytest.fixture(scope="module")
def alike(
    scenarios: Scenarios, small: Keten, tmp_path_factory: pytest.TempPathFactory
) -> pd.DataFrame:
    return extract(scenarios, small.project.warehouse, tmp_path_factory.mktemp("alike"))


def test_a_delivery_like_the_one_before_raises_nothing(
    alike: pd.DataFrame, validator: Validator
) -> None:
    judgement = judge(alike, NEW, Expectations())
    assert judgement.earlier == [BEFORE]
    assert {batch.kenmerk for batch in judgement.batches} == {
        "aantal", "eenheid", "code", "leeg", "leeftijd", "duur"
    }  # fmt: skip
    assert not raised(validator, judgement.batches)


@pytest.mark.parametrize("drift", DRIFTS)
def test_a_drift_raises_its_own_expectations(
    drift: str, scenarios: Scenarios, small: Keten, validator: Validator, tmp_path: Path
) -> None:
    change, expected = DRIFTS[drift]
    changed = extract(scenarios, small.project.warehouse, tmp_path, change)
    assert raised(validator, judge(changed, NEW, Expectations()).batches) == expected


def test_a_month_of_which_half_is_missing_is_named(
    scenarios: Scenarios, small: Keten, tmp_path: Path
) -> None:
    change, _ = DRIFTS["half of a unit missing for a month"]
    changed = extract(scenarios, small.project.warehouse, tmp_path, change)
    (units,) = [b for b in judge(changed, NEW, Expectations()).batches if b.kenmerk == "eenheid"]
    outside = units.values.index[units.outside("amsterdam")]
    assert [f"{day:%Y-%m}" for day in outside] == ["2024-03"]


def test_a_first_delivery_has_nothing_to_learn_from(alike: pd.DataFrame) -> None:
    judgement = judge(alike[alike["levering_id"] == BEFORE], BEFORE, Expectations())
    assert not judgement.batches
    assert "no delivery before it" in describe(judgement)


def test_a_delivery_without_new_periods_is_left_to_landing(alike: pd.DataFrame) -> None:
    assert "landing compared it" in describe(judge(alike, "politie-2025-06-01-v1", Expectations()))


def test_a_limit_of_a_person_takes_the_place_of_the_learned_one(
    alike: pd.DataFrame, validator: Validator
) -> None:
    narrow = Override("incidenten", "code", "mk_code", "F521", 0.0, 0.1, True, "toets", 1)
    batches = judge(alike, NEW, Expectations(overrides=(narrow,))).batches
    (codes,) = [batch for batch in batches if batch.kolom == "mk_code"]
    assert codes.bounds["F521"].override == narrow
    assert raised(validator, batches) == {("incidenten", "code", "mk_code", "F521")}
    wide = replace(narrow, upper=1.0)
    assert not raised(Validator(), judge(alike, NEW, Expectations(overrides=(wide,))).batches)


def test_a_limit_that_nothing_was_held_against_is_named(alike: pd.DataFrame) -> None:
    held = Override("incidenten", "code", "mk_code", "F521", 0.0, 1.0, False, "toets", 7)
    stray = replace(held, groep="F999", hard=True, line=8)
    judgement = judge(alike, NEW, Expectations(overrides=(held, stray)))
    assert judgement.unused == [stray]
    assert describe(judgement).endswith("on line 8")


def test_nothing_is_learned_across_a_registered_break(
    scenarios: Scenarios, small: Keten, validator: Validator, tmp_path: Path
) -> None:
    change, _ = DRIFTS["a quarter of one code registered as another"]
    changed = extract(scenarios, small.project.warehouse, tmp_path, change)
    broken = Break("slug", "incidenten", "mk_code", pd.Timestamp("2024-01-01").date())
    judgement = judge(changed, NEW, Expectations(breaks=(broken,)))
    assert not raised(validator, judgement.batches)
    assert judgement.skipped["too few periods since a registered break"] == 3 * 4
    (codes,) = [batch for batch in judgement.batches if batch.kolom == "mk_code"]
    assert codes.values.index.max() == pd.Timestamp("2023-10-01")


def test_neither_values_nor_counts_are_on_a_page(
    scenarios: Scenarios, small: Keten, validator: Validator, tmp_path: Path
) -> None:
    change, _ = DRIFTS["places not filled in"]
    changed = extract(scenarios, small.project.warehouse, tmp_path, change)
    for batch in judge(changed, NEW, Expectations()).batches:
        page = own_content(validator.check_batch(batch).html)
        assert "unexpected" not in page.lower()
        shares = [str(value) for value in batch.values.stack() if len(str(value)) > len("0.123456")]
        assert not [share for share in shares if share in page]

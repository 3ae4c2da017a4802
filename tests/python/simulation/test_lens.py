"""The bounds of the law lens hold the injected truth, and break when they are wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tests.simulation import warehouse
from tests.simulation.acts import Act
from tests.simulation.lens import SCENARIOS, Scenario, decompose, judge
from tests.simulation.lens_page import kept
from tests.simulation.registers import OM, POLICE
from tests.simulation.truth import Truth
from tests.simulation.waits import generator

by_scenario = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)


@by_scenario
def test_the_bounds_hold_the_truth_on_every_pair(scenario: Scenario) -> None:
    """In all 210 pairs of periods, each of some twenty series and eight components."""
    worlds = 5 if scenario.share_ceased == 0 and scenario.factor else 2
    for found in judge(scenario, generator(7, SCENARIOS.index(scenario)), worlds):
        assert found.pairs == 15 * worlds
        assert found.changes > 8 * found.pairs
        assert kept(found), found


@pytest.mark.parametrize(
    ("world", "model", "old", "new"),
    [
        (20, "keten_ontleding", "tot.code_onder - van.code_boven", "tot.code_boven"),
        (20, "keten_ontleding", "van.later_boven - tot.later_onder", "van.later_onder"),
        (20, "keten_ontleding", "verandering - (som_boven - boven)", "verandering - som_onder"),
        (20, "int_lens__betekenis", "if(n_in_reeks > 0, 1, 0)", "if(n_in_reeks = n, 1, 0)"),
        (29, "int_lens__gevallen", "else 'onzeker'", "else 'oud'"),
    ],
)
def test_a_wrong_bound_is_noticed(
    monkeypatch: pytest.MonkeyPatch, world: int, model: str, old: str, new: str
) -> None:
    compiled = warehouse.compiled

    def broken(name: str) -> str:
        sql = compiled(name)
        if name == model:
            assert old in sql
            sql = sql.replace(old, new)
        return sql

    monkeypatch.setattr(warehouse, "compiled", broken)
    found = judge(SCENARIOS[0], generator(world, 0), 1)
    assert any(not kept(one) for one in found)


def test_who_breaks_an_assumption_is_redrawn() -> None:
    """Fifty acts of the last year that come after the delivery, where none ever came late."""
    known = Act("F520", "F520", 12, date(2025, 3, 1), None, date(2025, 3, 2), is_dated=True)
    acts = [known] * 50
    assert Truth(POLICE, acts).keeps_to_the_assumptions(0)
    late = replace(known, registered=date(2026, 3, 2))
    assert Truth(POLICE, [*acts, *[late] * 10]).keeps_to_the_assumptions(0)
    assert not Truth(POLICE, [*acts, *[late] * 11]).keeps_to_the_assumptions(0)
    ceased = replace(known, code="vervallen")
    assert not Truth(POLICE, [*acts, ceased]).keeps_to_the_assumptions(0)
    assert Truth(POLICE, [*acts, ceased]).keeps_to_the_assumptions(0.02)


def test_the_truth_of_a_few_acts_is_as_counted_by_hand() -> None:
    """Three acts of 2023, and a fourth registered later; then one recoded and one newly punished.

    Of the new offence the record cannot tell that it was none before.
    """
    before = Act("F521", "F521", 12, date(2023, 3, 1), None, date(2023, 3, 2), is_dated=True)
    day = date(2024, 7, 1)
    acts = [
        before, before, before,
        Act("F527", "F521", 12, day, None, day, is_dated=True),
        Act("F5212", "geen", 16, day, None, day, is_dated=True),
        replace(before, registered=date(2024, 6, 30)),
    ]  # fmt: skip
    truth = Truth(POLICE, acts)
    change = truth.change("F521", "jaar", 2024)
    assert change["codewijziging"] == -1
    assert change["wetswijziging"] == 0
    assert change["oude feiten"] == 1
    assert change["nog te registreren"] == 1
    assert change["rest"] == 1 - 4
    total = truth.change("totaal", "jaar", 2024)
    assert (total["codewijziging"], total["wetswijziging"]) == (0, 1)
    rows = decompose(POLICE, acts, SCENARIOS[0].assumed(truth))
    (row,) = [
        row
        for row in rows
        if (row["reeks"], row["deel"], row["tot_jaar"]) == ("F521", "jaar", 2024)
        and row["component"] == "codewijziging"
    ]
    assert (row["ondergrens"], row["bovengrens"], row["oordeel"]) == (-2, 0, "niet te scheiden")


def test_every_code_of_the_simulated_registers_is_a_code_of_the_project() -> None:
    """The registers are written apart from the seeds; a typing error would prove nothing."""
    random = np.random.default_rng(1)
    for register in (POLICE, OM):
        scenario = Scenario(register.name, register)
        found = {one.component: one for one in judge(scenario, random, 1)}
        assert found["rest"].changes > 0
    lists = warehouse.ROOT / "seeds" / "codes"
    known = {line.split(",")[0] for line in (lists / "mk_codes.csv").read_text("utf-8").split()}
    assert POLICE.physical | POLICE.remote <= known
    articles = (lists / "artikelen.csv").read_text("utf-8").splitlines()
    numbers = {line.split(",")[0] for line in articles}
    assert {code.split(" ")[1] for code in OM.physical | OM.remote} <= numbers

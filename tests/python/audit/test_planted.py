"""Errors planted in printed cells are found, each by its own kind of check; rounding is not."""

from __future__ import annotations

import pytest

from tests.python.audit.engine import Engine, Rows
from tests.python.audit.planted import KINDS, ONTHULD, PLANTED, ROUNDING, Planted


def added(engine: Engine, printed: Rows, *errors: Planted) -> Rows:
    known = {row["bevinding_id"] for row in printed}
    made = engine.findings({error.cel_id: error.columns for error in errors})
    return [row for row in made if row["bevinding_id"] not in known]


@pytest.mark.parametrize("error", PLANTED, ids=lambda error: f"{error.soort}: {error.cel_id}")
def test_a_planted_error_is_found(engine: Engine, printed: Rows, error: Planted) -> None:
    new = added(engine, printed, error)
    named = [row for row in new if row["soort"] == error.soort and error.cel_id in row["rekensom"]]
    assert named, [(row["soort"], row["bevinding_id"]) for row in new]
    assert {row["oordeel"] for row in named} == {"open"}


def test_every_kind_of_check_has_planted_errors(printed: Rows) -> None:
    assert len(PLANTED) >= 30
    assert {row["soort"] for row in printed} <= set(KINDS)


@pytest.mark.parametrize("error", ROUNDING, ids=lambda error: error.cel_id)
def test_what_rounding_explains_is_not_found(engine: Engine, printed: Rows, error: Planted) -> None:
    assert [row["rekensom"] for row in added(engine, printed, error)] == []


def test_a_sum_of_suppressed_cells_is_found(engine: Engine, printed: Rows) -> None:
    """Two cells that share four can be 1 and 3: neither follows, their sum does."""
    new = added(
        engine,
        printed,
        Planted(ONTHULD, "tab4.1_wsm_240", "<5"),
        Planted(ONTHULD, "tab4.1_wsm_241", "<5"),
    )
    assert [row["bevinding_id"] for row in new] == ["onthulde som:opgegeven:tab4.1_n"]


def test_enough_suppressed_cells_disclose_nothing(engine: Engine, printed: Rows) -> None:
    """Six cells of a row leave their sum open enough to say nothing."""
    small = ("240", "241", "242", "243", "245", "246")
    errors = [Planted(ONTHULD, f"tab4.1_wsm_{article}", "<10") for article in small]
    assert added(engine, printed, *errors) == []


def test_a_share_that_leaves_one_small_number_is_found(engine: Engine, printed: Rows) -> None:
    """A decimal more on one percentage of the text leaves one number; whole, two numbers fit."""
    known = {row["bevinding_id"] for row in printed}
    cell = "tekst4.4.3_onvoorwaardelijk_gewijzigde_omstandigheden"
    found = {
        shown: [
            row["bevinding_id"]
            for row in engine.findings({cell: {"gedrukt": shown, "afronding": rounding}})
            if row["bevinding_id"] not in known and row["soort"] == ONTHULD
        ]
        for shown, rounding in (("1,4%", "1 decimaal"), ("1%", "heel"))
    }
    assert found == {"1,4%": ["onthulde aandelen:M:tekst"], "1%": []}

"""Where the text leaves a choice, the choice matters: the other reading changes a printed cell.

Agreement with the printed cells would prove little if another reading agreed as well. Each row of
the tables is computed through to ``kwaliteit_aansluiting`` on the records of the full example.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.python.artefacts import Artefacts
from tests.python.mutants.court_readings import COURT_READINGS
from tests.python.mutants.decision_readings import DECISION_READINGS
from tests.python.mutants.police_readings import POLICE_READINGS
from tests.python.mutants.reading import RULES, Chain, Reading
from tests.python.mutants.selection_readings import SELECTION_READINGS
from tests.python.mutants.signal_readings import SIGNAL_READINGS

ROOT = Path(__file__).parents[3]
READINGS = POLICE_READINGS + SELECTION_READINGS + DECISION_READINGS + COURT_READINGS
READINGS += SIGNAL_READINGS


@pytest.fixture(scope="module")
def chain(artefacts: Artefacts) -> Chain:
    return Chain(artefacts)


@pytest.mark.parametrize(
    "model", ["int_meldingen__minderjarig_slachtoffer", "int_artikelen__regime"]
)
def test_models_made_anew_give_the_same_cells(chain: Chain, model: str) -> None:
    """Without a change nothing changes: only then does a difference come from the reading."""
    assert chain.differences(chain.rebuilt_without_change(model)) == {}


def test_docs_list_every_reading() -> None:
    text = (ROOT / "docs" / "readings.md").read_text(encoding="utf-8")
    for reading in READINGS:
        cell = (reading.cells or reading.moved)[0]
        row = f"| {reading.rule} {RULES[reading.rule]} | {reading.decided} | {reading.other} |"
        assert f"{row} `{cell}` |" in text
    assert text.count("| `") == len(READINGS)


def test_every_rule_has_a_reading() -> None:
    assert {reading.rule for reading in READINGS} == set(RULES)


@pytest.mark.parametrize(
    "reading", READINGS, ids=lambda reading: f"{RULES[reading.rule]}: {reading.other}"
)
def test_other_reading_changes_printed_cells(chain: Chain, reading: Reading) -> None:
    changed = chain.differences(chain.recompute(reading.changes))
    assert reading.cells or reading.moved
    for cell in reading.cells:
        assert chain.decided[cell].agrees, f"{cell} does not agree under {reading.decided!r}"
        assert cell in changed, f"{cell} keeps its value under {reading.other!r}"
        assert not changed[cell].agrees, f"{cell} still agrees under {reading.other!r}"
    for cell in reading.moved:
        assert cell in changed, f"{cell} keeps its value under {reading.other!r}"

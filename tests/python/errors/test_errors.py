"""Every error of the example makes the checks speak that it names, and no other."""

from __future__ import annotations

import csv

import pytest

from keten.example.errors import ERRORS
from tests.python.conftest import ROOT
from tests.python.errors.engine import Errors, make_errors
from tests.python.scenario import Scenarios

# Of records: published cells are real data, with tests of their own.
RECORDS = ("politie", "om")


@pytest.fixture(scope="module")
def errors(scenarios: Scenarios, tmp_path_factory: pytest.TempPathFactory) -> Errors:
    return make_errors(scenarios, tmp_path_factory.mktemp("errors"))


def test_a_clean_delivery_raises_nothing(errors: Errors) -> None:
    assert errors.spoken() == set()


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_makes_its_checks_speak_and_no_other(errors: Errors, name: str) -> None:
    assert errors.spoken(ERRORS[name]) == ERRORS[name].speaks


def test_every_rule_about_records_has_an_error() -> None:
    with (ROOT / "seeds" / "codes" / "registratieregels.csv").open(encoding="utf-8") as file:
        rules = {
            f"{row['tabel']}: {row['bevinding']}"
            for row in csv.DictReader(file)
            if row["bron"] in RECORDS
        }
    assert rules - set().union(*(error.speaks for error in ERRORS.values())) == set()

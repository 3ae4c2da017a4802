"""Every rule changed in one place is noticed by a unit test of its model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import duckdb
import pytest

from tests.python.artefacts import Artefacts
from tests.python.mutants.audit_rules import AUDIT
from tests.python.mutants.break_rules import BREAKS
from tests.python.mutants.bridge_rules import BRIDGES
from tests.python.mutants.chain_rules import CHAIN
from tests.python.mutants.decision_rules import DECISION
from tests.python.mutants.estimate_rules import ESTIMATES
from tests.python.mutants.extract_rules import EXTRACT
from tests.python.mutants.finding_rules import FINDINGS
from tests.python.mutants.found_break_rules import FOUND_BREAKS
from tests.python.mutants.group_rules import GROUPS
from tests.python.mutants.lens_rules import LENS
from tests.python.mutants.mutation import Mutation, SeedMutation, killers, passes
from tests.python.mutants.next_year_rules import NEXT_YEAR
from tests.python.mutants.police_rules import POLICE
from tests.python.mutants.printed_rules import PRINTED
from tests.python.mutants.publication_rules import PUBLICATION
from tests.python.mutants.recency_rules import RECENCY
from tests.python.mutants.revision_rules import REVISIONS
from tests.python.mutants.selection_rules import SELECTION
from tests.python.mutants.signal_rules import SIGNALS
from tests.python.mutants.stock_rules import STOCK
from tests.python.mutants.trajectory_rules import TRAJECTORIES
from tests.python.mutants.waiting_rules import WAITING

MUTATIONS = [
    *POLICE, *SELECTION, *DECISION, *CHAIN, *PRINTED, *SIGNALS, *ESTIMATES, *NEXT_YEAR,
    *PUBLICATION, *REVISIONS, *AUDIT, *WAITING, *BRIDGES, *GROUPS, *TRAJECTORIES,
    *RECENCY, *STOCK, *EXTRACT, *LENS, *BREAKS, *FOUND_BREAKS, *FINDINGS,
]  # fmt: skip


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        yield made


def test_unit_tests_pass_without_mutation(
    artefacts: Artefacts, connection: duckdb.DuckDBPyConnection
) -> None:
    """The harness sees what dbt sees: only then does a failing test mean something."""
    tests = [test for tests in artefacts.unit_tests.values() for test in tests]
    assert len(tests) > 40
    failing = [test.name for test in tests if not passes(connection, test.sql)]
    assert not failing


def test_mutations_are_distinct() -> None:
    counts = Counter(f"{mutation.model}: {mutation.name}" for mutation in MUTATIONS)
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_changed_rule_fails_a_unit_test(
    artefacts: Artefacts,
    connection: duckdb.DuckDBPyConnection,
    mutation: Mutation | SeedMutation,
) -> None:
    tests = artefacts.unit_tests.get(mutation.model, [])
    assert tests, f"{mutation.model} has no unit test"
    assert killers(connection, tests, mutation), (
        f"no unit test of {mutation.model} notices: {mutation.name} ({mutation.why})"
    )

"""One compilation of the audit for all its tests."""

from __future__ import annotations

import pytest

from tests.python.audit.engine import Engine, Rows, compile_audit


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The audit, compiled once."""
    return compile_audit(tmp_path_factory.mktemp("audit"))


@pytest.fixture(scope="session")
def printed(engine: Engine) -> Rows:
    """What the audit finds in the documents as they are."""
    return engine.findings()

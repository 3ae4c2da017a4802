"""One compilation of the audit for all its tests."""

from __future__ import annotations

import pytest

from tests.python.artefacts import Artefacts
from tests.python.audit.engine import Engine, Rows


@pytest.fixture(scope="session")
def engine(artefacts: Artefacts) -> Engine:
    """The audit, compiled once."""
    return Engine(artefacts)


@pytest.fixture(scope="session")
def printed(engine: Engine) -> Rows:
    """What the audit finds in the documents as they are."""
    return engine.findings()

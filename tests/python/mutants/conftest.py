"""One compilation for all mutants."""

from __future__ import annotations

import pytest

from tests.python.conftest import Keten
from tests.python.mutants.artefacts import Artefacts, compile_project


@pytest.fixture(scope="session")
def artefacts(full: Keten, tmp_path_factory: pytest.TempPathFactory) -> Artefacts:
    """The compiled project beside the warehouse of the full example."""
    project = full.project
    return compile_project(project, project.warehouse, tmp_path_factory.mktemp("mutants"))

"""A landing zone that the deliveries of a session share, with one delivery landed before them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.python.deliveries.base import make_draft
from tests.python.deliveries.write import write_draft
from tests.python.deliveries.zone import Zone


@pytest.fixture(scope="session")
def zone(tmp_path_factory: pytest.TempPathFactory) -> Zone:
    """A landing zone with an older delivery of the police, which every refusal leaves as it is."""
    made = Zone(tmp_path_factory.mktemp("zone") / "var")
    older = make_draft("politie")
    older.manifest["peildatum"] = date(2025, 2, 1)
    folder = write_draft(older, tmp_path_factory.mktemp("levering") / "ouder")
    run = made.run("land", str(folder))
    assert run.code == 0, run.printed
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a delivery is written; it does not exist yet."""
    return tmp_path / "levering"

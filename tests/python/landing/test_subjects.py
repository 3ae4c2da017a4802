"""Published cells are versions of each other only within one document."""

from __future__ import annotations

import pytest

from keten.errors import ExitCode
from keten.landing.versions import read_in_force, read_versions
from keten.project import Project
from keten.use import use
from tests.python.landing.conftest import Delivery
from tests.python.landing.test_signals import CEL, REEKSEN

MONITOR, REPORT, CORRECTED, TABLE = (f"reeksen-2025-05-01-v{number}" for number in (1, 2, 3, 4))


def publish(delivery: Delivery, *places: str) -> None:
    """Land one cell per place in a document."""
    cells = [CEL.format(f"nr={nr}", "", "", place) for nr, place in enumerate(places)]
    assert delivery.of("reeksen").rows("reeksen", REEKSEN, *cells).land() is ExitCode.CLEAN


@pytest.fixture
def published(delivery: Delivery) -> Delivery:
    """Two publications with one peildatum, a correction of the first, and a table without one."""
    publish(delivery, "M:10 tekst", "M:20 figuur 1")
    publish(delivery, "J:10 tekst")
    publish(delivery, "M:10 tekst")
    publish(delivery, "")
    return delivery


def current(project: Project) -> dict[str, str]:
    return {v.levering_id: v.subjects for v in read_versions(project) if v.is_current}


def test_publications_stand_together_and_a_correction_replaces_its_own(
    published: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    project = published.project
    assert current(project) == {REPORT: "J", CORRECTED: "M", TABLE: "csg"}
    assert {stand.levering_id for stand in read_in_force(project)} == {REPORT, CORRECTED, TABLE}

    capsys.readouterr()
    use(project, MONITOR)
    said = capsys.readouterr().out
    assert f"{MONITOR} is current now, instead of {CORRECTED}." in said
    assert f"reeksen M 2020–2024: {MONITOR} instead of {CORRECTED}" in said
    assert current(project) == {REPORT: "J", MONITOR: "M", TABLE: "csg"}


def test_a_publication_is_compared_with_its_own_predecessor(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(delivery, "M:10 tekst")
    capsys.readouterr()
    publish(delivery, "J:10 tekst")
    assert "nothing to compare it with: no delivery was landed before it" in capsys.readouterr().out
    publish(delivery, "M:10 tekst", "M:20 tekst")
    assert f"compared with {MONITOR}" in capsys.readouterr().out


def test_a_delivery_replaced_in_part_stands_for_the_rest(published: Delivery) -> None:
    publish(published, "J:10 tekst", "K:1 tekst")
    publish(published, "K:1 tekst", "K:2 tekst")
    both, newest = (f"reeksen-2025-05-01-v{number}" for number in (5, 6))
    assert current(published.project) == {CORRECTED: "M", TABLE: "csg", both: "J; K", newest: "K"}
    use(published.project, both)
    assert newest not in current(published.project)

"""A disk without room: one message, exit code 5, and a landing zone that is whole."""

from __future__ import annotations

import errno
from typing import Any

import duckdb
import pytest

from keten import cli
from keten.errors import ExitCode
from keten.full_disk import FullDiskError, is_full
from keten.landing import delivery as landing
from tests.python.landing.conftest import INCIDENT, Delivery
from tests.python.landing.test_versions import tree

FULL = (
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EDQUOT, "Disk quota exceeded"),
    duckdb.IOException('IO Error: Could not write file "x": No space left on device'),
)


def fails_with(error: Exception) -> Any:
    def write(*_: object) -> None:
        raise error

    return write


@pytest.mark.parametrize("error", FULL, ids=lambda error: type(error).__name__)
def test_every_command_says_that_the_disk_is_full(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "app", fails_with(error))
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == ExitCode.FAILED
    assert "no room left on the disk" in capsys.readouterr().err


def test_a_landing_without_room_leaves_what_was_landed(
    delivery: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery.land()
    before = tree(delivery.project.landing)
    monkeypatch.setattr(landing, "write_delivery", fails_with(FULL[2]))
    delivery.incidenten(INCIDENT.format("z"))
    with pytest.raises(FullDiskError, match="is whole"):
        delivery.land()
    assert tree(delivery.project.landing) == before


def test_another_fault_of_writing_is_no_full_disk() -> None:
    assert not is_full(PermissionError(errno.EACCES, "Permission denied"))
    assert not is_full(duckdb.IOException("IO Error: Cannot open file"))

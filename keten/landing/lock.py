"""The lock of the landing zone, and its one place for unfinished work."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from keten.errors import FailedError
from keten.landing.layout import BUSY_FOLDER
from keten.landing.removal import finish_removals
from keten.project import Project

_LOCK_FILE = "slot"


@contextmanager
def locked_workspace(project: Project) -> Iterator[Path]:
    """Hold the landing zone alone; yield a clean folder for unfinished work.

    Waits while another command holds it. A removal that was killed is finished, and what a killed
    run left behind is deleted, before anything else.
    """
    with _held(project, fcntl.LOCK_EX) as busy:
        finish_removals(project, busy)
        _clear(busy)
        try:
            yield busy
        finally:
            _clear(busy)


@contextmanager
def unchanging_landing(project: Project) -> Iterator[None]:
    """Read the landing zone as it is: whoever would change it waits."""
    with _held(project, fcntl.LOCK_SH):
        yield


@contextmanager
def _held(project: Project, kind: int) -> Iterator[Path]:
    busy = project.landing / BUSY_FOLDER
    try:
        busy.mkdir(parents=True, exist_ok=True)
        slot = (busy / _LOCK_FILE).open("a")
    except OSError as error:
        raise FailedError(
            f"the landing zone {project.landing} cannot be written ({error.strerror}). Give this "
            "account the right to, or set KETEN_VAR to a folder of its own."
        ) from error
    with slot as lock:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            Console(stderr=True).print("waiting for another keten command to end")
            fcntl.flock(lock, kind)
        yield busy


def _clear(busy: Path) -> None:
    for path in busy.iterdir():
        if path.name != _LOCK_FILE:
            shutil.rmtree(path) if path.is_dir() else path.unlink()

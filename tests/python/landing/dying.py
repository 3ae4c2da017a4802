"""Lets code die at its n-th change on disk: from then on nothing is written or deleted any more."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class KilledError(BaseException):
    """No handler of ordinary errors catches it, as none would run after a kill."""


class _Death:
    left: int | None = None


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _Death.left is None:
        return
    flags = arguments[2] if event == "open" else 0
    if event in _CHANGES or (isinstance(flags, int) and flags & _WRITES):
        _Death.left -= 1
        if _Death.left < 0:
            raise KilledError


sys.addaudithook(_watch)


@contextmanager
def dies_at(change: int) -> Iterator[list[bool]]:
    """Die at this change (from 0); the list that is yielded holds whether it came to that."""
    _Death.left, died = change, [False]
    try:
        yield died
    except KilledError:
        died[0] = True
    finally:
        _Death.left = None

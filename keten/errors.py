"""What a person is told when something cannot go on, and the exit code that goes with it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Documented and stable exit codes of the command ``keten`` (docs/exit-codes.md)."""

    CLEAN = 0
    INTERNAL = 1
    WRONG_USE = 2
    QUARANTINED = 3
    REFUSED = 4
    FAILED = 5


class KetenError(Exception):
    """A problem a person can solve: the text says what is wrong, where, and what to do."""

    exit_code: ExitCode = ExitCode.FAILED


class WrongUseError(KetenError):
    """The command was called with something it cannot work with."""

    exit_code = ExitCode.WRONG_USE


class RefusedError(KetenError):
    """A delivery was refused; nothing of it was kept."""

    exit_code = ExitCode.REFUSED


class FailedError(KetenError):
    """A build or a check failed; the last good warehouse is still in place."""

    exit_code = ExitCode.FAILED

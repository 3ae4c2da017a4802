"""What is said when a disk has no room left, whoever noticed it."""

from __future__ import annotations

import errno

import duckdb

from keten.errors import FailedError

# DuckDB gives no number: what the system says, or its own share of the disk for what it puts aside.
_WORDS = ("No space left on device", "Disk quota exceeded", "max_temp_directory_size")


class FullDiskError(FailedError):
    """There was no room to write; what stood there is whole."""

    def __init__(self) -> None:
        """Say it in the same words wherever it is noticed."""
        super().__init__(
            "there is no room left on the disk. What was landed and built before is whole. Make "
            "room, and call it again."
        )


def is_full(error: Exception) -> bool:
    """Return whether this error says that a disk has no room left."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    return isinstance(error, duckdb.Error) and any(word in str(error) for word in _WORDS)

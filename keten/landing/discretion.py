"""Keeps what a fault of keten itself says from quoting a cell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from keten.errors import KetenError
from keten.full_disk import FullDiskError, is_full


class UnforeseenError(Exception):
    """A fault in keten itself, in words that quote no cell."""


@contextmanager
def without_quotes() -> Iterator[None]:
    """Replace an error that nobody foresaw by its name and place.

    DuckDB and Python quote the value they stumble over, and tracebacks are sent to who mends them.
    """
    try:
        yield
    except (KetenError, UnforeseenError, OSError, MemoryError):
        raise
    except Exception as error:
        if is_full(error):
            raise FullDiskError from None
        raise UnforeseenError(
            f"{type(error).__name__} at the place above; what it says is left out, because it may "
            "quote a cell"
        ).with_traceback(error.__traceback__) from None

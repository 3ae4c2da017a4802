"""Reading the promoted warehouse: one read-only connection and queries kept beside the code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from keten.errors import FailedError

if TYPE_CHECKING:
    import pandas as pd

_BATCH = 10_000


def read_rows(database: Path, query: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """Return the rows of ``query`` on ``database`` (opened read-only) as dictionaries.

    Raises FailedError when there is no warehouse yet, or when it is not readable.
    """
    with _opened(database) as connection:
        cursor = connection.execute(query, list(parameters))
        names = [column[0] for column in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def iterate_rows(
    database: Path, query: str, parameters: Sequence[Any] = ()
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of ``query`` on ``database`` one by one; memory holds a part of them.

    Raises FailedError as ``read_rows`` does.
    """
    with _opened(database) as connection:
        rows = connection.execute(query, list(parameters))
        while batch := rows.fetchmany(_BATCH):
            yield from batch


def read_frame(database: Path, query: str) -> pd.DataFrame:
    """Return the rows of ``query`` on ``database`` as a DataFrame; dates become timestamps.

    Raises FailedError as ``read_rows`` does.
    """
    with _opened(database) as connection:
        return connection.execute(query).df()


@contextmanager
def _opened(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    if not database.is_file():
        raise FailedError(f"there is no warehouse at {database.name} yet: run `keten build` first.")
    try:
        with duckdb.connect(str(database), read_only=True) as connection:
            yield connection
    except duckdb.Error as error:
        raise FailedError(
            f"{database.name} cannot be read ({str(error).splitlines()[0]}): "
            "run `keten build` to make it anew."
        ) from error

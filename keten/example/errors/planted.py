"""What an error is: a change of a clean delivery, and the rules that must speak because of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from keten.errors import WrongUseError
from keten.example.errors.frames import Frames


@dataclass(frozen=True)
class Planted:
    """An error in the delivery of ``bron``.

    ``speaks`` names the rules that must find it, as ``tabel: rule``; no other may.
    """

    name: str
    bron: str
    says: str
    speaks: frozenset[str]
    plant: Callable[[Frames], None]


def first(frame: pd.DataFrame, which: pd.Series) -> int:
    """Return the place of the first row for which ``which`` holds; an empty cell does not.

    Raises WrongUseError when there is none.
    """
    rows = frame.index[which.fillna(value=False).astype(bool)]
    if not len(rows):
        raise WrongUseError(
            "no record of these deliveries can carry the error. Take another --seed, or no --small."
        )
    return int(rows[0])


def add_row(frames: Frames, name: str, row: pd.Series) -> None:
    """Put a row at the end of a table."""
    table = frames[name]
    frames[name] = pd.concat([table, row.to_frame().T.astype(table.dtypes)], ignore_index=True)

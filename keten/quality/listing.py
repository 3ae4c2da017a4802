"""Lists for a supplier: columns and rows, which become sheets of a workbook and a CSV file each."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from keten.quality.safe import csv_text

Cell = str | int | None
OWNER_ONLY = 0o600


@dataclass(frozen=True)
class Listing:
    """One list; its rows are read anew for every file that they go into."""

    name: str
    # Name of a column -> its width in characters.
    columns: dict[str, int]
    rows: Callable[[], Iterator[tuple[Cell, ...]]]


def write_csv(path: Path, listing: Listing) -> None:
    """Write a list as CSV that Excel reads: UTF-8 with BOM, semicolons."""
    with open_restricted(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(listing.columns)
        for row in listing.rows():
            writer.writerow([csv_text(cell) if isinstance(cell, str) else cell for cell in row])


def open_restricted(path: Path, mode: str, **options: Any) -> IO[Any]:
    """Open a new file that only its owner can read."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
    return os.fdopen(os.open(path, flags, OWNER_ONLY), mode, **options)

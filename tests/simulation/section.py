"""What a section of the page is, and how its results are stored."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from matplotlib.figure import Figure

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

RESULTS = Path(__file__).parent / "results"
Result = TypeVar("Result", bound="DataclassInstance")


@dataclass(frozen=True)
class Section(Generic[Result]):
    """A part of the page: how to simulate it, and how to tell what came out."""

    name: str
    result: type[Result]
    run: Callable[[int], list[Result]]
    text: Callable[[Sequence[Result]], str]
    # Whether the estimate keeps its promise in this result.
    kept: Callable[[Result], bool]
    draw: Callable[[Sequence[Result], Figure], None] | None = None

    @property
    def path(self) -> Path:
        return RESULTS / f"{self.name}.csv"


def store(section: Section[Any], results: Sequence[Any]) -> None:
    """Write the results; floats to nine decimals, since the last bits follow the order of rows."""
    names = [field.name for field in fields(section.result)]
    section.path.parent.mkdir(exist_ok=True)
    with section.path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        for result in results:
            row = asdict(result).items()
            writer.writerow({k: round(v, 9) if isinstance(v, float) else v for k, v in row})


def digest(section: Section[Any]) -> str:
    """Return what tells these results from others; a picture carries it."""
    return hashlib.sha256(section.path.read_bytes()).hexdigest()


def stored(section: Section[Result]) -> list[Result]:
    """Read the results back with the types of their dataclass."""
    types = {"str": str, "int": int, "float": float}
    columns = {field.name: types[str(field.type)] for field in fields(section.result)}
    with section.path.open(encoding="utf-8", newline="") as file:
        return [
            section.result(**{name: read(row[name]) for name, read in columns.items()})
            for row in csv.DictReader(file)
        ]

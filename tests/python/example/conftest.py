"""The example as written: two seeds at full size, and the small one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from keten.example import write_example
from keten.project import find_project

from .recount import Recount

SEEDS = (2024, 7)


@dataclass(frozen=True)
class Written:
    """A folder of deliveries and what was told while they were written."""

    folder: Path
    told: str

    def police(self, year: int) -> Recount:
        return Recount(self.folder / f"politie-{year}", {2023: "%Y-%m-%d", 2025: "%d-%m-%Y"}[year])


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Written]:
    known: dict[tuple[int, bool, int], Written] = {}

    def write_one(
        seed: int, *, small: bool = False, scale: int = 1, again: bool = False
    ) -> Written:
        if not again and (seed, small, scale) in known:
            return known[seed, small, scale]
        folder = tmp_path_factory.mktemp("voorbeeld")
        told: list[str] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("keten.example.generator.Console", lambda **_: _Listener(told))
            project = find_project(Path(__file__))
            write_example(project, folder, scale=scale, small=small, seed=seed)
        written = Written(folder, "\n".join(told))
        known.setdefault((seed, small, scale), written)
        return written

    return write_one


class _Listener:
    """Takes the place of the console: keeps the lines and the cells of tables."""

    def __init__(self, told: list[str]) -> None:
        self.told = told

    def print(self, what: object) -> None:
        columns = getattr(what, "columns", None)
        cells = [cell for column in columns or () for cell in column.cells]
        self.told.append(" ".join(map(str, cells)) if columns else str(what))


@pytest.fixture(scope="session", params=SEEDS)
def full(request: pytest.FixtureRequest, write: Callable[..., Written]) -> Written:
    return write(request.param)


@pytest.fixture(scope="session")
def counted(full: Written) -> Recount:
    return full.police(2025)


@pytest.fixture(scope="session")
def little(write: Callable[..., Written]) -> Written:
    return write(2024, small=True)

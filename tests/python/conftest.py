"""Landed and built projects that the tests share: one small, one of full size."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from keten.project import Project

ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the modules that take minutes begin first; the order is otherwise as collected."""
    items.sort(key=lambda item: item.get_closest_marker("builds") is None)


@dataclass(frozen=True)
class Keten:
    """A project with its own ``var``, and the command ``keten`` on it."""

    project: Project
    example: Path

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run ``keten`` as a user would; return what it prints, after checking the exit code."""
        child = subprocess.run(
            [sys.executable, "-m", "keten", *arguments],
            cwd=self.project.root,
            env=os.environ
            | {"KETEN_VAR": str(self.project.var), "COLUMNS": "200", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        printed = child.stdout + child.stderr
        assert child.returncode == code, printed
        assert "Traceback" not in printed
        return printed


@pytest.fixture(scope="session")
def make_keten(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Keten]:
    """Return a maker of projects that share the checkout but have nothing landed."""

    def make() -> Keten:
        folder = tmp_path_factory.mktemp("keten")
        return Keten(Project(root=ROOT, var=folder / "var"), folder / "voorbeeld")

    return make


@pytest.fixture(scope="session")
def small(make_keten: Callable[[], Keten]) -> Keten:
    """The small example, landed and built."""
    keten = make_keten()
    keten.run("example", str(keten.example), "--small")
    keten.run("land", *map(str, sorted(keten.example.iterdir())))
    keten.run("build")
    return keten


def published() -> list[str]:
    """The deliveries of published series, which are part of the repository."""
    return sorted(str(path.parent) for path in (ROOT / "gepubliceerd").glob("*/levering.yml"))


@pytest.fixture(scope="session")
def full(make_keten: Callable[[], Keten]) -> Keten:
    """The example at its full size, landed and built: what `make keten` makes."""
    keten = make_keten()
    keten.run("example", str(keten.example))
    keten.run("land", *map(str, sorted(keten.example.iterdir())), *published())
    keten.run("build")
    return keten

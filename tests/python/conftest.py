"""Landed and built projects that the tests share: one small, one of full size."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from keten.project import Project
from tests.python.artefacts import Artefacts
from tests.python.scenario import Scenarios

ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the modules that take minutes begin first, those that need no shared project before all.

    One process then works while the other makes what they share; the order is otherwise as
    collected.
    """
    items.sort(
        key=lambda item: (
            item.get_closest_marker("builds") is None,
            bool({"small", "full"} & set(getattr(item, "fixturenames", ()))),
        )
    )


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


def published() -> list[str]:
    """The deliveries of published series, which are part of the repository."""
    return sorted(str(path.parent) for path in (ROOT / "gepubliceerd").glob("*/levering.yml"))


def shared(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Keten], None]
) -> Keten:
    """Return a project that is made once, by whichever test process asks for it first.

    The others wait for it and may only read it: a test that writes works on a copy.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    keten = Keten(Project(root=ROOT, var=folder / "var"), folder / "voorbeeld")
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            make(keten)
            (folder / "made").touch()
    return keten


def run_dbt(keten: Keten, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run dbt as any dbt user would; a warning, deprecations included, is an error here."""
    target = keten.project.var / "dbt-target"
    return subprocess.run(
        [
            str(Path(sys.executable).parent / "dbt"),
            *arguments,
            *("--target-path", str(target), "--log-path", str(target)),
        ],
        cwd=ROOT,
        env=os.environ | {"KETEN_VAR": str(keten.project.var), "DBT_WARN_ERROR": "true"},
        capture_output=True,
        text=True,
        check=False,
    )


def _make_small(keten: Keten) -> None:
    keten.run("example", str(keten.example), "--small")
    keten.run("land", *map(str, sorted(keten.example.iterdir())))
    child = run_dbt(keten, "build")
    (keten.project.var / "dbt-said").write_text(child.stdout, encoding="utf-8")
    assert child.returncode == 0, child.stdout[-3000:]
    shutil.move(keten.project.bare_build / "keten.duckdb", keten.project.warehouse)


def _make_full(keten: Keten) -> None:
    keten.run("example", str(keten.example))
    keten.run("land", *map(str, sorted(keten.example.iterdir())), *published())
    keten.run("build")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Keten:
    """The small example, landed, and built by a bare ``dbt build`` with all unit tests."""
    return shared(tmp_path_factory, "small", _make_small)


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Keten:
    """The example at its full size, landed and built: what `make keten` makes."""
    return shared(tmp_path_factory, "full", _make_full)


@pytest.fixture(scope="session")
def artefacts(small: Keten, full: Keten) -> Artefacts:
    """The project as dbt compiled it, beside the warehouse of the full example."""
    return Artefacts(small.project.var / "dbt-target", full.project.warehouse)


@pytest.fixture(scope="session")
def scenarios(small: Keten) -> Scenarios:
    """The compiled project, to be run on other deliveries."""
    compiled = Artefacts(small.project.var / "dbt-target", small.project.warehouse)
    return Scenarios(compiled, small.project.landing)

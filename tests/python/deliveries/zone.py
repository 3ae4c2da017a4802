"""A landing zone for the tests: runs ``keten`` in this process and looks at what it kept."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import io
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import duckdb

from keten.cli import main

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Run:
    """What one call of ``keten`` did."""

    code: int
    printed: str


@dataclass
class Zone:
    """A ``var`` of its own, in which deliveries are landed and removed again."""

    var: Path

    def run(self, *arguments: str) -> Run:
        """Call ``keten`` as a user would; what it raises beside its exit code is not caught."""
        printed = io.StringIO()
        with (
            mock.patch.object(sys, "argv", ["keten", *arguments]),
            mock.patch.dict(os.environ, {"KETEN_VAR": str(self.var)}),
            contextlib.chdir(ROOT),
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(printed),
        ):
            try:
                main()
                code = 0
            except SystemExit as leave:
                code = int(leave.code or 0)
        return Run(code, printed.getvalue())

    def files(self) -> dict[str, str]:
        """Return path -> hash of everything that lies in the landing zone."""
        landing = self.var / "landing"
        return {
            str(path.relative_to(landing)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(landing.rglob("*"))
            if path.is_file()
        }

    def folders(self) -> set[Path]:
        """Return the folders of the landed versions."""
        return {path.parent for path in (self.var / "landing").glob("*/*-v*/levering.parquet")}

    @contextlib.contextmanager
    def landing(self) -> Iterator[list[Path]]:
        """Remove afterwards what is landed meanwhile; the list holds those folders at the end."""
        before, landed = self.folders(), list[Path]()
        try:
            yield landed
        finally:
            for folder in self.folders() - before:
                shutil.rmtree(folder)


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    """Run a query in which ``{name}`` is a Parquet file of this landed version."""
    names = {path.stem: f"read_parquet('{path}')" for path in folder.glob("*.parquet")}
    return _connection().execute(query.format(**names)).fetchall()


@functools.cache
def _connection() -> duckdb.DuckDBPyConnection:
    # To connect takes longer than all the questions about one delivery. The next delivery has
    # other files under the same names: nothing of the one before may be remembered.
    return duckdb.connect(config={"enable_external_file_cache": False})

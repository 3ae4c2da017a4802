"""Takes the rows of a delivery out of the landing zone and leaves a tombstone, or does neither.

The finished tombstone is put in the list of what has to be removed by one rename. From then on the
removal is a fact: a command that is killed leaves the rest to the next one. No other program sees
a delivery of which a part is gone, since its folder goes by one rename too.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import duckdb

from keten.landing.layout import BUSY_FOLDER, TOMBSTONE, TOMBSTONE_FILE, VERWIJDERD
from keten.landing.store import commit, typed_row, write_parquet
from keten.project import Project

_PENDING = "verwijderen"


def remove_rows(project: Project, busy: Path, folder: Path, moment: datetime, reason: str) -> None:
    """Replace the delivery in ``folder`` by a tombstone."""
    made = busy / "grafsteen"
    made.mkdir()
    for name in TOMBSTONE:
        register = folder / f"{name}.parquet"
        if register.is_file():
            shutil.copyfile(register, made / register.name)
    row = typed_row(VERWIJDERD, (folder.name, moment, reason))
    with duckdb.connect() as con:
        write_parquet(made / TOMBSTONE_FILE, row, con)
    commit(made, busy / _PENDING / folder.parent.name / folder.name)
    finish_removals(project, busy)


def pending_removals(project: Project) -> list[str]:
    """Return the names of deliveries whose removal was interrupted."""
    return sorted(path.name for path in (project.landing / BUSY_FOLDER / _PENDING).glob("*/*"))


def finish_removals(project: Project, busy: Path) -> None:
    """Do what removals still have to do; also those of a command that was killed."""
    for tombstone in sorted((busy / _PENDING).glob("*/*")):
        _delete_derived(project)
        target = project.landing / tombstone.parent.name / tombstone.name
        rows = busy / f"{tombstone.name}-rijen"
        # The rows may already be out of sight, after a kill between these two renames.
        if target.exists():
            commit(target, rows)
        commit(tombstone, target)
        shutil.rmtree(rows, ignore_errors=True)


def _delete_derived(project: Project) -> None:
    """Delete past states, lists for suppliers and what builds left: all can be made anew."""
    for pattern in ("keten@*.duckdb*", "*.new.duckdb*"):
        for path in project.var.glob(pattern):
            path.unlink()
    for folder in (project.var / "build", project.quality):
        shutil.rmtree(folder, ignore_errors=True)
    project.bare_build.mkdir(parents=True)

"""``keten remove``: take the rows of a delivery away after their term; a tombstone stays."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from keten.errors import FailedError, WrongUseError
from keten.landing.account import make_console
from keten.landing.identifiers.text import identifiers_in
from keten.landing.lock import locked_workspace
from keten.landing.removal import remove_rows
from keten.landing.versions import (
    Version,
    changes,
    current_of,
    find_version,
    next_moment,
    read_in_force,
    read_versions,
)
from keten.project import Project
from keten.warehouse import read_rows

_LONGEST_REASON = 200


def remove(project: Project, levering_id: str, reason: str, *, yes: bool = False) -> None:
    """Remove the rows of a version, and print what still holds them and what changes.

    Somebody at a terminal is asked first, unless ``yes``. Raises WrongUseError on a reason that
    cannot be kept, and when there is no such version.
    """
    reason = _check_reason(reason)
    asked = find_version(read_versions(project), levering_id)
    if not (asked.removed_on or yes) and sys.stdin.isatty():
        _ask(asked)
    console = make_console()
    with locked_workspace(project) as busy:
        versions = read_versions(project)
        version = find_version(versions, levering_id)
        if version.removed_on:
            console.print(
                f"{version.levering_id} was removed on {version.removed_on:%Y-%m-%d} "
                f"({version.reason}); nothing changed.",
                markup=False,
            )
            return
        before = read_in_force(project)
        folder = project.landing / version.bron / version.levering_id
        remove_rows(project, busy, folder, next_moment(versions), reason)
        after, versions = read_in_force(project), read_versions(project)
    console.print(f"The rows of {version.levering_id} are removed; its tombstone stays.")
    if version.is_current:
        left = current_of(versions, version)
        console.print(
            f"{left.levering_id} is current now."
            if left
            else f"No version of {version.bron}, peildatum {version.peildatum}, is left."
        )
    for line in changes(before, after):
        console.print(line, markup=False)
    holders = _holders(project, version)
    if holders:
        console.print("These still hold its rows:")
    for path, remedy in holders:
        console.print(f"  {path.relative_to(project.var)}: {remedy}", markup=False)
    console.print("Copies elsewhere (the delivery as received, exports, back-ups) are yours.")


def _check_reason(reason: str) -> str:
    reason = reason.strip()
    if not 0 < len(reason) <= _LONGEST_REASON or not reason.isprintable():
        raise WrongUseError(
            f"--reason is a sentence of at most {_LONGEST_REASON} signs on one line, such as "
            '"retention term ended"; it is kept.'
        )
    for kind in sorted(identifiers_in(reason)):
        raise WrongUseError(f"--reason holds {kind}, and is kept. Leave it out.")
    return reason


def _ask(version: Version) -> None:
    question = f"Remove the rows of {version.levering_id} for good? No command brings them back."
    if not typer.confirm(question):
        raise WrongUseError("not confirmed, so nothing was removed.")


def _holders(project: Project, version: Version) -> list[tuple[Path, str]]:
    """Return what still holds rows of the removed version, with what to do about it."""
    found = []
    if _warehouse_holds(project.warehouse, version.levering_id):
        found.append((project.warehouse, "run `keten build`"))
    files = sorted((project.quality / version.bron).rglob("*"))
    found += [(path, "delete it; `keten quality` writes it anew") for path in files]
    return found


def _warehouse_holds(warehouse: Path, levering_id: str) -> bool:
    if not warehouse.is_file():
        return False
    query = (
        "select 1 from marts.dim_levering where levering_id = ? and verwijderd_op is null limit 1"
    )
    try:
        return bool(read_rows(warehouse, query, [levering_id]))
    except FailedError:  # what cannot be read may hold anything
        return True

"""``keten use``: make a landed version the current one of its supplier and peildatum."""

from __future__ import annotations

import duckdb

from keten.errors import RefusedError
from keten.landing.account import make_console
from keten.landing.layout import KEUZES, quote_text
from keten.landing.lock import locked_workspace
from keten.landing.store import commit, typed_row, write_parquet
from keten.landing.versions import (
    changes,
    current_of,
    find_version,
    next_moment,
    read_in_force,
    read_versions,
)
from keten.project import Project

_REGISTER = "keuzes.parquet"


def use(project: Project, levering_id: str) -> None:
    """Make this version current, and print what that changes at the next build.

    Raises WrongUseError when there is no such version, RefusedError when its rows were removed.
    """
    console = make_console()
    with locked_workspace(project) as busy:
        versions = read_versions(project)
        chosen = find_version(versions, levering_id)
        if chosen.removed_on:
            raise RefusedError(
                f"the rows of {chosen.levering_id} were removed on {chosen.removed_on:%Y-%m-%d}: "
                f"{chosen.reason}. A removed version cannot be current."
            )
        if chosen.is_wholly_current:
            console.print(f"{chosen.levering_id} is already current; nothing changed.")
            return
        before, replaced = read_in_force(project), current_of(versions, chosen)
        register = project.landing / chosen.bron / chosen.levering_id / _REGISTER
        rows = typed_row(KEUZES, (chosen.levering_id, next_moment(versions)))
        if register.is_file():
            rows = f"from read_parquet({quote_text(str(register))}) union all {rows}"
        with duckdb.connect() as con:
            write_parquet(busy / _REGISTER, rows, con)
        commit(busy / _REGISTER, register)
        after = read_in_force(project)
    name = replaced.levering_id if replaced else "nothing"
    console.print(f"{chosen.levering_id} is current now, instead of {name}.")
    for line in changes(before, after):
        console.print(line, markup=False)

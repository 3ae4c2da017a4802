"""Landing: checks deliveries against their contracts and keeps them as typed Parquet."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import duckdb
from rich.console import Console

from keten.contracts import read_contracts
from keten.errors import ExitCode, FailedError, RefusedError, WrongUseError
from keten.landing.account import make_console, print_account, progress
from keten.landing.delivery import Outcome, land_delivery
from keten.landing.delivery_files import is_folder
from keten.landing.discretion import without_quotes
from keten.landing.lock import locked_workspace
from keten.landing.manifest import read_manifest
from keten.landing.manifest_options import Said, manifest_from_options
from keten.landing.options import LandOptions, read_limits, read_share
from keten.landing.shown import shown
from keten.landing.store import contract_hash, landed_file, write_empty_folders
from keten.project import Project

__all__ = ["LandOptions", "Said", "land_deliveries", "read_limits", "read_share", "write_empty"]


def land_deliveries(
    project: Project, folders: list[Path], options: LandOptions | None = None
) -> ExitCode:
    """Land the deliveries in these folders, one after the other, and print an account of each.

    A refused delivery does not stop the others. Returns the exit code of the worst outcome. A dry
    run writes nothing below ``var`` and waits for no other landing.
    """
    for folder in folders:
        if not is_folder(folder):
            raise WrongUseError(
                f"{shown(folder.name)} is not a folder that can be opened. Give the folder of a "
                "delivery."
            )
    console, errors = make_console(), make_console(stderr=True)
    worst = ExitCode.CLEAN
    options = options or LandOptions()
    if options.said and len(folders) > 1:
        raise WrongUseError(
            "options such as --bron describe one delivery. Give one folder, or put a levering.yml "
            "in each."
        )
    workspace: AbstractContextManager[Path | None] = (
        nullcontext() if options.dry_run else locked_workspace(project)
    )
    with workspace as busy:
        if busy:
            _prepare(project, busy)
        for folder in folders:
            try:
                outcome = _land(project, folder, busy, errors, options)
            except RefusedError as error:
                if len(folders) == 1:
                    raise
                errors.print(f"keten: {shown(folder.name)}: {error}", style="red", markup=False)
                worst = max(worst, error.exit_code)
                continue
            print_account(console, outcome)
            worst = max(worst, _exit_code(project, outcome))
    return worst


def write_empty(project: Project) -> None:
    """Write the zero-row files of every contract, so that the build works without deliveries."""
    with locked_workspace(project) as busy:
        _prepare(project, busy)


def _prepare(project: Project, busy: Path) -> None:
    write_empty_folders(project.landing, busy, read_contracts(project.contracts))
    project.bare_build.mkdir(parents=True, exist_ok=True)


def _land(
    project: Project, folder: Path, busy: Path | None, errors: Console, options: LandOptions
) -> Outcome:
    contracts = read_contracts(project.contracts)
    with progress(errors) as tell, without_quotes():
        manifest = (
            manifest_from_options(options.said, folder, contracts)
            if options.said
            else read_manifest(folder, contracts)
        )
        tables = contracts[manifest.bron]
        try:
            return land_delivery(
                manifest,
                tables,
                contract_hash(tables, options.limits),
                project,
                busy,
                tell,
                options,
            )
        except duckdb.OutOfMemoryException:
            raise FailedError(
                f"{shown(folder.name)} does not fit in memory. Free memory, or land it "
                "on a larger machine"
                + ("; without --dry-run the disk helps out." if options.dry_run else ".")
            ) from None


def _exit_code(project: Project, outcome: Outcome) -> ExitCode:
    if not outcome.same:
        quarantined = sum(table.reasons.total() for table in outcome.tables)
        return ExitCode.QUARANTINED if quarantined else ExitCode.CLEAN
    folder = project.landing / outcome.manifest.bron / outcome.levering_id
    ((quarantined,),) = duckdb.execute(
        f"select sum(afgekeurd) from {landed_file(folder, 'bestanden')}"
    ).fetchall()
    return ExitCode.QUARANTINED if quarantined else ExitCode.CLEAN

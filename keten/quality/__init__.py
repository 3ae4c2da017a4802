"""``keten quality``: what is wrong with a delivery, row by row, as files for its supplier."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
from rich.markup import escape

from keten.contracts import read_contracts
from keten.errors import FailedError, WrongUseError
from keten.landing.account import make_console, progress
from keten.landing.lock import locked_workspace
from keten.landing.shown import shown
from keten.landing.versions import Version, find_version, next_moment, read_versions
from keten.printing import count_text
from keten.project import Project
from keten.quality.cover import cover_rows
from keten.quality.findings import record_sent
from keten.quality.found import FoundDelivery, find_delivery
from keten.quality.listing import write_csv
from keten.quality.lists import LISTS, make_listings
from keten.quality.workbook import write_workbook

__all__ = ["write_quality"]

_BUSY_FOLDER = ".bezig"


def write_quality(project: Project, bron: str, levering: str, out: Path | None) -> None:
    """Write a workbook and CSV files per supplier, of its current deliveries or of one version.

    An empty ``bron`` or ``levering`` means all.
    """
    # Alone: a removal would take rows away that are being written, a second call the same files.
    with locked_workspace(project) as busy:
        versions = read_versions(project)
        chosen = _choose(project, versions, bron, levering)
        if not chosen:
            whose = f" of {bron}" if bron else ""
            make_console().print(
                f"Nothing{whose} is landed yet. Land a delivery with: keten land <folder>"
            )
        for supplier in sorted({version.bron for version in chosen}):
            own = [version for version in chosen if version.bron == supplier]
            found = _report_or_say_why(project, own, versions, levering or supplier, out)
            for delivery in found:
                record_sent(
                    delivery.warehouse,
                    delivery.folder,
                    delivery.version.levering_id,
                    next_moment(versions),
                    busy,
                )


def _report_or_say_why(
    project: Project, chosen: list[Version], versions: list[Version], stem: str, out: Path | None
) -> list[FoundDelivery]:
    try:
        return _report(project, chosen, versions, stem, out)
    except (duckdb.IOException, duckdb.InvalidInputException) as error:
        raise FailedError(
            f"a landed delivery of {chosen[0].bron} cannot be read; keten status names it. Remove "
            "its folder, and land it again."
        ) from error
    except OSError as error:
        raise WrongUseError(
            f"the files cannot be written ({error.strerror}). Name a folder with --out."
        ) from error


def _choose(project: Project, versions: list[Version], bron: str, levering: str) -> list[Version]:
    """Return the versions to report on, newest peildatum first."""
    brons = read_contracts(project.contracts)
    if bron and bron not in brons:
        raise WrongUseError(f"there is no bron {shown(bron)}. There are: {', '.join(brons)}.")
    if levering:
        version = find_version(versions, levering)
        if version.removed_on is not None:
            raise WrongUseError(
                f"the rows of {levering} were removed on {version.removed_on:%Y-%m-%d}."
            )
        if bron not in ("", version.bron):
            raise WrongUseError(f"{levering} is a levering of {version.bron}, not of {bron}.")
        return [version]
    current = [version for version in versions if version.is_current and bron in ("", version.bron)]
    return sorted(current, key=lambda version: version.peildatum, reverse=True)


def _report(
    project: Project, chosen: list[Version], versions: list[Version], stem: str, out: Path | None
) -> list[FoundDelivery]:
    """Write the files of one supplier, and say what is in them and where they may go.

    Returns the deliveries of which findings about accepted rows were listed.
    """
    console = make_console()
    bron = chosen[0].bron
    contracts = read_contracts(project.contracts)[bron]
    with progress(make_console(stderr=True)) as tell:
        tell(f"{bron}: reading what was landed")
        deliveries = [find_delivery(project, version, versions, contracts) for version in chosen]
        found = [delivery for delivery in deliveries if delivery.has_findings]
        tell(f"{bron}: writing what has to be mended")
        folder = (out or project.quality) / bron
        paths = _write(folder, stem, bron, found)
    unjudged = [delivery for delivery in deliveries if delivery.findings is None]
    if unjudged:
        names = ", ".join(delivery.version.levering_id for delivery in unjudged)
        console.print(
            f"{bron}: the warehouse does not have {names}, so findings about accepted rows are not "
            "listed. Run keten build, then keten quality again."
        )
    if not found:
        names = ", ".join(version.levering_id for version in chosen)
        console.print(f"{bron}: nothing has to be mended in {names}.")
        return []
    rows = sum(delivery.quarantined for delivery in found)
    codes = sum(len(unknown) for delivery in found for unknown in delivery.codes.values())
    names = ", ".join(delivery.version.levering_id for delivery in found)
    listed = count_text(sum(delivery.listed for delivery in found))
    console.print(
        f"{bron}: rows in quarantine {rows:,}, unknown codes {codes:,}, findings {listed}, "
        f"of {names}."
    )
    for path in paths:
        console.print(f"  {escape(str(path))}")
    console.print(
        f"  Restricted: these files hold records as {bron} delivered them. They may go back to "
        f"{bron} only."
    )
    return [delivery for delivery in found if delivery.findings]


def _write(folder: Path, stem: str, bron: str, found: list[FoundDelivery]) -> list[Path]:
    """Put the files in their place when all are whole; those of an earlier call go."""
    busy = folder / _BUSY_FOLDER
    shutil.rmtree(busy, ignore_errors=True)
    if found:
        busy.mkdir(parents=True, mode=0o700)
        listings = make_listings(found)
        moment = max(delivery.version.landed for delivery in found)
        write_workbook(busy / f"{stem}.xlsx", cover_rows(bron, found), listings, moment)
        for listing in listings:
            write_csv(busy / _csv_name(stem, listing.name), listing)
    for name in (f"{stem}.xlsx", *(_csv_name(stem, name) for name in LISTS)):
        (folder / name).unlink(missing_ok=True)
    paths = [path.rename(folder / path.name) for path in sorted(busy.glob("*"))]
    shutil.rmtree(busy, ignore_errors=True)
    return paths


def _csv_name(stem: str, name: str) -> str:
    return f"{stem}-{name.replace(' ', '-')}.csv"

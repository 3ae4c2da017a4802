"""One delivery from folder to landing zone: everything is judged before anything is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from keten.contracts import Contract
from keten.errors import RefusedError
from keten.landing.comparison import compare
from keten.landing.identifiers.text import identifiers_in
from keten.landing.layout import Limits
from keten.landing.manifest import Manifest
from keten.landing.options import LandOptions, refuse_worse
from keten.landing.reading.formats import profile_file, reader_of
from keten.landing.reading.profile import FileProfile
from keten.landing.refusals import Refusals
from keten.landing.rules import Frame
from keten.landing.shown import shown
from keten.landing.store import Landed, commit, content_hash, write_parquet
from keten.landing.subjects import find_subjects
from keten.landing.table import CheckedTable, check_table
from keten.landing.versions import Version, current_of, next_moment, read_versions
from keten.landing.write import refuse_changed, write_delivery
from keten.project import Project

# Of DuckDB alone; with Python, Arrow and the buffers of Parquet landing stays below 2 GB.
_MEMORY = "1GB"


@dataclass(frozen=True)
class Outcome:
    """What became of a delivery: newly landed tables, or the version that was already there."""

    manifest: Manifest
    levering_id: str
    tables: list[CheckedTable] = field(default_factory=list)
    # The landed version with the same content, when there is one, and the one that is current.
    same: Version | None = None
    current: Version | None = None
    dry_run: bool = False
    # What differs from the delivery before, in lines for the account.
    comparison: list[str] = field(default_factory=list)


def land_delivery(
    manifest: Manifest,
    contracts: dict[str, Contract],
    contract_hash: str,
    project: Project,
    busy: Path | None,
    tell: Callable[[str], None],
    options: LandOptions,
) -> Outcome:
    """Land one delivery, or find that it is landed; without ``busy`` only judge it.

    Raises RefusedError with all that is not acceptable; then nothing of the delivery is kept.
    """
    refusals = Refusals()
    tell(f"{shown(manifest.folder.name)}: reading the files")
    profiles = _profile(manifest, options.limits, refusals)
    inhoud_hash = content_hash(manifest, {name: p.sha256 for name, p in profiles.items()})
    versions = read_versions(project)
    same = _find_same(versions, inhoud_hash, contract_hash)
    if same:
        refusals.raise_any()
        return Outcome(manifest, same.levering_id, same=same, current=current_of(versions, same))
    if not options.again:
        with refusals.gathered():
            _refuse_removed(versions, manifest, profiles)

    with _connect(busy) as con:
        with refusals.gathered():
            _search_manifest(manifest)
        tables = _check_tables(
            con, manifest, contracts, profiles, project.codes, tell, options.limits, refusals
        )
        refusals.raise_any()
        refuse_worse(tables, options.max_quarantine)
        versie = _next_number(project, manifest)
        levering_id = f"{manifest.bron}-{manifest.peildatum}-v{versie}"
        landed = Landed(
            levering_id=levering_id,
            versie=versie,
            inhoud_hash=inhoud_hash,
            contract_hash=contract_hash,
            onderwerpen=find_subjects(con, tables),
            ingelezen_op=next_moment(versions),
            folder=project.landing / manifest.bron / levering_id,
        )
        tell(f"{shown(manifest.folder.name)}: comparing with the delivery before")
        comparison = compare(con, manifest, landed, tables, versions, project)
        if busy is None:
            refuse_changed(tables)
        else:
            tell(f"{shown(manifest.folder.name)}: writing")
            made = busy / landed.levering_id
            try:
                write_delivery(con, manifest, landed, tables, made)
                write_parquet(made / "verschil.parquet", comparison.rows, con)
                refuse_changed(tables)
            except RefusedError:
                # The next delivery of this call may get the same name.
                shutil.rmtree(made)
                raise
            commit(made, landed.folder)
    return Outcome(manifest, levering_id, tables, dry_run=busy is None, comparison=comparison.lines)


def _connect(busy: Path | None) -> duckdb.DuckDBPyConnection:
    """Open a database in memory; what does not fit goes to ``busy``, and without it nowhere."""
    if busy is None:
        con = duckdb.connect(config={"temp_directory": ""})
    else:
        folder = str(busy / "duckdb")
        con = duckdb.connect(config={"temp_directory": folder, "memory_limit": _MEMORY})
    # What does not fit was perhaps not searched for identifiers yet: no byte of it is readable.
    # The cipher inside DuckDB wants to be asked twice, as its random numbers are ordinary ones.
    con.execute("set force_mbedtls_unsafe = 'true'; set temp_file_encryption = true")
    con.execute("set TimeZone = 'UTC'; set enable_progress_bar = false")
    return con


def _find_same(versions: list[Version], inhoud_hash: str, contract_hash: str) -> Version | None:
    """Return the version with this content and these contracts; the last, after a removal."""
    for version in reversed(versions):
        hashes = (version.inhoud_hash, version.contract_hash)
        if hashes == (inhoud_hash, contract_hash) and not version.removed_on:
            return version
    return None


def _refuse_removed(
    versions: list[Version], manifest: Manifest, profiles: dict[str, FileProfile]
) -> None:
    """Raise RefusedError when these files were removed, whatever the manifest says now."""
    files = sorted((tabel, profile.sha256) for tabel, profile in profiles.items())
    for version in versions:
        if version.removed_on and (version.bron, version.files) == (manifest.bron, files):
            raise RefusedError(
                f"these files were landed before, as {version.levering_id}, and removed on "
                f"{version.removed_on:%Y-%m-%d}: {version.reason}. If they may be kept again, land "
                "them with --again."
            )


def _next_number(project: Project, manifest: Manifest) -> int:
    """Return the number of the next version; also a folder that is not whole has used its own."""
    name = f"{manifest.bron}-{manifest.peildatum}-v"
    folders = (project.landing / manifest.bron).glob(f"{name}*")
    used = [folder.name.removeprefix(name) for folder in folders]
    return 1 + max((int(number) for number in used if number.isdecimal()), default=0)


def _profile(manifest: Manifest, limits: Limits, refusals: Refusals) -> dict[str, FileProfile]:
    """Return the profile of every file that can be read."""
    profiles: dict[str, FileProfile] = {}
    for file in manifest.bestanden:
        with refusals.gathered():
            profile = profile_file(file.path, shown(file.bestand), limits)
            profiles[file.tabel] = profile
            if file.sha256 is not None and file.sha256 != profile.sha256:
                raise RefusedError(
                    f"{profile.bestand} is not the file that levering.yml describes: its sha256 "
                    "differs. Deliver the file anew, or correct the manifest."
                )
    return profiles


def _search_manifest(manifest: Manifest) -> None:
    """The manifest is kept as received, and its names beside every row."""
    text = manifest.received.decode("utf-8-sig")
    for number, line in enumerate(text.splitlines(), start=1):
        for kind in sorted(identifiers_in(line)):
            raise RefusedError(
                f"levering.yml holds direct identifiers: {kind} on line {number}. Remove it."
            )
    # YAML can write a sign as a code.
    names = [*(file.bestand for file in manifest.bestanden), *manifest.sleutelruimte.values()]
    for kind in sorted(set().union(*map(identifiers_in, names))):
        raise RefusedError(f"levering.yml holds direct identifiers: {kind} in a name. Remove it.")


def _check_tables(
    con: duckdb.DuckDBPyConnection,
    manifest: Manifest,
    contracts: dict[str, Contract],
    profiles: dict[str, FileProfile],
    codes: Path,
    tell: Callable[[str], None],
    limits: Limits,
    refusals: Refusals,
) -> list[CheckedTable]:
    frame = Frame(manifest.van, manifest.tot, manifest.peildatum)
    checked: dict[str, CheckedTable] = {}
    for file in manifest.bestanden:
        if file.tabel not in profiles:
            continue
        tell(f"{shown(manifest.folder.name)}: checking {file.tabel}")
        contract = contracts[file.tabel]
        with refusals.gathered():
            checked[file.tabel] = check_table(
                con,
                contract,
                file,
                profiles[file.tabel],
                reader_of(file.path),
                frame,
                codes,
                checked.get(contract.parent or ""),
                limits,
                refusals,
            )
    return list(checked.values())

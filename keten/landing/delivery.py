"""One delivery from folder to landing zone: everything is judged before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from keten.contracts import Contract
from keten.errors import RefusedError
from keten.landing.formats import profile_file, reader_of
from keten.landing.identifier_text import identifiers_in
from keten.landing.layout import Limits
from keten.landing.manifest import Manifest
from keten.landing.options import LandOptions, refuse_worse
from keten.landing.profile import FileProfile
from keten.landing.refusals import Refusals
from keten.landing.rules import Frame
from keten.landing.shown import shown
from keten.landing.store import Landed, commit, content_hash, landed_versions
from keten.landing.table import CheckedTable, check_table
from keten.landing.write import refuse_changed, write_delivery

# Of DuckDB alone; with Python, Arrow and the buffers of Parquet landing stays below 2 GB.
_MEMORY = "1GB"


@dataclass(frozen=True)
class Outcome:
    """What became of a delivery: newly landed tables, or the version that was already there."""

    manifest: Manifest
    levering_id: str
    tables: list[CheckedTable] = field(default_factory=list)
    already_landed: bool = False
    dry_run: bool = False
    # The version that is current, when that is a newer one.
    current: str | None = None


def land_delivery(
    manifest: Manifest,
    contracts: dict[str, Contract],
    contract_hash: str,
    landing: Path,
    busy: Path | None,
    codes: Path,
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
    versions = landed_versions(landing, manifest.bron, manifest.peildatum)
    for landed in versions:
        if (landed.inhoud_hash, landed.contract_hash) == (inhoud_hash, contract_hash):
            refusals.raise_any()
            current = versions[-1].levering_id
            newer = None if landed is versions[-1] else current
            return Outcome(manifest, landed.levering_id, already_landed=True, current=newer)

    versie = versions[-1].versie + 1 if versions else 1
    landed = Landed(
        levering_id=f"{manifest.bron}-{manifest.peildatum}-v{versie}",
        versie=versie,
        inhoud_hash=inhoud_hash,
        contract_hash=contract_hash,
        folder=landing / manifest.bron / f"{manifest.bron}-{manifest.peildatum}-v{versie}",
    )
    with _connect(busy) as con:
        with refusals.gathered():
            _search_manifest(manifest)
        tables = _check_tables(
            con, manifest, contracts, profiles, codes, tell, options.limits, refusals
        )
        refusals.raise_any()
        refuse_worse(tables, options.max_quarantine)
        if busy:
            tell(f"{shown(manifest.folder.name)}: writing")
            write_delivery(con, manifest, landed, tables, busy / landed.levering_id)
        refuse_changed(tables)
    if busy:
        commit(busy / landed.levering_id, landed.folder)
    return Outcome(manifest, landed.levering_id, tables, dry_run=busy is None)


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

"""Which landed delivery a new one is compared with, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from keten.landing.manifest import KEY_SPACES, Manifest
from keten.landing.store import landed_file
from keten.landing.versions import Version


@dataclass(frozen=True)
class Base:
    """The delivery before, as it lies in the landing zone."""

    levering_id: str
    folder: Path
    aard: str
    peildatum: date
    van: date
    tot: date
    # Key space -> its name in that delivery, where it was declared.
    key_spaces: dict[str, str]
    # Table -> rows read.
    read: dict[str, int] = field(default_factory=dict)
    # Table -> columns that were not delivered, and landed as unknown.
    absent: dict[str, list[str]] = field(default_factory=dict)
    # Table -> name and type of the columns of its landed file.
    columns: dict[str, dict[str, str]] = field(default_factory=dict)

    def rows(self, tabel: str) -> str:
        """Return SQL for the landed rows of a table."""
        return landed_file(self.folder, tabel)


def find_base(
    con: duckdb.DuckDBPyConnection, landing: Path, manifest: Manifest, versions: list[Version]
) -> Base | None:
    """Return the delivery before: the current version of this peildatum, else of the newest before.

    A folder that cannot be read is no base; ``keten status`` names it.
    """
    for version in sorted(_before(manifest, versions), key=lambda v: v.peildatum, reverse=True):
        if version.is_current:
            folder = landing / version.bron / version.levering_id
            try:
                return _read_base(con, folder)
            except duckdb.Error:
                continue
    return None


def why_none(manifest: Manifest, versions: list[Version]) -> str:
    """Return in words why there is nothing to compare a delivery with."""
    if _before(manifest, versions):
        return "nothing to compare it with: what was landed before it was removed, or is not whole"
    return "nothing to compare it with: no delivery was landed before it"


def _before(manifest: Manifest, versions: list[Version]) -> list[Version]:
    return [v for v in versions if v.bron == manifest.bron and v.peildatum <= manifest.peildatum]


def _read_base(con: duckdb.DuckDBPyConnection, folder: Path) -> Base:
    """Return what the base holds; raises duckdb.Error when its folder is not whole."""
    spaces = ", ".join(f"sleutelruimte_{name}" for name in KEY_SPACES)
    ((levering_id, aard, peildatum, van, tot, *names),) = con.execute(
        f"select levering_id, aard, peildatum, periode_van, periode_tot, {spaces} "
        f"from {landed_file(folder, 'levering')}"
    ).fetchall()
    declared = {space: name for space, name in zip(KEY_SPACES, names, strict=True) if name}
    base = Base(levering_id, folder, aard, peildatum, van, tot, declared)
    con.execute(f"select 1 from {base.rows('afgekeurd')} limit 1")
    files = con.execute(
        f"select tabel, gelezen, ontbrekende_kolommen from {base.rows('bestanden')}"
    ).fetchall()
    for tabel, read, absent in files:
        base.read[tabel] = read
        base.absent[tabel] = absent.split(", ") if absent else []
        described = con.execute(f"describe select * from {base.rows(tabel)}").fetchall()
        base.columns[tabel] = {name: kind.lower() for name, kind, *_ in described}
    return base

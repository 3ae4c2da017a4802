"""What the registers of the landing zone say about a delivery that has to be mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from keten.contracts import Contract
from keten.landing.codes import UnknownCode, count_unknown_codes
from keten.landing.layout import quote_text
from keten.landing.versions import Version

_NONE = (0, "")

# tabel, kolom, regel
_Key = tuple[str, str, str]


@dataclass(frozen=True)
class FileCount:
    """One file of a delivery, with its rows."""

    tabel: str
    bestand: str
    read: int
    accepted: int
    quarantined: int


@dataclass(frozen=True)
class Reason:
    """Why rows of a table are in quarantine, and how many; in the version before, and now."""

    tabel: str
    kolom: str
    regel: str
    before: int
    now: int
    # One of the sentences; where a sentence has numbers of its own, the first by alphabet.
    melding: str


@dataclass(frozen=True)
class FoundDelivery:
    """What is to be told to a supplier about one delivery."""

    version: Version
    folder: Path
    van: date
    tot: date
    # The version before this one of which the rows are still there.
    previous: Version | None
    files: list[FileCount]
    reasons: list[Reason]
    # tabel -> codes that no list knows.
    codes: dict[str, list[UnknownCode]]

    @property
    def quarantined(self) -> int:
        """Number of rows in quarantine."""
        return sum(file.quarantined for file in self.files)

    @property
    def has_findings(self) -> bool:
        """Whether there is anything to mend or to map."""
        return bool(self.quarantined or any(self.codes.values()))


def read_landed(folder: Path, name: str) -> str:
    """Return the table in SQL; a path as a query parameter would make DuckDB import pandas."""
    return f"read_parquet({quote_text(str(folder / f'{name}.parquet'))})"


def find_delivery(
    version: Version,
    versions: list[Version],
    landing: Path,
    contracts: dict[str, Contract],
    codes: Path,
) -> FoundDelivery:
    """Read what the registers say about this version."""
    folder = landing / version.bron / version.levering_id
    previous = _previous(version, versions)
    earlier = folder.parent / previous.levering_id if previous else None
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")
        ((van, tot),) = con.execute(
            f"select periode_van, periode_tot from {read_landed(folder, 'levering')}"
        ).fetchall()
        files = con.execute(
            f"select tabel, bestand, gelezen, geaccepteerd, afgekeurd "
            f"from {read_landed(folder, 'bestanden')}"
        ).fetchall()
        return FoundDelivery(
            version=version,
            folder=folder,
            van=van,
            tot=tot,
            previous=previous,
            files=[FileCount(*row) for row in files],
            reasons=_reasons(con, folder, earlier),
            codes={
                name: _unknown_codes(con, folder, contract, codes)
                for name, contract in contracts.items()
            },
        )


def _previous(version: Version, versions: list[Version]) -> Version | None:
    earlier = [
        other
        for other in versions
        if (other.bron, other.peildatum) == (version.bron, version.peildatum)
        and other.versie < version.versie
        and other.removed_on is None
    ]
    return max(earlier, key=lambda other: other.versie, default=None)


def _reasons(con: duckdb.DuckDBPyConnection, folder: Path, previous: Path | None) -> list[Reason]:
    now = _count_reasons(con, folder)
    before = _count_reasons(con, previous) if previous else {}
    reasons = [
        Reason(*key, before.get(key, _NONE)[0], now.get(key, _NONE)[0], sentence)
        for key, (_, sentence) in (before | now).items()
    ]
    return sorted(reasons, key=lambda r: (r.tabel, -r.now, -r.before, r.kolom, r.regel))


def _count_reasons(con: duckdb.DuckDBPyConnection, folder: Path) -> dict[_Key, tuple[int, str]]:
    rows = con.execute(
        "select tabel, kolom, regel, count(*), min(melding) "
        f"from {read_landed(folder, 'afgekeurd')} group by all"
    ).fetchall()
    return {(tabel, kolom, regel): (count, first) for tabel, kolom, regel, count, first in rows}


def _unknown_codes(
    con: duckdb.DuckDBPyConnection, folder: Path, contract: Contract, codes: Path
) -> list[UnknownCode]:
    con.execute(
        "create or replace temp view geland as select *, null as fout "
        f"from {read_landed(folder, contract.tabel)}"
    )
    return count_unknown_codes(con, contract, "geland", codes)

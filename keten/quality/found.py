"""What the registers of the landing zone say about a delivery that has to be mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from keten.contracts import Contract
from keten.landing.codes import UnknownCode, count_unknown_codes
from keten.landing.layout import REGISTERS
from keten.landing.store import landed_rows
from keten.landing.versions import Version
from keten.project import Project
from keten.quality.findings import FindingCount, count_findings

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
    # The version of the same peildatum that this one was compared with when it landed.
    previous: str | None
    files: list[FileCount]
    reasons: list[Reason]
    # tabel -> codes that no list knows.
    codes: dict[str, list[UnknownCode]]
    # Where its findings stand.
    warehouse: Path
    # What is listed of them; None when no build has judged this version, empty of an older version.
    findings: list[FindingCount] | None

    @property
    def quarantined(self) -> int:
        """Number of rows in quarantine."""
        return sum(file.quarantined for file in self.files)

    @property
    def has_findings(self) -> bool:
        """Whether there is anything to mend or to map."""
        return bool(self.quarantined or any(self.codes.values()) or self.findings)

    @property
    def listed(self) -> int:
        """Number of findings about accepted rows that are listed."""
        return sum(finding.count for finding in self.findings or ())


def read_register(folder: Path, name: str) -> str:
    """Return a register of a delivery in SQL; one of an older keten may lack the comparison."""
    path = folder / f"{name}.parquet"
    paths = [path] if name != "verschil" or path.is_file() else []
    return f"({landed_rows(paths, REGISTERS[name])})"


def find_delivery(
    project: Project, version: Version, versions: list[Version], contracts: dict[str, Contract]
) -> FoundDelivery:
    """Read what the registers and the last build say about this version."""
    folder = project.landing / version.bron / version.levering_id
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")
        ((van, tot),) = con.execute(
            f"select periode_van, periode_tot from {read_register(folder, 'levering')}"
        ).fetchall()
        files = con.execute(
            f"select tabel, bestand, gelezen, geaccepteerd, afgekeurd "
            f"from {read_register(folder, 'bestanden')}"
        ).fetchall()
        previous, before = _read_before(con, folder)
        if previous not in _of_same_peildatum(version, versions):
            previous, before = None, {}
        return FoundDelivery(
            version=version,
            folder=folder,
            van=van,
            tot=tot,
            previous=previous,
            files=[FileCount(*row) for row in files],
            reasons=_reasons(con, folder, before),
            codes={
                name: _unknown_codes(con, folder, contract, project.codes)
                for name, contract in contracts.items()
            },
            warehouse=project.warehouse,
            findings=(
                count_findings(project.warehouse, version.levering_id) if version.is_current else []
            ),
        )


def _of_same_peildatum(version: Version, versions: list[Version]) -> set[str]:
    return {
        other.levering_id
        for other in versions
        if (other.bron, other.peildatum) == (version.bron, version.peildatum)
    }


def _read_before(
    con: duckdb.DuckDBPyConnection, folder: Path
) -> tuple[str | None, dict[_Key, int]]:
    """Return the delivery that this one was compared with, and its quarantined rows per rule."""
    rows = con.execute(
        "select vorige_levering_id, tabel, kolom, waarde, aantal_vorige "
        f"from {read_register(folder, 'verschil')} where soort = 'afgekeurd'"
    ).fetchall()
    counts = {(tabel, kolom, regel): count for _, tabel, kolom, regel, count in rows}
    return (rows[0][0] if rows else None), counts


def _reasons(con: duckdb.DuckDBPyConnection, folder: Path, before: dict[_Key, int]) -> list[Reason]:
    rows = con.execute(
        "select tabel, kolom, regel, count(*), min(melding) "
        f"from {read_register(folder, 'afgekeurd')} group by all"
    ).fetchall()
    now = {(tabel, kolom, regel): (count, first) for tabel, kolom, regel, count, first in rows}
    reasons = []
    for key in before.keys() | now.keys():
        tabel, kolom, regel = key
        count, sentence = now.get(key, (0, ""))
        reasons.append(Reason(tabel, kolom, regel, before.get(key, 0), count, sentence))
    return sorted(reasons, key=lambda r: (r.tabel, -r.now, -r.before, r.kolom, r.regel))


def _unknown_codes(
    con: duckdb.DuckDBPyConnection, folder: Path, contract: Contract, codes: Path
) -> list[UnknownCode]:
    columns = [(name, kind) for name, kind, _ in contract.landed_columns]
    rows = landed_rows([folder / f"{contract.tabel}.parquet"], columns)
    con.execute(f"create or replace temp view geland as select *, null as fout from ({rows})")
    return count_unknown_codes(con, contract, "geland", codes)

"""Lands mutants of valid deliveries, and holds each against what must always be true.

``python -m tests.python.deliveries.fuzz FIRST COUNT`` lands those with these seeds, and repeats so
what a test reports.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from keten.errors import ExitCode
from tests.python.deliveries.base import BRONNEN, make_draft
from tests.python.deliveries.invariants import (
    assert_conserved,
    assert_kept_as_received,
    assert_printable,
    assert_provenance,
)
from tests.python.deliveries.mutate import write_mutant
from tests.python.deliveries.write import write_draft
from tests.python.deliveries.zone import Zone, rows

_LONGEST = 60.0  # seconds that a few rows may take, on the slowest machine


@dataclass
class Tally:
    """How many mutants got which exit code, how long the slowest took, and which failed."""

    codes: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    failed: dict[int, str] = field(default_factory=dict)

    @property
    def landed(self) -> int:
        """Number of mutants tried."""
        return sum(self.codes.values()) + len(self.failed)

    def __str__(self) -> str:
        """Say it in one line."""
        codes = ", ".join(f"exit {code}: {count:,}" for code, count in sorted(self.codes.items()))
        return f"{self.landed:,} mutants, slowest {self.slowest:.1f} s, {codes}"


def land_mutants(zone: Zone, first: int, count: int, seconds: float, work: Path) -> Tally:
    """Land mutants with seeds from ``first`` on, until ``count`` or this many seconds."""
    tally, end = Tally(), monotonic() + seconds
    for seed in range(first, first + count):
        if monotonic() > end:
            break
        folder, done = work / "levering", "writing"
        begin = monotonic()
        try:
            done = write_mutant(seed, folder)
            tally.codes[land_and_check(zone, folder)] += 1
        except Exception:
            tally.failed[seed] = f"{done}\n{traceback.format_exc()}"
        tally.slowest = max(tally.slowest, monotonic() - begin)
        shutil.rmtree(folder, ignore_errors=True)
    return tally


def land_and_check(zone: Zone, folder: Path) -> int:
    """Land any delivery, hold it against what is always true, and return the exit code."""
    with zone.landing():
        files, folders, begin = zone.files(), zone.folders(), monotonic()
        run = zone.run("land", str(folder))
        assert monotonic() - begin < _LONGEST
        assert_printable(run.printed)
        assert run.printed.strip()
        new = zone.folders() - folders
        if run.code == ExitCode.REFUSED:
            assert zone.files() == files
            return run.code
        assert run.code in (ExitCode.CLEAN, ExitCode.QUARANTINED), run.printed
        (landed,) = new
        assert_conserved(landed)
        assert_provenance(landed)
        assert_kept_as_received(landed, folder)
        ((quarantined,),) = rows(landed, "select count(*) from {afgekeurd}")
        assert (quarantined > 0) == (run.code == ExitCode.QUARANTINED)
        assert {name: kept for name, kept in zone.files().items() if name in files} == files
        return run.code


def main(first: int, count: int) -> int:
    """Land these mutants and print what came of them; return the number that failed."""
    with tempfile.TemporaryDirectory() as work:
        zone = Zone(Path(work) / "var")
        valid = write_draft(make_draft(BRONNEN[0]), Path(work) / "geldig")
        assert zone.run("land", str(valid)).code == ExitCode.CLEAN
        tally = land_mutants(zone, first, count, float("inf"), Path(work))
    for seed, report in tally.failed.items():
        print(f"--- seed {seed}: {report}")
    print(tally, f"{len(tally.failed)} failed", sep=", ")
    return len(tally.failed)


if __name__ == "__main__":
    sys.exit(min(main(int(sys.argv[1]), int(sys.argv[2])), 1))

"""Two million bad rows land in bounded memory, whatever way they are bad."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from keten.errors import ExitCode
from tests.python.conftest import ROOT
from tests.python.landing.conftest import INCIDENTEN, Delivery

ROWS = 2_000_000
MOST_MEMORY = 2 * 1024**2  # KiB
OUTSIDE = "i{};2019-05-01;2020-05-01;F527;Amsterdam;J;N;N\n"


@pytest.mark.long
@pytest.mark.parametrize(
    "record",
    [
        OUTSIDE,
        OUTSIDE.replace("J;N;N", "J;N;N;te veel"),
        OUTSIDE.replace("Amsterdam", '"Amster\ndam"'),
    ],
    ids=["plain", "ragged", "line breaks"],
)
def test_millions_of_bad_rows_land_in_bounded_memory(delivery: Delivery, record: str) -> None:
    folder = delivery.slachtoffers().write()
    with (folder / "incidenten.csv").open("w", encoding="utf-8") as file:
        file.write(INCIDENTEN + "\n")
        file.writelines(record.format(number) for number in range(ROWS))
    child = subprocess.Popen(
        [sys.executable, "-m", "keten", "land", str(folder)],
        cwd=ROOT,
        env=os.environ | {"KETEN_VAR": str(delivery.project.var)},
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    assert os.waitstatus_to_exitcode(status) == ExitCode.QUARANTINED
    assert usage.ru_maxrss < MOST_MEMORY
    assert delivery.landed("select count(*), count(rij_ontvangen) from {afgekeurd}") == [
        (ROWS, ROWS)
    ]

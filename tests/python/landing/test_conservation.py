"""Whatever a file holds: rows read = rows accepted + rows quarantined, each on its own line."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keten.errors import ExitCode
from keten.project import Project
from tests.python.landing.conftest import SLACHTOFFERS, Delivery

CELLS = st.sampled_from(
    [
        "a",
        "b",
        "p1",
        "p2",
        "M",
        "v",
        "x",
        "12",
        "130",
        "-",
        "",
        " ",
        "oud",
        'z"',
        "a\nb",
        "é",
        "1,5",
    ]
)
RECORDS = st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(records=RECORDS, unclosed=st.lists(st.integers(0, 12), max_size=2))
def test_no_row_is_lost(delivery: Delivery, records: list[list[str]], unclosed: list[int]) -> None:
    lines = []
    for record in records:
        text = io.StringIO()
        csv.writer(text, delimiter=";", lineterminator="\n").writerow(record)
        lines.append(text.getvalue().removesuffix("\n"))
    for position in unclosed:
        lines.insert(position, 'a;p9;"M;3')
    lines = [line for line in lines if line.strip().strip('"')]
    with tempfile.TemporaryDirectory() as folder:
        delivery.project = Project(root=delivery.project.root, var=Path(folder))
        assert delivery.rows("slachtoffers", SLACHTOFFERS, *lines).land() in (
            ExitCode.CLEAN,
            ExitCode.QUARANTINED,
        )
        ((read, accepted, quarantined),) = delivery.landed(
            "select gelezen, geaccepteerd, afgekeurd from {bestanden} where tabel = 'slachtoffers'"
        )
        rows = delivery.landed(
            "select regelnummer from {slachtoffers} union all "
            "select regelnummer from {afgekeurd} where tabel = 'slachtoffers' order by 1"
        )
        received = delivery.landed(
            "select regelnummer, rij_ontvangen from {afgekeurd} where tabel = 'slachtoffers'"
        )
    assert read == accepted + quarantined == len(rows) == len(set(rows))
    file_lines = "\n".join([SLACHTOFFERS, *lines]).split("\n")
    for (number,) in rows:
        assert file_lines[number - 1].strip()
    for number, text in received:
        height = text.count("\n") + 1
        assert "\n".join(file_lines[number - 1 : number - 1 + height]) == text
    if not unclosed:
        assert read == len(lines)

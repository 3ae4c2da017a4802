"""Line numbers, read back: every row, accepted or quarantined, stands on its line in the file."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pyreadstat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.python.deliveries.base import make_draft
from tests.python.deliveries.write import write_draft
from tests.python.deliveries.zone import Zone, rows

_KEY = re.compile(r"k[0-9]{3}x")
# Line breaks and signs of CSV; all but the last can stand in Windows-1252 as well.
_TEXTS = st.lists(
    st.sampled_from(("a", "é", " ", ";", ",", "\t", '"', "\n", "\r\n", "\r", "'", "€")), max_size=6
).map("".join)


@dataclass(frozen=True)
class _Record:
    text: str
    readable: bool
    # Empty lines or rows in front of it.
    blank: int
    # A field too many, where the format knows fields.
    ragged: bool


_RECORDS = st.lists(
    st.builds(
        _Record, _TEXTS, st.booleans(), st.sampled_from((0, 0, 0, 1, 2)), st.sampled_from((0, 0, 1))
    ),
    max_size=8,
)


def _write_csv(records: list[_Record], style: tuple[str, str, str], path: Path) -> None:
    delimiter, line_end, encoding = style
    text = _csv_line(("contact_id", "contactdatum", "platform"), delimiter) + line_end
    for number, record in enumerate(records):
        text += line_end * record.blank
        row = (f"k{number:03}x", "2023-05-06" if record.readable else "ooit", record.text)
        text += _csv_line((*row, "te veel") if record.ragged else row, delimiter) + line_end
    path.write_bytes(text.encode(encoding))


def _csv_line(cells: tuple[str, ...], delimiter: str) -> str:
    """Return a record without its line end; cells with a line break of any kind get quotes."""
    line = io.StringIO()
    # The writer puts quotes around what its own line end holds: both signs, whatever comes after.
    csv.writer(line, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n")


def _read_csv(path: Path, style: tuple[str, str, str]) -> dict[str, int]:
    delimiter, _, encoding = style
    lines: dict[str, int] = {}
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        begin = 1
        for row in reader:
            if row and _KEY.fullmatch(row[0]):
                lines[row[0]] = begin
            begin = reader.line_num + 1
    return lines


def _land(zone: Zone, folder: Path) -> dict[str, int]:
    """Land the delivery; return key -> line of all its contacts."""
    with zone.landing():
        before = zone.folders()
        run = zone.run("land", str(folder))
        assert run.code in (0, 3), run.printed
        (landed,) = zone.folders() - before
        accepted = [
            (str(key), int(line))
            for key, line in rows(landed, "select contact_id, regelnummer from {contacten}")
        ]
        kept = rows(landed, "select rij_ontvangen, regelnummer from {afgekeurd}")
    found = dict(accepted)
    for text, line in kept:
        (key,) = set(_KEY.findall(text))
        assert key not in found
        found[key] = line
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    records=_RECORDS,
    style=st.tuples(
        st.sampled_from((";", ",", "\t")),
        st.sampled_from(("\n", "\r\n", "\r")),
        st.sampled_from(("utf-8", "utf-8-sig", "cp1252")),
    ),
)
def test_lines_of_csv(zone: Zone, records: list[_Record], style: tuple[str, str, str]) -> None:
    draft = make_draft("helpwanted")
    del draft.tables["contactredenen"][1:]
    with tempfile.TemporaryDirectory() as work:
        folder = write_draft(draft, Path(work) / "levering")
        path = folder / "contacten.csv"
        _write_csv(records, style, path)
        expected = _read_csv(path, style)
        assert len(expected) == len(records)
        assert _land(zone, folder) == expected


@pytest.mark.parametrize("suffix", ["xlsx", "parquet", "sav"])
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(records=_RECORDS, above=st.integers(0, 3))
def test_lines_of_binary_files(zone: Zone, suffix: str, records: list[_Record], above: int) -> None:
    draft = make_draft("helpwanted")
    del draft.tables["contactredenen"][1:]
    draft.formats["contacten"] = suffix
    blank = [["", "", ""]]
    table = [["contact_id", "contactdatum", "platform"]]
    if suffix == "xlsx":
        table = blank * above + table
    for number, record in enumerate(records):
        table += blank * record.blank if suffix == "xlsx" else []
        day = "2023-05-06" if record.readable else "ooit"
        table.append([f"k{number:03}x", day, record.text])
    draft.tables["contacten"] = table
    with tempfile.TemporaryDirectory() as work:
        folder = write_draft(draft, Path(work) / "levering")
        expected = _READERS[suffix](folder / f"contacten.{suffix}")
        assert len(expected) == len(records)
        assert _land(zone, folder) == expected


def _read_xlsx(path: Path) -> dict[str, int]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [sheet.cell(row, 1) for row in range(1, sheet.max_row + 1)]
    return {cell.value: cell.row for cell in cells if cell.value and _KEY.fullmatch(cell.value)}


def _read_parquet(path: Path) -> dict[str, int]:
    keys = pq.read_table(path).column("contact_id").to_pylist()
    return {key: number for number, key in enumerate(keys, start=1)}


def _read_sav(path: Path) -> dict[str, int]:
    data, _ = pyreadstat.read_sav(path, output_format="dict")
    return {key: number for number, key in enumerate(data["contact_id"], start=1)}


_READERS = {"xlsx": _read_xlsx, "parquet": _read_parquet, "sav": _read_sav}

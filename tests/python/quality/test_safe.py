"""Whatever a supplier wrote: in a sheet and a CSV it is text, to the letter, and never acts."""

from __future__ import annotations

import itertools
import re
import tempfile
import time
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import fastexcel
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from keten.quality import workbook
from keten.quality.listing import Listing, write_csv
from keten.quality.safe import SHEET_CELL, csv_text
from keten.quality.workbook import write_workbook
from tests.python.quality.conftest import read_csv, read_sheets

MOMENT = datetime(2025, 5, 1)
STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " =", '"=', "\u00a0@", "\u200b=")
DANGEROUS = [
    *(f"{start}1" for start in STARTS),
    "=cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org","x")',
    "\t=1+1",
    "\r\n=1+1",
    "#N/A",
    "#REF!",
    "{{ config }}",
    "<script>",
]
TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=30) | st.builds(
    "".join, st.tuples(st.sampled_from(STARTS), st.text(max_size=8, alphabet='=;,"\n a1'))
)


def listing(*texts: str) -> Listing:
    return Listing("lijst", {"nummer": 8, "tekst": 40}, lambda: iter(enumerate(texts)))


def write_out(text: str, signs: str) -> str:
    """What the documentation says of signs that are not text, told anew."""
    return "".join(
        (f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04x}")
        if sign in signs
        else sign
        for sign in text
    )


CONTROL = "".join(map(chr, [*range(32), *range(127, 160), 0xFFFE, 0xFFFF]))
NOT_IN_SHEET = "".join(sign for sign in CONTROL if sign not in "\t\n")
NOT_IN_CSV = "".join(sign for sign in CONTROL if sign not in "\t\n\r")


def check_sheet(folder: Path, texts: list[str]) -> None:
    path = folder / "lijst.xlsx"
    write_workbook(path, [("titel",), ("=1+1",)], [listing(*texts)], MOMENT)
    with ZipFile(path) as archive:
        for number in (1, 2):
            sheet = archive.read(f"xl/worksheets/sheet{number}.xml")
            assert not re.search(rb"<f[ >/]", sheet)
    expected = [write_out(text, NOT_IN_SHEET) for text in texts]
    rows = read_sheets(path)["lijst"][1:]
    assert [unescape(text or "") for _, text in rows] == expected
    read = fastexcel.read_excel(path).load_sheet("lijst", dtypes="string").to_arrow()
    for text, other in zip(expected, read.column("tekst").to_pylist(), strict=True):
        # Of spaces only this reader keeps none.
        assert (other or "") == text or not text.strip()


def check_csv(folder: Path, texts: list[str]) -> None:
    path = folder / "lijst.csv"
    write_csv(path, listing(*texts))
    rows = read_csv(path)[1:]
    for text, (_, cell) in zip(texts, rows, strict=True):
        plain = write_out(text, NOT_IN_CSV)
        assert cell.replace("'", "") == plain.replace("'", "")
        assert not cell.startswith(("\t", "\r"))
        # Also when a program takes other signs for delimiters, no piece of it begins a formula.
        pieces = [cell]
        for delimiter in ",;\t\r\n":
            pieces = list(itertools.chain(*(piece.split(delimiter) for piece in pieces)))
        for piece in pieces:
            bare = piece.lstrip('\u200b\u200c\u200d\u2060\ufeff \u00a0"\u3000')
            assert not bare.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=20))
def test_any_text_is_text(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check_sheet(Path(folder), texts)
        check_csv(Path(folder), texts)


def test_what_would_run_is_text(tmp_path: Path) -> None:
    check_sheet(tmp_path, DANGEROUS)
    check_csv(tmp_path, DANGEROUS)


def test_ordinary_text_has_no_apostrophe(tmp_path: Path) -> None:
    texts = ["2020-05-01", "a-b", "a@b", "1+1", "O'Neill", "x = y", "a;-5", "a; b", ""]
    write_csv(tmp_path / "lijst.csv", listing(*texts))
    cells = [cell for _, cell in read_csv(tmp_path / "lijst.csv")[1:]]
    assert [cell for cell in cells if cell not in texts] == ["a;'-5"]


@pytest.mark.parametrize("run", ["\n", " ", "=", "\t", ",", "=\n", '"'])
def test_a_long_run_takes_no_longer_than_reading_it(run: str) -> None:
    """A received row of 16 MB may consist of nothing else."""
    begin = time.process_time()
    for text in (run * 500_000, run * 500_000 + "x", run * 500_000 + "="):
        assert csv_text(text).replace("'", "") == text
    assert time.process_time() - begin < 10


@pytest.mark.parametrize("sign", ["a", "é", "🙂", "\x07", "_x0041_"])
def test_a_cell_that_is_too_long_is_cut_and_says_so(tmp_path: Path, sign: str) -> None:
    long, fits = sign * 40_000, "a" * SHEET_CELL
    write_workbook(tmp_path / "lang.xlsx", [], [listing(long, fits)], MOMENT)
    (_, cut), (_, whole) = read_sheets(tmp_path / "lang.xlsx")["lijst"][1:]
    assert whole == fits
    assert len(cut.encode("utf-16-le")) // 2 <= SHEET_CELL
    assert f"[cut: {len(long):,} characters; the whole text is in the CSV" in cut
    write_csv(tmp_path / "lang.csv", listing(long))
    csv_size = (tmp_path / "lang.csv").stat().st_size
    assert csv_size > len(long.encode())


@pytest.mark.parametrize(("rows", "sheets"), [(0, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
def test_more_rows_than_a_sheet_holds_go_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, sheets: int
) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 3)
    texts = [f"tekst {number}" for number in range(rows)]
    write_workbook(tmp_path / "veel.xlsx", [("titel",)], [listing(*texts)], MOMENT)
    written = read_sheets(tmp_path / "veel.xlsx")
    names = ["read first", "lijst", *(f"lijst {number}" for number in range(2, sheets + 1))]
    assert list(written) == names
    for name in names[1:]:
        assert written[name][0] == ("nummer", "tekst")
    assert [text for name in names[1:] for _, text in written[name][1:]] == texts


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("een.xlsx", "twee.xlsx"):
        write_workbook(tmp_path / name, [("titel",)], [listing("a", "=b")], MOMENT)
    assert (tmp_path / "een.xlsx").read_bytes() == (tmp_path / "twee.xlsx").read_bytes()

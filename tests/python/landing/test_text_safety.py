"""Text files that no memory holds or no rule divides: read in bounded memory and linear time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from keten.errors import ExitCode, RefusedError
from keten.landing.reading import text_lines
from keten.landing.reading.encoding import CHUNK
from keten.landing.reading.profile import FileProfile
from keten.landing.reading.text_lines import LONGEST_LINE, LongLine
from tests.python.landing.conftest import INCIDENT, INCIDENTEN, ROOT, SLACHTOFFERS, Delivery

WITH_PLACE = f"{INCIDENTEN};pleeglocatie"
LINES = "select regelnummer, incident_id from {incidenten}"
MIB = 1024 * 1024


def with_place(key: str, place: str) -> str:
    return f"{INCIDENT.format(key)};{place}"


# The most memory that the process itself had: what the kernel says to its parent counts the
# parent's own, from before the program was started.
_LAND = """
import atexit, re, sys
def tell():
    with open("/proc/self/status") as status:
        print(int(re.search(r"VmHWM:\\s+([0-9]+)", status.read()).group(1)) // 1024)
atexit.register(tell)
from keten.cli import main
main()
"""


def land_in_child(delivery: Delivery, folder: Path) -> tuple[int, str, int]:
    """Return exit code, what was printed, and the most memory used in MiB, of ``keten land``."""
    child = subprocess.run(
        [sys.executable, "-c", _LAND, "land", str(folder)],
        cwd=ROOT,
        env=os.environ | {"KETEN_VAR": str(delivery.project.var)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    printed, _, mebibytes = child.stdout.rstrip().rpartition("\n")
    return child.returncode, printed, int(mebibytes)


@pytest.mark.parametrize(
    ("size", "secret", "code"),
    [(300, b"", ExitCode.QUARANTINED), (40, b" jan@voorbeeld.nl ", ExitCode.REFUSED)],
)
def test_a_cell_of_hundreds_of_mib_is_never_in_memory_whole(
    delivery: Delivery, size: int, secret: bytes, code: ExitCode
) -> None:
    folder = delivery.write()
    with (folder / "incidenten.csv").open("wb") as file:
        file.write(f"{WITH_PLACE}\n{with_place('a', 'x')}\n{with_place('b', '')}".encode())
        for part in range(size):
            file.write(b"lang verhaal " * (MIB // 13) + (secret if part == size // 2 else b""))
        file.write(f"\r\n{with_place('c', 'y')}\n".encode())
    (folder / "slachtoffers.csv").write_text(f"{SLACHTOFFERS}\na;p;V;1\n", encoding="utf-8")
    exit_code, printed, mebibytes = land_in_child(delivery, folder)
    (folder / "incidenten.csv").unlink()
    assert "Traceback" not in printed
    assert exit_code == code, printed
    assert mebibytes < 700
    if secret:
        assert "an e-mail address on line 3" in printed
        assert not list(delivery.project.landing.glob("politie/politie-*"))
        return
    assert delivery.landed(LINES) == [(2, "a"), (4, "c")]
    assert delivery.quarantined() == [("incidenten", 3, "", "te lange cel")]
    ((begin, end, length),) = delivery.landed(
        "select rij_ontvangen[:2], right(rij_ontvangen, 25), len(rij_ontvangen) from {afgekeurd}"
    )
    assert (begin, end) == ("b;", "; the file is kept whole)")
    assert length < 70_000


@pytest.fixture
def short_lines(monkeypatch: pytest.MonkeyPatch) -> int:
    """Call a line long from 40 characters on, to try every place where it may be cut."""
    monkeypatch.setattr(text_lines, "LONGEST_LINE", 40)
    return 40


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("length", [38, 39, 40, 41, 79, 80, 81, 120])
def test_lines_that_are_cut_keep_their_number(
    tmp_path: Path, short_lines: int, end: str, length: int
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"a{end}{'x' * length}{end}{end}b{end}", encoding="utf-8", newline="")
    profile = text_profile(path)
    with text_lines.open_text(profile) as file:
        lines = list(text_lines.lines_of(profile, file))
    assert [line.strip() for line in (lines[0], *lines[2:])] == ["a", "", "b"]
    assert isinstance(lines[1], LongLine) == (length + len(end) >= short_lines)
    parts = list(text_lines.long_lines_in_parts(profile))
    assert {number for number, _ in parts} <= {2}


def text_profile(path: Path) -> FileProfile:
    return FileProfile(
        path, path.name, "", path.stat().st_size, (), longest_line=path.stat().st_size
    )


def test_the_parts_of_a_long_line_hold_every_text_in_it_whole(
    tmp_path: Path, short_lines: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_lines, "_PART", 16)
    monkeypatch.setattr(text_lines, "_OVERLAP", 6)
    text = "".join(f"{number:05}" for number in range(40))
    path = tmp_path / "a.csv"
    path.write_text(f"kop\n{text}\n{text}", encoding="utf-8")
    parts = list(text_lines.long_lines_in_parts(text_profile(path)))
    for line in (2, 3):
        held = [part for number, part in parts if number == line]
        for start in range(len(text) - 6):
            assert any(text[start : start + 6] in part for part in held)


def test_a_long_line_inside_a_stray_quote_costs_two_lines(delivery: Delivery) -> None:
    delivery.rows(
        "incidenten",
        WITH_PLACE,
        with_place("a", '"open'),
        with_place("b", "x" * LONGEST_LINE),
        with_place("c", "y"),
    ).slachtoffers()
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed(LINES) == [(4, "c")]
    assert delivery.quarantined() == [
        ("incidenten", 2, "", "aanhalingsteken"),
        ("incidenten", 3, "", "te lange cel"),
    ]


def test_a_quote_that_swallows_the_file_costs_one_line(delivery: Delivery) -> None:
    count = 100_000
    rows = [with_place(f"k{number}", '""') for number in range(count)]
    delivery.rows("incidenten", WITH_PLACE, with_place("a", '"open'), *rows).slachtoffers()
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed("select count(*), min(regelnummer) from {incidenten}") == [(count, 3)]
    assert delivery.quarantined() == [("incidenten", 2, "", "aanhalingsteken")]


# Opens a quote that reaches its end, whether a quote was open at its begin or not.
EVER_OPEN = '"";a";"""'


def test_quotes_without_any_rule_are_refused_in_linear_time(delivery: Delivery) -> None:
    delivery.rows("slachtoffers", SLACHTOFFERS, *[EVER_OPEN] * 200_000)
    begin = time.monotonic()
    with pytest.raises(RefusedError, match="the quotation marks follow no rule"):
        delivery.land()
    assert time.monotonic() - begin < 30


def test_quotes_without_any_rule_in_a_few_rows_cost_those_rows(delivery: Delivery) -> None:
    delivery.rows("slachtoffers", SLACHTOFFERS, *[EVER_OPEN] * 500, "a;p;V;12")
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed("select regelnummer from {slachtoffers}") == [(502,)]
    assert len(delivery.quarantined()) == 500


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (";".join(f"k{i}" for i in range(10_000)) + "\n", "has more than 1000 columns"),
        ("x" * 2 * MIB + "\n", "names of the columns is longer than 1024 KiB"),
        (f"{INCIDENTEN};" + "x" * 200_000 + "\n", "names of the columns cannot be read"),
        (f'{INCIDENTEN};"open\n' + INCIDENT.format("a") + "\n", "quotation mark that is not"),
        ("\n" * MIB, "is empty"),
        (" \r\n \n\r", "is empty"),
        ("", "is empty"),
        ("\ufeff", "is empty"),
        (";;;;\n;;;;\n", "lacks the required columns incident_id"),
        (";\n", "lacks the required columns incident_id"),
        (f"{INCIDENTEN}\na\x00b\n", "line 2: not plain text"),
        ("\x00" * 100, "line 1: not plain text"),
        ("\x1a", "was read as one column"),
    ],
)
def test_refuses_a_text_without_a_header(delivery: Delivery, content: str, message: str) -> None:
    delivery.texts["incidenten"] = content
    with pytest.raises(RefusedError, match=message):
        delivery.land()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_refuses_wide_encodings(delivery: Delivery, encoding: str) -> None:
    delivery.texts["incidenten"] = f"{INCIDENTEN}\n{INCIDENT.format('a')}\n".encode(encoding)
    with pytest.raises(RefusedError, match=r"line 1: not plain text"):
        delivery.land()


def test_blank_lines_before_the_header_and_behind_it_are_skipped(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = "\n" * 300_000
    delivery.texts["incidenten"] = f"{blank}{INCIDENTEN}\n{blank}{INCIDENT.format('a')}\n{blank}"
    assert delivery.land() is ExitCode.CLEAN
    assert delivery.landed(LINES) == [(600_002, "a")]
    assert "900,000 blank lines skipped" in capsys.readouterr().out


def test_mixed_line_ends_marks_and_odd_signs_keep_their_lines(delivery: Delivery) -> None:
    odd = with_place("c", "zin\u2028\x0b\x85\x1cverder")
    delivery.texts["incidenten"] = (
        f"{WITH_PLACE}\r\n{with_place('a', 'x')}\r{with_place('b', '')}\n"
        f"\ufeff{WITH_PLACE}\r\n{odd}\n\x1a"
    )
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed(LINES) == [(2, "a"), (3, "b"), (5, "c")]
    assert [row[1] for row in delivery.quarantined()] == [4, 6]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_of_a_wrong_byte_is_that_of_an_editor(delivery: Delivery, end: str) -> None:
    filler = end.join(["x" * 1_000] * (CHUNK // 1_000))
    lines = filler.count(end) + 1
    for place, message in (
        ("Caf\xe9".encode("cp1252") + end.encode() + "Café".encode(), f"{lines + 2} is UTF-8"),
        ("Caf\xe9".encode("cp1252") + end.encode() + b"\x81", f"line {lines + 2}: holds bytes"),
        (end.encode() + b"\x00", f"line {lines + 2}: not plain text"),
    ):
        delivery.texts["incidenten"] = filler.encode() + end.encode() + place
        with pytest.raises(RefusedError, match=message):
            delivery.land()


@pytest.mark.parametrize("shift", range(4))
def test_a_sign_on_the_edge_of_two_chunks_is_found(delivery: Delivery, shift: int) -> None:
    begin = b"Caf\xe9\n".ljust(CHUNK - shift, b"x")
    for sign, message in (("€".encode(), "mixes encodings: line 2"), (b"\x90", "line 2: holds")):
        delivery.texts["incidenten"] = begin + sign + b"y" * (shift + 2)
        with pytest.raises(RefusedError, match=message):
            delivery.land()

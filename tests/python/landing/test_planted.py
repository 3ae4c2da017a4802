"""Identifiers planted anywhere, in any format, refuse; no byte of one is written or printed."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pyreadstat
import pytest
from openpyxl.comments import Comment

from keten.errors import RefusedError
from keten.landing import land_deliveries, lock, table
from keten.landing.discretion import UnforeseenError
from tests.python.landing.conftest import INCIDENT, Delivery
from tests.python.landing.planting import (
    HEADER,
    ROW,
    deliver,
    everything_below,
    row,
    traces,
    writable,
)
from tests.python.landing.spellings import DAY, NINE, SPELLINGS

FORMATS = ("csv", "cp1252", "xlsx", "parquet", "sav")
# Of each kind one that every place can hold.
PLAIN = (f"bsn {NINE}", f"bsn {DAY}", "jan@voorbeeld.nl", "06-12345678", "NL91ABNA0417164300")


@dataclass
class Watched:
    """Lands a delivery that must be refused, and gathers all that is written and printed."""

    folders: list[Path]
    capsys: pytest.CaptureFixture[str]
    written: list[bytes] = field(default_factory=list)

    def look(self) -> None:
        """Keep what is on disk now."""
        self.written += [everything_below(folder) for folder in self.folders]

    def refuses(self, delivery: Delivery, folder: Path, *secrets: str) -> str:
        """Return the message; no secret is in it, nor anywhere else."""
        with pytest.raises(RefusedError) as refused:
            land_deliveries(delivery.project, [folder])
        self.look()
        printed = self.capsys.readouterr()
        told = "".join(traceback.format_exception(refused.value)) + printed.out + printed.err
        for secret in secrets:
            assert traces(secret, told.encode()) == []
            assert traces(secret, b"\n".join(self.written)) == []
        assert not list(delivery.project.landing.glob("politie/politie-*"))
        return str(refused.value)


@pytest.fixture
def watched(
    delivery: Delivery,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Watched]:
    """Watch the folders of the project and of temporary files, also before they are cleared."""
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    watch = Watched([delivery.project.var, temporary], capsys)
    clear = lock._clear

    def look_and_clear(busy: Path) -> None:
        watch.look()
        clear(busy)

    monkeypatch.setattr(lock, "_clear", look_and_clear)
    yield watch
    assert not list(temporary.iterdir())


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("place", ["pleeglocatie", "kleur"])
def test_every_spelling_in_text(
    delivery: Delivery, watched: Watched, kind: str, place: str
) -> None:
    held = [(text, what) for text, what in SPELLINGS if writable(kind, text)]
    rows = [row(f"k{i}", f"zie {text} aldaar") for i, (text, _) in enumerate(held)]
    folder = deliver(delivery, kind, [row("a", "Woning"), *rows], [*HEADER[:-1], place])
    message = watched.refuses(delivery, folder, *(text for text, _ in held))
    for what, count in Counter(what for _, what in held).items():
        assert f"column {place}: {what} on line " in message
        assert f"({count} rows)" in message.split(f"{what} on line")[1].split(";")[0]


@pytest.mark.parametrize("kind", FORMATS)
def test_every_place(delivery: Delivery, watched: Watched, kind: str) -> None:
    words = "woord " * (2_000 if kind in ("xlsx", "sav") else 15_000)
    places = {
        "incident_id": [row(f"x {secret}", "Woning") for secret in PLAIN],
        "pleeglocatie": [
            row(f"k{i}", text)
            for i, secret in enumerate(PLAIN)
            for text in (f"{words}{secret} {words}", f"Woning\n{secret}\nHotel")
        ],
        "melddatum": [["a", ROW[0], secret, *ROW[2:], "Woning"] for secret in PLAIN],
        "aangifte": [["a", *ROW[:5], secret, ROW[6], "Woning"] for secret in PLAIN],
    }
    for place, rows in places.items():
        message = watched.refuses(delivery, deliver(delivery, kind, rows), *PLAIN)
        for what in ("a BSN", "an e-mail address", "a telephone number", "an IBAN"):
            assert f"column {place}: {what} on line" in message
        assert f"({2 * len(rows) // len(PLAIN)} rows)" in message.split("a BSN on line")[1]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_header(delivery: Delivery, watched: Watched, kind: str) -> None:
    for secret in PLAIN if kind == "csv" else PLAIN[:2]:
        # SPSS allows no spaces in a name.
        name = f"c {secret}" if kind != "sav" else f"c{secret}".replace(" ", "_")
        folder = deliver(delivery, kind, [row("a", "Woning")], [*HEADER[:-1], name])
        assert "the name of column 9 holds" in watched.refuses(delivery, folder, secret)


def test_rows_that_cannot_be_divided(delivery: Delivery, watched: Watched) -> None:
    lines = [
        line
        for secret in PLAIN
        for line in (f"a;{secret}", f'{INCIDENT.format("a")};"{secret}', f"a;b;;;;;;;{secret};;")
    ]
    delivery.incidenten(INCIDENT.format("b"), *lines)
    message = watched.refuses(delivery, delivery.write(), *PLAIN)
    assert "(a row that cannot be divided): a BSN on line 3, 4, 5, 6, 7 and further (6" in message
    for what in ("an e-mail address", "a telephone number", "an IBAN"):
        assert f"(a row that cannot be divided): {what} on line" in message


@pytest.mark.parametrize("secret", PLAIN)
def test_the_manifest(delivery: Delivery, watched: Watched, secret: str) -> None:
    folder = delivery.write()
    with (folder / "levering.yml").open("a", encoding="utf-8") as manifest:
        manifest.write(f"# vragen: {secret}\n")
    assert "levering.yml holds" in watched.refuses(delivery, folder, secret)


@pytest.mark.parametrize("coded", [False, True])
def test_the_name_of_a_file(delivery: Delivery, watched: Watched, coded: bool) -> None:
    folder = delivery.write()
    manifest = folder / "levering.yml"
    text = manifest.read_text(encoding="utf-8")
    for secret in PLAIN:
        (folder / f"v {secret}.csv").write_bytes((folder / "verdachten.csv").read_bytes())
        signs = "".join(f"\\u{ord(sign):04x}" for sign in secret) if coded else secret
        manifest.write_text(text.replace("verdachten.csv", f'"v {signs}.csv"'), encoding="utf-8")
        assert "levering.yml holds" in watched.refuses(delivery, folder, secret)


def test_other_sheets(delivery: Delivery, watched: Watched) -> None:
    folder = deliver(delivery, "xlsx", [row("a", "Woning")])
    book = openpyxl.load_workbook(folder / "incidenten.xlsx")
    book.worksheets[0].title = "incidenten"
    for secret in PLAIN:
        book.create_sheet(f"blad {secret}"[:31]).append(["zie", secret])
    book.save(folder / "incidenten.xlsx")
    message = watched.refuses(delivery, folder, *PLAIN)
    for what in ("a BSN", "an e-mail address", "a telephone number", "an IBAN"):
        assert f"(another sheet, a remark or a label): {what} on line" in message


@pytest.mark.parametrize("secret", PLAIN)
def test_remarks_and_labels(delivery: Delivery, watched: Watched, secret: str) -> None:
    book = openpyxl.load_workbook(
        deliver(delivery, "xlsx", [row("a", "Woning")]) / "incidenten.xlsx"
    )
    book.worksheets[0]["A2"].comment = Comment(f"zie {secret}", "iemand")
    book.save(delivery.folder / "incidenten.xlsx")
    assert "a remark or a label" in watched.refuses(delivery, delivery.folder, secret)

    folder = deliver(delivery, "parquet", [row("a", "Woning")])
    table = pq.read_table(folder / "incidenten.parquet")
    pq.write_table(
        table.replace_schema_metadata({"bron": f"zie {secret}"}), folder / "incidenten.parquet"
    )
    assert "a remark or a label" in watched.refuses(delivery, folder, secret)

    folder = deliver(delivery, "sav", [row("a", "Woning")])
    data, _ = pyreadstat.read_sav(folder / "incidenten.sav")
    labels = {"pleeglocatie": {"Hotel": f"zie {secret}"}}
    pyreadstat.write_sav(data, folder / "incidenten.sav", variable_value_labels=labels)
    assert "a remark or a label" in watched.refuses(delivery, folder, secret)


def test_a_name_of_a_file_that_is_not_read_is_not_shown(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = delivery.write()
    (folder / "jan@voorbeeld.nl.txt").write_text("x", encoding="utf-8")
    land_deliveries(delivery.project, [folder])
    told = "".join(capsys.readouterr())
    assert "not read" in told
    assert traces("jan@voorbeeld.nl", told.encode()) == []
    assert traces("jan@voorbeeld.nl", everything_below(delivery.project.var)) == []


@pytest.mark.parametrize("fault", [duckdb.ConversionException, ValueError, KeyError])
def test_a_fault_of_keten_quotes_no_cell(
    delivery: Delivery,
    monkeypatch: pytest.MonkeyPatch,
    fault: type[Exception],
) -> None:
    secret = "jan@voorbeeld.nl"

    def fail(*arguments: object) -> None:
        raise fault(f"cannot read {secret}")

    monkeypatch.setattr(table, "find_identifiers", fail)
    with pytest.raises(UnforeseenError) as unforeseen:
        land_deliveries(delivery.project, [delivery.write()])
    told = "".join(traceback.format_exception(unforeseen.value))
    assert fault.__name__ in told
    assert "in check_table" in told
    assert secret not in told

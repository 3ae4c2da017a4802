"""SPSS files: what values, labels and missing values become."""

from __future__ import annotations

import datetime as dt
import random
import struct
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest

from keten.decoding.frames import UndecodableError
from keten.decoding.sandbox import decoded
from keten.errors import ExitCode, RefusedError
from tests.python.landing.conftest import Delivery
from tests.python.landing.decoding import Decoded, deliver, request

# Number of the record that names the encoding, and of the one with the code page.
_ENCODING, _MACHINE = 20, 3


def saved(path: Path, columns: dict[str, list[Any]], **how: Any) -> Path:
    pyreadstat.write_sav(pd.DataFrame(columns), path, **how)
    return path


def without_encoding(data: bytes, code_page: int) -> bytes:
    """The file as a program from before Unicode writes it."""
    at = data.find(struct.pack("<ii", 7, _ENCODING))
    size, count = struct.unpack("<ii", data[at + 8 : at + 16])
    data = data[:at] + data[at + 16 + size * count :]
    at = data.find(struct.pack("<ii", 7, _MACHINE)) + 16 + 28
    return data[:at] + struct.pack("<i", code_page) + data[at + 4 :]


@pytest.mark.parametrize("suffix", [".sav", ".zsav"])
def test_values_become_the_texts_of_a_csv(tmp_path: Path, suffix: str) -> None:
    columns: dict[str, list[Any]] = {
        "tekst": ["007", " é ", "x" * 1_000],
        "getal": [12.0, 0.1 + 0.2, None],
        "groot": [9007199254740991.0, 1.2e15, -3.0],
        "dag": [dt.date(2020, 2, 29), dt.date(1850, 1, 1), None],
        "moment": [dt.datetime(2020, 5, 1, 13, 4, 5), dt.datetime(2020, 5, 1), None],
        "waar": [True, False, True],
    }
    path = saved(tmp_path / f"t{suffix}", columns, row_compress=suffix == ".zsav")
    found = Decoded(path)
    assert found.head.names == list(columns)
    assert found.rows == [
        (1, "007", "12", "9007199254740991", "2020-02-29", "2020-05-01 13:04:05", "1"),
        (2, " é", "0.3", "1200000000000000", "1850-01-01", "2020-05-01", "0"),
        (3, "x" * 1_000, None, "-3", None, None, "1"),
    ]


def test_a_labelled_number_becomes_its_label_and_labelled_text_stays_a_code(
    tmp_path: Path,
) -> None:
    labels: Any = {"a": {1: "man", 2: "vrouw"}, "b": {"x": "een code"}}
    columns: dict[str, list[Any]] = {"a": [1.0, 2.0, 3.0, None], "b": ["x", "y", "x", ""]}
    found = Decoded(saved(tmp_path / "t.sav", columns, variable_value_labels=labels))
    assert found.column(0) == ["man", "vrouw", "3", None]
    assert found.column(1) == ["x", "y", "x", ""]
    assert found.column(2) == ["1 = man", "2 = vrouw", None, None]
    assert found.column(3) == ["x = een code", None, "x = een code", None]


def test_a_user_missing_value_becomes_a_word_for_missing(tmp_path: Path) -> None:
    columns: dict[str, list[Any]] = {
        "a": [1.0, 99.0, 12.0, 98.5],
        "b": ["x", "ZZ", "y", ""],
        "c": [dt.date(2020, 1, 1), dt.date(1900, 1, 1), None, dt.date(2020, 1, 1)],
    }
    first_of_1900 = 10_010_390_400  # seconds since 14 October 1582, plus a day
    ranges: Any = {
        "a": [{"lo": 90, "hi": 99}, 12],
        "b": ["ZZ"],
        "c": [{"lo": 0, "hi": first_of_1900}],
    }
    labels: Any = {"a": {99: "niet gevraagd"}}
    path = tmp_path / "t.sav"
    found = Decoded(saved(path, columns, missing_ranges=ranges, variable_value_labels=labels))
    assert found.column(0) == ["1", "NULL", "NULL", "NULL"]
    assert found.column(1) == ["x", "NULL", "y", ""]
    assert found.column(2) == ["2020-01-01", "NULL", None, "2020-01-01"]
    assert found.column(3)[1:3] == ["99 = niet gevraagd (user-missing)", "12 (user-missing)"]


def test_a_number_whose_digits_are_lost_breaks_its_row(tmp_path: Path) -> None:
    found = Decoded(saved(tmp_path / "t.sav", {"a": [2.0**53, 1.0], "rest": [1e300, 2.0]}))
    assert (found.rows, found.broken) == ([(2, "1", "2")], [(1, "a", "te lang getal")])


def test_a_number_that_is_no_moment_stays_a_number(tmp_path: Path) -> None:
    path = saved(tmp_path / "t.sav", {"dag": [1e15, -5.0]}, variable_format={"dag": "DATE11"})
    assert Decoded(path).column(0) == ["1000000000000000", "-5"]


@pytest.mark.parametrize("code_page", [0, 2, 3, 1252])
def test_a_file_from_before_unicode_is_windows_1252(tmp_path: Path, code_page: int) -> None:
    path = saved(tmp_path / "t.sav", {"a": ["café", "n"]})
    data = without_encoding(path.read_bytes(), code_page)
    path.write_bytes(data.replace("café".encode(), "café".encode("cp1252") + b" "))
    assert Decoded(path).column(0) == ["café", "n"]


def test_text_that_is_not_in_the_encoding_of_the_file_refuses(tmp_path: Path) -> None:
    """The library drops a last letter that is cut in half; that would change a key."""
    path = saved(tmp_path / "t.sav", {"a": ["café", "n"]})
    path.write_bytes(path.read_bytes().replace("café".encode(), "café".encode("cp1252") + b" "))
    with pytest.raises(UndecodableError, match="text that is not utf-8"):
        Decoded(path)


def test_rows_are_kept_as_received_with_value_and_label(delivery: Delivery) -> None:
    columns: dict[str, list[Any]] = {
        "incident_id": ["a", "a", "a"],
        "persoon_id": ["p1", "p2", "p3"],
        "geslacht": [1.0, 2.0, 9.0],
        "leeftijd": [12.0, 130.0, 99.0],
    }
    labels: Any = {"geslacht": {1: "M", 2: "V", 9: "anders"}}
    ranges: Any = {"leeftijd": [99]}
    path = deliver(delivery, "s.sav", b"")
    saved(path, columns, variable_value_labels=labels, missing_ranges=ranges)
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed("select regelnummer, geslacht, leeftijd from {slachtoffers}") == [
        (1, "M", 12)
    ]
    assert delivery.landed("select regelnummer, kolom, rij_ontvangen from {afgekeurd}") == [
        (
            2,
            "leeftijd",
            '{"incident_id":"a","persoon_id":"p2","geslacht":"2 = V","leeftijd":"130"}',
        ),
        (
            3,
            "geslacht",
            '{"incident_id":"a","persoon_id":"p3","geslacht":"9 = anders",'
            '"leeftijd":"99 (user-missing)"}',
        ),
    ]


def test_a_user_missing_value_is_a_finding_where_the_cell_is_optional(delivery: Delivery) -> None:
    columns: dict[str, list[Any]] = {
        "incident_id": ["a", "ONB"],
        "persoon_id": ["p1", "p2"],
        "geslacht": ["V", "V"],
        "leeftijd": [99.0, 12.0],
    }
    ranges: Any = {"leeftijd": [99], "incident_id": ["ONB"]}
    saved(deliver(delivery, "s.sav", b""), columns, missing_ranges=ranges)
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed("select regelnummer, leeftijd from {slachtoffers}") == [(1, None)]
    assert delivery.quarantined() == [("slachtoffers", 2, "incident_id", "verplicht")]
    query = "select ontbrekende_waarden from {bestanden} where tabel = 'slachtoffers'"
    assert delivery.landed(query) == [("leeftijd: 1",)]


def test_an_identifier_behind_a_label_or_missing_value_refuses(delivery: Delivery) -> None:
    columns: dict[str, list[Any]] = {
        "incident_id": ["a"],
        "persoon_id": ["p1"],
        "geslacht": ["V"],
        "leeftijd": [12.0],
        "code": [111222333.0],
    }
    ranges: Any = {"code": [{"lo": 1, "hi": 999_999_999}]}
    saved(deliver(delivery, "s.sav", b""), columns, missing_ranges=ranges)
    with pytest.raises(RefusedError, match="column code: a BSN on line 1"):
        delivery.land()


def test_files_without_rows_or_columns(tmp_path: Path) -> None:
    assert Decoded(saved(tmp_path / "t.sav", {"a": []})).rows == []
    path = saved(tmp_path / "t.sav", {f"v{i}": [1.0] for i in range(1_001)})
    with pytest.raises(UndecodableError, match="more than 1000 columns"):
        Decoded(path)


def test_records_are_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import keten.decoding.spss

    monkeypatch.setattr(keten.decoding.spss, "_CELLS_AT_ONCE", 20)
    path = saved(tmp_path / "t.sav", {"a": list(range(100)), "b": ["x"] * 100})
    assert [row[:2] for row in Decoded(path).rows] == [(n + 1, str(n)) for n in range(100)]


@pytest.mark.parametrize("compress", [False, True])
@pytest.mark.parametrize("share", range(20))
def test_a_file_that_is_cut_off_refuses(tmp_path: Path, share: int, compress: bool) -> None:
    columns: dict[str, list[Any]] = {"a": list(range(500)), "b": ["tekst"] * 500}
    path = saved(tmp_path / "t.sav", columns, row_compress=compress)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * share // 20])
    with pytest.raises(UndecodableError, match="damaged"):
        list(decoded(request(path)))


@pytest.mark.parametrize("seed", range(20))
def test_bytes_that_are_no_spss_refuse(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "t.sav"
    start = b"$FL2@(#) SPSS DATA FILE" if seed % 2 else b""
    path.write_bytes(start + random.Random(seed).randbytes(seed * 50))
    with pytest.raises(UndecodableError, match="damaged"):
        list(decoded(request(path)))


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_some_other_bytes_ends_in_an_answer(tmp_path: Path, seed: int) -> None:
    labels: Any = {"a": {1: "een"}}
    columns: dict[str, list[Any]] = {"a": list(range(50)), "b": ["tekst"] * 50}
    path = saved(tmp_path / "t.sav", columns, variable_value_labels=labels)
    content, chance = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content)
    try:
        list(decoded(request(path, seconds=10.0)))
    except UndecodableError as refused:
        assert str(refused).startswith("t.sav")

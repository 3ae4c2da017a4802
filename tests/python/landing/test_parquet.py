"""Parquet files: what columns of each type become, and files that claim too much."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from keten.decoding.frames import UndecodableError
from keten.decoding.sandbox import decoded
from keten.errors import ExitCode, RefusedError
from tests.python.landing.conftest import INCIDENTEN, Delivery
from tests.python.landing.decoding import Decoded, deliver, request

MIB = 1024**2


def saved(path: Path, columns: dict[str, Any], **how: Any) -> Path:
    pq.write_table(pa.table(columns), path, **how)
    return path


NOON = dt.datetime(2020, 5, 1, 12, 30)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (pa.array(["007", "", None]), ["007", "", None]),
        (pa.array(["é"], pa.large_string()), ["é"]),
        (pa.array([b"tekst"]), ["tekst"]),
        (pa.array([2**63 - 1, -5]), ["9223372036854775807", "-5"]),
        (pa.array([2**64 - 1], pa.uint64()), ["18446744073709551615"]),
        (pa.array([12.0, 0.1 + 0.2, None, float("nan")]), ["12", "0.3", None, None]),
        (pa.array([1.2e15, 1e-7]), ["1200000000000000", "0.0000001"]),
        (pa.array([0.1, 16777216.0], pa.float32()), ["0.1", "16777216"]),
        (pa.array([float("inf")]), ["Infinity"]),
        (pa.array([Decimal("12.50"), Decimal("100.00")]), ["12.5", "100"]),
        (pa.array([Decimal("100"), Decimal("-7")]), ["100", "-7"]),
        (pa.array([True, False]), ["true", "false"]),
        (pa.array([dt.date(2020, 2, 29)]), ["2020-02-29"]),
        (pa.array([NOON, dt.datetime(2020, 5, 1)]), ["2020-05-01 12:30:00", "2020-05-01"]),
        (pa.array([NOON], pa.timestamp("s", "UTC")), ["2020-05-01 12:30:00Z"]),
        (pa.array([dt.time(12, 30)]), ["12:30:00.000000"]),
        (pa.array(["x", "y", None, "x"]).dictionary_encode(), ["x", "y", None, "x"]),
        (pa.array([1.5, None]).dictionary_encode(), ["1.5", None]),
        (pa.nulls(2), [None, None]),
    ],
)
def test_values_become_the_texts_of_a_csv(
    tmp_path: Path, column: pa.Array, expected: list[str | None]
) -> None:
    found = Decoded(saved(tmp_path / "t.parquet", {"a": column}))
    assert found.rows == [(n, text) for n, text in enumerate(expected, start=1)]


def test_a_moment_with_a_zone_is_the_dutch_day(delivery: Delivery) -> None:
    late = dt.datetime(2020, 5, 1, 22, 30, tzinfo=dt.UTC)
    row = ("a", late, dt.datetime(2020, 5, 1, 23, 59), "F527", "Amsterdam", True, False, False)
    columns = {name: [cell] for name, cell in zip(INCIDENTEN.split(";"), row, strict=True)}
    delivery.entries["incidenten"] = {"bestand": "i.parquet"}
    saved(delivery.write() / "i.parquet", columns)
    assert delivery.land() is ExitCode.CLEAN
    assert delivery.landed("select registratiedatum, melddatum from {incidenten}") == [
        (dt.date(2020, 5, 2), dt.date(2020, 5, 1))
    ]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([[1], [2]]),
        pa.array([{"x": 1}, None]),
        pa.array([{"x": [1]}, None]),
        pa.array([[("x", 1)], None], pa.map_(pa.string(), pa.int64())),
        pa.array([1, 2], pa.duration("s")),
        pa.array([b"ab", b"cd"], pa.binary(2)),
    ],
)
def test_columns_that_hold_no_single_values_refuse(tmp_path: Path, column: pa.Array) -> None:
    path = saved(tmp_path / "t.parquet", {"a": [1, 2], "b": column})
    with pytest.raises(UndecodableError, match="no single values") as refused:
        Decoded(path)
    assert refused.value.names == ["b"]


@pytest.mark.parametrize("column", [pa.array([b"\xff\xfe"]), pa.array(["x"])])
def test_bytes_that_are_no_text_refuse(tmp_path: Path, column: pa.Array) -> None:
    path = saved(tmp_path / "t.parquet", {"a": column}, use_dictionary=False, compression="none")
    if column.type == pa.string():
        content = path.read_bytes()
        path.write_bytes(content.replace(b"\x01\x00\x00\x00x", b"\x01\x00\x00\x00\xff"))
    with pytest.raises(UndecodableError, match="damaged"):
        Decoded(path)


def test_a_number_whose_digits_are_lost_breaks_its_row(tmp_path: Path) -> None:
    found = Decoded(saved(tmp_path / "t.parquet", {"a": [2.0**53, 1.0], "rest": [1e300, 2.0]}))
    assert (found.rows, found.broken) == ([(2, "1", "2")], [(1, "a", "te lang getal")])


def test_columns_with_one_name_refuse_and_are_kept_apart(delivery: Delivery) -> None:
    names = ["incident_id", "persoon_id", "geslacht", "leeftijd", "x", "x", "X"]
    values = ["a", "p1", "V", 130, "1", "2", "3"]
    table = pa.Table.from_arrays([pa.array([value]) for value in values], names)
    pq.write_table(table, deliver(delivery, "s.parquet", b""))
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed("select rij_ontvangen from {afgekeurd}") == [
        (
            '{"incident_id":"a","persoon_id":"p1","geslacht":"V","leeftijd":"130","x":"1",'
            '"x":"2","X":"3"}',
        )
    ]
    pq.write_table(table.append_column("leeftijd", pa.array([3])), delivery.folder / "s.parquet")
    with pytest.raises(RefusedError, match="holds the column leeftijd twice"):
        delivery.land()


def test_an_encrypted_file_refuses(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    path.write_bytes(b"PARE" + bytes(100) + b"PARE")
    with pytest.raises(UndecodableError, match="is encrypted"):
        Decoded(path)


def test_a_file_without_rows(tmp_path: Path) -> None:
    found = Decoded(saved(tmp_path / "t.parquet", {"a": pa.array([], pa.string())}))
    assert (found.head.names, found.rows) == (["a"], [])


def test_more_columns_than_allowed_refuse(tmp_path: Path) -> None:
    path = saved(tmp_path / "t.parquet", {f"k{i}": [1] for i in range(1_001)})
    with pytest.raises(UndecodableError, match="more than 1000 columns"):
        Decoded(path)


def test_a_small_file_with_hundreds_of_millions_of_rows_refuses_at_once(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    batch = pa.record_batch({"a": pa.nulls(20_000_000, pa.int8())})
    with pq.ParquetWriter(path, batch.schema, compression="zstd") as writer:
        for _ in range(30):
            writer.write_batch(batch, row_group_size=20_000_000)
    assert path.stat().st_size < 2 * MIB
    with pytest.raises(UndecodableError, match="says to hold 600,000,000 rows"):
        list(decoded(request(path, seconds=5.0)))


def test_a_small_file_with_gigabytes_of_text_refuses(tmp_path: Path) -> None:
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 20_000, pa.int32()), ["x" * MIB])
    path = saved(tmp_path / "t.parquet", {"a": column}, store_schema=False, compression="zstd")
    assert path.stat().st_size < MIB
    with pytest.raises(UndecodableError, match=r"MiB of memory|MiB of cells"):
        list(decoded(request(path, memory_bytes=512 * MIB, decoded_bytes=64 * MIB)))


def test_a_page_that_unpacks_to_more_than_memory_refuses(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "t.parquet",
        {"a": ["x" * (64 * MIB)]},
        compression="zstd",
        use_dictionary=False,
        write_statistics=False,
    )
    assert path.stat().st_size < MIB
    with pytest.raises(UndecodableError, match="MiB of memory"):
        list(decoded(request(path, memory_bytes=64 * MIB)))


@pytest.mark.parametrize("share", range(20))
def test_a_file_that_is_cut_off_refuses(tmp_path: Path, share: int) -> None:
    path = saved(tmp_path / "t.parquet", {"a": list(range(1_000)), "b": ["tekst"] * 1_000})
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * share // 20])
    with pytest.raises(UndecodableError, match="damaged"):
        list(decoded(request(path)))


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_some_other_bytes_ends_in_an_answer(tmp_path: Path, seed: int) -> None:
    path = saved(tmp_path / "t.parquet", {"a": list(range(200)), "b": ["tekst"] * 200})
    content, chance = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content)
    try:
        list(decoded(request(path, seconds=10.0)))
    except UndecodableError as refused:
        assert str(refused).startswith("t.parquet")


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1PAR1", b"a;b\n", bytes(1_000)])
def test_bytes_that_are_no_parquet_refuse(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.parquet"
    path.write_bytes(content)
    with pytest.raises(UndecodableError, match="damaged, or another kind of file"):
        list(decoded(request(path)))

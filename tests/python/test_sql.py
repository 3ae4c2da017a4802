"""`keten sql`: one query that only reads, and numbers that are printed in full."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from keten.errors import FailedError, WrongUseError
from keten.sql import run_query


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "keten.duckdb"
    with duckdb.connect(str(path)) as connection:
        for schema in ("marts", "staging", "intermediate", "seeds"):
            connection.execute(f"create schema {schema}")
        connection.execute(
            "create table marts.dim_levering as "
            "select unnest(['echt', 'synthetisch', 'synthetisch']) as aard"
        )
    return path


def printed(capsys: pytest.CaptureFixture[str], database: Path, query: str) -> str:
    run_query(database, query)
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "query",
    [
        "from dim_levering",
        "with a as (select 1) select * from a;",
        "describe dim_levering",
        "show tables",
        "summarize dim_levering",
        "explain select 1",
        "-- a remark in front\nselect 1",
    ],
)
def test_reads_and_says_what_is_not_real(
    capsys: pytest.CaptureFixture[str], database: Path, query: str
) -> None:
    assert printed(capsys, database, query).splitlines()[-1] == "aard: synthetisch"


def test_csv_has_no_line_of_origin(capsys: pytest.CaptureFixture[str], database: Path) -> None:
    run_query(database, "select 0.00001::double as a, 123456.7::double as b", as_csv=True)
    assert capsys.readouterr().out.splitlines() == ["a,b", "0.00001,123456.7"]


def test_real_deliveries_need_no_line(capsys: pytest.CaptureFixture[str], database: Path) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute("delete from marts.dim_levering where aard <> 'echt'")
    assert "aard:" not in printed(capsys, database, "select 1")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "there is no query"),
        ("-- nothing", "there is no query"),
        ("select 1; select 2", "2 queries"),
        ("select 1; drop table dim_levering", "only reads, and this is DROP"),
        ("copy dim_levering to '{folder}/x.csv'", "only reads, and this is COPY"),
        ("attach '{folder}/x.duckdb'", "only reads, and this is ATTACH"),
        ("set threads = 1", "only reads, and this is SET"),
        ("explain analyze copy (select 1) to '{folder}/x.csv'", "cannot be run"),
        ("from read_csv('{folder}/levering.csv')", "cannot be run"),
        ("from '{folder}/levering.csv'", "cannot be run"),
        ("selec", "cannot be run"),
        ("nothere.sql", "name a file that exists"),
    ],
)
def test_refuses_what_is_not_one_query_that_reads(
    database: Path, tmp_path: Path, query: str, message: str
) -> None:
    (tmp_path / "levering.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(WrongUseError, match=message):
        run_query(database, query.format(folder=tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == {"keten.duckdb", "levering.csv"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("123456.7", "123456.7"),
        ("1e20", "100000000000000000000"),
        ("2.0", "2"),
        ("0", "0"),
        ("-0.123456", "-0.1235"),
        ("0.0000123456", "0.00001235"),
        ("'nan'", "nan"),
        ("'-inf'", "-inf"),
    ],
)
def test_numbers_are_printed_in_full(
    capsys: pytest.CaptureFixture[str], database: Path, value: str, shown: str
) -> None:
    lines = printed(capsys, database, f"select {value}::double as v").splitlines()
    assert lines[3].strip("│ ") == shown


def test_square_brackets_are_no_markup(capsys: pytest.CaptureFixture[str], database: Path) -> None:
    assert "[bold]" in printed(capsys, database, "select '[bold]' as v")


def test_reads_the_query_of_a_file(
    capsys: pytest.CaptureFixture[str], database: Path, tmp_path: Path
) -> None:
    path = tmp_path / "vraag.sql"
    path.write_text("select 41 + 1 as v", encoding="utf-8")
    assert "42" in printed(capsys, database, str(path))


def test_without_a_warehouse(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="run `keten build` first"):
        run_query(tmp_path / "keten.duckdb", "select 1")

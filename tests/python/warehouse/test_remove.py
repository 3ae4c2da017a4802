"""After `keten remove` and `keten build` no key of the delivery is left in any byte of ``var``."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from keten.errors import ExitCode
from keten.warehouse import read_rows
from tests.python.conftest import Keten

LEVERING = "politie-2023-05-01-v1"
# How the example writes keys of the police.
KEY = re.compile(rb"(?=([0-9a-f]{20}))")
STATES = "select jaar, stap, aantal from marts.keten_per_jaar order by all"


def keys_of(var: Path) -> set[bytes]:
    """The keys that only this delivery holds."""
    found: dict[bool, set[bytes]] = {True: set(), False: set()}
    for path in var.glob("landing/politie/politie-*/ontvangen/*.csv"):
        found[LEVERING in str(path)] |= set(KEY.findall(path.read_bytes()))
    return found[True] - found[False]


def holders(var: Path, keys: set[bytes]) -> set[str]:
    """Files in which a key stands, in plain sight or inside a compressed table."""
    found = set()
    for path in (path for path in var.rglob("*") if path.is_file()):
        texts = [path.read_bytes()]
        if path.suffix == ".parquet":
            texts.append(repr(duckdb.sql(f"from read_parquet('{path}')").fetchall()).encode())
        elif path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as con:
                names = con.execute(
                    "select schema_name, table_name from duckdb_tables()"
                ).fetchall()
                texts += [
                    repr(con.execute(f'from "{schema}"."{name}"').fetchall()).encode()
                    for schema, name in names
                ]
        if any(keys & set(KEY.findall(text)) for text in texts):
            found.add(str(path.relative_to(var)))
    return found


def test_no_key_of_a_removed_delivery_is_left(
    make_keten: Callable[[], Keten], small: Keten
) -> None:
    keten = make_keten()
    var = keten.project.var
    shutil.copytree(small.project.var, var)
    shutil.copy(keten.project.warehouse, var / "keten@2023-06-01.duckdb")
    keys = keys_of(var)
    assert len(keys) > 1000
    before = holders(var, keys)
    assert {"keten.duckdb", "keten@2023-06-01.duckdb"} <= before
    assert f"landing/politie/{LEVERING}/ontvangen/incidenten.csv" in before
    assert f"landing/politie/{LEVERING}/incidenten.parquet" in before

    said = keten.run("remove", LEVERING, "--reason", "retention term ended")
    assert "politie 2018–2019: no delivery any more" in said
    assert "keten.duckdb: run `keten build`" in said
    assert holders(var, keys) == {"keten.duckdb"}

    keten.run("build")
    assert holders(var, keys) == set()
    ((row),) = read_rows(
        keten.project.warehouse,
        "select rijen_gelezen > 0 as is_geteld, reden, is_actueel, geldend_voor "
        f"from marts.dim_levering where levering_id = '{LEVERING}'",
    )
    assert row == {
        "is_geteld": True,
        "reden": "retention term ended",
        "is_actueel": False,
        "geldend_voor": None,
    }
    # The years that only it covered are gone; the others are as they were.
    rest = "select * from ({}) where jaar >= 2020".format(STATES.replace(" order by all", ""))
    assert read_rows(keten.project.warehouse, f"{rest} order by all") == read_rows(
        small.project.warehouse, f"{rest} order by all"
    )
    said = keten.run("build", "--peildatum", "2023-06-01", code=ExitCode.WRONG_USE)
    assert f"{LEVERING} stood for 2018–2022, removed on" in said

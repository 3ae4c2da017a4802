"""Runs models of the project on rows of our own, without dbt: only ``ref`` and macros are known."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import duckdb
from jinja2 import Template

ROOT = Path(__file__).parents[2]


@cache
def compiled(model: str) -> str:
    """Compile a model; each ``ref`` becomes the bare name of its table."""
    macros = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "macros").rglob("*.sql"))
    return Template(macros + source(model)).render(ref=lambda name: name)


@cache
def source(model: str) -> str:
    """Return the SQL of a model as it is written."""
    (path,) = (ROOT / "models").rglob(f"{model}.sql")
    return path.read_text(encoding="utf-8")


def seed(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make the table of a seed."""
    (path,) = (ROOT / "seeds").rglob(f"{name}.csv")
    connection.execute(f"create table {name} as from read_csv('{path}', header = true)")


def without_breaks(connection: duckdb.DuckDBPyConnection) -> None:
    """Let the register of breaks say nothing: rows of our own have no series in it."""
    connection.execute(
        "create table int_breuken__per_jaar (reeks_id varchar, status varchar,"
        " status_sdmx varchar, is_voorlopig boolean, breuken varchar, breukvrij_vanaf integer)"
    )


def build(connection: duckdb.DuckDBPyConnection, *models: str) -> None:
    """Make the models and whatever they need that is not a table yet."""
    for model in models:
        made = {name for (name,) in connection.execute("show tables").fetchall()}
        if model not in made:
            build(connection, *sorted(set(re.findall(r"ref\('(\w+)'\)", source(model)))))
            connection.execute(f"create table {model} as {compiled(model)}")

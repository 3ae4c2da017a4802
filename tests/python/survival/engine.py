"""The SQL of the estimates, run in memory on many samples at once: the cohort is the sample."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from jinja2 import Template

ROOT = Path(__file__).parents[3]
MODELS = ("int_wachttijden__overleving", "int_wachttijden__incidentie")


@dataclass(frozen=True)
class Wait:
    """In view from day ``first`` through day ``last``; ``way`` is how it ended there, if it did."""

    first: int
    last: int
    way: str | None


Sample = Sequence[Wait]


def compiled(model: str) -> str:
    """Compile a model that uses nothing but ``ref`` and the macro of the bounds."""
    macro = (ROOT / "macros" / "log_log_grens.sql").read_text(encoding="utf-8")
    path = ROOT / "models" / "intermediate" / "keten" / f"{model}.sql"
    return Template(macro + path.read_text(encoding="utf-8")).render(ref=lambda name: name)


def estimate(samples: Iterable[Sample]) -> duckdb.DuckDBPyConnection:
    """Return a database with both models over the samples; ``cohort_id`` is the sample's place."""
    connection = duckdb.connect()
    connection.execute("set threads = 1")
    connection.execute(
        "create table int_wachttijden__cohorten (cohort_id varchar, vanaf_dag bigint,"
        " tot_dag bigint, uitgang varchar, n bigint, weglaatreden varchar)"
    )
    rows = [
        (str(place), wait.first, wait.last, wait.way, 1)
        for place, sample in enumerate(samples)
        for wait in sample
    ]
    if rows:
        connection.execute(
            "insert into int_wachttijden__cohorten select unnest($1), unnest($2), unnest($3),"
            " unnest($4), unnest($5), null",
            [list(column) for column in zip(*rows, strict=True)],
        )
    for model in MODELS:
        connection.execute(f"create table {model} as {compiled(model)}")
    return connection

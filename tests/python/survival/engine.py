"""The SQL of the estimates, run in memory on many samples at once: the cohort is the sample."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from tests.simulation.warehouse import build

MODELS = ("int_wachttijden__overleving", "int_wachttijden__incidentie")


@dataclass(frozen=True)
class Wait:
    """In view from day ``first`` through day ``last``; ``way`` is how it ended there, if it did."""

    first: int
    last: int
    way: str | None


Sample = Sequence[Wait]


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
    build(connection, *MODELS)
    return connection

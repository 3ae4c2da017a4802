"""Parquet files: every value becomes the text a supplier could have written in a CSV."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from keten.contracts import Contract
from keten.errors import RefusedError
from keten.landing.layout import Limits, quote_name, quote_text
from keten.landing.profile import FileProfile
from keten.landing.received import Received


def read_parquet(
    con: duckdb.DuckDBPyConnection,
    profile: FileProfile,
    relation: str,
    contract: Contract,
    limits: Limits,
) -> Received:
    """Read a Parquet file; see ``keten.landing.received.Reader``. The first record is line 1."""
    del contract  # a Parquet file names its columns itself
    try:
        with pq.ParquetFile(profile.path) as file:
            names = [str(name) for name in file.schema_arrow.names]
            if len(names) > limits.columns:
                raise RefusedError(f"{profile.bestand} has more than {limits.columns} columns.")
            rows = _load(con, file, relation, len(names))
    except (pa.ArrowException, OSError) as error:
        raise RefusedError(
            f"{profile.bestand} cannot be read as Parquet. Write the file anew."
        ) from error

    def as_received(con: duckdb.DuckDBPyConnection, wanted: str, target: str) -> None:
        keys = ", ".join(f"{quote_text(name)}: k{i}" for i, name in enumerate(names))
        con.execute(
            f"create or replace temp table {quote_name(target)} as "
            f"select regelnummer, cast(to_json({{{keys}}}) as varchar) as rij_ontvangen "
            f"from {quote_name(relation)} semi join {quote_name(wanted)} using (regelnummer)"
        )

    return Received(
        relation=relation,
        names=tuple(names),
        rows=rows,
        as_received=as_received,
        decimal=".",
    )


def _load(con: duckdb.DuckDBPyConnection, file: pq.ParquetFile, relation: str, width: int) -> int:
    schema = pa.schema([(f"w{i}", field.type) for i, field in enumerate(file.schema_arrow)])
    batches = (
        pa.RecordBatch.from_arrays(batch.columns, schema=schema) for batch in file.iter_batches()
    )
    con.register("parquet_batches", pa.RecordBatchReader.from_batches(schema, batches))
    cells = ", ".join(f"cast(w{i} as varchar) as k{i}" for i in range(width))
    table = quote_name(f"{relation}_cellen")
    con.execute(f"create or replace table {table} as select {cells} from parquet_batches")
    con.unregister("parquet_batches")
    con.execute(
        f"create or replace view {quote_name(relation)} as "
        f"select rowid + 1 as regelnummer, * from {table}"
    )
    ((rows,),) = con.execute(f"select count(*) from {table}").fetchall()
    return int(rows)

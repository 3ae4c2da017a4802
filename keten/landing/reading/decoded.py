"""Files that are not text: decoded elsewhere, taken into DuckDB as texts with line numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing

import duckdb
import pyarrow as pa

from keten.contracts import Contract
from keten.decoding.frames import Aside, Broken, Head, Request, Rows, UndecodableError
from keten.decoding.sandbox import decoded
from keten.errors import RefusedError
from keten.landing.header import known_names
from keten.landing.layout import Limits, quote_name, quote_text
from keten.landing.reading.profile import FileProfile
from keten.landing.reading.received import Asides, AsReceived, BrokenRow, BrokenRows, Received
from keten.landing.shown import shown

_NAMES_SHOWN = 20
_ASIDE = "(another sheet, a remark or a label)"
FORMATS = {".xlsx": "workbook", ".sav": "spss", ".zsav": "spss", ".parquet": "parquet"}


def read_decoded(
    con: duckdb.DuckDBPyConnection,
    profile: FileProfile,
    relation: str,
    contract: Contract,
    limits: Limits,
) -> Received:
    """Read a file by way of ``keten.decoding``; see ``keten.landing.reading.received.Reader``."""
    request = Request(
        format=FORMATS[profile.path.suffix.lower()],
        path=str(profile.path),
        bestand=profile.bestand,
        tabel=contract.tabel,
        known=known_names(contract),
        columns=limits.columns,
        unpacked_bytes=limits.unpacked_bytes,
        decoded_bytes=limits.decoded_bytes,
        seconds=limits.decoding_seconds,
        memory_bytes=limits.decoding_memory_bytes,
    )
    try:
        return _read(con, request, relation)
    except UndecodableError as error:
        raise RefusedError(error.sentence.replace("{names}", _listed(error.names))) from None


def _read(con: duckdb.DuckDBPyConnection, request: Request, relation: str) -> Received:
    unreadable, aside = f"{relation}_gebroken", f"{relation}_terzijde"
    head, rows, columns = Head([]), 0, list[str]()
    broken, asides = BrokenRows(), list[Asides]()
    with closing(decoded(request)) as frames:
        for frame in frames:
            match frame:
                case Head():
                    head = frame
                case Rows(batch):
                    _append(con, relation, batch, first=not columns)
                    columns, rows = batch.schema.names, rows + batch.num_rows
                case Broken(batch):
                    _append(con, unreadable, batch, first=not broken)
                    _note(broken, batch)
                case Aside(batch):
                    _append(con, aside, batch, first=not asides)
                    asides = [Asides(aside, "tekst", _ASIDE)]
    originals = [name for name in columns if name.startswith("o")]
    asides += [Asides(relation, name, head.names[int(name[1:])]) for name in originals]
    return Received(
        relation=relation,
        names=tuple(head.names),
        rows=rows + len(broken),
        as_received=_as_received(
            [relation, unreadable] if broken else [relation], head.names, originals
        ),
        broken=broken,
        blank_lines=head.blank_lines,
        decimal=".",
        remarks=tuple(_remarks(head)),
        asides=tuple(asides),
    )


def _append(
    con: duckdb.DuckDBPyConnection, relation: str, batch: pa.RecordBatch, first: bool
) -> None:
    con.register("decoded_batch", pa.RecordBatchReader.from_batches(batch.schema, [batch]))
    into = "create or replace table {} as" if first else "insert into {}"
    con.execute(f"{into.format(quote_name(relation))} select * from decoded_batch")
    con.unregister("decoded_batch")


def _note(broken: BrokenRows, batch: pa.RecordBatch) -> None:
    reasons = (batch.column(name).to_pylist() for name in ("kolom", "regel", "melding"))
    for number, column, rule, message in zip(
        batch.column("regelnummer").to_pylist(), *reasons, strict=True
    ):
        broken.append(BrokenRow(number, rule, message, column))


def _as_received(parts: list[str], names: list[str], originals: list[str]) -> AsReceived:
    """Return what writes a row as JSON; names may stand in the file twice."""

    def as_received(con: duckdb.DuckDBPyConnection, wanted: str, target: str) -> None:
        cells = " || ',' || ".join(
            f"{quote_text(json.dumps(name, ensure_ascii=False) + ':')} || "
            f"coalesce(to_json({_original(i, originals)}), 'null')"
            for i, name in enumerate(names)
        )
        rows = " union all ".join(
            f"select regelnummer, '{{' || {cells} || '}}' as rij_ontvangen "
            f"from {quote_name(part)} semi join {quote_name(wanted)} using (regelnummer)"
            for part in parts
        )
        con.execute(f"create or replace temp table {quote_name(target)} as {rows}")

    return as_received


def _original(position: int, originals: list[str]) -> str:
    cell, original = f"k{position}", f"o{position}"
    return f"coalesce({original}, {cell})" if original in originals else cell


def _remarks(head: Head) -> Iterator[str]:
    if head.not_read:
        yield f"sheets not read: {_listed(head.not_read)}"
    if head.header_line > 1:
        yield f"the header stands on row {head.header_line}"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMES_SHOWN
    listed = ", ".join(map(shown, names[:_NAMES_SHOWN]))
    return f"{listed} and {more:,} more" if more > 0 else listed

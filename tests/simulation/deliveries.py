"""Simulated deliveries of cases with a known wait, followed by the project's own SQL.

Each run is a parket of its own in one delivery, so that one build of the models estimates them all:
from ``fct_doorlooptijden`` through ``int_wachttijden__*`` to the marts, with nothing copied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import duckdb
import numpy as np
import pyarrow as pa

from tests.simulation.warehouse import build, seed, without_breaks

YEAR = 2023
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
DAYS = (LAST - FIRST).days + 1
# Cases in one build of the models.
_BATCH = 250_000

_DELIVERED = """
create table stg_keten__leveringen as select 'om' as levering_id, periode_van from levering;
create table int_leveringen__geldend (populatie varchar, levering_id varchar, jaar integer);
create table fct_meldingen (levering_id varchar, incident_id varchar, eenheid varchar);
create table doorlooptijd_per_jaar (traject varchar, jaar integer, vorm varchar,
    jaarbasis varchar, n_afgerond bigint, gemiddelde_dagen double);
create table zaken as
    select
        run, uitval, begin + dag as begin, begin + dag + wacht as einde, peildatum, traject,
        einde <= peildatum as is_geeindigd, row_number() over ()::varchar as zaak
    from gesimuleerd cross join levering
    where einde >= periode_van;
create table fct_zaken as
    select
        'om' as levering_id, zaak as parketnummer, run as parket, 17 as leeftijd,
        begin as inschrijfdatum, null::date as afhandeldatum, null::varchar as beslisgroep
    from zaken;
create table fct_doorlooptijden as
    select
        'om' as levering_id, 'zaak' as entiteit, zaak as entiteit_id, traject,
        null::varchar as vorm, null::integer as norm_dagen, year(begin) as ingangsjaar,
        true as is_geldend_ingang, begin as begindatum, peildatum, 'synthetisch' as aard,
        case when not is_geeindigd then 'open' when uitval is null then 'afgerond'
            else 'uitgevallen' end as status,
        case when is_geeindigd then uitval end as reden,
        case when is_geeindigd and uitval is null then einde end as einddatum,
        case when is_geeindigd and uitval is not null then einde end as uitvaldatum
    from zaken;
"""


@dataclass(frozen=True)
class Delivery:
    """When the supplier looked: on the peildatum, at what was not closed before the period."""

    traject: str
    peildatum: date
    period: date = FIRST


@dataclass(frozen=True)
class Entries:
    """All that entered in the year, seen or not: run, day of entry, days waited, other way out."""

    run: np.ndarray
    day: np.ndarray
    wait: np.ndarray
    way: list[str | None]


def peildatum(follow_up: int) -> date:
    """Return the peildatum so many days after the last day of entry."""
    return LAST + timedelta(follow_up)


def batches(runs: int, entries: int) -> Iterator[int]:
    """Split the runs into numbers that fit one build of the models."""
    most = max(_BATCH // entries, 1)
    yield from [most] * (runs // most)
    if runs % most:
        yield runs % most


def estimate(entries: Entries, delivery: Delivery, *marts: str) -> duckdb.DuckDBPyConnection:
    """Deliver what is known on the peildatum and build the marts over it."""
    connection = duckdb.connect()
    connection.execute("set threads = 1")
    connection.register(
        "gesimuleerd",
        pa.table(
            {
                "run": pa.array(entries.run).cast(pa.string()),
                "dag": pa.array(entries.day, pa.int32()),
                "wacht": pa.array(entries.wait, pa.int32()),
                "uitval": pa.array(entries.way, pa.string()),
            }
        ),
    )
    connection.execute(
        "create table levering as select $1 as traject, $2::date as periode_van,"
        " $3::date as begin, $4::date as peildatum",
        [delivery.traject, delivery.period, FIRST, delivery.peildatum],
    )
    connection.execute(_DELIVERED)
    seed(connection, "trajecten")
    seed(connection, "leeftijdsgroepen_verdachte")
    without_breaks(connection)
    build(connection, *marts)
    return connection

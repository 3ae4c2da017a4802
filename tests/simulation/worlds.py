"""Worlds of cases with several ways out, and what their deliveries hold; the truth counted apart.

In every world a case draws which way it goes (or none) and how long that takes; sizes, delays and
mix differ between worlds, and between the years of a world, as the scenario says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa

from tests.simulation.warehouse import build, seed, without_breaks

YEARS = tuple(range(2016, 2023))
TRAJECT = "instroom tot dagvaarding"
WAYS = ("dagvaarding", "technisch sepot", "strafbeschikking")
# Whoever goes no way at all.
NEVER = len(WAYS)

_DELIVERED = f"""
create table stg_keten__leveringen as
    select levering_id, make_date(eerste_jaar, 1, 1) as periode_van from leveringen;
create table int_leveringen__versies as
    select levering_id, wereld::varchar as bron, peildatum, 'synthetisch' as aard,
        true as is_actueel
    from leveringen;
create table int_leveringen__dekking as
    select levering_id, 'instroom' as populatie, true as is_heel_jaar,
        unnest(range(eerste_jaar, eerste_jaar + 5))::integer as jaar
    from leveringen;
create table int_leveringen__geldend as from int_leveringen__dekking;
create table fct_meldingen (levering_id varchar, incident_id varchar, eenheid varchar);
create table fct_zaken (levering_id varchar, parketnummer varchar, parket varchar, leeftijd int,
    inschrijfdatum date, afhandeldatum date, beslisgroep varchar);
create table fct_doorlooptijden as
    select
        levering_id, 'zaak' as entiteit, zaak::varchar as entiteit_id, '{TRAJECT}' as traject,
        null::varchar as vorm, null::integer as norm_dagen, year(begin) as ingangsjaar,
        true as is_geldend_ingang, begin as begindatum, peildatum, 'synthetisch' as aard,
        case when weg is null or begin + wacht > peildatum then 'open'
            when weg = '{WAYS[0]}' then 'afgerond' else 'uitgevallen' end as status,
        case when status = 'uitgevallen' then weg end as reden,
        case when status = 'afgerond' then begin + wacht end as einddatum,
        case when status = 'uitgevallen' then begin + wacht end as uitvaldatum
    from zaken inner join leveringen using (wereld)
    where year(begin) between eerste_jaar and eerste_jaar + 4;
"""


@dataclass(frozen=True)
class Nature:
    """How years differ: spread of log delay and logit mix by year of entry, or of the event."""

    entry: float = 0.0
    calendar: float = 0.0
    # How much longer each year takes than the one before.
    slowdown: float = 0.0
    # Fewest and most cases a year: as many as the years and forms of the police and the OM have.
    fewest: int = 250
    most: int = 3800


@dataclass(frozen=True)
class Cases:
    """One row per case: its world, day of entry (after 1 January of the first year), wait, way."""

    world: np.ndarray
    begin: np.ndarray
    wait: np.ndarray
    way: np.ndarray

    def shares(self, worlds: int, horizon: int) -> np.ndarray:
        """Count the share that went the first way within the horizon: world by year of entry."""
        place = self.world * len(YEARS) + np.searchsorted(_starts(), self.begin, "right") - 1
        reached = (self.wait <= horizon) & (self.way == 0)
        size = worlds * len(YEARS)
        counts = np.bincount(place[reached], minlength=size) / np.bincount(place, minlength=size)
        return counts.reshape(worlds, len(YEARS))


def _starts() -> np.ndarray:
    return np.array([(date(year, 1, 1) - date(YEARS[0], 1, 1)).days for year in YEARS])


def draw(rng: np.random.Generator, worlds: int, nature: Nature) -> Cases:
    """Draw the cases of all worlds at once."""
    shape = (worlds, len(YEARS))
    usual = np.exp(rng.uniform(np.log(nature.fewest), np.log(nature.most), (worlds, 1)))
    counts = rng.poisson(usual * np.exp(rng.normal(0, 0.1, shape)))
    # Of each world: how many go each way or none, how long each way takes, and how evenly.
    mix = np.log(rng.dirichlet((6, 5, 2, 1), worlds))
    median = rng.uniform(60, 300, (worlds, 1)) * np.exp(rng.normal(0, 0.3, (worlds, len(WAYS))))
    sigma = rng.uniform(0.5, 1.2, worlds)
    # Of each year of entry: slower or faster, and more or fewer by the first way.
    late = rng.normal(0, nature.entry, shape) + nature.slowdown * np.arange(len(YEARS))
    tilt = rng.normal(0, nature.entry, shape)
    # Of each calendar year, for what would end in it; five years more than there are entries.
    slow = rng.normal(0, nature.calendar, (worlds, len(YEARS) + 5))

    cell = np.repeat(np.arange(worlds * len(YEARS)), counts.ravel())
    world, year = np.divmod(cell, len(YEARS))
    lengths = np.diff([*_starts(), (date(YEARS[-1] + 1, 1, 1) - date(YEARS[0], 1, 1)).days])
    begin = _starts()[year] + np.floor(rng.random(cell.size) * lengths[year]).astype(np.int64)
    scores = mix[world] + rng.gumbel(size=(cell.size, NEVER + 1))
    scores[:, 0] += tilt[world, year]
    way = scores.argmax(axis=1)
    time = np.exp(
        np.log(median[world, np.minimum(way, NEVER - 1)])
        + sigma[world] * rng.normal(size=cell.size)
        + late[world, year]
    )
    event = np.minimum(year + (time // 365.25).astype(np.int64), slow.shape[1] - 1)
    time *= np.exp(slow[world, event])
    return Cases(world, begin, np.floor(time).astype(np.int64), way)


def deliver(cases: Cases, peildata: Sequence[date]) -> duckdb.DuckDBPyConnection:
    """Deliver the five years before each peildatum, of each world, and build the estimates."""
    connection = duckdb.connect()
    connection.execute("set threads = 1")
    ways = pa.array([*WAYS, None], pa.string())
    connection.register(
        "getrokken",
        pa.table(
            {
                "wereld": pa.array(cases.world, pa.int32()),
                "dag": pa.array(cases.begin, pa.int32()),
                "wacht": pa.array(cases.wait, pa.int32()),
                "weg": ways.take(pa.array(cases.way)),
            }
        ),
    )
    connection.execute(
        "create table zaken as select wereld, $1::date + dag as begin, wacht, weg,"
        " row_number() over () as zaak from getrokken",
        [date(YEARS[0], 1, 1)],
    )
    connection.execute(
        "create table leveringen as select wereld || '-' || peildatum as levering_id, wereld,"
        " peildatum, year(peildatum) - 5 as eerste_jaar"
        " from (select distinct wereld from zaken), (select unnest($1::date[]) as peildatum)",
        [list(peildata)],
    )
    connection.execute(_DELIVERED)
    for name in (
        "trajecten",
        "registratiebreuken",
        "breukbereik",
        "leeftijdsgroepen_verdachte",
    ):
        seed(connection, name)
    without_breaks(connection)
    build(connection, "verwachting_per_instroomjaar")
    return connection

"""The waits of a million cases: copies of those of the example, and lifelines on their cohorts.

Each copy of a wait begins up to half a year earlier or later and takes up to two weeks less or
more, so that the copies do not end on the same days; what then ends after the peildatum is open.
"""

from __future__ import annotations

import math
import time
import warnings
from pathlib import Path

import duckdb
import numpy as np
from lifelines import AalenJohansenFitter, KaplanMeierFitter

# One in so many cohorts is fitted by lifelines, which would take many minutes for all.
SAMPLED = 50

_CASES = """
create or replace table marts.fct_zaken as
    select zaken.* replace (parketnummer || '-' || kopie as parketnummer)
    from marts.fct_zaken as zaken cross join range($1) as kopieen (kopie)
"""
_WAITS = """
create or replace table marts.fct_doorlooptijden as
    with kopieen as (
        select
            doorlooptijden.* replace (entiteit_id || '-' || kopie as entiteit_id),
            cast(hash(entiteit_id, kopie) % 365 as integer) - 182 as later,
            cast(hash(entiteit_id, traject, kopie) % 29 as integer) - 14 as langer
        from marts.fct_doorlooptijden as doorlooptijden
        cross join range($1) as kopieen (kopie)
        where entiteit = 'zaak'
    ),
    verschoven as (
        select
            * replace (
                begindatum + later as begindatum,
                greatest(einddatum + langer, begindatum) + later as einddatum,
                greatest(uitvaldatum + langer, begindatum) + later as uitvaldatum
            ),
            coalesce(coalesce(einddatum, uitvaldatum) <= peildatum, true) as is_bekend
        from kopieen
    )
    select
        * exclude (later, langer, is_bekend) replace (
            year(begindatum) as ingangsjaar,
            case when is_bekend then status else 'open' end as status,
            case when is_bekend then reden end as reden,
            case when is_bekend then einddatum end as einddatum,
            case when is_bekend then uitvaldatum end as uitvaldatum
        )
    from verschoven
    where begindatum is null or begindatum <= peildatum
"""
_COHORTS = """
select list(vanaf_dag), list(tot_dag), list(coalesce(uitgang, '')), list(n)
from intermediate.int_wachttijden__cohorten
where
    weglaatreden is null
    and cohort_id in (
        select cohort_id from intermediate.int_wachttijden__schatbaar where is_te_schatten
    )
group by cohort_id order by hash(cohort_id)
"""


def enlarge(database: Path, cases: int) -> dict[str, int]:
    """Copy the cases until there are so many, and their waits; return how many there are."""
    with duckdb.connect(str(database)) as connection:
        (now,) = _row(connection, "select count(*) from marts.fct_zaken")
        copies = math.ceil(cases / now)
        connection.execute(_CASES, [copies])
        connection.execute(_WAITS, [copies])
        (waits,) = _row(connection, "select count(*) from marts.fct_doorlooptijden")
    return {"cases": now * copies, "waits": waits}


def fit(database: Path) -> dict[str, float]:
    """Fit cohorts that can be estimated with lifelines, as the models counted them.

    Kaplan-Meier and Aalen-Johansen for every way out, of one in so many cohorts. The seconds are
    those of the fits alone, times the rows to be fitted of all cohorts over those of the sample.
    """
    warnings.simplefilter("ignore")
    with duckdb.connect(str(database), read_only=True) as connection:
        cohorts = connection.execute(_COHORTS).fetchall()
    seconds = cpu = 0.0
    rows = [len(n) * len(set(way) - {""}) for _, _, way, n in cohorts]
    for first, last, way, n in cohorts[::SAMPLED]:
        ways = sorted(set(way) - {""})
        number = np.array([ways.index(one) + 1 if one else 0 for one in way])
        # lifelines counts from after day 0, the models from day 0 on.
        days, known = np.array(last) + 1, {"entry": np.array(first), "weights": np.array(n)}
        started, used = time.perf_counter(), time.process_time()
        KaplanMeierFitter().fit(days, number > 0, **known)
        for event in range(1, len(ways) + 1):
            AalenJohansenFitter(seed=1).fit(days, number, event, **known)
        seconds += time.perf_counter() - started
        cpu += time.process_time() - used
    scale = sum(rows) / sum(rows[::SAMPLED])
    return {"fit_seconds": scale * seconds, "fit_cpu": scale * cpu, "cohorts": len(cohorts)}


def _row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[int, ...]:
    return connection.execute(query).fetchall()[0]

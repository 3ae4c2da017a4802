"""Two made-up deliveries of the police, the second as the first or with one thing changed."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from tests.python.scenario import Scenarios

BEFORE, NEW = "politie-2023-05-01-v1", "politie-2025-05-01-v1"
MODELS = ("int_uittreksel__waarden", "kwaliteit_uittreksel")

# About 65 incidents a month in each of ten units; what is drawn follows from the number of a row.
_INCIDENTS = f"""
    create table rijen as
    with maanden as (
        select '{BEFORE}' as levering_id, unnest(range(date '2018-01-01', date '2023-01-01',
            interval 1 month))::date as maand
        union all
        select '{NEW}', unnest(range(date '2023-01-01', date '2025-01-01', interval 1 month))::date
    ),
    getrokken as (
        select levering_id, maand, eenheden.code as eenheid, nummer,
            levering_id || maand || eenheden.code || nummer as id
        from maanden
        cross join (select code from seeds.eenheden where code <> 'landelijke eenheid') as eenheden
        cross join range(90) as nummers (nummer)
    ),
    kansen as (
        select *, hash(id, 'a') % 1000 as a, hash(id, 'b') % 1000 as b, hash(id, 'c') % 1000 as c,
            hash(id, 'd') % 1000 as d, hash(id, 'e') % 1000 as e
        from getrokken
    )
    select levering_id, id as incident_id, eenheid, a, b, c, d, e,
        (maand + to_days((e % 28)::integer))::date as registratiedatum,
        case when b < 400 then 'F521' when b < 800 then 'F522' else 'F527' end as mk_code,
        case when c < 100 then null else 'woning' end as pleeglocatie,
        d // 10 as dagen,
        6 + a % 12 as leeftijd
    from kansen
    where hash(id, 'n') % 1000 < 720
"""
_FILL = """
    delete from staging.stg_politie__verdachten;
    delete from staging.stg_politie__slachtoffers;
    delete from staging.stg_politie__incidenten;
    insert into staging.stg_politie__incidenten by name
    select levering_id, 'incidenten.csv' as bestand, row_number() over () as regelnummer,
        incident_id, registratiedatum, registratiedatum as melddatum,
        registratiedatum - dagen::integer as pleegdatum_begin, mk_code, eenheid, pleeglocatie,
        true as geinformeerd, a < 600 as aangifte, false as naar_om
    from rijen;
    insert into staging.stg_politie__slachtoffers by name
    select levering_id, 'slachtoffers.csv' as bestand, row_number() over () as regelnummer,
        incident_id, incident_id as persoon_id, case when b % 10 < 8 then 'V' else 'M' end
        as geslacht, leeftijd, 'id:' || incident_id as persoon_sleutel
    from rijen;
"""


def extract(
    scenarios: Scenarios, warehouse: Path, folder: Path, change: str = "select 1"
) -> pd.DataFrame:
    """Return kwaliteit_uittreksel of the police after ``change`` was made to the table ``rijen``.

    ``warehouse`` is copied into ``folder`` and has the deliveries; its records are replaced.
    """
    file = folder / "keten.duckdb"
    file.write_bytes(warehouse.read_bytes())
    with duckdb.connect(str(file)) as connection:
        for statement in (_INCIDENTS, change, _FILL):
            connection.execute(statement)
        for model in MODELS:
            relation = scenarios.artefacts.relations[model]
            sql = scenarios.artefacts.compiled(model)
            connection.execute(f"create or replace table {relation} as from ({sql}\n)")
        return connection.sql(
            "from marts.kwaliteit_uittreksel where bron = 'politie' and tabel <> 'verdachten'"
        ).df()

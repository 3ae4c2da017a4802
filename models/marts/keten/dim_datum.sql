-- One row per calendar day, with the law that applies to an offence on that day (M:319-330).

with

dagen as (
    select
        cast(unnest(generate_series(date '1990-01-01', date '2034-12-31', interval 1 day)) as date)
            as datum
)

select
    datum,
    cast(extract(year from datum) as integer) as jaar,
    cast(extract(quarter from datum) as integer) as kwartaal,
    cast(extract(month from datum) as integer) as maand,
    cast(date_trunc('month', datum) as date) as maand_begin,
    cast(extract(isodow from datum) as integer) as weekdag,
    case when datum < date '2024-07-01' then 'oud' else 'wsm' end as regime
from dagen

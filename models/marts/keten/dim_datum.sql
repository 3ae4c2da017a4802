-- One row per calendar day, with the law that applies to an offence on that day (M:319-330). The
-- days follow the deliveries: a hearing can be planned for years behind the newest peildatum.

with

leveringen as (
    select coalesce(max(peildatum), current_date) as laatste_peildatum
    from {{ ref('stg_keten__leveringen') }}
),

dagen as (
    select
        cast(
            unnest(
                generate_series(
                    date '1900-01-01',
                    make_date(cast(extract(year from laatste_peildatum) as integer) + 10, 12, 31),
                    interval 1 day
                )
            ) as date
        ) as datum
    from leveringen
)

select
    datum,
    cast(extract(year from datum) as integer) as jaar,
    cast(extract(quarter from datum) as integer) as kwartaal,
    cast(extract(month from datum) as integer) as maand,
    cast(date_trunc('month', datum) as date) as maand_begin,
    cast(extract(isodow from datum) as integer) as weekdag,
    case when datum < {{ begin_wsm() }} then 'oud' else 'wsm' end as regime
from dagen

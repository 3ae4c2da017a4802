-- The periods in which a delivery is counted: each calendar year and the whole delivered period, half-open.
-- A figure of `2020-2024` counts what lies in the period of its delivery, whichever years that holds.

with

leveringen as (
    select
        levering_id,
        periode_van,
        periode_tot
    from {{ ref('stg_keten__leveringen') }}
    where bron = 'om'
),

jaren as (
    select
        levering_id,
        periode_van,
        periode_tot,
        cast(
            unnest(
                generate_series(
                    extract(year from periode_van),
                    extract(year from periode_tot - interval 1 day)
                )
            ) as integer
        ) as jaar
    from leveringen
)

select
    levering_id,
    cast(jaar as varchar) as jaar,
    greatest(periode_van, make_date(jaar, 1, 1)) as van,
    least(periode_tot, make_date(jaar + 1, 1, 1)) as tot
from jaren
union all
select
    levering_id,
    extract(year from periode_van) || '-' || extract(year from periode_tot - interval 1 day) as jaar,
    periode_van as van,
    periode_tot as tot
from leveringen

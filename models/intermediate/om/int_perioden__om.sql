-- What a delivery is counted by: each calendar year and the whole delivered period, half-open, each
-- for both forms and in total. A figure of `2020-2024` counts what lies in the delivery's period,
-- whichever years that holds.

with

leveringen as (
    select
        levering_id,
        periode_van,
        periode_tot,
        extract(year from periode_van) as eerste_jaar,
        extract(year from periode_tot - interval 1 day) as laatste_jaar
    from {{ ref('stg_keten__leveringen') }}
    where bron = 'om'
),

vormen as (
    select unnest(['totaal', 'fysiek', 'niet-fysiek']) as vorm
),

jaren as (
    select
        levering_id,
        periode_van,
        periode_tot,
        eerste_jaar,
        laatste_jaar,
        cast(unnest(generate_series(eerste_jaar, laatste_jaar)) as integer) as jaar
    from leveringen
),

perioden as (
    select
        levering_id,
        eerste_jaar = laatste_jaar as is_hele_periode,
        cast(jaar as varchar) as jaar,
        greatest(periode_van, make_date(jaar, 1, 1)) as van,
        least(periode_tot, make_date(jaar + 1, 1, 1)) as tot
    from jaren
    union all
    select
        levering_id,
        true as is_hele_periode,
        eerste_jaar || '-' || laatste_jaar as jaar,
        periode_van as van,
        periode_tot as tot
    from leveringen
    where laatste_jaar > eerste_jaar
)

select
    perioden.levering_id,
    perioden.jaar,
    vormen.vorm,
    perioden.is_hele_periode,
    perioden.van,
    perioden.tot
from perioden
cross join vormen

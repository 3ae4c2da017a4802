-- What a delivery of helpwanted or schadefonds is counted by: each run of consecutive calendar
-- years in its period, half-open. Figures print single years, the whole period, and runs inside
-- it, such as 2020-2021 before a new registration (M:4343) and 2023-2024 after it (M:4369).

with

leveringen as (
    select
        levering_id,
        bron,
        periode_van,
        periode_tot,
        cast(extract(year from periode_van) as integer) as eerste_jaar,
        cast(extract(year from periode_tot - interval 1 day) as integer) as laatste_jaar
    from {{ ref('stg_keten__leveringen') }}
    where bron in ('helpwanted', 'schadefonds')
),

beginjaren as (
    select
        *,
        cast(unnest(generate_series(eerste_jaar, laatste_jaar)) as integer) as van_jaar
    from leveringen
),

reeksen as (
    select
        *,
        cast(unnest(generate_series(van_jaar, laatste_jaar)) as integer) as tot_en_met_jaar
    from beginjaren
)

select
    levering_id,
    bron,
    case
        when van_jaar = tot_en_met_jaar then cast(van_jaar as varchar)
        else van_jaar || '-' || tot_en_met_jaar
    end as jaar,
    greatest(periode_van, make_date(van_jaar, 1, 1)) as van,
    least(periode_tot, make_date(tot_en_met_jaar + 1, 1, 1)) as tot
from reeksen

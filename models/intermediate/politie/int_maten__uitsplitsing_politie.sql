-- In which printed columns a record counts: that of its year of registration and that of the whole
-- period of the delivery (M:3172-3173), each for its form and for the total (M:3214-3221).

with

leveringen as (
    select
        levering_id,
        cast(extract(year from periode_van) as integer) as eerste_jaar,
        cast(extract(year from periode_tot - interval 1 day) as integer) as laatste_jaar
    from {{ ref('stg_keten__leveringen') }}
    where bron = 'politie'
),

registratiejaren as (
    select
        levering_id,
        cast(eerste_jaar as varchar) || '-' || cast(laatste_jaar as varchar) as periode,
        unnest(generate_series(eerste_jaar, laatste_jaar)) as registratiejaar
    from leveringen
),

jaren as (
    select
        levering_id,
        registratiejaar,
        false as is_periode,
        cast(registratiejaar as varchar) as jaar
    from registratiejaren

    union all

    select
        levering_id,
        registratiejaar,
        true as is_periode,
        periode as jaar
    from registratiejaren
),

vormen as (
    select 'totaal' as vorm
    union all
    select 'fysiek' as vorm
    union all
    select 'niet-fysiek' as vorm
)

select
    jaren.levering_id,
    jaren.registratiejaar,
    jaren.jaar,
    jaren.is_periode,
    vormen.vorm
from jaren
cross join vormen

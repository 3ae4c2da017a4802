-- Which delivery is in force per population, subject and year: the newest delivery (peildatum, then
-- the current version) that covers the year stands; one that holds a part of it stands only where
-- none covers it. Everything is re-delivered yearly (M:5216-5223), so years overlap. `--peildatum
-- D` and `--known-at T` change only which versions are known. Inflow, handled and adjudicated are
-- each a population of their own, decided apart.

with

onderwerpen as (
    select
        levering_id,
        onderwerp,
        bron,
        peildatum,
        rang,
        periode_van,
        periode_tot
    from {{ ref('int_leveringen__onderwerpen') }}
    where telt_mee
),

populaties as (
    select
        bron,
        populatie
    from {{ ref('populaties') }}
),

jaren as (
    select
        *,
        unnest(
            generate_series(
                extract(year from periode_van),
                extract(year from periode_tot - interval 1 day)
            )
        ) as jaar
    from onderwerpen
),

dekkingen as (
    select
        *,
        periode_van <= make_date(jaar, 1, 1)
        and periode_tot >= make_date(jaar + 1, 1, 1) as is_heel_jaar
    from jaren
),

per_populatie as (
    select
        jaren.levering_id,
        jaren.onderwerp,
        populaties.populatie,
        jaren.is_heel_jaar,
        cast(jaren.jaar as integer) as jaar,
        row_number() over (
            partition by jaren.bron, jaren.onderwerp, populaties.populatie, jaren.jaar
            order by jaren.is_heel_jaar desc, jaren.peildatum desc, jaren.rang asc
        ) as nieuwheid
    from dekkingen as jaren
    inner join populaties on jaren.bron = populaties.bron
)

select
    levering_id,
    onderwerp,
    populatie,
    jaar,
    is_heel_jaar
from per_populatie
where nieuwheid = 1

-- Which years each delivery version covers, per population and subject, and which comes before
-- which: all is delivered anew each year (M:5216-5223), so years overlap. Of two versions that
-- cover a year the one with the higher `voorrang` stands: one that covers the whole year before one
-- that holds a part of it, then the newest peildatum, then its current version. Versions that do
-- not count now have their place too, because in a past state they can.

with

onderwerpen as (
    select
        levering_id,
        onderwerp,
        bron,
        peildatum,
        rang,
        telt_mee,
        periode_van,
        periode_tot
    from {{ ref('int_leveringen__onderwerpen') }}
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
)

select
    dekkingen.levering_id,
    dekkingen.onderwerp,
    populaties.populatie,
    dekkingen.is_heel_jaar,
    dekkingen.telt_mee,
    cast(dekkingen.jaar as integer) as jaar,
    row_number() over (
        partition by populaties.populatie, dekkingen.onderwerp, dekkingen.jaar
        order by dekkingen.is_heel_jaar asc, dekkingen.peildatum asc, dekkingen.rang desc
    ) as voorrang
from dekkingen
inner join populaties on dekkingen.bron = populaties.bron

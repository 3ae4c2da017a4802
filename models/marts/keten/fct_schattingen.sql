-- Numbers that were never counted, by each method of estimating them, beside what was published.
-- An estimate stands in fct_signalen as published; here stands what it is made of, and what the
-- other method gives in the same year as soon as its inputs are delivered.

with

schattingen as (
    select *
    from {{ ref('int_signalen__csg_minderjarigen') }}
),

leveringen as (
    select
        levering_id,
        peildatum,
        aard
    from {{ ref('int_leveringen__versies') }}
),

vergelijkbaarheid as (
    select
        reeks_id,
        status,
        status_sdmx,
        is_voorlopig,
        breuken,
        breukvrij_vanaf
    from {{ ref('int_breuken__per_jaar') }}
),

-- What is known with the last delivery stands.
gerangschikt as (
    select
        schattingen.*,
        leveringen.peildatum,
        leveringen.aard,
        row_number() over (
            partition by schattingen.maatstaf, schattingen.jaar, schattingen.methode
            order by leveringen.peildatum desc, schattingen.levering_id desc
        ) = 1 as is_geldend
    from schattingen
    inner join leveringen on schattingen.levering_id = leveringen.levering_id
)

select
    levering_id,
    maatstaf,
    jaar,
    methode,
    is_gepubliceerde_methode,
    aandeel,
    totaal,
    schatting,
    ondergrens,
    bovengrens,
    gepubliceerd,
    vindplaatsen,
    verschil_door_methode,
    reden_leeg,
    is_geldend,
    peildatum,
    aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf
from gerangschikt
left join vergelijkbaarheid
    on
        {{ reeks_id('levering_id', "'maatstaf'", 'maatstaf', "'totaal'", 'jaar') }}
        = vergelijkbaarheid.reeks_id

-- The row of Figure K5.1 that an application is in (M:6623-6627). Withdrawn ones and those not
-- processed are left out of the figures (M:6638), and so is what is not decided yet: the three
-- rows of K5.1 add up to the N of all four figures.

with

aanvragen as (
    select *
    from {{ ref('int_aanvragen__minderjarig') }}
),

beslissingen as (
    select *
    from {{ ref('schadefonds_beslissingen') }}
)

select
    aanvragen.levering_id,
    aanvragen.aanvraag_id,
    aanvragen.aanvraagdatum,
    coalesce(beslissingen.groep, 'nog niet beslist') as groep,
    coalesce(beslissingen.groep in ('toegewezen', 'afgewezen', 'overig'), false) as is_getoond
from aanvragen
left join beslissingen
    on
        aanvragen.beslissing = beslissingen.code
        and aanvragen.aanvraagdatum >= cast(beslissingen.geldig_van as date)
        and aanvragen.aanvraagdatum < cast(beslissingen.geldig_tot as date)

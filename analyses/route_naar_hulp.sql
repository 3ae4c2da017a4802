-- How far did children get on the route gebeurd, verteld, gemeld, onderzocht, geholpen?
-- The Slachtoffermonitor 2017-2018 prints five boxes (S2:2-10), each of another source: the first
-- two are self-reports of 12 to 16 years in 2016, the others registrations of 0 to 17 years in
-- 2017-2018 that the document itself calls unreliable. So a step is no share of the one before,
-- and no percentage is computed here; population, ages and years stand beside each number.

with

route as (
    select *
    from {{ ref('fct_signalen') }}
    where
        bron = 'slachtoffermonitor'
        and starts_with(maatstaf, 'route ')
        and is_geldend
        and is_hoofdcel
),

stappen (volgorde, stap) as (
    values (1, 'gebeurd'), (2, 'verteld'), (3, 'gemeld'), (4, 'onderzocht'), (5, 'geholpen')
)

select
    stappen.volgorde,
    stappen.stap,
    route.gedrukt,
    route.populatie,
    route.leeftijd_van,
    route.leeftijd_tot,
    route.periode_van,
    route.periode_tot,
    route.documentcode || ':' || route.regel as vindplaats
from stappen
left join route on 'route ' || stappen.stap = route.maatstaf
order by stappen.volgorde

-- Question 12. How far did children get: gebeurd, verteld, gemeld, onderzocht, geholpen?
-- Population: five of them, one a box of the Slachtoffermonitor 2017-2018 (S2:2-10). The first two
-- are self-reports of 12 to 16 years in 2016, the others registrations of 0 to 17 years in
-- 2017-2018.
-- Read: along a row; population, ages and years stand beside each number, as it was printed.
-- Not for: a share of one box in another: no percentage is computed here, because none is true. The
-- document itself calls the registrations unreliable.

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

-- The wide start of the funnel: what organisations received per year, side by side. The same child
-- can appear in several, so nothing here may be added up over organisations, and nothing can be:
-- no column but the year holds a number. `getoond` is the number with its unit as text, which no
-- aggregate and no operator takes; who cuts it up adds on purpose. What was published and what
-- records give are rows of their own (`herkomst`).

with

cellen as (
    select *
    from {{ ref('fct_signalen') }}
    where is_geldend and is_hoofdcel and dimensies = '-' and jaar is not null
),

maatstaven as (
    select distinct code
    from {{ ref('maatstaven') }}
    where is_signaal = 'ja'
),

bronnen as (
    select
        code,
        label
    from {{ ref('reeksbronnen') }}
)

select
    cellen.jaar,
    cellen.bron,
    bronnen.label as organisatie,
    cellen.maatstaf,
    cellen.herkomst,
    cellen.geteld,
    cellen.populatie,
    cellen.vaststelling,
    cellen.vergelijkbaar_van,
    cellen.vergelijkbaar_tot,
    cellen.is_onderdrukt,
    cellen.documentcode,
    cellen.levering_id,
    cellen.peildatum,
    cellen.aard,
    cellen.status,
    cellen.status_sdmx,
    cellen.is_voorlopig,
    cellen.breuken,
    cellen.breukvrij_vanaf,
    coalesce(
        cellen.gedrukt, replace(format('{:,}', cast(cellen.waarde as bigint)), ',', '.')
    )
    || ' '
    || cellen.eenheid as getoond,
    case
        when cellen.leeftijd_van is not null and cellen.leeftijd_tot is not null
            then cellen.leeftijd_van || ' tot ' || cellen.leeftijd_tot || ' jaar'
        when cellen.leeftijd_van is not null then 'vanaf ' || cellen.leeftijd_van || ' jaar'
        else 'geen grens vermeld'
    end as leeftijdsgrens,
    coalesce(cellen.documentcode || ':' || cellen.regel, cellen.levering_id) as vindplaats
from cellen
inner join maatstaven on cellen.maatstaf = maatstaven.code
inner join bronnen on cellen.bron = bronnen.code

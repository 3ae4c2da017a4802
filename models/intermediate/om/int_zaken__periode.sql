-- In which years a case counts, per population: inflow by the day it came in, handled by the day of
-- its decision, adjudicated by the day of its verdict (M:5045-5059, M:5512). Sets of one year do
-- not coincide. A case counts in its year and in the whole period, for its own form and in total.

with

zaken as (
    select
        vormen.levering_id,
        vormen.parketnummer,
        vormen.vorm,
        zaken.inschrijfdatum
    from {{ ref('int_zaken__vorm') }} as vormen
    inner join {{ ref('stg_om__zaken') }} as zaken
        on
            vormen.levering_id = zaken.levering_id
            and vormen.parketnummer = zaken.parketnummer
),

beslissingen as (
    select
        levering_id,
        parketnummer,
        afhandeldatum
    from {{ ref('int_zaken__beslissing') }}
    where stand <> 'open'
),

berecht as (
    select
        levering_id,
        parketnummer,
        uitspraakdatum
    from {{ ref('int_zaken__berecht') }}
),

perioden as (
    select
        levering_id,
        jaar,
        vorm,
        is_hele_periode,
        van,
        tot
    from {{ ref('int_perioden__om') }}
),

gedateerd as (
    select
        levering_id,
        parketnummer,
        vorm,
        'instroom' as populatie,
        inschrijfdatum as datum
    from zaken
    union all
    select
        zaken.levering_id,
        zaken.parketnummer,
        zaken.vorm,
        'afgehandeld' as populatie,
        beslissingen.afhandeldatum as datum
    from zaken
    inner join beslissingen
        on
            zaken.levering_id = beslissingen.levering_id
            and zaken.parketnummer = beslissingen.parketnummer
    union all
    select
        zaken.levering_id,
        zaken.parketnummer,
        zaken.vorm,
        'berecht' as populatie,
        berecht.uitspraakdatum as datum
    from zaken
    inner join berecht
        on
            zaken.levering_id = berecht.levering_id
            and zaken.parketnummer = berecht.parketnummer
)

select
    gedateerd.levering_id,
    gedateerd.parketnummer,
    gedateerd.populatie,
    perioden.jaar,
    perioden.vorm,
    perioden.is_hele_periode
from gedateerd
inner join perioden
    on
        gedateerd.levering_id = perioden.levering_id
        and gedateerd.datum >= perioden.van
        and gedateerd.datum < perioden.tot
        and perioden.vorm in (gedateerd.vorm, 'totaal')

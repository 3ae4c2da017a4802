-- OM cases of sexual violence against a child, per delivery: how minority was established, the
-- form, and the decision of the case. The three years (inflow, handled, adjudicated) are three
-- populations; each has its own flag for the delivery in force (M:5045-5059).

with

vormen as (
    select *
    from {{ ref('int_zaken__vorm') }}
),

zaken as (
    select *
    from {{ ref('stg_om__zaken') }}
),

beslissingen as (
    select *
    from {{ ref('int_zaken__beslissing') }}
),

berecht as (
    select *
    from {{ ref('int_zaken__berecht') }}
),

leveringen as (
    select
        levering_id,
        aard,
        peildatum,
        periode_van,
        periode_tot
    from {{ ref('stg_keten__leveringen') }}
),

parketten as (
    select
        code,
        label
    from {{ ref('parketten') }}
),

geldend as (
    select
        levering_id,
        populatie,
        jaar
    from {{ ref('int_leveringen__geldend') }}
),

gedateerd as (
    select
        vormen.levering_id,
        vormen.parketnummer,
        leveringen.aard,
        leveringen.peildatum,
        case
            when
                zaken.inschrijfdatum >= leveringen.periode_van
                and zaken.inschrijfdatum < leveringen.periode_tot
                then cast(extract(year from zaken.inschrijfdatum) as integer)
        end as instroomjaar,
        case
            when
                beslissingen.afhandeldatum >= leveringen.periode_van
                and beslissingen.afhandeldatum < leveringen.periode_tot
                then cast(extract(year from beslissingen.afhandeldatum) as integer)
        end as afhandeljaar,
        case
            when
                berecht.uitspraakdatum >= leveringen.periode_van
                and berecht.uitspraakdatum < leveringen.periode_tot
                then cast(extract(year from berecht.uitspraakdatum) as integer)
        end as uitspraakjaar
    from vormen
    inner join zaken
        on
            vormen.levering_id = zaken.levering_id
            and vormen.parketnummer = zaken.parketnummer
    inner join leveringen on vormen.levering_id = leveringen.levering_id
    left join beslissingen
        on
            vormen.levering_id = beslissingen.levering_id
            and vormen.parketnummer = beslissingen.parketnummer
    left join berecht
        on
            vormen.levering_id = berecht.levering_id
            and vormen.parketnummer = berecht.parketnummer
)

select
    gedateerd.levering_id,
    gedateerd.parketnummer,
    gedateerd.instroomjaar,
    gedateerd.afhandeljaar,
    gedateerd.uitspraakjaar,
    zaken.persoon_id,
    parketten.label as parket,
    zaken.geslacht,
    zaken.leeftijd,
    zaken.geboren_in_nederland,
    vormen.vorm,
    vormen.route as route_minderjarigheid,
    cast(vormen.n_kindfeiten as integer) as n_kindfeiten,
    zaken.inschrijfdatum,
    beslissingen.stand,
    beslissingen.beslissing,
    beslissingen.beslisgroep,
    beslissingen.afhandeldatum,
    beslissingen.sepotgrond,
    zaken.dagvaardingsdatum,
    zaken.zittingsdatum,
    berecht.uitspraakdatum,
    zaken.gevoegd_bij,
    gedateerd.peildatum,
    gedateerd.aard,
    zaken.bestand,
    zaken.regelnummer,
    instroom.jaar is not null as is_geldend_instroom,
    afgehandeld.jaar is not null as is_geldend_afgehandeld,
    geldend_berecht.jaar is not null as is_geldend_berecht
from gedateerd
inner join vormen
    on
        gedateerd.levering_id = vormen.levering_id
        and gedateerd.parketnummer = vormen.parketnummer
inner join zaken
    on
        gedateerd.levering_id = zaken.levering_id
        and gedateerd.parketnummer = zaken.parketnummer
left join beslissingen
    on
        gedateerd.levering_id = beslissingen.levering_id
        and gedateerd.parketnummer = beslissingen.parketnummer
left join berecht
    on
        gedateerd.levering_id = berecht.levering_id
        and gedateerd.parketnummer = berecht.parketnummer
left join parketten on zaken.parket = parketten.code
left join geldend as instroom
    on
        gedateerd.levering_id = instroom.levering_id
        and gedateerd.instroomjaar = instroom.jaar
        and instroom.populatie = 'instroom'
left join geldend as afgehandeld
    on
        gedateerd.levering_id = afgehandeld.levering_id
        and gedateerd.afhandeljaar = afgehandeld.jaar
        and afgehandeld.populatie = 'afgehandeld'
left join geldend as geldend_berecht
    on
        gedateerd.levering_id = geldend_berecht.levering_id
        and gedateerd.uitspraakjaar = geldend_berecht.jaar
        and geldend_berecht.populatie = 'berecht'

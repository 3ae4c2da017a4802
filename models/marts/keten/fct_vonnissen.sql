-- Cases of sexual violence against a child that ended in first instance (M:5927-5930), per
-- delivery: ruling, heaviest principal sentence (M:6282-6285) and every kind of measure imposed.

with

berecht as (
    select *
    from {{ ref('int_zaken__berecht') }}
),

zaken as (
    select
        levering_id,
        parketnummer,
        uitspraakjaar,
        is_geldend_berecht,
        vorm,
        parket,
        leeftijd,
        inschrijfdatum,
        dagvaardingsdatum,
        zittingsdatum,
        peildatum,
        aard
    from {{ ref('fct_zaken') }}
),

hoofdstraffen as (
    select *
    from {{ ref('int_zaken__hoofdstraf') }}
),

maatregelen as (
    select
        straffen.levering_id,
        straffen.parketnummer,
        string_agg(distinct straffen.soort, ', ' order by straffen.soort) as maatregelen
    from {{ ref('stg_om__straffen') }} as straffen
    inner join {{ ref('straffen') }} as soorten on straffen.soort = soorten.code
    where soorten.aard != 'hoofdstraf'
    group by straffen.levering_id, straffen.parketnummer
)

select
    berecht.levering_id,
    berecht.parketnummer,
    zaken.uitspraakjaar,
    zaken.is_geldend_berecht as is_geldend,
    zaken.vorm,
    zaken.parket,
    zaken.leeftijd,
    zaken.inschrijfdatum,
    zaken.dagvaardingsdatum,
    zaken.zittingsdatum,
    berecht.uitspraakdatum,
    berecht.uitspraak,
    berecht.uitspraakgroep,
    berecht.alleen_kindfeiten,
    hoofdstraffen.zwaarste_hoofdstraf,
    cast(hoofdstraffen.dagen_onvoorwaardelijk as integer) as dagen_onvoorwaardelijk,
    cast(hoofdstraffen.dagen_voorwaardelijk as integer) as dagen_voorwaardelijk,
    hoofdstraffen.strafduurklasse,
    maatregelen.maatregelen,
    zaken.peildatum,
    zaken.aard,
    hoofdstraffen.parketnummer is not null as heeft_straf_of_maatregel
from berecht
inner join zaken
    on
        berecht.levering_id = zaken.levering_id
        and berecht.parketnummer = zaken.parketnummer
left join hoofdstraffen
    on
        berecht.levering_id = hoofdstraffen.levering_id
        and berecht.parketnummer = hoofdstraffen.parketnummer
left join maatregelen
    on
        berecht.levering_id = maatregelen.levering_id
        and berecht.parketnummer = maatregelen.parketnummer

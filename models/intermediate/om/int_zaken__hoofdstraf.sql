-- The heaviest principal sentence of a conviction with a sentence or measure: custody above
-- taakstraf above geldboete (M:6282-6285). Custodial rows of a case are added up; the unconditional
-- part decides the class of the length (M:6331-6338). An empty part beside a filled one is 0; a
-- custodial row with both parts empty has an unknown length, and so has its case.

with

veroordelingen as (
    select
        levering_id,
        parketnummer
    from {{ ref('int_zaken__berecht') }}
    where uitspraakgroep = 'veroordeling'
),

straffen as (
    select
        levering_id,
        parketnummer,
        soort,
        duur_onvoorwaardelijk,
        duur_voorwaardelijk
    from {{ ref('stg_om__straffen') }}
),

soorten as (
    select
        code,
        rang
    from {{ ref('straffen') }}
    where aard = 'hoofdstraf'
),

klassen as (
    select
        code,
        van_dagen,
        tot_dagen
    from {{ ref('strafduurklassen') }}
),

per_zaak as (
    select
        veroordelingen.levering_id,
        veroordelingen.parketnummer,
        min(soorten.rang) as rang,
        bool_or(
            soorten.rang = 1
            and straffen.duur_onvoorwaardelijk is null
            and straffen.duur_voorwaardelijk is null
        ) as heeft_lege_duur,
        sum(coalesce(straffen.duur_onvoorwaardelijk, 0))
        filter (where soorten.rang = 1) as dagen_onvoorwaardelijk,
        sum(coalesce(straffen.duur_voorwaardelijk, 0))
        filter (where soorten.rang = 1) as dagen_voorwaardelijk
    from veroordelingen
    inner join straffen
        on
            veroordelingen.levering_id = straffen.levering_id
            and veroordelingen.parketnummer = straffen.parketnummer
    left join soorten on straffen.soort = soorten.code
    group by veroordelingen.levering_id, veroordelingen.parketnummer
),

beoordeeld as (
    select
        levering_id,
        parketnummer,
        case
            when rang = 3 then 'geldboete'
            when rang = 2 then 'taakstraf'
            when rang is null then null
            when heeft_lege_duur or dagen_onvoorwaardelijk + dagen_voorwaardelijk = 0
                then 'vrijheidsstraf van onbekende duur'
            when dagen_onvoorwaardelijk = 0 then 'geheel voorwaardelijke vrijheidsstraf'
            when dagen_voorwaardelijk = 0 then 'geheel onvoorwaardelijke vrijheidsstraf'
            else 'deels voorwaardelijke vrijheidsstraf'
        end as zwaarste_hoofdstraf,
        case when not heeft_lege_duur then dagen_onvoorwaardelijk end as dagen_onvoorwaardelijk,
        case when not heeft_lege_duur then dagen_voorwaardelijk end as dagen_voorwaardelijk
    from per_zaak
)

select
    beoordeeld.levering_id,
    beoordeeld.parketnummer,
    beoordeeld.zwaarste_hoofdstraf,
    cast(beoordeeld.dagen_onvoorwaardelijk as integer) as dagen_onvoorwaardelijk,
    cast(beoordeeld.dagen_voorwaardelijk as integer) as dagen_voorwaardelijk,
    klassen.code as strafduurklasse
from beoordeeld
left join klassen
    on
        beoordeeld.dagen_onvoorwaardelijk >= klassen.van_dagen
        and beoordeeld.dagen_onvoorwaardelijk < klassen.tot_dagen

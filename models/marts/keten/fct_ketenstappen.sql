-- The event log: one dated step of one entity. Incidents and cases are different units; a step
-- never joins them (that is keten_per_cohort, where the police delivered the parketnummer).

with

meldingen as (
    select *
    from {{ ref('fct_meldingen') }}
),

zaken as (
    select *
    from {{ ref('fct_zaken') }}
),

-- Hearings have no population of their own: the delivery in force for the verdicts of the year.
geldend as (
    select
        levering_id,
        jaar
    from {{ ref('int_leveringen__geldend') }}
    where populatie = 'berecht'
),

stappen as (
    select
        levering_id,
        'melding' as entiteit,
        incident_id as entiteit_id,
        'melding' as stap,
        1 as volgorde,
        melddatum as datum,
        vorm,
        is_geldend,
        aard
    from meldingen
    union all
    select
        levering_id,
        'melding' as entiteit,
        incident_id as entiteit_id,
        'aangifte' as stap,
        2 as volgorde,
        aangiftedatum as datum,
        vorm,
        is_geldend,
        aard
    from meldingen
    where aangifte
    union all
    select
        levering_id,
        'melding' as entiteit,
        incident_id as entiteit_id,
        'inzending om' as stap,
        3 as volgorde,
        inzenddatum_om as datum,
        vorm,
        is_geldend,
        aard
    from meldingen
    where status_om = 'naar om'
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        'instroom' as stap,
        4 as volgorde,
        inschrijfdatum as datum,
        vorm,
        is_geldend_instroom as is_geldend,
        aard
    from zaken
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        case when beslisgroep = 'naar de rechter' then 'dagvaarding' else 'andere beslissing' end
            as stap,
        5 as volgorde,
        afhandeldatum as datum,
        vorm,
        is_geldend_afgehandeld as is_geldend,
        aard
    from zaken
    where stand = 'inhoudelijk'
    union all
    select
        zaken.levering_id,
        'zaak' as entiteit,
        zaken.parketnummer as entiteit_id,
        'zitting' as stap,
        6 as volgorde,
        zaken.zittingsdatum as datum,
        zaken.vorm,
        geldend.jaar is not null as is_geldend,
        zaken.aard
    from zaken
    left join geldend
        on
            zaken.levering_id = geldend.levering_id
            and extract(year from zaken.zittingsdatum) = geldend.jaar
    where zaken.zittingsdatum <= zaken.peildatum
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        'vonnis' as stap,
        7 as volgorde,
        uitspraakdatum as datum,
        vorm,
        is_geldend_berecht as is_geldend,
        aard
    from zaken
    where uitspraakdatum is not null
)

select
    levering_id,
    entiteit,
    entiteit_id,
    stap,
    volgorde,
    datum,
    vorm,
    is_geldend,
    aard,
    lag(stap) over entiteit_op_volgorde as vorige_stap,
    lag(datum) over entiteit_op_volgorde as vorige_datum,
    case when entiteit = 'melding' then 'politie' else 'om' end as bron
from stappen
window entiteit_op_volgorde as (
    partition by levering_id, entiteit, entiteit_id
    order by volgorde
)

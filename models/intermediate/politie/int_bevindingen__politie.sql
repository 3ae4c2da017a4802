-- Contradictions that could be true somewhere land and become findings, one row per record and
-- finding; they never change a count. Texts, severity and source lines stand in the list of rules.

with

incidenten as (
    select * from {{ ref('stg_politie__incidenten') }}
),

slachtoffers as (
    select * from {{ ref('stg_politie__slachtoffers') }}
),

verdachten as (
    select * from {{ ref('stg_politie__verdachten') }}
),

delicten as (
    select * from {{ ref('int_incidenten__delict') }}
),

meldingen as (
    select * from {{ ref('int_meldingen__minderjarig_slachtoffer') }}
),

bevindingen as (
    select
        tabel,
        bevinding
    from {{ ref('registratieregels') }}
    where bron = 'politie'
),

bevindingen_incidenten as (
    select bevinding from bevindingen
    where tabel = 'incidenten'
),

slachtoffers_per_incident as (
    select distinct
        levering_id,
        incident_id
    from slachtoffers
),

verdachten_per_incident as (
    select distinct
        levering_id,
        incident_id
    from verdachten
),

incidenten_beoordeeld as (
    select
        incidenten.levering_id,
        incidenten.incident_id,
        incidenten.regelnummer,
        bevindingen_incidenten.bevinding
    from incidenten
    inner join delicten
        on
            incidenten.levering_id = delicten.levering_id
            and incidenten.incident_id = delicten.incident_id
    left join meldingen
        on
            incidenten.levering_id = meldingen.levering_id
            and incidenten.incident_id = meldingen.incident_id
    left join slachtoffers_per_incident
        on
            incidenten.levering_id = slachtoffers_per_incident.levering_id
            and incidenten.incident_id = slachtoffers_per_incident.incident_id
    left join verdachten_per_incident
        on
            incidenten.levering_id = verdachten_per_incident.levering_id
            and incidenten.incident_id = verdachten_per_incident.incident_id
    inner join bevindingen_incidenten
        on
            case bevindingen_incidenten.bevinding
                when 'slachtoffer onder 16 niet onder F527'
                    then
                        delicten.delictgroep in ('aanranding', 'verkrachting')
                        and delicten.pleegdatum >= {{ begin_wsm() }}
                        and meldingen.jongste_leeftijd < 16
                when 'pleegdatum onbekend'
                    then delicten.pleegdatum is null
                when 'alleen einddatum'
                    then
                        incidenten.pleegdatum_begin is null
                        and incidenten.pleegdatum_eind is not null
                when 'einddatum voor begindatum'
                    then incidenten.pleegdatum_eind < incidenten.pleegdatum_begin
                when 'periode over 1 juli 2024'
                    then
                        incidenten.pleegdatum_begin < {{ begin_wsm() }}
                        and incidenten.pleegdatum_eind >= {{ begin_wsm() }}
                when 'melddatum voor pleegdatum'
                    then incidenten.melddatum < delicten.pleegdatum
                when 'registratiedatum voor melddatum'
                    then incidenten.registratiedatum < incidenten.melddatum
                when 'inzenddatum voor melddatum'
                    then incidenten.inzenddatum_om < incidenten.melddatum
                when 'afsluitdatum voor melddatum'
                    then incidenten.afsluitdatum < incidenten.melddatum
                when 'naar OM zonder verdachte'
                    then incidenten.naar_om and verdachten_per_incident.incident_id is null
                when 'inzenddatum zonder naar OM'
                    then incidenten.inzenddatum_om is not null and not incidenten.naar_om
                when 'afgesloten en naar OM'
                    then incidenten.afsluitdatum is not null and incidenten.naar_om
                when 'aangiftedatum zonder aangifte'
                    then incidenten.aangiftedatum is not null and not incidenten.aangifte
                when 'aangiftedatum voor pleegdatum'
                    then incidenten.aangiftedatum < delicten.pleegdatum
                when 'geen slachtoffer geregistreerd'
                    then slachtoffers_per_incident.incident_id is null
                -- The findings about the code are those of int_incidenten__delict.
                else delicten.bevinding = bevindingen_incidenten.bevinding
            end
),

personen as (
    select
        'slachtoffers' as tabel,
        levering_id,
        incident_id,
        regelnummer,
        persoon_id,
        leeftijd,
        false as is_ook_slachtoffer
    from slachtoffers

    union all

    select
        'verdachten' as tabel,
        verdachten.levering_id,
        verdachten.incident_id,
        verdachten.regelnummer,
        verdachten.persoon_id,
        verdachten.leeftijd,
        slachtoffers.persoon_id is not null as is_ook_slachtoffer
    from verdachten
    left join slachtoffers
        on
            verdachten.levering_id = slachtoffers.levering_id
            and verdachten.incident_id = slachtoffers.incident_id
            and verdachten.persoon_id = slachtoffers.persoon_id
),

alle as (
    select
        levering_id,
        'incidenten' as tabel,
        incident_id as sleutel,
        regelnummer,
        bevinding
    from incidenten_beoordeeld

    union all

    select
        personen.levering_id,
        personen.tabel,
        personen.incident_id as sleutel,
        personen.regelnummer,
        bevindingen.bevinding
    from personen
    inner join bevindingen
        on
            personen.tabel = bevindingen.tabel
            and case bevindingen.bevinding
                when 'leeftijd onbekend' then personen.leeftijd is null
                when 'persoon_id ontbreekt' then personen.persoon_id is null
                when 'ook slachtoffer' then personen.is_ook_slachtoffer
            end
)

select
    levering_id,
    tabel,
    sleutel,
    regelnummer,
    bevinding
from alle

-- How far a registration came: 1 registered, 2 with a registered minor victim (M:3123-3131), 3 with
-- a suspect (M:4891-4894), 4 sent to the OM (M:4896-4902); and why it came no further. An unknown
-- age is selection, no loss (M:3133-3140). Whoever is not closed is still open, and can be sent in
-- later (M:4911-4917).

with

incidenten as (
    select
        levering_id,
        incident_id,
        registratiedatum,
        aangifte,
        afsluitdatum
    from {{ ref('stg_politie__incidenten') }}
),

delicten as (
    select
        levering_id,
        incident_id,
        vorm
    from {{ ref('int_incidenten__delict') }}
),

slachtoffers as (
    select
        levering_id,
        incident_id,
        bool_or(leeftijd is null) as heeft_onbekende_leeftijd
    from {{ ref('stg_politie__slachtoffers') }}
    group by levering_id, incident_id
),

statussen as (
    select
        levering_id,
        incident_id,
        status_om
    from {{ ref('int_meldingen__status_om') }}
)

select
    incidenten.levering_id,
    incidenten.incident_id,
    delicten.vorm,
    cast(extract(year from incidenten.registratiedatum) as integer) as jaar,
    case
        when statussen.status_om = 'naar om' then 4
        when statussen.status_om = 'niet naar om' then 3
        when statussen.status_om = 'geen verdachte' then 2
        else 1
    end as trap,
    case
        when statussen.status_om = 'naar om' then null
        when statussen.status_om is null then 'populatie'
        when incidenten.afsluitdatum is null then 'tijd'
        else 'verlies'
    end as soort,
    case
        when statussen.status_om = 'naar om' then null
        when statussen.status_om is not null
            then
                statussen.status_om
                || case
                    when incidenten.afsluitdatum is null then ', nog open op de peildatum'
                    else ', afgesloten'
                end
        when slachtoffers.incident_id is null then 'geen slachtoffer geregistreerd'
        when slachtoffers.heeft_onbekende_leeftijd then 'leeftijd van een slachtoffer onbekend'
        else 'alleen meerderjarige slachtoffers'
    end as reden,
    coalesce(incidenten.aangifte, false) as heeft_aangifte
from incidenten
left join delicten
    on
        incidenten.levering_id = delicten.levering_id
        and incidenten.incident_id = delicten.incident_id
left join slachtoffers
    on
        incidenten.levering_id = slachtoffers.levering_id
        and incidenten.incident_id = slachtoffers.incident_id
left join statussen
    on
        incidenten.levering_id = statussen.levering_id
        and incidenten.incident_id = statussen.incident_id

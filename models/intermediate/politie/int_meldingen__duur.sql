-- Duration from incident to report: days from the offence date to melddatum, in five classes
-- (M:3233-3251). Reports dated before the offence have no valid duration (M:3257); neither have
-- those without an offence date.

with

meldingen as (
    select * from {{ ref('int_meldingen__minderjarig_slachtoffer') }}
),

incidenten as (
    select * from {{ ref('stg_politie__incidenten') }}
),

delicten as (
    select * from {{ ref('int_incidenten__delict') }}
),

duurklassen as (
    select * from {{ ref('duurklassen') }}
),

duren as (
    select
        meldingen.levering_id,
        meldingen.incident_id,
        {{ dagen_tussen('delicten.pleegdatum', 'incidenten.melddatum') }} as dagen
    from meldingen
    inner join incidenten
        on
            meldingen.levering_id = incidenten.levering_id
            and meldingen.incident_id = incidenten.incident_id
    inner join delicten
        on
            meldingen.levering_id = delicten.levering_id
            and meldingen.incident_id = delicten.incident_id
)

select
    duren.levering_id,
    duren.incident_id,
    duren.dagen,
    duurklassen.duurklasse,
    case
        when duren.dagen is null then 'pleegdatum onbekend'
        when duren.dagen < 0 then 'melding voor pleegdatum'
        else 'geldig'
    end as status
from duren
left join duurklassen
    on duren.dagen >= duurklassen.van and duren.dagen < duurklassen.tot

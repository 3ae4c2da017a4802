-- When an entity came into a stage and when it left it, whatever way: reports at the police from
-- registration until they were sent in or closed, cases at the OM from inflow until the decision
-- (an administrative sepot too), summoned cases at the court from that decision until the verdict.
-- Who has not left by the peildatum is still there. A departure before the arrival is one on the
-- day of arrival; one without a date cannot be placed in time, and is left out and counted.

with

incidenten as (
    select
        levering_id,
        incident_id,
        registratiedatum,
        inzenddatum_om,
        afsluitdatum
    from {{ ref('stg_politie__incidenten') }}
),

meldingen as (
    select
        levering_id,
        incident_id,
        vorm,
        trap
    from {{ ref('int_incidenten__trap') }}
    where trap >= 2
),

zaken as (
    select *
    from {{ ref('int_zaken__trap') }}
),

leveringen as (
    select
        levering_id,
        peildatum
    from {{ ref('stg_keten__leveringen') }}
),

per_stadium as (
    select
        meldingen.levering_id,
        'politie' as stadium,
        meldingen.incident_id as entiteit_id,
        meldingen.vorm,
        incidenten.registratiedatum as datum_in,
        case
            when meldingen.trap = 4 then incidenten.inzenddatum_om
            else incidenten.afsluitdatum
        end as datum_uit,
        meldingen.trap = 4 or incidenten.afsluitdatum is not null as is_weg
    from meldingen
    inner join incidenten
        on
            meldingen.levering_id = incidenten.levering_id
            and meldingen.incident_id = incidenten.incident_id
    union all
    select
        levering_id,
        'om' as stadium,
        parketnummer as entiteit_id,
        vorm,
        inschrijfdatum as datum_in,
        afhandeldatum as datum_uit,
        trap >= 2 as is_weg
    from zaken
    union all
    select
        levering_id,
        'rechter' as stadium,
        parketnummer as entiteit_id,
        vorm,
        afhandeldatum as datum_in,
        uitspraakdatum as datum_uit,
        trap >= 5 as is_weg
    from zaken
    where trap >= 4
)

select
    per_stadium.levering_id,
    per_stadium.stadium,
    per_stadium.entiteit_id,
    per_stadium.vorm,
    per_stadium.datum_in,
    case
        when per_stadium.is_weg and per_stadium.datum_uit <= leveringen.peildatum
            then greatest(per_stadium.datum_in, per_stadium.datum_uit)
    end as datum_uit,
    coalesce(per_stadium.datum_uit < per_stadium.datum_in, false) as is_uit_voor_in,
    per_stadium.datum_in is not null
    and (per_stadium.datum_uit is not null or not per_stadium.is_weg) as is_dateerbaar
from per_stadium
inner join leveringen on per_stadium.levering_id = leveringen.levering_id

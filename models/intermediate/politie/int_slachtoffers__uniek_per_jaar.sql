-- Unique victims are distinct persons per year; the printed total is the sum of the years
-- (M:3177-3179). Some are a victim in several reports of one year (M:3191-3192). Victims are the
-- minors among the registered victims; a person without persoon_id counts as one (persoon_sleutel).

with

meldingen as (
    select * from {{ ref('int_meldingen__minderjarig_slachtoffer') }}
),

delicten as (
    select * from {{ ref('int_incidenten__delict') }}
),

slachtoffers as (
    select * from {{ ref('stg_politie__slachtoffers') }}
    where leeftijd < 18
),

rollen as (
    select
        meldingen.levering_id,
        meldingen.jaar,
        slachtoffers.persoon_sleutel,
        meldingen.incident_id,
        slachtoffers.geslacht,
        slachtoffers.leeftijd,
        delicten.vorm
    from meldingen
    inner join slachtoffers
        on
            meldingen.levering_id = slachtoffers.levering_id
            and meldingen.incident_id = slachtoffers.incident_id
    inner join delicten
        on
            meldingen.levering_id = delicten.levering_id
            and meldingen.incident_id = delicten.incident_id
)

select
    levering_id,
    jaar,
    persoon_sleutel,
    count(distinct incident_id) as n_meldingen,
    count(distinct incident_id) filter (where vorm = 'fysiek') as n_meldingen_fysiek,
    count(distinct incident_id) filter (where vorm = 'niet-fysiek') as n_meldingen_niet_fysiek,
    -- A person who is registered differently keeps the sex of the last incident code.
    max_by(geslacht, incident_id) filter (where geslacht is not null) as geslacht,
    min(leeftijd) as jongste_leeftijd
from rollen
group by levering_id, jaar, persoon_sleutel

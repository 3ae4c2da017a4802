-- A pair is a minor victim and a suspect of known age met in one report; a suspect of two victims
-- counts twice, the same pair in several reports once over the period (M:3366-3374). The pair
-- stands in the class of the suspect's youngest age; the victim's age, the year and the form are
-- those of that same report.

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

verdachten as (
    select * from {{ ref('stg_politie__verdachten') }}
    where leeftijd is not null
),

klassen as (
    select * from {{ ref('leeftijdsklassen_politie') }}
    where reeks = 'figuur 2.7'
),

ontmoetingen as (
    select
        meldingen.levering_id,
        meldingen.incident_id,
        slachtoffers.persoon_sleutel as slachtoffer,
        verdachten.persoon_sleutel as verdachte,
        slachtoffers.leeftijd as leeftijd_slachtoffer,
        verdachten.leeftijd as leeftijd_verdachte,
        meldingen.jaar,
        delicten.vorm,
        row_number() over (
            partition by
                meldingen.levering_id, slachtoffers.persoon_sleutel, verdachten.persoon_sleutel
            order by verdachten.leeftijd, meldingen.jaar, meldingen.incident_id
        ) as volgnummer,
        count(*) over (
            partition by
                meldingen.levering_id, slachtoffers.persoon_sleutel, verdachten.persoon_sleutel
        ) as n_meldingen
    from meldingen
    inner join delicten
        on
            meldingen.levering_id = delicten.levering_id
            and meldingen.incident_id = delicten.incident_id
    inner join slachtoffers
        on
            meldingen.levering_id = slachtoffers.levering_id
            and meldingen.incident_id = slachtoffers.incident_id
    inner join verdachten
        on
            meldingen.levering_id = verdachten.levering_id
            and meldingen.incident_id = verdachten.incident_id
)

select
    ontmoetingen.levering_id,
    ontmoetingen.slachtoffer,
    ontmoetingen.verdachte,
    ontmoetingen.incident_id,
    ontmoetingen.jaar,
    ontmoetingen.vorm,
    ontmoetingen.n_meldingen,
    ontmoetingen.leeftijd_slachtoffer,
    ontmoetingen.leeftijd_verdachte,
    klassen.klasse as leeftijdsklasse
from ontmoetingen
left join klassen
    on
        ontmoetingen.leeftijd_verdachte >= klassen.van
        and ontmoetingen.leeftijd_verdachte < klassen.tot
where ontmoetingen.volgnummer = 1

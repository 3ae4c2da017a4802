-- Question 6. Did fewer reports of the last years reach the OM, or are they on their way?
-- Population: incidents of one year with a registered minor victim; unit: incident.
-- Read: `procent_naar_om` was counted on the peildatum; `procent_verwacht` is an estimate, with its
-- 90% interval, of what it comes to within two years of the report. Empty where all were followed
-- for that long: the count stands. `status` says which counts compare.
-- Not for: the estimate as a count, or beside a printed figure without the word; later changes.

with

geteld as (
    select
        cohortjaar,
        n_meldingen,
        n_bereikt as n_naar_om,
        status,
        100 * n_bereikt / n_meldingen as procent_naar_om
    from {{ ref('keten_per_cohort') }}
    where stap = 'naar om' and vorm = 'totaal'
),

verwacht as (
    select
        jaar_instroom,
        100 * aandeel_verwacht as procent_verwacht,
        100 * aandeel_onder as procent_onder,
        100 * aandeel_boven as procent_boven
    from {{ ref('verwachting_per_instroomjaar') }}
    where
        traject = 'melding tot inzending om'
        and is_geldend and vorm = 'totaal' and horizon_dagen = 730
)

select
    geteld.* exclude (status),
    verwacht.* exclude (jaar_instroom),
    geteld.status
from geteld
left join verwacht on geteld.cohortjaar = verwacht.jaar_instroom
order by geteld.cohortjaar

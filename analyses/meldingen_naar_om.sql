-- Question 6. How many reports of 2023 reached the OM, and how long did it take?
-- Population: incidents of 2023 with a registered minor victim; unit: incident.
-- Read: the days are over the reports that were sent in; `n_open` were waiting on the peildatum.
-- Not for: a trend up to the last year, which is unfinished; days as if nobody was waiting.

with

cohort as (
    select
        vorm,
        max(n_bereikt) filter (where stap = 'melding') as n_meldingen,
        max(n_bereikt) filter (where stap = 'naar om') as n_naar_om
    from {{ ref('keten_per_cohort') }}
    where cohortjaar = 2023
    group by vorm
),

duur as (
    select
        vorm,
        mediaan_dagen,
        gemiddelde_dagen,
        n_open_ingang
    from {{ ref('doorlooptijd_per_jaar') }}
    where jaar = 2023 and traject = 'melding tot inzending om'
)

select
    cohort.vorm,
    cohort.n_meldingen,
    cohort.n_naar_om,
    duur.mediaan_dagen,
    duur.n_open_ingang as n_open,
    duur.gemiddelde_dagen,
    100 * cohort.n_naar_om / cohort.n_meldingen as procent_naar_om
from cohort
inner join duur on cohort.vorm = duur.vorm
order by cohort.vorm desc

-- How many reports became a summons: of all that happened in 2021, and of the reports of 2021?
-- The first view counts what happened in the year, whenever the report was made, in incidents at
-- the police and cases at the OM: its stages are no shares of each other. The second follows the
-- reports of that year (incidents) to the peildatum, as far as they are linked to a case.

with

per_jaar as (
    select
        vorm,
        stap,
        aantal,
        eenheid
    from {{ ref('keten_per_jaar') }}
    where jaar = 2021
),

cohort as (
    select
        vorm,
        volgorde,
        stap,
        n_bereikt,
        bereikt_per_1000,
        koppelgraad
    from {{ ref('keten_per_cohort') }}
    where cohortjaar = 2021
)

select
    cohort.vorm,
    cohort.stap,
    per_jaar.aantal as in_het_jaar,
    per_jaar.eenheid as eenheid_in_het_jaar,
    cohort.n_bereikt as van_de_meldingen,
    round(cohort.bereikt_per_1000, 1) as per_1000_meldingen,
    round(cohort.koppelgraad, 3) as koppelgraad
from cohort
left join per_jaar on cohort.vorm = per_jaar.vorm and cohort.stap = per_jaar.stap
order by cohort.vorm, cohort.volgorde

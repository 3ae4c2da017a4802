-- Question 1. Where does the chain lose the most reports, and is it getting better?
-- Population: incidents of one year with a registered minor victim; years with links only.
-- Read: `n_afgerond` came to the stage, can be followed and wait no longer; `procent_van_afgerond`
-- of them was lost. Of the last years only what ended soon is in; `status` says which compare.
-- Not for: blame. A report without a suspect is not known to be solvable, and an acquittal is a
-- proper end; open and unlinked reports, and answers other than a summons, are not lost.

with

stappen as (
    select
        cohortjaar,
        stap,
        volgorde,
        status,
        n_vorige - n_open - n_niet_gekoppeld as n_afgerond
    from {{ ref('keten_per_cohort') }}
    where vorm = 'totaal' and koppelgraad > 0
),

verloren as (
    select
        cohortjaar,
        stap,
        sum(n_meldingen) as n_verloren,
        sum(per_1000_meldingen) as per_1000_meldingen
    from {{ ref('keten_cohort_uitgangen') }}
    where vorm = 'totaal' and pad = 'keten' and uitkomst = 'uitgevallen'
    group by cohortjaar, stap
)

select
    stappen.* exclude (volgorde, status),
    verloren.* exclude (cohortjaar, stap),
    stappen.status,
    100 * verloren.n_verloren / stappen.n_afgerond as procent_van_afgerond
from stappen
inner join verloren on stappen.cohortjaar = verloren.cohortjaar and stappen.stap = verloren.stap
order by stappen.volgorde, stappen.cohortjaar

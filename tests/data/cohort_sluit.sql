-- In every cohort a stage starts with those that reached the stage before it, so the four ways on
-- (reached, open, gone another way, not linked) are all that happened to them.

with

cohorten as (
    select
        levering_id,
        cohortjaar,
        vorm,
        stap,
        vorige_stap,
        n_vorige,
        n_bereikt,
        n_open,
        n_uitgevallen,
        n_niet_gekoppeld
    from {{ ref('keten_per_cohort') }}
)

select
    stappen.cohortjaar,
    stappen.vorm,
    stappen.stap
from cohorten as stappen
left join cohorten as vorige
    on
        stappen.levering_id = vorige.levering_id
        and stappen.cohortjaar = vorige.cohortjaar
        and stappen.vorm = vorige.vorm
        and stappen.vorige_stap = vorige.stap
where
    stappen.n_vorige != coalesce(vorige.n_bereikt, stappen.n_bereikt)
    or stappen.n_bereikt + stappen.n_open + stappen.n_uitgevallen + stappen.n_niet_gekoppeld
    != stappen.n_vorige

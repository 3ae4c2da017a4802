-- Where the reports of a cohort are now is all of them, along each way; and stage by stage it is
-- what keten_per_cohort counts in another manner: the same open, gone and unlinked ones. The marts
-- hold the deliveries in force; that every report is at one place is tested of every delivery.

with

uitgangen as (
    select
        cohortjaar,
        pad,
        vorm,
        stap,
        sum(n_meldingen) as n_meldingen,
        sum(n_meldingen) filter (where uitkomst = 'open') as n_open,
        sum(n_meldingen) filter (
            where uitkomst in ('uitgevallen', 'andere afdoening', 'buiten de populatie')
        ) as n_uitgevallen,
        sum(n_meldingen) filter (where uitkomst = 'niet gekoppeld') as n_niet_gekoppeld
    from {{ ref('keten_cohort_uitgangen') }}
    group by all
),

paden as (
    select
        cohortjaar,
        pad,
        vorm,
        sum(n_meldingen) as n_meldingen
    from uitgangen
    group by all
),

cohorten as (
    select *
    from {{ ref('keten_per_cohort') }}
),

eindpunten as (
    select
        levering_id,
        jaar,
        vorm,
        pad,
        count(*) as n_meldingen
    from {{ ref('int_meldingen__eindpunt') }}
    group by levering_id, jaar, vorm, pad
),

meldingen as (
    select
        levering_id,
        jaar,
        vorm,
        count(*) as n_meldingen
    from {{ ref('int_incidenten__trap') }}
    where trap >= 2
    group by levering_id, jaar, vorm
)

select
    cohorten.cohortjaar,
    cohorten.vorm,
    cohorten.stap
from cohorten
left join uitgangen
    on
        cohorten.cohortjaar = uitgangen.cohortjaar
        and cohorten.vorm = uitgangen.vorm
        and cohorten.stap = uitgangen.stap
where
    cohorten.stap != 'melding'
    and (
        cohorten.n_open != coalesce(uitgangen.n_open, 0)
        or cohorten.n_uitgevallen != coalesce(uitgangen.n_uitgevallen, 0)
        or cohorten.n_niet_gekoppeld != coalesce(uitgangen.n_niet_gekoppeld, 0)
    )
union all
select
    cohorten.cohortjaar,
    cohorten.vorm,
    namen.pad as stap
from cohorten
cross join (values ('keten'), ('aangifte')) as namen (pad)
left join paden
    on
        cohorten.cohortjaar = paden.cohortjaar
        and cohorten.vorm = paden.vorm
        and namen.pad = paden.pad
where
    cohorten.stap = 'melding'
    and (cohorten.n_bereikt = paden.n_meldingen) is not true
union all
select
    meldingen.jaar as cohortjaar,
    meldingen.vorm,
    namen.pad as stap
from meldingen
cross join (values ('keten'), ('aangifte')) as namen (pad)
left join eindpunten
    on
        meldingen.levering_id = eindpunten.levering_id
        and meldingen.jaar = eindpunten.jaar
        and meldingen.vorm is not distinct from eindpunten.vorm
        and namen.pad = eindpunten.pad
where (meldingen.n_meldingen = eindpunten.n_meldingen) is not true

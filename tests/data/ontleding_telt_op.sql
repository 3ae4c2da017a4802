-- The components of a change can add up to it: the sum of the lower bounds is not above it, that of
-- the upper bounds not below, and each bound leaves the others values that make up the change.

with

componenten as (
    select
        *,
        sum(ondergrens) over paar as som_onder,
        sum(bovengrens) over paar as som_boven
    from {{ ref('keten_ontleding') }}
    where not is_som
    window paar as (partition by bron, deel, soort_reeks, reeks, tot_jaar, aard)
)

select *
from componenten
where
    som_onder > verandering
    or som_boven < verandering
    or ondergrens < verandering - (som_boven - bovengrens)
    or bovengrens > verandering - (som_onder - ondergrens)

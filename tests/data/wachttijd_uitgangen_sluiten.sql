-- On every day the ways out of a cohort and what is still open are all of it.

select
    traject,
    jaar_instroom,
    vorm,
    uitsplitsing,
    groep,
    na_dagen,
    sum(aandeel) as som
from {{ ref('wachttijd_uitgangen') }}
group by traject, jaar_instroom, vorm, uitsplitsing, groep, na_dagen
having abs(sum(aandeel) - 1) > 1e-9

-- Question 9. How many cases are older than the norm today?
-- Population: cases that wait for the end of the trajectory on the newest peildatum; unit: zaak.
-- Read: `n_over_norm` of `n_open` can no longer be within the norm, whatever comes; of
-- `n_onbeslist` nobody knows yet whether they will be summoned, and the norm of 60 days is for
-- those that are.
-- Not for: attainment of the norm, which is over closed cases; adding norms: one case can wait on
-- several. A lower bound: cases that came in before the period and still wait were not delivered.

select
    norm,
    traject,
    vorm,
    norm_dagen,
    sum(n_open_binnen_norm + n_open_over_norm) as n_open,
    sum(n_open_over_norm) as n_over_norm,
    sum(n_open_onbeslist) as n_onbeslist
from {{ ref('norm_per_instroomjaar') }}
where
    uitsplitsing = 'totaal'
    and vorm != 'totaal'
    and peildatum = (select max(peildatum) from {{ ref('norm_per_instroomjaar') }})
group by norm, traject, vorm, norm_dagen
order by norm_dagen, vorm

-- Question 9. How many cases are older than the norm today?
-- Population: cases that came in and wait for the end of the trajectory on the peildatum; unit:
-- zaak.
-- Read: `n_over_norm` of `n_open` waits for longer than the norm already, whatever comes; the
-- others can still make it. The norm of 60 days is for cases that will be summoned, and of open
-- ones nobody knows which.
-- Not for: attainment of the norm, which is over closed cases; adding trajectories: one case can
-- wait on several. Cases that came in before the period and still wait were not delivered.

select
    traject,
    vorm,
    norm_dagen,
    count(*) as n_open,
    count(*) filter (where datediff('day', begindatum, peildatum) > norm_dagen) as n_over_norm,
    median(datediff('day', begindatum, peildatum)) as mediaan_dagen
from {{ ref('fct_doorlooptijden') }}
where
    status = 'open'
    and is_geldend_ingang
    and norm_dagen is not null
group by traject, vorm, norm_dagen
order by traject, vorm

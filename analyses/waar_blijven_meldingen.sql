-- Where are the reports of 2021 now, of every 1,000, and why did they get no further?
-- Population: incidents of 2021 with a registered minor victim; unit: incident. Only `uitgevallen`
-- left the chain: `open` still waits, and what is `niet gekoppeld` cannot be followed.

select
    vorm,
    stap,
    uitkomst,
    reden,
    n_meldingen,
    peildatum,
    round(per_1000_meldingen, 1) as per_1000_meldingen
from {{ ref('keten_cohort_uitgangen') }}
where
    cohortjaar = 2021
    and pad = 'keten'
order by vorm, volgorde, uitkomst, reden

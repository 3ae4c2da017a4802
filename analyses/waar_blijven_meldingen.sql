-- Question 2. Where are the reports of 2021 now, of every 1,000, and why did they get no further?
-- Population: incidents of 2021 with a registered minor victim; unit: incident.
-- Read: `stap` is the first stage that they did not reach; all rows together are all reports.
-- Not for: calling anything but `uitgevallen` lost: `open` waits, `niet gekoppeld` cannot be
-- followed, `andere afdoening` is another answer, `buiten de populatie` was no case of this kind.

select
    stap,
    uitkomst,
    reden,
    n_meldingen,
    per_1000_meldingen
from {{ ref('keten_cohort_uitgangen') }}
where
    cohortjaar = 2021
    and vorm = 'totaal'
    and pad = 'keten'
order by volgorde asc, uitkomst asc, n_meldingen desc, reden asc

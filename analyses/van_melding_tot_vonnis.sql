-- Question 3. How long does a child wait from report to verdict?
-- Population: incidents of one year, of which those with a link can be followed to a first verdict.
-- Read: of all reports of a year the estimated share that had a verdict by then, that had ended
-- without one, and that still waited. Whoever still waits is in it, unlike in a mean.
-- Not for: adding to the published means of parts (130 days, 290 days), which are over closed cases
-- of different populations by year of exit; a `jaar_instroom` without rows cannot be estimated.

select
    jaar_instroom,
    na_dagen,
    n_instroom,
    n_open,
    coalesce(100 * sum(aandeel) filter (where uitgang = 'uitspraak'), 0) as procent_vonnis,
    100 * sum(aandeel) filter (where uitgang not in ('uitspraak', 'nog open')) as procent_anders,
    100 * sum(aandeel) filter (where uitgang = 'nog open') as procent_wacht_nog
from {{ ref('wachttijd_uitgangen') }}
where
    traject = 'melding tot uitspraak'
    and vorm = 'totaal'
    and uitsplitsing = 'totaal'
    and na_dagen in (365, 730)
group by jaar_instroom, na_dagen, n_instroom, n_open
order by jaar_instroom, na_dagen

-- Question 3. How long does a child wait from report to verdict?
-- Population: incidents of one year with a registered minor victim; years with links only.
-- Read: of all reports of a year the estimated share that had a first verdict by then, that had
-- ended without one, that could not be followed for want of a link, and that still waited. Whoever
-- still waits is in it, unlike in a mean.
-- Not for: adding to, or comparing with, the published means of parts (130 days, 290 days): those
-- are over closed cases of other populations, by year of exit.

select
    jaar_instroom,
    na_dagen,
    n_instroom,
    100 * coalesce(sum(aandeel) filter (where uitgang = 'uitspraak'), 0) as procent_vonnis,
    100 * sum(aandeel) filter (
        where uitgang not in ('uitspraak', 'niet gekoppeld', 'nog open')
    ) as procent_anders,
    100 * coalesce(sum(aandeel) filter (where uitgang = 'niet gekoppeld'), 0)
        as procent_niet_te_volgen,
    100 * sum(aandeel) filter (where uitgang = 'nog open') as procent_wacht_nog
from {{ ref('wachttijd_uitgangen') }}
where
    traject = 'melding tot uitspraak'
    and vorm = 'totaal'
    and uitsplitsing = 'totaal'
    and na_dagen in (365, 730)
group by jaar_instroom, na_dagen, n_instroom
order by jaar_instroom, na_dagen

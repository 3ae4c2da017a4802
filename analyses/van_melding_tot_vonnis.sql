-- Question 3. How long does a child wait from report to verdict?
-- Population: reports of a year until they are sent in, cases of a year of inflow until the
-- verdict.
-- Read: the estimated share that had come to the end of the trajectory by then, that had ended
-- another way, and that still waited. Whoever still waits is in it, unlike in a mean.
-- Not for: adding the two: the cases are not those of the reports. Nor for adding to the published
-- means (130 days, 290 days), which are over closed cases by year of exit.

select
    traject,
    jaar_instroom,
    na_dagen,
    n_instroom,
    100 * coalesce(sum(aandeel) filter (where uitgang in ('uitspraak', 'inzending om')), 0)
        as procent_einde,
    100 * sum(aandeel) filter (where uitgang not in ('uitspraak', 'inzending om', 'nog open'))
        as procent_anders,
    100 * sum(aandeel) filter (where uitgang = 'nog open') as procent_wacht_nog
from {{ ref('wachttijd_uitgangen') }}
where
    traject in ('melding tot inzending om', 'instroom tot uitspraak')
    and vorm = 'totaal'
    and uitsplitsing = 'totaal'
    and jaar_instroom >= 2020
    and na_dagen in (365, 730)
group by traject, jaar_instroom, na_dagen, n_instroom
order by traject desc, jaar_instroom asc, na_dagen asc

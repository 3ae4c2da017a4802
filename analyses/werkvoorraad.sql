-- Question 10. Does the work pile up, and where?
-- Population: who is in a stage at the end of 31 December; incidents at the police, cases after it.
-- Read: `voorraad` of last year plus `instroom` minus `uitstroom` is `voorraad`; `n_over_jaar` of
-- it was there for more than 365 days. A lower bound: `leemte` says what was not delivered.
-- Not for: adding the stages (an incident can be several cases); the growth of the first years,
-- which began empty at the police.

select
    stadium,
    eenheid,
    extract(year from maandeinde) as jaar,
    sum(instroom) as instroom,
    sum(uitstroom) as uitstroom,
    max_by(voorraad_eind, maandeinde) as voorraad,
    max_by(n_366_730_dagen + n_meer_dan_730_dagen, maandeinde) as n_over_jaar,
    max_by(mediaan_dagen, maandeinde) as mediaan_dagen
from {{ ref('keten_voorraad') }}
where
    is_geldend
    and vorm = 'totaal'
    and maandeinde >= date '2020-01-31'
group by all
order by stadium, jaar

-- What did a delivery expect of the years that were not finished, and what was counted later?
-- Population: entries of a calendar year with usable dates, all forms; unit: share of the entries.
-- Read: counted when the estimate was made, expected with its 90% interval, counted by the later
-- delivery once everybody had been followed for so many days.
-- Not for: a coverage; the rows of one year are about the same cases.

select
    traject,
    jaar_instroom,
    horizon_dagen,
    methode,
    ligt_binnen,
    round(100 * aandeel_geteld, 1) as procent_geteld,
    round(100 * aandeel_verwacht, 1) as procent_verwacht,
    round(100 * aandeel_onder, 1) as procent_onder,
    round(100 * aandeel_boven, 1) as procent_boven,
    round(100 * aandeel_later_geteld, 1) as procent_later_geteld
from {{ ref('verwachting_uitkomst') }}
where vorm = 'totaal'
order by traject, jaar_instroom, horizon_dagen

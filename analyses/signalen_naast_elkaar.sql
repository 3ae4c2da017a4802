-- What did each organisation receive in 2020-2024, side by side?
-- Unit and age limit differ per row and stand in it; the same child can be in several rows and
-- several times in one. So read along a row, never down a column: no value can be added up
-- (keten_signalen). A measure that is not the same before and after a year compares only on either
-- side and has a row for each (`reeks_van`, why stands in dim_categorie); estimates say so.
-- Suppressed values stay as printed; `records` are exact counts, published ones are rounded.

with

signalen as (
    select *
    from {{ ref('keten_signalen') }}
    where jaar between 2020 and 2024
)

select
    organisatie,
    maatstaf,
    geteld,
    leeftijdsgrens,
    herkomst,
    vaststelling,
    vergelijkbaar_van as reeks_van,
    max(getoond) filter (where jaar = 2020) as jaar_2020,
    max(getoond) filter (where jaar = 2021) as jaar_2021,
    max(getoond) filter (where jaar = 2022) as jaar_2022,
    max(getoond) filter (where jaar = 2023) as jaar_2023,
    max(getoond) filter (where jaar = 2024) as jaar_2024
from signalen
group by
    organisatie, maatstaf, geteld, leeftijdsgrens, herkomst, vaststelling, vergelijkbaar_van
order by organisatie, maatstaf, herkomst, reeks_van

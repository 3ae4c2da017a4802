-- Question 11. What would 2024 look like under the codes of 2023?
-- Population: incidents registered in 2023 and 2024 with a registered minor victim; unit: incident.
-- Read: by the codes of 2023, 2024 lies between `n_2024_onder` and `n_2024_boven`; `n_2024` is what
-- is registered, `status_2024` whether that compares with 2023. What moves within a form does not
-- count, so its bounds are narrower than those of a code.
-- Not for: the middle of two bounds, or adding them up; F521, F522, F526 or F527 each for itself,
-- of which the bounds leave nearly everything open (M:3084-3098). The OM: see keten_lezing.

with

lezingen as (
    select
        jaar,
        soort_reeks,
        reeks,
        lezing,
        aantal_onder,
        aantal_boven,
        status
    from {{ ref('keten_lezing') }}
    where
        bron = 'politie'
        and deel = 'jaar'
        and jaar in (2023, 2024)
        and (soort_reeks in ('vorm', 'totaal') or reeks in ('F521', 'F522', 'F526', 'F527'))
)

select
    reeks as groep,
    max(aantal_onder) filter (where jaar = 2023 and lezing = 'oude categorieen') as n_2023,
    max(aantal_onder) filter (where jaar = 2024 and lezing <> 'oude categorieen') as n_2024,
    max(aantal_onder) filter (where jaar = 2024 and lezing = 'oude categorieen') as n_2024_onder,
    max(aantal_boven) filter (where jaar = 2024 and lezing = 'oude categorieen') as n_2024_boven,
    max(status) filter (where jaar = 2024 and lezing <> 'oude categorieen') as status_2024
from lezingen
group by soort_reeks, reeks
order by soort_reeks, groep

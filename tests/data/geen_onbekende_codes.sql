-- A code that no list knows stops the build until someone maps it in the seed named in the row, or
-- the supplier's repair takes the place of the version that holds it.

select
    bron,
    kolom,
    code,
    seedbestand,
    sum(aantal) as aantal
from {{ ref('kwaliteit_codes') }}
where is_actueel
group by bron, kolom, code, seedbestand

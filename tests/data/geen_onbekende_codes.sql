-- A code that no list knows stops the build until someone maps it in the seed named in the row.

select
    bron,
    kolom,
    code,
    seedbestand,
    sum(aantal) as aantal
from {{ ref('kwaliteit_codes') }}
group by bron, kolom, code, seedbestand

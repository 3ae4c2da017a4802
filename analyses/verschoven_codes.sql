-- Which codes of a delivery moved most since the one before, and may be a system that changed?
-- Population: rows of the years that both deliveries cover; unit: rows of the table. A share that
-- moves in every year at once points at the extract, one that moves only in the last year at cases
-- that went on. Restricted: the counts can be small.

with

aandelen as (
    select
        levering_id,
        vorige_levering_id,
        tabel,
        jaar,
        kolom,
        waarde,
        aantal_vorige,
        aantal_nu,
        100 * aandeel_vorige as procent_vorige,
        100 * aandeel_nu as procent_nu
    from {{ ref('kwaliteit_leveringsverschil') }}
    where soort = 'code' and noemer_vorige >= 100 and noemer_nu >= 100
)

select
    levering_id,
    vorige_levering_id,
    tabel,
    kolom,
    waarde,
    jaar,
    aantal_vorige,
    aantal_nu,
    round(procent_vorige, 1) as procent_vorige,
    round(procent_nu, 1) as procent_nu,
    round(procent_nu - procent_vorige, 1) as punten
from aandelen
order by abs(procent_nu - procent_vorige) desc
limit 25

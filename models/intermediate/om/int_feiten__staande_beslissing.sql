-- The standing decision on a fact: a fact can be decided more than once, for instance when a
-- condition was not met (M:5559-5561); the last decision on or before the peildatum stands, and of
-- decisions on one day the highest in the hierarchy (M:5594-5596). Later decisions are not known
-- yet.

with

beslissingen as (
    select
        levering_id,
        parketnummer,
        feitnummer,
        beslissing,
        beslisdatum,
        sepotgrond
    from {{ ref('stg_om__beslissingen') }}
),

leveringen as (
    select
        levering_id,
        peildatum
    from {{ ref('stg_keten__leveringen') }}
),

hierarchie as (
    select
        code,
        rang,
        groep,
        geldig_van,
        geldig_tot
    from {{ ref('beslissingen') }}
)

select
    beslissingen.levering_id,
    beslissingen.parketnummer,
    beslissingen.feitnummer,
    beslissingen.beslissing,
    hierarchie.rang,
    hierarchie.groep,
    beslissingen.beslisdatum,
    lower(trim(beslissingen.sepotgrond)) as sepotgrond
from beslissingen
inner join leveringen
    on
        beslissingen.levering_id = leveringen.levering_id
        and beslissingen.beslisdatum <= leveringen.peildatum
inner join hierarchie
    on
        beslissingen.beslissing = hierarchie.code
        and beslissingen.beslisdatum >= hierarchie.geldig_van
        and beslissingen.beslisdatum < hierarchie.geldig_tot
qualify row_number() over (
    partition by
        beslissingen.levering_id,
        beslissingen.parketnummer,
        beslissingen.feitnummer
    order by beslissingen.beslisdatum desc, hierarchie.rang asc
) = 1

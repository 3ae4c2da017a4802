-- What differs between a delivery and the one before it, as landing counted it: rows, cells, codes,
-- empty cells and quarantined rows, per table and year. All counts are kept, also those that did
-- not move.

with

verschillen as (
    select *
    from {{ ref('stg_keten__verschil') }}
),

leveringen as (
    select
        levering_id,
        bron,
        aard
    from {{ ref('stg_keten__leveringen') }}
)

select
    verschillen.levering_id,
    verschillen.vorige_levering_id,
    leveringen.bron,
    verschillen.tabel,
    verschillen.jaar,
    verschillen.soort,
    verschillen.kolom,
    verschillen.waarde,
    verschillen.aantal_vorige,
    verschillen.noemer_vorige,
    verschillen.aantal_nu,
    verschillen.noemer_nu,
    leveringen.aard,
    verschillen.aantal_vorige / cast(nullif(verschillen.noemer_vorige, 0) as double)
        as aandeel_vorige,
    verschillen.aantal_nu / cast(nullif(verschillen.noemer_nu, 0) as double) as aandeel_nu
from verschillen
inner join leveringen on verschillen.levering_id = leveringen.levering_id

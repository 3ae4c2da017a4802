-- Rows read = rows accepted + rows quarantined, per delivered file; and those that the register of
-- files counts as quarantined are there, unless they were removed after their term.

with

bestanden as (
    select *
    from {{ ref('stg_keten__bestanden') }}
),

afgekeurd as (
    select
        levering_id,
        tabel,
        count(*) as rijen
    from {{ ref('stg_keten__afgekeurd') }}
    group by levering_id, tabel
),

verwijderd as (
    select levering_id
    from {{ ref('stg_keten__verwijderd') }}
)

select
    bestanden.levering_id,
    bestanden.tabel,
    bestanden.bestand
from bestanden
left join afgekeurd
    on bestanden.levering_id = afgekeurd.levering_id and bestanden.tabel = afgekeurd.tabel
left join verwijderd on bestanden.levering_id = verwijderd.levering_id
where
    bestanden.gelezen != bestanden.geaccepteerd + bestanden.afgekeurd
    or (
        verwijderd.levering_id is null
        and bestanden.afgekeurd != coalesce(afgekeurd.rijen, 0)
    )

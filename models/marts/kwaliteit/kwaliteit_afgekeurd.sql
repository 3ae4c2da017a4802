-- Every quarantined row as received, with file, line, column, rule and a sentence for the supplier.

with

afgekeurd as (
    select *
    from {{ ref('stg_keten__afgekeurd') }}
),

leveringen as (
    select
        levering_id,
        bron,
        aard
    from {{ ref('stg_keten__leveringen') }}
)

select
    afgekeurd.levering_id,
    leveringen.bron,
    afgekeurd.tabel,
    afgekeurd.bestand,
    afgekeurd.regelnummer,
    afgekeurd.kolom,
    afgekeurd.waarde,
    afgekeurd.regel,
    afgekeurd.melding,
    afgekeurd.rij_ontvangen,
    leveringen.aard
from afgekeurd
inner join leveringen on afgekeurd.levering_id = leveringen.levering_id

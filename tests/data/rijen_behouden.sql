-- Rows read = rows accepted + rows quarantined, per delivered file.

select
    levering_id,
    bestand
from {{ ref('stg_keten__bestanden') }}
where gelezen != geaccepteerd + afgekeurd

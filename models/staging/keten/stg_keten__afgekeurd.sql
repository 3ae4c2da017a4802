-- One row per quarantined row, as received, with the rule it broke.
select
    levering_id,
    tabel,
    bestand,
    regelnummer,
    kolom,
    regel,
    rij_ontvangen,
    melding,
    waarde
from {{ source('keten', 'afgekeurd') }}

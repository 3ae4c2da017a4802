-- One row per quarantined row and reason, as received.
select
    levering_id,
    tabel,
    bestand,
    regelnummer,
    kolom,
    regel,
    rij_ontvangen,
    melding
from {{ source('keten', 'afgekeurd') }}

-- One row per case that ended in first instance, as delivered.
select
    levering_id,
    bestand,
    regelnummer,
    ingelezen_op,
    parketnummer,
    uitspraakdatum,
    uitspraak,
    uitspraak_ontvangen
from {{ source('om', 'vonnissen') }}

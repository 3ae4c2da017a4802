-- One row per finding that a supplier answered, as delivered.
select
    levering_id,
    bestand,
    regelnummer,
    ingelezen_op,
    bevinding_id,
    antwoord,
    datum,
    toelichting
from {{ source('antwoorden', 'antwoorden') }}

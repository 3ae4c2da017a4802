-- One row per anonymous contact with Helpwanted, as delivered.
select
    levering_id,
    bestand,
    regelnummer,
    ingelezen_op,
    contact_id,
    contactdatum,
    medium,
    medium_ontvangen,
    leeftijdscategorie,
    leeftijdscategorie_ontvangen,
    platform,
    politie
from {{ source('helpwanted', 'contacten') }}

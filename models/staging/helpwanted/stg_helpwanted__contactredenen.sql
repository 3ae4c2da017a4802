-- One row per contact and reason, as delivered; from 2023 a contact can have several.
select
    levering_id,
    bestand,
    regelnummer,
    ingelezen_op,
    contact_id,
    reden,
    reden_ontvangen
from {{ source('helpwanted', 'contactredenen') }}

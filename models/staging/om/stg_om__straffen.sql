-- One row per imposed sentence or measure of a case, as delivered.
select
    levering_id,
    bestand,
    regelnummer,
    ingelezen_op,
    parketnummer,
    strafnummer,
    soort,
    soort_ontvangen,
    duur_onvoorwaardelijk,
    duur_voorwaardelijk,
    bedrag
from {{ source('om', 'straffen') }}

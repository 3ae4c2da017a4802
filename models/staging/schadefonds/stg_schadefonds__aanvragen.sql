-- One row per applicant for compensation, as delivered.
select
    levering_id,
    bestand,
    regelnummer,
    ingelezen_op,
    aanvraag_id,
    aanvraagdatum,
    beslissing,
    beslissing_ontvangen,
    pleegdatum,
    leeftijd,
    geslacht,
    artikel,
    artikel_ontvangen
from {{ source('schadefonds', 'aanvragen') }}

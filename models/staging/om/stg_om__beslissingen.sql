-- One row per decision of the OM on a fact, as delivered; a fact can be decided more than once.
select
    levering_id,
    bestand,
    regelnummer,
    ingelezen_op,
    parketnummer,
    feitnummer,
    beslissing,
    beslissing_ontvangen,
    beslisdatum,
    sepotgrond
from {{ source('om', 'beslissingen') }}

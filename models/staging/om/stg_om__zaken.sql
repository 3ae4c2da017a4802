-- One row per case (one suspect, one parketnummer), as delivered.
select
    levering_id,
    bestand,
    regelnummer,
    ingelezen_op,
    parketnummer,
    persoon_id,
    parket,
    parket_ontvangen,
    inschrijfdatum,
    geslacht,
    leeftijd,
    geboren_in_nederland,
    dagvaardingsdatum,
    zittingsdatum,
    gevoegd_bij
from {{ source('om', 'zaken') }}

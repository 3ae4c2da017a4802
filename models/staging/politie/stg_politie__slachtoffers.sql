-- One row per registered role of victim, as delivered. persoon_sleutel is the persoon_id, or the
-- row itself where that is empty: persons without a persoon_id count as one person each.
select
    levering_id,
    bestand,
    regelnummer,
    ingelezen_op,
    incident_id,
    persoon_id,
    geslacht,
    leeftijd,
    coalesce('id:' || persoon_id, 'regel:' || cast(regelnummer as varchar)) as persoon_sleutel
from {{ source('politie', 'slachtoffers') }}

-- One row per published cell of what is delivered as a table, as delivered.
select
    levering_id,
    bestand,
    regelnummer,
    ingelezen_op,
    bron,
    bron_ontvangen,
    maatstaf,
    maatstaf_ontvangen,
    periode_van,
    periode_tot,
    dimensie_1,
    dimensie_2,
    dimensie_3,
    waarde,
    gedrukt,
    eenheid,
    n,
    ondergrens,
    bovengrens,
    vindplaats
from {{ source('reeksen', 'reeksen') }}

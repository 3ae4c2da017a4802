-- Every published cell of a registration or survey that comes as a table, per delivery, with what
-- is counted. `is_geldend` marks the delivery that stands for the cell, `is_hoofdcel` the one place
-- that speaks where a document prints the cell more than once. Cells of different sources, units or
-- populations never add up.

with

cellen as (
    select *
    from {{ ref('int_reeksen__cellen') }}
)

select
    levering_id,
    regelnummer,
    bron,
    maatstaf,
    periode_van,
    periode_tot,
    jaar,
    dimensie_1,
    dimensie_2,
    dimensie_3,
    dimensies,
    waarde,
    gedrukt,
    is_onderdrukt,
    bestaat,
    geteld,
    populatie,
    leeftijd_van,
    leeftijd_tot,
    n,
    ondergrens,
    bovengrens,
    documentcode,
    regel,
    plek,
    is_aanhaling,
    is_hoofdcel,
    is_geldend,
    peildatum,
    aard,
    bestand,
    coalesce(eenheid_maatstaf, eenheid) as eenheid
from cellen

-- What registrations and surveys counted outside the chain of cases: every published cell as
-- printed, and what the records of police, Helpwanted and Schadefonds give per calendar year, each
-- with what is counted. `herkomst` tells the two apart. `is_geldend` marks the delivery that stands
-- for the cell, `is_hoofdcel` the one place that speaks where a document prints the cell more than
-- once. Cells of different sources, units or populations never add up.

with

cellen as (
    select
        * replace (coalesce(eenheid_maatstaf, eenheid) as eenheid),
        'gepubliceerd' as herkomst
    from {{ ref('int_reeksen__cellen') }}
),

registraties as (
    select
        *,
        'records' as herkomst,
        false as is_onderdrukt,
        true as bestaat,
        false as is_aanhaling,
        true as is_hoofdcel
    from {{ ref('int_signalen__registraties') }}
),

alle as (
    select * from cellen
    union all by name
    select * from registraties
)

select
    levering_id,
    regelnummer,
    herkomst,
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
    eenheid,
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
    bestand
from alle

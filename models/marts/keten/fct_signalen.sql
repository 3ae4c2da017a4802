-- What registrations and surveys counted outside the chain of cases: every published cell as
-- printed, and what the records of police, Helpwanted and Schadefonds give per calendar year, each
-- with what is counted. `herkomst` tells the two apart. `is_geldend` marks the delivery that stands
-- for the cell, `is_hoofdcel` the one place that speaks where a document prints the cell more than
-- once. Cells of different sources, units or populations never add up, and two cells of one measure
-- compare only inside one [vergelijkbaar_van, vergelijkbaar_tot).

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
),

maatstaven as (
    select
        code,
        vaststelling,
        geldig_van,
        geldig_tot
    from {{ ref('maatstaven') }}
),

methoden as (
    select
        code,
        maatstaf,
        cast(geldig_van as date) as geldig_van,
        cast(geldig_tot as date) as geldig_tot
    from {{ ref('schattingsmethoden') }}
    where is_gepubliceerd = 'ja'
),

vergelijkbaarheid as (
    select
        reeks_id,
        status,
        status_sdmx,
        is_voorlopig,
        breuken,
        breukvrij_vanaf
    from {{ ref('int_breuken__per_jaar') }}
),

reeksen as (
    select *
    from {{ ref('int_categorieen__vergelijkbaar') }}
    where lijst = 'maatstaven'
)

select
    alle.levering_id,
    alle.regelnummer,
    alle.herkomst,
    alle.bron,
    alle.maatstaf,
    alle.periode_van,
    alle.periode_tot,
    alle.jaar,
    alle.dimensie_1,
    alle.dimensie_2,
    alle.dimensie_3,
    alle.dimensies,
    alle.waarde,
    alle.gedrukt,
    alle.is_onderdrukt,
    alle.bestaat,
    alle.eenheid,
    alle.geteld,
    alle.populatie,
    alle.leeftijd_van,
    alle.leeftijd_tot,
    alle.n,
    alle.ondergrens,
    alle.bovengrens,
    alle.documentcode,
    alle.regel,
    alle.plek,
    alle.is_aanhaling,
    alle.is_hoofdcel,
    alle.is_geldend,
    alle.peildatum,
    alle.aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    alle.bestand,
    maatstaven.vaststelling,
    methoden.code as schattingsmethode,
    reeksen.vergelijkbaar_van,
    reeksen.vergelijkbaar_tot,
    alle.periode_tot > reeksen.vergelijkbaar_tot as loopt_over_wijziging
from alle
left join maatstaven
    on
        alle.maatstaf = maatstaven.code
        and alle.periode_van >= maatstaven.geldig_van
        and alle.periode_van < maatstaven.geldig_tot
left join methoden
    on
        alle.maatstaf = methoden.maatstaf
        and alle.periode_van >= methoden.geldig_van
        and alle.periode_van < methoden.geldig_tot
left join reeksen
    on
        alle.maatstaf = reeksen.code
        and alle.periode_van >= reeksen.geldig_van
        and alle.periode_van < reeksen.geldig_tot
left join vergelijkbaarheid
    on
        {{
            reeks_id(
                'alle.levering_id', "'maatstaf'", 'alle.maatstaf', "'totaal'",
                'extract(year from alle.periode_van)',
                "extract(year from alle.periode_tot - interval 1 day)", 'alle.dimensies'
            )
        }}
        = vergelijkbaarheid.reeks_id

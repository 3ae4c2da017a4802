-- One published cell, read: what its measure counts (dated list), its place in the document, and
-- whether a number stands there. Within a delivery the same cell can be printed in several places;
-- `is_hoofdcel` marks the one that speaks: a figure or table before running text, then the one with
-- most decimals, then the first line. `is_geldend` marks the delivery that stands for a cell: the
-- newest that measured it; one that only quotes it (a letter) stands where none measured it. A
-- version is one of a publication (`onderwerp`): its document, or without one its registration.
-- Nothing is recomputed: a suppressed value stays suppressed, also where a number was delivered
-- beside it.

with

reeksen as (
    select *
    from {{ ref('stg_reeksen__reeksen') }}
),

versies as (
    select
        levering_id,
        onderwerp,
        aard,
        peildatum,
        actueel_sinds,
        rang = 1 and telt_mee as is_versie_die_telt
    from {{ ref('int_leveringen__onderwerpen') }}
),

maatstaven as (
    select *
    from {{ ref('maatstaven') }}
),

documenten as (
    select
        code,
        soort
    from {{ ref('documenten') }}
),

gelezen as (
    select
        *,
        coalesce(
            nullif(array_to_string(list_sort([dimensie_1, dimensie_2, dimensie_3]), ' & '), ''),
            '-'
        ) as dimensies,
        nullif(regexp_extract(vindplaats, '^([A-Z][A-Za-z0-9]*):[0-9]', 1), '') as documentcode,
        try_cast(regexp_extract(vindplaats, '^[A-Z][A-Za-z0-9]*:([0-9]+)', 1) as integer) as regel,
        nullif(trim(regexp_extract(vindplaats, '^[^ ]+ +(.*)$', 1)), '') as plek,
        starts_with(coalesce(gedrukt, ''), '<') as is_onderdrukt,
        coalesce(gedrukt, '') != '-' as bestaat,
        month(periode_van) = 1
        and day(periode_van) = 1
        and month(periode_tot) = 1
        and day(periode_tot) = 1 as is_hele_jaren
    from reeksen
),

met_periode as (
    select
        *,
        case
            when not is_hele_jaren then periode_van || '/' || periode_tot
            when year(periode_tot) = year(periode_van) + 1
                then cast(year(periode_van) as varchar)
            else year(periode_van) || '-' || (year(periode_tot) - 1)
        end as periode,
        case
            when is_hele_jaren and year(periode_tot) = year(periode_van) + 1
                then cast(year(periode_van) as integer)
        end as jaar
    from gelezen
),

verrijkt as (
    select
        met_periode.*,
        versies.aard,
        versies.peildatum,
        versies.actueel_sinds,
        versies.is_versie_die_telt,
        maatstaven.geteld,
        maatstaven.populatie,
        maatstaven.leeftijd_van,
        maatstaven.leeftijd_tot,
        maatstaven.afgerond_op,
        maatstaven.eenheid as eenheid_maatstaf,
        maatstaven.is_signaal = 'ja' as is_signaal,
        coalesce(documenten.soort = 'aanhaling', false) as is_aanhaling
    from met_periode
    inner join versies
        on
            met_periode.levering_id = versies.levering_id
            and versies.onderwerp in (coalesce(met_periode.documentcode, met_periode.bron), '-')
    left join maatstaven
        on
            met_periode.maatstaf = maatstaven.code
            and met_periode.periode_van >= maatstaven.geldig_van
            and met_periode.periode_van < maatstaven.geldig_tot
    left join documenten on met_periode.documentcode = documenten.code
),

gerangschikt as (
    select
        *,
        row_number() over (
            partition by levering_id, bron, maatstaf, periode_van, periode_tot, dimensies
            order by
                coalesce(plek, 'tekst') = 'tekst' asc,
                length(regexp_extract(coalesce(gedrukt, ''), ',([0-9]+)', 1)) desc,
                regel asc nulls last,
                regelnummer asc
        ) = 1 as is_hoofdcel,
        dense_rank() over (
            partition by is_versie_die_telt, bron, maatstaf, periode_van, periode_tot, dimensies
            order by is_aanhaling asc, peildatum desc, actueel_sinds desc
        ) as nieuwheid
    from verrijkt
)

select
    levering_id,
    bestand,
    regelnummer,
    bron,
    maatstaf,
    periode_van,
    periode_tot,
    periode,
    jaar,
    dimensie_1,
    dimensie_2,
    dimensie_3,
    dimensies,
    gedrukt,
    is_onderdrukt,
    bestaat,
    eenheid,
    eenheid_maatstaf,
    geteld,
    populatie,
    leeftijd_van,
    leeftijd_tot,
    afgerond_op,
    is_signaal,
    n,
    ondergrens,
    bovengrens,
    vindplaats,
    documentcode,
    regel,
    plek,
    is_aanhaling,
    is_hoofdcel,
    is_versie_die_telt,
    aard,
    peildatum,
    actueel_sinds,
    case when not is_onderdrukt then waarde end as waarde,
    is_versie_die_telt and nieuwheid = 1 as is_geldend
from gerangschikt

-- What cannot be true of a published cell, or has to be looked at: one row per cell and finding.
-- The cell stays where it is; texts, severity and source lines stand in the seed.

with

reeksen as (
    select *
    from {{ ref('stg_reeksen__reeksen') }}
),

cellen as (
    select
        levering_id,
        regelnummer,
        dimensies,
        documentcode,
        is_onderdrukt,
        aard
    from {{ ref('int_reeksen__cellen') }}
),

maatstaven as (
    select *
    from {{ ref('maatstaven') }}
),

bronnen as (
    select *
    from {{ ref('reeksbronnen') }}
),

documenten as (
    select code
    from {{ ref('documenten') }}
),

niet_geplaatst as (
    select
        levering_id,
        regelnummer
    from {{ ref('int_inwoners__regio') }}
    where jaar is null or regio is null
),

gelezen as (
    select
        reeksen.*,
        cellen.dimensies,
        cellen.documentcode,
        cellen.is_onderdrukt,
        cellen.aard,
        reeksen.periode_tot <= reeksen.periode_van + interval 1 year as is_hoogstens_jaar
    from reeksen
    inner join cellen
        on
            reeksen.levering_id = cellen.levering_id
            and reeksen.regelnummer = cellen.regelnummer
),

-- Half-years and years follow each other; a year may hold its half-years.
overlappend as (
    select distinct
        deze.levering_id,
        deze.regelnummer
    from gelezen as deze
    inner join gelezen as andere
        on
            deze.levering_id = andere.levering_id
            and deze.bron = andere.bron
            and deze.maatstaf = andere.maatstaf
            and deze.dimensies = andere.dimensies
            and deze.periode_van < andere.periode_van
            and deze.periode_tot > andere.periode_van
            and deze.periode_tot < andere.periode_tot
    where deze.is_hoogstens_jaar and andere.is_hoogstens_jaar
),

per_maatstaf as (
    select
        gelezen.levering_id,
        gelezen.regelnummer,
        bool_or(
            gelezen.periode_van >= maatstaven.geldig_van
            and gelezen.periode_van < maatstaven.geldig_tot
        ) as begint_binnen,
        bool_or(
            gelezen.periode_van >= maatstaven.geldig_van
            and gelezen.periode_tot <= maatstaven.geldig_tot
        ) as ligt_binnen,
        bool_or(gelezen.bron = maatstaven.bron) as is_van_bron
    from gelezen
    inner join maatstaven on gelezen.maatstaf = maatstaven.code
    group by gelezen.levering_id, gelezen.regelnummer
),

per_bron as (
    select
        gelezen.levering_id,
        gelezen.regelnummer,
        bool_or(
            gelezen.periode_van >= cast(bronnen.geldig_van as date)
            and gelezen.periode_tot <= cast(bronnen.geldig_tot as date)
        ) as ligt_binnen
    from gelezen
    inner join bronnen on gelezen.bron = bronnen.code
    group by gelezen.levering_id, gelezen.regelnummer
),

beoordeeld as (
    select
        gelezen.levering_id,
        gelezen.regelnummer,
        gelezen.bron,
        gelezen.maatstaf,
        signalen.bevinding
    from gelezen
    left join overlappend
        on
            gelezen.levering_id = overlappend.levering_id
            and gelezen.regelnummer = overlappend.regelnummer
    left join per_maatstaf
        on
            gelezen.levering_id = per_maatstaf.levering_id
            and gelezen.regelnummer = per_maatstaf.regelnummer
    left join per_bron
        on
            gelezen.levering_id = per_bron.levering_id
            and gelezen.regelnummer = per_bron.regelnummer
    left join documenten on gelezen.documentcode = documenten.code
    left join niet_geplaatst
        on
            gelezen.levering_id = niet_geplaatst.levering_id
            and gelezen.regelnummer = niet_geplaatst.regelnummer
    cross join
        lateral (
            values
            ('periode omgekeerd', gelezen.periode_tot <= gelezen.periode_van),
            ('perioden overlappen', overlappend.levering_id is not null),
            ('maatstaf niet geldig in periode', not per_maatstaf.begint_binnen),
            (
                'periode over een breuk',
                per_maatstaf.begint_binnen and not per_maatstaf.ligt_binnen
            ),
            ('maatstaf van andere bron', not per_maatstaf.is_van_bron),
            ('bron niet geldig in periode', not per_bron.ligt_binnen),
            (
                'waarde bij onderdrukte cel',
                gelezen.is_onderdrukt and gelezen.waarde is not null
            ),
            (
                'waarde buiten interval',
                gelezen.ondergrens > gelezen.bovengrens
                or gelezen.waarde < gelezen.ondergrens
                or gelezen.waarde > gelezen.bovengrens
            ),
            (
                'geen vindplaats',
                gelezen.aard = 'gepubliceerd' and gelezen.documentcode is null
            ),
            (
                'document onbekend',
                gelezen.documentcode is not null and documenten.code is null
            ),
            ('inwoners zonder regio of jaar', niet_geplaatst.levering_id is not null)
        ) as signalen (bevinding, is_waar)
    where signalen.is_waar
)

select
    levering_id,
    'reeksen' as tabel,
    regelnummer,
    bevinding,
    bron || ': ' || maatstaf as sleutel
from beoordeeld

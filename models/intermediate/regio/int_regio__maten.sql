-- What regions are compared on: each step as a share of the step before it, and per inhabitant and
-- per minor where inhabitants were delivered. One comparison is a year, step, form and measure; the
-- overall value is that of the regions in it together. What is not compared says why.

with

stappen as (
    select *
    from {{ ref('keten_per_groep') }}
    where uitsplitsing in ('eenheid', 'parket')
),

regio as (
    select
        dim_regio.regio,
        dim_regio.eenheid,
        dim_regio.parket,
        parketten.soort = 'arrondissement' as is_regio
    from {{ ref('dim_regio') }} as dim_regio
    inner join {{ ref('parketten') }} as parketten on dim_regio.parket_code = parketten.code
),

inwoners as (
    select
        jaar,
        regio,
        max(aantal) filter (where maatstaf = 'inwoners') as inwoners,
        max(aantal) filter (where maatstaf = 'minderjarige inwoners') as minderjarigen
    from {{ ref('int_inwoners__regio') }}
    where
        telt
        and jaar is not null
        and regio is not null
    group by jaar, regio
),

geleverd as (
    select count(*) as n
    from inwoners
),

naast_inwoners as (
    select
        stappen.*,
        regio.regio,
        regio.is_regio,
        inwoners.inwoners,
        inwoners.minderjarigen,
        geleverd.n > 0 as is_geleverd
    from stappen
    inner join regio
        on
            (stappen.uitsplitsing = 'eenheid' and stappen.groep = regio.eenheid)
            or (stappen.uitsplitsing = 'parket' and stappen.groep = regio.parket)
    left join inwoners
        on
            stappen.jaar = inwoners.jaar
            and regio.regio = inwoners.regio
    cross join geleverd
),

maten as (
    select
        naast_inwoners.* exclude (inwoners, minderjarigen, is_geleverd),
        lijst.maat,
        lijst.is_aandeel,
        lijst.noemer_naam,
        lijst.noemer,
        case
            when not is_regio then 'geen regio'
            when not lijst.is_aandeel and not is_geleverd then 'geen inwoners per regio geleverd'
            when not lijst.is_aandeel and lijst.noemer is null
                then 'van dit jaar en deze regio niet geleverd'
            when lijst.noemer = 0 then 'noemer is 0'
        end as reden
    from naast_inwoners
    cross join
        lateral (
            values
            ('aandeel van vorige stap', true, vorige_stap, n_vorige),
            ('per 1.000 inwoners', false, 'inwoners op 1 januari', inwoners),
            (
                'per 1.000 minderjarige inwoners',
                false,
                'minderjarige inwoners op 1 januari',
                minderjarigen
            )
        ) as lijst (maat, is_aandeel, noemer_naam, noemer)
    where lijst.noemer_naam is not null
),

samen as (
    select
        *,
        concat_ws('|', jaar, stap, vorm, maat) as vergelijking_id,
        count(*) filter (where reden is null) over vergelijking as n_regios,
        sum(aantal) filter (where reden is null) over vergelijking
        / nullif(sum(noemer) filter (where reden is null) over vergelijking, 0) as landelijk
    from maten
    window vergelijking as (
        partition by jaar, stap, vorm, maat
    )
)

select
    vergelijking_id,
    jaar,
    volgorde,
    stap,
    vorm,
    maat,
    is_aandeel,
    regio,
    eenheid,
    populatie,
    aantal as teller,
    noemer,
    noemer_naam,
    n_regios,
    landelijk,
    levering_id,
    peildatum,
    aard,
    is_heel_jaar,
    case
        when reden is not null then reden
        when n_regios < 2 then 'minder dan twee regio''s'
        when landelijk = 0 then 'in geen enkele regio'
        when is_aandeel and landelijk = 1 then 'in elke regio alles'
    end as reden
from samen

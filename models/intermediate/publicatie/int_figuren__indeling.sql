-- The cells of every figure and table of the Monitor, for the delivery in force: its rows
-- (figuurrijen) crossed with their columns (figuurkolommen), which follow the period of the
-- delivery. Figures of records show the whole period of the newest delivery in force; everything
-- is delivered anew each year (M:5216-5223), so its years never come from two deliveries. Figures
-- of published series show at most the last five years that somebody measured, as the Monitor
-- does; a number that a letter only quotes adds no year.

with

rijen as (
    select
        figuur,
        rij,
        kolommen,
        populatie,
        maat,
        categorie,
        weergave,
        afronding,
        is_n,
        nullif(eenheid, '') as eenheid,
        nullif(vorm, '') as vorm,
        nullif(zonder_waarde, '') as zonder_waarde,
        cast(volgorde as integer) as volgorde
    from {{ ref('figuurrijen') }}
),

kolommen as (
    select
        kolommen,
        kolom,
        soort,
        cast(volgorde as integer) as volgorde,
        cast(nullif(tot_en_met_jaar, '') as integer) as tot_en_met_jaar,
        nullif(vorm, '') as vorm,
        case
            when soort != 'elk pleegjaar' then cast(nullif(vanaf_jaar, '') as integer)
        end as vanaf_jaar,
        case
            when soort = 'elk pleegjaar' then cast(nullif(vanaf_jaar, '') as integer)
        end as eerste_pleegjaar
    from {{ ref('figuurkolommen') }}
),

geldend as (
    select *
    from {{ ref('int_leveringen__geldend') }}
),

versies as (
    select *
    from {{ ref('int_leveringen__versies') }}
),

-- Calendar years and runs of them; half-years make no columns.
reekscellen as (
    select
        maatstaf,
        levering_id,
        peildatum,
        actueel_sinds,
        aard,
        cast(left(periode, 4) as integer) as van_jaar,
        cast(right(periode, 4) as integer) as tot_en_met_jaar
    from {{ ref('int_reeksen__cellen') }}
    where
        is_geldend
        and not is_aanhaling
        and regexp_matches(periode, '^[0-9]{4}(-[0-9]{4})?$')
),

per_populatie as (
    select
        geldend.populatie,
        versies.bron,
        versies.levering_id,
        versies.peildatum,
        versies.aard,
        extract(year from versies.periode_van) as eerste_jaar,
        extract(year from versies.periode_tot - interval 1 day) as laatste_jaar
    from geldend
    inner join versies on geldend.levering_id = versies.levering_id
    where versies.bron != 'reeksen'
    qualify
        row_number() over (
            partition by geldend.populatie
            order by geldend.is_heel_jaar desc, geldend.jaar desc
        ) = 1
),

reeksjaren as (
    select
        rijen.figuur,
        reekscellen.levering_id,
        reekscellen.peildatum,
        reekscellen.aard,
        max(reekscellen.tot_en_met_jaar) over (partition by rijen.figuur) as laatste_jaar,
        min(reekscellen.van_jaar) over (partition by rijen.figuur) as oudste_jaar
    from rijen
    inner join reekscellen
        on
            rijen.maat = reekscellen.maatstaf
            or starts_with(rijen.maat, reekscellen.maatstaf || ', som ')
    where rijen.populatie = 'reeksen'
    qualify
        row_number() over (
            partition by rijen.figuur
            order by reekscellen.peildatum desc, reekscellen.actueel_sinds desc
        ) = 1
),

geleverde_rijen as (
    select
        rijen.*,
        per_populatie.bron,
        per_populatie.levering_id,
        per_populatie.peildatum,
        per_populatie.aard,
        per_populatie.eerste_jaar,
        per_populatie.laatste_jaar
    from rijen
    inner join per_populatie on rijen.populatie = per_populatie.populatie
    union all by name
    select
        rijen.*,
        'reeksen' as bron,
        reeksjaren.levering_id,
        reeksjaren.peildatum,
        reeksjaren.aard,
        greatest(reeksjaren.oudste_jaar, reeksjaren.laatste_jaar - 4) as eerste_jaar,
        reeksjaren.laatste_jaar
    from rijen
    inner join reeksjaren on rijen.figuur = reeksjaren.figuur
    where rijen.populatie = 'reeksen'
),

-- A column may be limited to years in which its categories were registered. In a column of
-- `elk pleegjaar` that limits the years of the offence instead: it counts over the whole period.
begrensd as (
    select
        rijen.*,
        kolommen.kolom as kolom_gedeclareerd,
        kolommen.soort,
        kolommen.volgorde as kolomvolgorde,
        kolommen.vorm as kolomvorm,
        kolommen.eerste_pleegjaar,
        case
            when kolommen.soort = 'laatste jaar' then rijen.laatste_jaar
            else greatest(rijen.eerste_jaar, coalesce(kolommen.vanaf_jaar, rijen.eerste_jaar))
        end as begin_jaar,
        least(
            rijen.laatste_jaar, coalesce(kolommen.tot_en_met_jaar, rijen.laatste_jaar)
        ) as eind_jaar
    from geleverde_rijen as rijen
    inner join kolommen on rijen.kolommen = kolommen.kolommen
),

kolomjaren as (
    select
        *,
        unnest(generate_series(begin_jaar, eind_jaar)) as kolomjaar
    from begrensd
    where soort = 'elk jaar'
    union all
    select
        *,
        unnest(generate_series(eerste_pleegjaar, laatste_jaar)) as kolomjaar
    from begrensd
    where soort = 'elk pleegjaar'
    union all
    select
        *,
        null as kolomjaar
    from begrensd
    where soort in ('periode', 'laatste jaar') and begin_jaar <= eind_jaar
),

met_jaren as (
    select
        *,
        case when soort = 'elk jaar' then kolomjaar else begin_jaar end as van_jaar,
        case when soort = 'elk jaar' then kolomjaar else eind_jaar end as tot_en_met_jaar
    from kolomjaren
),

met_periode as (
    select
        *,
        case
            when van_jaar = tot_en_met_jaar then cast(van_jaar as varchar)
            else van_jaar || '-' || tot_en_met_jaar
        end as jaar
    from met_jaren
),

met_kolom as (
    select
        *,
        replace(
            replace(kolom_gedeclareerd, '{periode}', jaar),
            '{pleegjaar}',
            coalesce(cast(kolomjaar as varchar), '')
        ) as kolom
    from met_periode
)

select
    figuur,
    rij,
    kolom,
    bron,
    populatie,
    eenheid,
    maat,
    jaar,
    weergave,
    afronding,
    zonder_waarde,
    levering_id,
    peildatum,
    aard,
    volgorde as volgorde_rij,
    cast(laatste_jaar as integer) as laatste_jaar,
    cast(van_jaar as integer) as van_jaar,
    cast(tot_en_met_jaar as integer) as tot_en_met_jaar,
    dense_rank() over (
        partition by figuur order by kolomvolgorde, coalesce(kolomjaar, 0)
    ) as volgorde_kolom,
    is_n = 'ja' as is_n,
    replace(categorie, '{kolom}', kolom) as categorie,
    coalesce(vorm, kolomvorm, 'totaal') as vorm
from met_kolom

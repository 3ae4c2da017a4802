-- Nothing gets lost between layers: on both sides of every line the same rows are counted, from the
-- tables as they lie there now. A view, so that `keten check` counts the file that analysts read
-- and not what it was when it was built.

with

bestanden as (
    select
        levering_id,
        tabel,
        geaccepteerd
    from {{ ref('stg_keten__bestanden') }}
    where levering_id not in (select levering_id from {{ ref('stg_keten__verwijderd') }})
),

gestaged as (
    select
        levering_id,
        'incidenten' as tabel
    from {{ ref('stg_politie__incidenten') }}
    union all
    select
        levering_id,
        'slachtoffers' as tabel
    from {{ ref('stg_politie__slachtoffers') }}
    union all
    select
        levering_id,
        'verdachten' as tabel
    from {{ ref('stg_politie__verdachten') }}
    union all
    select
        levering_id,
        'zaken' as tabel
    from {{ ref('stg_om__zaken') }}
    union all
    select
        levering_id,
        'feiten' as tabel
    from {{ ref('stg_om__feiten') }}
    union all
    select
        levering_id,
        'beslissingen' as tabel
    from {{ ref('stg_om__beslissingen') }}
    union all
    select
        levering_id,
        'vonnissen' as tabel
    from {{ ref('stg_om__vonnissen') }}
    union all
    select
        levering_id,
        'straffen' as tabel
    from {{ ref('stg_om__straffen') }}
    union all
    select
        levering_id,
        'contacten' as tabel
    from {{ ref('stg_helpwanted__contacten') }}
    union all
    select
        levering_id,
        'contactredenen' as tabel
    from {{ ref('stg_helpwanted__contactredenen') }}
    union all
    select
        levering_id,
        'aanvragen' as tabel
    from {{ ref('stg_schadefonds__aanvragen') }}
    union all
    select
        levering_id,
        'reeksen' as tabel
    from {{ ref('stg_reeksen__reeksen') }}
),

rijen_gestaged as (
    select
        levering_id,
        tabel,
        count(*) as aantal
    from gestaged
    group by levering_id, tabel
),

-- Of the incidents only those with a registered minor victim are reports (M:3123-3131); the others
-- are counted with their reason in the steps of the police.
incidenten_buiten as (
    select
        levering_id,
        count(*) as aantal
    from {{ ref('int_incidenten__trap') }}
    where soort = 'populatie'
    group by levering_id
),

meldingen as (
    select
        levering_id,
        count(*) as aantal
    from {{ ref('fct_meldingen') }}
    group by levering_id
),

-- Of the cases only those with a fact of sexual violence against a child (M:5243-5254).
zaken_buiten as (
    select
        zaken.levering_id,
        count(*) as aantal
    from {{ ref('stg_om__zaken') }} as zaken
    where
        not exists (
            select 1
            from {{ ref('int_feiten__kindfeit') }} as feiten
            where
                feiten.levering_id = zaken.levering_id
                and feiten.parketnummer = zaken.parketnummer
                and feiten.is_kindfeit
        )
    group by zaken.levering_id
),

zaken as (
    select
        levering_id,
        count(*) as aantal
    from {{ ref('fct_zaken') }}
    group by levering_id
),

vonnissen as (
    select
        levering_id,
        count(*) as aantal
    from {{ ref('fct_vonnissen') }}
    group by levering_id
),

berecht as (
    select
        levering_id,
        count(*) as aantal
    from {{ ref('int_zaken__berecht') }}
    group by levering_id
),

feiten_per_jaar as (
    select
        levering_id,
        'melding' as stap,
        'meldingen' as maat,
        registratiejaar as jaar,
        count(*) as aantal
    from {{ ref('fct_meldingen') }}
    where is_geldend
    group by levering_id, registratiejaar
    union all
    select
        levering_id,
        'instroom om' as stap,
        'instroom' as maat,
        instroomjaar as jaar,
        count(*) as aantal
    from {{ ref('fct_zaken') }}
    where is_geldend_instroom
    group by levering_id, instroomjaar
    union all
    select
        levering_id,
        'vonnis' as stap,
        'berecht' as maat,
        uitspraakjaar as jaar,
        count(*) as aantal
    from {{ ref('fct_vonnissen') }}
    where is_geldend
    group by levering_id, uitspraakjaar
),

keten as (
    select
        levering_id,
        stap,
        jaar,
        aantal
    from {{ ref('keten_per_jaar') }}
    where vorm = 'totaal' and stap in ('melding', 'instroom om', 'vonnis')
),

figuren as (
    select distinct
        maat,
        cast(exacte_waarde as bigint) as aantal,
        try_cast(jaar as integer) as jaar
    from {{ ref('pub_figuren') }}
    where
        maat in ('meldingen', 'instroom', 'berecht')
        and categorie = '-'
        and vorm = 'totaal'
        and weergave = 'aantal'
        and length(jaar) = 4
),

vergeleken as (
    select
        'aangenomen rijen = staging' as regel,
        bestanden.levering_id,
        bestanden.tabel as onderdeel,
        bestanden.geaccepteerd as verwacht,
        rijen_gestaged.aantal
    from bestanden
    left join rijen_gestaged
        on
            bestanden.levering_id = rijen_gestaged.levering_id
            and bestanden.tabel = rijen_gestaged.tabel
    union all
    select
        'incidenten = meldingen + buiten de populatie' as regel,
        rijen_gestaged.levering_id,
        'incidenten' as onderdeel,
        rijen_gestaged.aantal as verwacht,
        coalesce(meldingen.aantal, 0) + coalesce(incidenten_buiten.aantal, 0) as aantal
    from rijen_gestaged
    left join meldingen on rijen_gestaged.levering_id = meldingen.levering_id
    left join incidenten_buiten on rijen_gestaged.levering_id = incidenten_buiten.levering_id
    where rijen_gestaged.tabel = 'incidenten'
    union all
    select
        'zaken = kindzaken + andere zaken' as regel,
        rijen_gestaged.levering_id,
        'zaken' as onderdeel,
        rijen_gestaged.aantal as verwacht,
        coalesce(zaken.aantal, 0) + coalesce(zaken_buiten.aantal, 0) as aantal
    from rijen_gestaged
    left join zaken on rijen_gestaged.levering_id = zaken.levering_id
    left join zaken_buiten on rijen_gestaged.levering_id = zaken_buiten.levering_id
    where rijen_gestaged.tabel = 'zaken'
    union all
    select
        'berechte zaken = vonnissen' as regel,
        berecht.levering_id,
        'vonnissen' as onderdeel,
        berecht.aantal as verwacht,
        vonnissen.aantal
    from berecht
    left join vonnissen on berecht.levering_id = vonnissen.levering_id
    union all
    select
        'geldende feiten = keten per jaar' as regel,
        feiten_per_jaar.levering_id,
        feiten_per_jaar.stap || ' ' || feiten_per_jaar.jaar as onderdeel,
        feiten_per_jaar.aantal as verwacht,
        keten.aantal
    from feiten_per_jaar
    left join keten
        on
            feiten_per_jaar.levering_id = keten.levering_id
            and feiten_per_jaar.stap = keten.stap
            and feiten_per_jaar.jaar = keten.jaar
    union all
    select
        'geldende feiten = gepubliceerd totaal' as regel,
        feiten_per_jaar.levering_id,
        feiten_per_jaar.stap || ' ' || feiten_per_jaar.jaar as onderdeel,
        feiten_per_jaar.aantal as verwacht,
        figuren.aantal
    from feiten_per_jaar
    inner join figuren
        on
            feiten_per_jaar.maat = figuren.maat
            and feiten_per_jaar.jaar = figuren.jaar
)

select
    regel,
    levering_id,
    onderdeel,
    cast(verwacht as bigint) as verwacht,
    cast(coalesce(aantal, 0) as bigint) as aantal,
    coalesce(verwacht = coalesce(aantal, 0), false) as sluit
from vergeleken

-- Findings about accepted rows: registrations that break a rule of their own register or
-- contradict themselves. They stay in the counts unless a rule model says otherwise; a finding is
-- a row, no failure.

with

bevindingen as (
    select
        levering_id,
        'politie' as bron,
        tabel,
        sleutel,
        regelnummer,
        bevinding,
        toelichting
    from {{ ref('int_bevindingen__politie') }}
    union all
    select
        levering_id,
        'om' as bron,
        tabel,
        sleutel,
        regelnummer,
        bevinding,
        toelichting
    from {{ ref('int_bevindingen__om') }}
    union all
    select
        levering_id,
        'reeksen' as bron,
        tabel,
        sleutel,
        regelnummer,
        bevinding,
        toelichting
    from {{ ref('int_bevindingen__reeksen') }}
),

bestanden as (
    select
        levering_id,
        tabel,
        bestand
    from {{ ref('stg_keten__bestanden') }}
),

leveringen as (
    select
        levering_id,
        aard
    from {{ ref('stg_keten__leveringen') }}
)

select
    bevindingen.levering_id,
    bevindingen.bron,
    bevindingen.tabel,
    bestanden.bestand,
    bevindingen.regelnummer,
    bevindingen.sleutel,
    bevindingen.bevinding,
    bevindingen.toelichting,
    leveringen.aard
from bevindingen
inner join leveringen on bevindingen.levering_id = leveringen.levering_id
left join bestanden
    on
        bevindingen.levering_id = bestanden.levering_id
        and bevindingen.tabel = bestanden.tabel

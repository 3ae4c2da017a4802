-- Findings about accepted rows: registrations that break a rule of their own register or
-- contradict themselves. They stay in the counts unless a rule model says otherwise; a finding is
-- a row, no failure.

with

bevindingen as (
    select *
    from {{ ref('int_bevindingen__alle') }}
),

bestanden as (
    select
        levering_id,
        tabel,
        bestand
    from {{ ref('stg_keten__bestanden') }}
),

statussen as (
    select
        bevinding_id,
        status
    from {{ ref('kwaliteit_bevindingen') }}
),

leveringen as (
    select
        levering_id,
        aard
    from {{ ref('stg_keten__leveringen') }}
)

select
    bevindingen.bevinding_id,
    bevindingen.levering_id,
    bevindingen.bron,
    bevindingen.tabel,
    bestanden.bestand,
    bevindingen.regelnummer,
    bevindingen.sleutel,
    bevindingen.bevinding,
    bevindingen.klasse,
    bevindingen.ernst,
    bevindingen.gevonden,
    bevindingen.verwacht,
    bevindingen.toelichting,
    statussen.status,
    leveringen.aard
from bevindingen
inner join leveringen on bevindingen.levering_id = leveringen.levering_id
left join statussen on bevindingen.bevinding_id = statussen.bevinding_id
left join bestanden
    on
        bevindingen.levering_id = bestanden.levering_id
        and bevindingen.tabel = bestanden.tabel

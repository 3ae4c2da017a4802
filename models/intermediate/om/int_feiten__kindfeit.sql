-- A fact is one of sexual violence against a child when one of its articles is established to be
-- about a minor, in a case that a requested article selects: articles 240-243 of the new law were
-- not requested and select no case, but count in one that another article selects (M:5243-5254).

with

feiten as (
    select
        levering_id,
        parketnummer,
        feitnummer
    from {{ ref('stg_om__feiten') }}
),

artikelen as (
    select
        levering_id,
        parketnummer,
        feitnummer,
        is_gevraagd,
        route
    from {{ ref('int_artikelen__minderjarigheid') }}
    where route is not null
),

geselecteerde_zaken as (
    select distinct
        levering_id,
        parketnummer
    from artikelen
    where is_gevraagd
),

vastgestelde_feiten as (
    select distinct
        levering_id,
        parketnummer,
        feitnummer
    from artikelen
)

select
    feiten.levering_id,
    feiten.parketnummer,
    feiten.feitnummer,
    geselecteerde_zaken.parketnummer is not null
    and vastgestelde_feiten.feitnummer is not null as is_kindfeit
from feiten
left join geselecteerde_zaken
    on
        feiten.levering_id = geselecteerde_zaken.levering_id
        and feiten.parketnummer = geselecteerde_zaken.parketnummer
left join vastgestelde_feiten
    on
        feiten.levering_id = vastgestelde_feiten.levering_id
        and feiten.parketnummer = vastgestelde_feiten.parketnummer
        and feiten.feitnummer = vastgestelde_feiten.feitnummer

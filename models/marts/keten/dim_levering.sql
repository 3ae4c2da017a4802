-- One row per landed delivery version: what was landed, when, how much of it was accepted, whether
-- it is current, and whether its rows are still there.

with

leveringen as (
    select *
    from {{ ref('stg_keten__leveringen') }}
),

versies as (
    select *
    from {{ ref('int_leveringen__versies') }}
),

bestanden as (
    select
        levering_id,
        count(*) as bestanden,
        sum(gelezen) as rijen_gelezen,
        sum(geaccepteerd) as rijen_geaccepteerd,
        sum(afgekeurd) as rijen_afgekeurd,
        sum(onbekende_codes) as onbekende_codes
    from {{ ref('stg_keten__bestanden') }}
    group by levering_id
),

geldend as (
    select
        levering_id,
        string_agg(distinct populatie, ', ' order by populatie) as geldend_voor
    from {{ ref('int_leveringen__geldend') }}
    group by levering_id
)

select
    leveringen.levering_id,
    leveringen.bron,
    leveringen.aard,
    leveringen.peildatum,
    leveringen.periode_van,
    leveringen.periode_tot,
    leveringen.versie,
    leveringen.ingelezen_op,
    versies.gekozen_op,
    versies.verwijderd_op,
    versies.reden,
    leveringen.inhoud_hash,
    leveringen.artikelen_niet_gevraagd,
    leveringen.sleutelruimte_persoon_id,
    leveringen.sleutelruimte_parketnummer,
    geldend.geldend_voor,
    bestanden.bestanden,
    cast(bestanden.rijen_gelezen as bigint) as rijen_gelezen,
    cast(bestanden.rijen_geaccepteerd as bigint) as rijen_geaccepteerd,
    cast(bestanden.rijen_afgekeurd as bigint) as rijen_afgekeurd,
    cast(bestanden.onbekende_codes as bigint) as onbekende_codes,
    coalesce(versies.is_actueel, false) as is_actueel
from leveringen
left join versies on leveringen.levering_id = versies.levering_id
left join bestanden on leveringen.levering_id = bestanden.levering_id
left join geldend on leveringen.levering_id = geldend.levering_id

-- Reports and OM cases are joined only through the parketnummer that the police delivered with a
-- suspect, and only where both deliveries name the same key space. No link is ever invented.

with

verdachten as (
    select
        levering_id,
        incident_id,
        parketnummer
    from {{ ref('stg_politie__verdachten') }}
    where parketnummer is not null
),

zaken as (
    select
        levering_id,
        parketnummer
    from {{ ref('stg_om__zaken') }}
),

leveringen as (
    select
        levering_id,
        bron,
        peildatum,
        rang,
        sleutelruimte_parketnummer
    from {{ ref('int_leveringen__versies') }}
    where sleutelruimte_parketnummer is not null
),

geldend as (
    select distinct levering_id
    from {{ ref('int_leveringen__geldend') }}
),

zelfde_sleutelruimte as (
    select
        politie.levering_id as politie_levering_id,
        om.levering_id as om_levering_id
    from leveringen as politie
    inner join leveringen as om
        on politie.sleutelruimte_parketnummer = om.sleutelruimte_parketnummer
    inner join geldend on om.levering_id = geldend.levering_id
    where
        politie.bron = 'politie'
        and om.bron = 'om'
    qualify
        row_number() over (
            partition by politie.levering_id
            order by om.peildatum desc, om.rang asc
        ) = 1
)

select distinct
    verdachten.levering_id,
    verdachten.incident_id,
    zaken.levering_id as om_levering_id,
    zaken.parketnummer
from verdachten
inner join zelfde_sleutelruimte
    on verdachten.levering_id = zelfde_sleutelruimte.politie_levering_id
inner join zaken
    on
        zelfde_sleutelruimte.om_levering_id = zaken.levering_id
        and verdachten.parketnummer = zaken.parketnummer

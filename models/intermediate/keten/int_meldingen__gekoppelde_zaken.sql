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

zelfde_sleutelruimte as (
    select * from {{ ref('int_leveringen__sleutelruimte') }}
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

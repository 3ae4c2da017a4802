-- Printed cells that other printed cells contradict, for the reconciliation: those of a relation in
-- which every cell is compared with records.

with

getoetst as (
    select *
    from {{ ref('int_relaties__getoetst') }}
    where is_tegengesproken and cel_id is not null
),

leden as (
    select *
    from {{ ref('int_relaties__leden') }}
),

oordelen as (
    select *
    from {{ ref('oordelen_publicatie') }}
),

binnen_de_aansluiting as (
    select relatie_id
    from leden
    group by relatie_id
    having not bool_or(bron = 'publicatie')
)

select
    getoetst.cel_id,
    getoetst.is_tegengesproken,
    concat_ws(' ', oordelen.reden, '[' || getoetst.rekensom || ']') as rekensom
from getoetst
inner join binnen_de_aansluiting on getoetst.relatie_id = binnen_de_aansluiting.relatie_id
left join oordelen on getoetst.relatie_id = oordelen.bevinding_id
qualify row_number() over (partition by getoetst.cel_id order by getoetst.relatie_id) = 1

-- Which OM delivery a police delivery can be joined to: the newest one in force that names the same
-- key space of parketnummer.

with

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
)

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

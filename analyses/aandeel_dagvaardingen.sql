-- Which share of the cases that the OM decided on the merits ended in a summons, per year and form?
-- Population: handled cases of one year; both stages belong to it, so they may be divided.
-- Joinders (voeging) count with the summonses, as in the Monitor (3.939 of 6.728, 59%).

with

stappen as (
    select
        jaar,
        vorm,
        max(aantal) filter (where stap = 'inhoudelijk afgehandeld') as n_inhoudelijk,
        max(aantal) filter (where stap = 'dagvaarding') as n_dagvaarding,
        max(status) filter (where stap = 'dagvaarding') as status
    from {{ ref('keten_per_jaar') }}
    where populatie = 'afgehandeld'
    group by jaar, vorm
)

select
    jaar,
    vorm,
    n_inhoudelijk,
    n_dagvaarding,
    status,
    round(100 * n_dagvaarding / n_inhoudelijk, 1) as procent_dagvaarding
from stappen
order by jaar, vorm

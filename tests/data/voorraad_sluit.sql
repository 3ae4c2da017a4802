-- The stock that a month begins with is the one that the month before ended with; and what came in
-- during a whole year, with what could not be dated, is the published figure of that year.

with

voorraad as (
    select
        *,
        extract(year from maandeinde) as jaar,
        lag(voorraad_eind) over (
            partition by levering_id, stadium, vorm
            order by maandeinde
        ) as vorige_eind
    from {{ ref('keten_voorraad') }}
),

per_jaar as (
    select
        levering_id,
        stadium,
        vorm,
        jaar,
        sum(instroom + n_niet_dateerbaar) as instroom
    from voorraad
    group by all
    having count(*) = 12
),

gepubliceerd as (
    select
        levering_id,
        jaar,
        vorm,
        teller,
        case maat when 'meldingen' then 'politie' else 'om' end as stadium
    from {{ ref('int_maten__alle') }}
    where maat in ('meldingen', 'instroom') and bron in ('politie', 'om')
)

select
    levering_id,
    stadium,
    vorm,
    cast(maandeinde as varchar) as moment
from voorraad
where voorraad_begin != vorige_eind
union all
select
    per_jaar.levering_id,
    per_jaar.stadium,
    per_jaar.vorm,
    cast(per_jaar.jaar as varchar) as moment
from per_jaar
left join gepubliceerd
    on
        per_jaar.levering_id = gepubliceerd.levering_id
        and per_jaar.stadium = gepubliceerd.stadium
        and per_jaar.vorm = gepubliceerd.vorm
        and cast(per_jaar.jaar as varchar) = gepubliceerd.jaar
where
    per_jaar.stadium in ('politie', 'om')
    and per_jaar.instroom != coalesce(gepubliceerd.teller, 0)

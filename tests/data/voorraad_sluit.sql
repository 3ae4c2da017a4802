-- The stock that a month begins with is the one that the month before ended with; and what came in
-- and went out during a whole year, with what could not be dated, are the published figures of that
-- year. Where a departure was moved to the day of arrival, it can be one of another year.

with

voorraad as (
    select
        *,
        cast(extract(year from maandeinde) as varchar) as jaar,
        lag(voorraad_eind) over (
            partition by levering_id, stadium, vorm
            order by maandeinde
        ) as vorige_eind
    from {{ ref('keten_voorraad') }}
),

verschoven as (
    select distinct
        levering_id,
        stadium
    from {{ ref('int_verblijven__stadium') }}
    where is_uit_voor_in
),

maten as (
    select
        lijst.stadium,
        lijst.kant,
        lijst.maat
    from (
        values
        ('politie', 'in', 'meldingen'),
        ('om', 'in', 'instroom'),
        ('om', 'uit', 'afgehandeld'),
        ('rechter', 'uit', 'berecht')
    ) as lijst (stadium, kant, maat)
),

per_jaar as (
    select
        voorraad.levering_id,
        voorraad.stadium,
        voorraad.vorm,
        voorraad.jaar,
        maten.kant,
        maten.maat,
        sum(case maten.kant when 'in' then instroom + n_niet_dateerbaar else uitstroom end)
            as aantal
    from voorraad
    inner join maten on voorraad.stadium = maten.stadium
    group by all
    having count(*) = 12
),

gepubliceerd as (
    select
        levering_id,
        maat,
        jaar,
        vorm,
        teller
    from {{ ref('int_maten__alle') }}
    where bron in ('politie', 'om')
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
    per_jaar.jaar as moment
from per_jaar
left join verschoven
    on
        per_jaar.levering_id = verschoven.levering_id
        and per_jaar.stadium = verschoven.stadium
left join gepubliceerd
    on
        per_jaar.levering_id = gepubliceerd.levering_id
        and per_jaar.maat = gepubliceerd.maat
        and per_jaar.jaar = gepubliceerd.jaar
        and per_jaar.vorm = gepubliceerd.vorm
where
    per_jaar.aantal != coalesce(gepubliceerd.teller, 0)
    and (per_jaar.kant = 'in' or verschoven.levering_id is null)

-- Question 8. Did summonses for niet-fysiek really rise, or did the cases change?
-- Population: cases decided on the merits in 2023 and 2024, of each form; unit: zaak.
-- Read: the rise in three parts that add up to it (Kitagawa 1955): more cases at the share of 2023,
-- other ages of the suspect at the shares of 2023 per age, and another share at the same ages. An
-- age without cases in 2023 has the share of all of 2023. `status_2024`: may 2024 be compared?
-- Not for: proof of stricter decisions. Age is all that is held equal: the offences, the evidence
-- and the law (1 July 2024) changed too, and what a year decides follows what came in before.

with

zaken as (
    select
        vorm,
        case when leeftijd < 18 then 1 when leeftijd < 23 then 2 when leeftijd > 22 then 3 end as k,
        count(*) filter (where afhandeljaar = 2023) as n0,
        count(*) filter (where afhandeljaar = 2024) as n1,
        count(*) filter (where afhandeljaar = 2023 and beslisgroep = 'naar de rechter') as d0,
        count(*) filter (where afhandeljaar = 2024 and beslisgroep = 'naar de rechter') as d1,
        sum(d0) over (partition by vorm) / sum(n0) over (partition by vorm) as p0
    from {{ ref('fct_zaken') }}
    where is_geldend_afgehandeld and stand = 'inhoudelijk'
    group by vorm, k
)

select
    zaken.vorm,
    sum(n0) as zaken_2023,
    sum(n1) as zaken_2024,
    sum(d0) as dagvaardingen_2023,
    sum(n1 * p0) - sum(d0) as door_meer_zaken,
    sum(n1 * (coalesce(d0 / nullif(n0, 0), p0) - p0)) as door_leeftijden,
    sum(d1 - n1 * coalesce(d0 / nullif(n0, 0), p0)) as door_ander_aandeel,
    sum(d1) as dagvaardingen_2024,
    any_value(stappen.status) as status_2024
from zaken
inner join {{ ref('keten_per_jaar') }} as stappen
    on zaken.vorm = stappen.vorm and stappen.stap = 'dagvaarding' and stappen.jaar = 2024
group by zaken.vorm
order by zaken.vorm desc

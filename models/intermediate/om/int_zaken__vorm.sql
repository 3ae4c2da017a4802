-- Cases of sexual violence against a child, and their form: a case is in scope when one fact is,
-- and the whole case is fysiek when one established article is (M:681-682, M:5200-5206). The route
-- is the first of the four by which a minor victim was established.

with

artikelen as (
    select
        levering_id,
        parketnummer,
        feitnummer,
        vorm,
        route,
        case route
            when 'artikel' then 1
            when 'classificatie' then 2
            when 'minderjarige verdachte' then 3
            when 'combinatie' then 4
        end as volgorde
    from {{ ref('int_artikelen__minderjarigheid') }}
    where route is not null
),

kindfeiten as (
    select
        levering_id,
        parketnummer,
        feitnummer
    from {{ ref('int_feiten__kindfeit') }}
    where is_kindfeit
)

select
    kindfeiten.levering_id,
    kindfeiten.parketnummer,
    case when bool_or(artikelen.vorm = 'fysiek') then 'fysiek' else 'niet-fysiek' end as vorm,
    min_by(artikelen.route, artikelen.volgorde) as route,
    count(distinct kindfeiten.feitnummer) as n_kindfeiten
from kindfeiten
inner join artikelen
    on
        kindfeiten.levering_id = artikelen.levering_id
        and kindfeiten.parketnummer = artikelen.parketnummer
        and kindfeiten.feitnummer = artikelen.feitnummer
group by kindfeiten.levering_id, kindfeiten.parketnummer

-- A printed cell is contradicted when no exact value can give both it and the other printed cells
-- named beside it in the seed: the interval it stands for and the interval the others imply do
-- not meet. The seed only names the cells; whether it is a contradiction is computed here.

with

cellen as (
    select
        cel_id,
        gedrukt,
        waarde,
        -- Durations printed in months are compared in days (30.4375 days a month).
        laag * case when afronding like 'maanden%' then 30.4375 else 1 end as laag,
        hoog * case when afronding like 'maanden%' then 30.4375 else 1 end as hoog
    from {{ ref('int_cellen__gedrukt') }}
),

relaties as (
    select *
    from {{ ref('tegenspraken') }}
),

gelezen as (
    select
        relaties.cel_id,
        relaties.rol,
        relaties.andere_cel_id,
        relaties.uitleg,
        andere.gedrukt,
        andere.laag,
        andere.hoog,
        gewicht.waarde as gewicht
    from relaties
    inner join cellen as andere on relaties.andere_cel_id = andere.cel_id
    left join cellen as gewicht on relaties.gewicht_cel_id = gewicht.cel_id
),

sommen as (
    select
        cel_id,
        bool_or(rol = 'noemer') as is_quotient,
        bool_or(rol = 'gemiddelde') as is_gemiddelde,
        bool_or(rol = 'gelijk') as is_gelijk,
        sum(case rol when 'teller' then laag when 'aftrek' then -hoog else 0 end) as teller_laag,
        sum(case rol when 'teller' then hoog when 'aftrek' then -laag else 0 end) as teller_hoog,
        sum(laag) filter (where rol = 'noemer') as noemer_laag,
        sum(hoog) filter (where rol = 'noemer') as noemer_hoog,
        sum(laag * gewicht) filter (where rol = 'gemiddelde')
        / nullif(sum(gewicht) filter (where rol = 'gemiddelde'), 0) as gemiddelde_laag,
        sum(hoog * gewicht) filter (where rol = 'gemiddelde')
        / nullif(sum(gewicht) filter (where rol = 'gemiddelde'), 0) as gemiddelde_hoog,
        max(laag) filter (where rol = 'gelijk') as gelijk_laag,
        min(hoog) filter (where rol = 'gelijk') as gelijk_hoog,
        string_agg(
            rol || ' ' || andere_cel_id || ' = ' || gedrukt, '; ' order by rol, andere_cel_id
        ) as cellen,
        any_value(uitleg) as uitleg
    from gelezen
    group by cel_id
),

volgens_anderen as (
    select
        cel_id,
        cellen,
        uitleg,
        case
            when is_gemiddelde then gemiddelde_laag
            when is_gelijk then gelijk_laag
            when is_quotient then 100 * teller_laag / nullif(noemer_hoog, 0)
            else teller_laag
        end as laag,
        case
            when is_gemiddelde then gemiddelde_hoog
            when is_gelijk then gelijk_hoog
            when is_quotient then 100 * teller_hoog / nullif(noemer_laag, 0)
            else teller_hoog
        end as hoog
    from sommen
)

select
    volgens_anderen.cel_id,
    volgens_anderen.laag as anderen_laag,
    volgens_anderen.hoog as anderen_hoog,
    cellen.laag as gedrukt_laag,
    cellen.hoog as gedrukt_hoog,
    volgens_anderen.hoog < cellen.laag or volgens_anderen.laag > cellen.hoog as is_tegengesproken,
    concat(
        volgens_anderen.uitleg,
        ' [',
        volgens_anderen.cellen,
        ' gives ',
        round(volgens_anderen.laag, 2),
        ' to ',
        round(volgens_anderen.hoog, 2),
        ', printed stands for ',
        round(cellen.laag, 2),
        ' to ',
        round(cellen.hoog, 2),
        ']'
    ) as rekensom
from volgens_anderen
inner join cellen on volgens_anderen.cel_id = cellen.cel_id

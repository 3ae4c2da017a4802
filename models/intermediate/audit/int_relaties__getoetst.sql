-- A relation is contradicted when no exact values can give all its printed cells: the interval that
-- the uitkomst stands for and the interval that the other cells imply do not meet. What rounding,
-- suppression or a verbal bound allows is never a contradiction.

with

leden as (
    select *
    from {{ ref('int_relaties__leden') }}
),

uitkomsten as (
    select *
    from leden
    where rol = 'uitkomst'
),

anderen as (
    select
        *,
        least(gewicht * laag, gewicht * hoog) as gewogen_laag,
        greatest(gewicht * laag, gewicht * hoog) as gewogen_hoog
    from leden
    where rol != 'uitkomst'
),

-- The least mean gives the lowest groups their largest weight and the others their smallest; which
-- groups are lowest is tried at every place in the order. The greatest mean the other way round.
gemiddelde_grenzen as (
    select
        relatie_id,
        (
            sum(laag * gewicht_hoog) over van_laag
            + coalesce(sum(laag * gewicht_laag) over na_laag, 0)
        )
        / nullif(
            sum(gewicht_hoog) over van_laag + coalesce(sum(gewicht_laag) over na_laag, 0), 0
        ) as laagste,
        (
            sum(hoog * gewicht_hoog) over van_hoog
            + coalesce(sum(hoog * gewicht_laag) over na_hoog, 0)
        )
        / nullif(
            sum(gewicht_hoog) over van_hoog + coalesce(sum(gewicht_laag) over na_hoog, 0), 0
        ) as hoogste
    from anderen
    where rekenwijze = 'gemiddelde'
    window
        van_laag as (
            partition by relatie_id order by laag asc, cel_id asc
            rows between unbounded preceding and current row
        ),
        na_laag as (
            partition by relatie_id order by laag asc, cel_id asc
            rows between 1 following and unbounded following
        ),
        van_hoog as (
            partition by relatie_id order by hoog desc, cel_id asc
            rows between unbounded preceding and current row
        ),
        na_hoog as (
            partition by relatie_id order by hoog desc, cel_id asc
            rows between 1 following and unbounded following
        )
),

gemiddelden as (
    select
        relatie_id,
        min(laagste) as laag,
        max(hoogste) as hoog
    from gemiddelde_grenzen
    group by relatie_id
),

sommen as (
    select
        relatie_id,
        any_value(soort) as soort,
        any_value(rekenwijze) as rekenwijze,
        sum(gewogen_laag) filter (where rol = 'deel') as som_laag,
        sum(gewogen_hoog) filter (where rol = 'deel') as som_hoog,
        max(laag) filter (where rol = 'deel') as grootste_laag,
        min(hoog) filter (where rol = 'deel') as kleinste_hoog,
        min(laag) filter (where rol = 'deel') as kleinste_laag,
        max(hoog) filter (where rol = 'deel') as grootste_hoog,
        -- A share of a share, in percent.
        100 * product(laag / 100) filter (where rol = 'deel') as product_laag,
        100 * product(hoog / 100) filter (where rol = 'deel') as product_hoog,
        sum(gewogen_laag) filter (where rol = 'teller') as teller_laag,
        sum(gewogen_hoog) filter (where rol = 'teller') as teller_hoog,
        sum(gewogen_laag) filter (where rol = 'noemer') as noemer_laag,
        sum(gewogen_hoog) filter (where rol = 'noemer') as noemer_hoog,
        string_agg(
            case
                when rol != 'deel' then rol || ' '
                when gewicht < 0 then 'aftrek '
                else ''
            end || cel,
            '; ' order by rol desc, documentcode asc, regel asc, cel_id asc
        ) as cellen
    from anderen
    group by relatie_id
),

volgens_anderen as (
    select
        sommen.*,
        case sommen.rekenwijze
            when 'gemiddelde' then gemiddelden.laag
            when 'gelijk' then grootste_laag
            when 'product' then product_laag
            when 'aandeel' then 100 * teller_laag / nullif(noemer_hoog, 0)
            when 'verandering' then 100 * (teller_laag / nullif(noemer_hoog, 0) - 1)
            when 'minstens' then grootste_laag
            when 'hoogstens' then -1e12
            else som_laag
        end as anderen_laag,
        case sommen.rekenwijze
            when 'gemiddelde' then gemiddelden.hoog
            when 'gelijk' then kleinste_hoog
            when 'product' then product_hoog
            when 'aandeel' then 100 * teller_hoog / nullif(noemer_laag, 0)
            when 'verandering' then 100 * (teller_hoog / nullif(noemer_laag, 0) - 1)
            when 'minstens' then 1e12
            when 'hoogstens' then kleinste_hoog
            else som_hoog
        end as anderen_hoog
    from sommen
    left join gemiddelden on sommen.relatie_id = gemiddelden.relatie_id
),

vergeleken as (
    select
        volgens_anderen.relatie_id,
        volgens_anderen.soort,
        volgens_anderen.rekenwijze,
        volgens_anderen.cellen,
        volgens_anderen.anderen_laag,
        volgens_anderen.anderen_hoog,
        uitkomsten.cel_id,
        coalesce(uitkomsten.cel, '100') as cel,
        -- Percentages of all classes together stand against 100 itself.
        coalesce(uitkomsten.laag, 100) as gedrukt_laag,
        coalesce(uitkomsten.hoog, 100) as gedrukt_hoog
    from volgens_anderen
    left join uitkomsten on volgens_anderen.relatie_id = uitkomsten.relatie_id
)

select
    *,
    anderen_hoog < gedrukt_laag - 1e-9
    or anderen_laag > gedrukt_hoog + 1e-9
    or anderen_laag > anderen_hoog + 1e-9
    -- One value printed with two roundings: the edge between two roundings belongs to one of them.
    or (
        rekenwijze = 'gelijk'
        and gedrukt_laag < gedrukt_hoog
        and anderen_laag < anderen_hoog
        and (anderen_hoog <= gedrukt_laag + 1e-9 or anderen_laag >= gedrukt_hoog - 1e-9)
    ) as is_tegengesproken,
    concat(
        cel, ' against ', rekenwijze, ' of [', cellen, ']: that gives ',
        case
            when rekenwijze = 'minstens' then concat('at least ', round(anderen_laag, 2))
            when rekenwijze = 'hoogstens' then concat('at most ', round(anderen_hoog, 2))
            else concat(round(anderen_laag, 2), ' to ', round(anderen_hoog, 2))
        end,
        ', printed stands for ', round(gedrukt_laag, 2),
        case
            when gedrukt_hoog < 1e12 then concat(' to ', round(gedrukt_hoog, 2))
            else ' or more'
        end
    ) as rekensom
from vergeleken

-- Suppressed cells (<5, <10) for which the other printed cells leave exactly one value. Each sum
-- in which a suppressed cell stands bounds it by what the others allow, and so do the same thing
-- printed elsewhere and a share of which it is a part; the bounds are passed on four times, for
-- cells that only follow from one another. The value itself leaves this model for nobody: only that
-- it follows, and from what.

with recursive

alle_leden as (
    select *
    from {{ ref('int_relaties__leden') }}
),

-- A percentage and its whole give the interval that the parts add up to.
uit_aandelen as (
    select
        relatie_id,
        any_value(cel_id) filter (where rol = 'uitkomst') as cel_id,
        false as is_onderdrukt,
        sum(laag) filter (where rol = 'uitkomst')
        * sum(gewicht * laag) filter (where rol = 'noemer') / 100 as laag,
        sum(hoog) filter (where rol = 'uitkomst')
        * sum(gewicht * hoog) filter (where rol = 'noemer') / 100 as hoog,
        -1 as factor
    from alle_leden
    where rekenwijze = 'aandeel'
    group by relatie_id
),

leden as (
    select
        relatie_id,
        cel_id,
        is_onderdrukt,
        laag,
        hoog,
        case when rol = 'uitkomst' then -1 else gewicht end as factor
    from alle_leden
    where rekenwijze in ('som', 'gelijk') or (rekenwijze = 'aandeel' and rol = 'teller')
    union all
    select *
    from uit_aandelen
),

houdbaar as (
    select relatie_id
    from {{ ref('int_relaties__getoetst') }}
    where not is_tegengesproken
),

-- What the cells of a sum that are not suppressed add up to.
bekend as (
    select
        leden.relatie_id,
        coalesce(
            sum(least(factor * laag, factor * hoog)) filter (where not is_onderdrukt), 0
        ) as laag,
        coalesce(
            sum(greatest(factor * laag, factor * hoog)) filter (where not is_onderdrukt), 0
        ) as hoog
    from leden
    inner join houdbaar on leden.relatie_id = houdbaar.relatie_id
    group by leden.relatie_id
    having count(*) filter (where is_onderdrukt) > 0
),

onderdrukt as (
    select
        leden.relatie_id,
        leden.cel_id,
        leden.factor,
        leden.laag,
        leden.hoog
    from leden
    inner join bekend on leden.relatie_id = bekend.relatie_id
    where leden.is_onderdrukt and abs(leden.factor) = 1
),

grenzen as (
    select distinct
        0 as ronde,
        cel_id,
        laag,
        hoog
    from onderdrukt
    union all
    select
        ronde + 1 as ronde,
        cel_id,
        greatest(any_value(laag), max(ceil(volgt_laag - 1e-6))) as laag,
        least(any_value(hoog), min(floor(volgt_hoog + 1e-6))) as hoog
    from (
        select
            zelf.ronde,
            zelf.cel_id,
            zelf.laag,
            zelf.hoog,
            onderdrukt.relatie_id,
            case
                when onderdrukt.factor > 0
                    then
                        -any_value(bekend.hoog) - coalesce(sum(
                            greatest(lid.factor * andere.laag, lid.factor * andere.hoog)
                        ), 0)
                else
                    any_value(bekend.laag) + coalesce(sum(
                        least(lid.factor * andere.laag, lid.factor * andere.hoog)
                    ), 0)
            end as volgt_laag,
            case
                when onderdrukt.factor > 0
                    then
                        -any_value(bekend.laag) - coalesce(sum(
                            least(lid.factor * andere.laag, lid.factor * andere.hoog)
                        ), 0)
                else
                    any_value(bekend.hoog) + coalesce(sum(
                        greatest(lid.factor * andere.laag, lid.factor * andere.hoog)
                    ), 0)
            end as volgt_hoog
        from grenzen as zelf
        inner join onderdrukt on zelf.cel_id = onderdrukt.cel_id
        inner join bekend on onderdrukt.relatie_id = bekend.relatie_id
        left join onderdrukt as lid
            on
                onderdrukt.relatie_id = lid.relatie_id
                and onderdrukt.cel_id != lid.cel_id
        left join grenzen as andere on lid.cel_id = andere.cel_id
        where zelf.ronde < 4
        group by
            zelf.ronde, zelf.cel_id, zelf.laag, zelf.hoog, onderdrukt.relatie_id, onderdrukt.factor
    ) as gevolgen
    group by ronde, cel_id
),

uiteindelijk as (
    select
        cel_id,
        laag = hoog as is_onthuld
    from grenzen
    where ronde = 4
)

-- A sum of a few suppressed cells that follows exactly tells nearly as much: also said.
select
    onderdrukt.relatie_id,
    onderdrukt.cel_id,
    uiteindelijk.is_onthuld,
    bekend.laag = bekend.hoog
    and count(*) over (partition by onderdrukt.relatie_id) between 2 and 5
    and not bool_and(uiteindelijk.is_onthuld) over (partition by onderdrukt.relatie_id)
        as is_som_onthuld
from onderdrukt
inner join bekend on onderdrukt.relatie_id = bekend.relatie_id
inner join uiteindelijk on onderdrukt.cel_id = uiteindelijk.cel_id

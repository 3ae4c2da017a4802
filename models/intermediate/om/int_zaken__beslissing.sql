-- The decision of a case, over its facts of sexual violence against a child only (M:5571-5577): the
-- highest in the hierarchy (M:5579-5582, M:5594-5596), dated by the first fact that got it. An
-- administrative sepot is below all and no decision on the merits (M:5499-5505): a case with only
-- those is closed administratively, and open when a fact beside them is still undecided.

with

kindfeiten as (
    select
        levering_id,
        parketnummer,
        feitnummer
    from {{ ref('int_feiten__kindfeit') }}
    where is_kindfeit
),

beslissingen as (
    select
        levering_id,
        parketnummer,
        feitnummer,
        beslissing,
        rang,
        groep,
        beslisdatum,
        sepotgrond
    from {{ ref('int_feiten__staande_beslissing') }}
),

per_feit as (
    select
        kindfeiten.levering_id,
        kindfeiten.parketnummer,
        kindfeiten.feitnummer,
        beslissingen.beslissing,
        beslissingen.rang,
        beslissingen.groep,
        beslissingen.beslisdatum,
        beslissingen.sepotgrond
    from kindfeiten
    left join beslissingen
        on
            kindfeiten.levering_id = beslissingen.levering_id
            and kindfeiten.parketnummer = beslissingen.parketnummer
            and kindfeiten.feitnummer = beslissingen.feitnummer
),

standen as (
    select
        levering_id,
        parketnummer,
        case
            when bool_or(groep <> 'administratief') then 'inhoudelijk'
            when bool_or(beslissing is null) then 'open'
            else 'administratief'
        end as stand
    from per_feit
    group by levering_id, parketnummer
),

hoogste as (
    select per_feit.*
    from per_feit
    inner join standen
        on
            per_feit.levering_id = standen.levering_id
            and per_feit.parketnummer = standen.parketnummer
    where
        per_feit.beslissing is not null
        and standen.stand <> 'open'
    qualify row_number() over (
        partition by per_feit.levering_id, per_feit.parketnummer
        order by per_feit.rang, per_feit.beslisdatum, per_feit.feitnummer
    ) = 1
)

select
    standen.levering_id,
    standen.parketnummer,
    standen.stand,
    hoogste.beslissing,
    hoogste.groep as beslisgroep,
    hoogste.beslisdatum as afhandeldatum,
    case
        when hoogste.beslissing like '%sepot' then coalesce(hoogste.sepotgrond, 'onbekend')
    end as sepotgrond
from standen
left join hoogste
    on
        standen.levering_id = hoogste.levering_id
        and standen.parketnummer = hoogste.parketnummer

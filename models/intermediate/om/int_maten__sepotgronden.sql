-- Grounds of the sepots of handled cases, per kind of sepot (Table 4.3). Printed are the grounds
-- that occur more than five times in the whole period over the three kinds together; the others are
-- added up as overig (M:5665-5667).

with

perioden as (
    select
        levering_id,
        jaar,
        vorm
    from {{ ref('int_perioden__om') }}
),

sepots as (
    select
        periode.levering_id,
        periode.jaar,
        periode.vorm,
        beslissingen.beslissing,
        beslissingen.sepotgrond,
        periode.is_hele_periode and periode.vorm = 'totaal' as telt_voor_grens
    from {{ ref('int_zaken__periode') }} as periode
    inner join {{ ref('int_zaken__beslissing') }} as beslissingen
        on
            periode.levering_id = beslissingen.levering_id
            and periode.parketnummer = beslissingen.parketnummer
    where
        periode.populatie = 'afgehandeld'
        and beslissingen.stand = 'inhoudelijk'
        and beslissingen.beslissing like '%sepot'
),

gronden as (
    select
        levering_id,
        sepotgrond,
        case when count(*) > 5 then sepotgrond else 'overig' end as grond
    from sepots
    where telt_voor_grens
    group by levering_id, sepotgrond
),

ingedeeld as (
    select
        sepots.levering_id,
        sepots.jaar,
        sepots.vorm,
        sepots.beslissing,
        gronden.grond
    from sepots
    inner join gronden
        on
            sepots.levering_id = gronden.levering_id
            and sepots.sepotgrond = gronden.sepotgrond
),

voorkomende as (
    select distinct
        levering_id,
        beslissing,
        grond
    from ingedeeld
),

tellingen as (
    select
        levering_id,
        jaar,
        vorm,
        beslissing,
        grond,
        count(*) as n
    from ingedeeld
    group by levering_id, jaar, vorm, beslissing, grond
)

select
    perioden.levering_id,
    'sepotgronden' as maat,
    perioden.jaar,
    perioden.vorm,
    cast(coalesce(tellingen.n, 0) as double) as teller,
    cast(
        coalesce(
            sum(tellingen.n) over (
                partition by
                    perioden.levering_id, perioden.jaar, perioden.vorm, voorkomende.beslissing
            ),
            0
        ) as double
    ) as noemer,
    voorkomende.beslissing || ': ' || voorkomende.grond as categorie
from perioden
inner join voorkomende on perioden.levering_id = voorkomende.levering_id
left join tellingen
    on
        perioden.levering_id = tellingen.levering_id
        and perioden.jaar = tellingen.jaar
        and perioden.vorm = tellingen.vorm
        and voorkomende.beslissing = tellingen.beslissing
        and voorkomende.grond = tellingen.grond

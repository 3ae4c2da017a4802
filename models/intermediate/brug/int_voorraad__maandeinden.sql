-- Month's ends that a stock is counted on: those in the delivered period and not after the
-- peildatum. A month is half-open; one that the period cuts off is not counted.

with

leveringen as (
    select
        levering_id,
        bron,
        peildatum,
        periode_van,
        periode_tot
    from {{ ref('int_leveringen__versies') }}
    where bron in ('politie', 'om')
),

maanden as (
    select
        levering_id,
        bron,
        peildatum,
        periode_tot,
        unnest(
            generate_series(
                date_trunc('month', periode_van + interval 1 month - interval 1 day),
                cast(periode_tot as timestamp),
                interval 1 month
            )
        ) as begin_maand
    from leveringen
)

select
    levering_id,
    bron,
    cast(begin_maand as date) as maand_van,
    cast(begin_maand + interval 1 month as date) as maand_tot
from maanden
where
    begin_maand + interval 1 month <= periode_tot
    and begin_maand + interval 1 month <= peildatum + interval 1 day

-- Which delivery is in force per population, subject and year: of the versions that count, the one
-- that comes first. `--peildatum D` and `--known-at T` change only which versions are known.
-- Inflow, handled and adjudicated are each a population of their own, decided apart.

with

dekkingen as (
    select *
    from {{ ref('int_leveringen__dekking') }}
    where telt_mee
)

select
    levering_id,
    onderwerp,
    populatie,
    jaar,
    is_heel_jaar
from dekkingen
qualify row_number() over (partition by populatie, onderwerp, jaar order by voorrang desc) = 1

-- Question 4. How many reports became a summons: of all in 2021, and of the reports of 2021?
-- Population: what happened in 2021 whenever the report was made (incidents at the police, cases at
-- OM and court), beside the reports of 2021 as far as they are linked.
-- Read: along a row; `verschil` says what the two numbers are; it is left out when one is below 10.
-- Not for: dividing one column by the other, or a stage by the one above it in `n_in_jaar`.

select
    stap_jaar,
    n_in_jaar,
    eenheid_jaar,
    n_van_cohort,
    n_open_van_cohort,
    case
        when least(n_in_jaar, n_van_cohort, n_meldingen) >= 10 then verschil
        else '-'
    end as verschil
from {{ ref('keten_jaar_naast_cohort') }}
where
    cohortjaar = 2021
    and vorm = 'totaal'
order by volgorde

-- In every cohort row the ways on from the stage before add up to it, and a stage never holds more
-- than the one before.

select *
from {{ ref('keten_per_cohort') }}
where
    n_bereikt + n_open + n_uitgevallen + n_niet_gekoppeld != n_vorige
    or n_bereikt < 0

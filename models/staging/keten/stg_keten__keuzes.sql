-- One row per time that a landed version was made current by hand (`keten use`).
select
    levering_id,
    gekozen_op
from {{ source('keten', 'keuzes') }}

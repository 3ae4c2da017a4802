-- One row per finding and time that its supplier's list was written (`keten quality --bron B`).
select
    levering_id,
    bevinding_id,
    verzonden_op
from {{ source('keten', 'verzonden') }}

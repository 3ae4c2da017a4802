-- One row per finding of a delivery that `keten quality` listed for its supplier, with the moment.
select
    levering_id,
    bevinding_id,
    verzonden_op
from {{ source('keten', 'verzonden') }}

-- One row per delivery of which the rows were removed (`keten remove`).
select
    levering_id,
    verwijderd_op,
    reden
from {{ source('keten', 'verwijderd') }}

-- One row per count in which a delivery may differ from the one before.
select
    levering_id,
    vorige_levering_id,
    tabel,
    jaar,
    soort,
    kolom,
    waarde,
    aantal_vorige,
    noemer_vorige,
    aantal_nu,
    noemer_nu
from {{ source('keten', 'verschil') }}

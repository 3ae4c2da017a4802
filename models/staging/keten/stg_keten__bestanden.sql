-- One row per delivered table, with what was read, accepted and quarantined.
select
    levering_id,
    tabel,
    bestand,
    formaat,
    sha256,
    bytes,
    gelezen,
    geaccepteerd,
    afgekeurd,
    afgekeurd_per_regel,
    onbekende_codes,
    onbekende_kolommen,
    ontbrekende_kolommen,
    ontbrekende_waarden,
    echte_nummers
from {{ source('keten', 'bestanden') }}

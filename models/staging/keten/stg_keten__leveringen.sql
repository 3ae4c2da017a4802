-- One row per landed delivery version.
select
    levering_id,
    bron,
    aard,
    peildatum,
    periode_van,
    periode_tot,
    versie,
    inhoud_hash,
    contract_hash,
    artikelen_niet_gevraagd,
    sleutelruimte_persoon_id,
    sleutelruimte_parketnummer,
    onderwerpen,
    ingelezen_op
from {{ source('keten', 'levering') }}

-- One row per fact of a case, as delivered, with its articles side by side.
select
    levering_id,
    bestand,
    regelnummer,
    ingelezen_op,
    parketnummer,
    feitnummer,
    pleegdatum_begin,
    pleegdatum_eind,
    artikel_1,
    artikel_1_ontvangen,
    artikel_2,
    artikel_2_ontvangen,
    artikel_3,
    artikel_3_ontvangen,
    artikel_4,
    artikel_4_ontvangen,
    artikel_5,
    artikel_5_ontvangen,
    maatschappelijke_classificatie,
    maatschappelijke_classificatie_ontvangen
from {{ source('om', 'feiten') }}

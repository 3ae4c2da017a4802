-- The delivery versions known in this state. A version is current as long as it stands for one of
-- its subjects; `is_geheel_actueel` says whether it does for all.

with

onderwerpen as (
    select *
    from {{ ref('int_leveringen__onderwerpen') }}
)

select
    levering_id,
    bron,
    aard,
    peildatum,
    versie,
    periode_van,
    periode_tot,
    sleutelruimte_parketnummer,
    ingelezen_op,
    gekozen_op,
    actueel_sinds,
    verwijderd_op,
    reden,
    telt_mee,
    string_agg(onderwerp, '; ' order by onderwerp) as onderwerpen,
    min(rang) as rang,
    bool_or(is_actueel) as is_actueel,
    bool_and(is_actueel) as is_geheel_actueel
from onderwerpen
group by all

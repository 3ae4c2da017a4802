-- Which delivery versions are known in this state, and which is current: per supplier, peildatum
-- and subject the one that was landed or chosen (`keten use`) last. Records are about their whole
-- register (subject `-`); published cells are about the documents they stand in, so that two
-- publications with one peildatum are no versions of each other. A removed version (`keten remove`)
-- stands no more. In a past state it is not passed over for another one: with `--known-at T` a
-- version that was removed after T counts as it did then, and with `--peildatum D` the last version
-- of a peildatum counts although it was removed; `keten build` refuses a state that needs its rows.

with

toestand as (
    -- The state that is asked for; an empty bound is no bound.
    select
        cast(nullif('{{ var("peildatum") }}', '') as date) as peildatum,
        cast(nullif('{{ var("known_at") }}', '') as timestamp) as bekend_op
),

leveringen as (
    select
        levering_id,
        bron,
        peildatum,
        versie,
        periode_van,
        periode_tot,
        sleutelruimte_parketnummer,
        aard,
        ingelezen_op,
        coalesce(onderwerpen, '-') as onderwerpen
    from {{ ref('stg_keten__leveringen') }}
    where
        peildatum <= coalesce((select toestand.peildatum from toestand), peildatum)
        and ingelezen_op <= coalesce((select toestand.bekend_op from toestand), ingelezen_op)
),

keuzes as (
    select
        levering_id,
        max(gekozen_op) as gekozen_op
    from {{ ref('stg_keten__keuzes') }}
    where gekozen_op <= coalesce((select toestand.bekend_op from toestand), gekozen_op)
    group by levering_id
),

verwijderd as (
    select
        levering_id,
        verwijderd_op,
        reden
    from {{ ref('stg_keten__verwijderd') }}
),

versies as (
    select
        leveringen.*,
        keuzes.gekozen_op,
        verwijderd.verwijderd_op,
        verwijderd.reden,
        greatest(
            leveringen.ingelezen_op, coalesce(keuzes.gekozen_op, leveringen.ingelezen_op)
        ) as actueel_sinds,
        verwijderd.verwijderd_op is not null
        and verwijderd.verwijderd_op <= coalesce(toestand.bekend_op, verwijderd.verwijderd_op)
            as is_weg,
        unnest(string_split(leveringen.onderwerpen, '; ')) as onderwerp
    from leveringen
    cross join toestand
    left join keuzes on leveringen.levering_id = keuzes.levering_id
    left join verwijderd on leveringen.levering_id = verwijderd.levering_id
),

gerangschikt as (
    select
        *,
        row_number() over (
            partition by bron, peildatum, onderwerp
            order by is_weg asc, actueel_sinds desc, versie desc
        ) as rang
    from versies
)

select
    levering_id,
    onderwerp,
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
    cast(rang as integer) as rang,
    rang = 1 and not is_weg as is_actueel,
    not is_weg or (select toestand.peildatum from toestand) is not null as telt_mee
from gerangschikt

-- A finding over deliveries: in which it stands, and what came of it (keten). `opgelost`: a current
-- delivery after the last one that has it, about the same subject and with keys of the same key
-- space, covers the day of the record and has it no more. Otherwise the last answer of the supplier
-- says it, otherwise whether the list was written for the supplier.

with

bevindingen as (
    select *
    from {{ ref('int_bevindingen__alle') }}
),

versies as (
    select
        levering_id,
        bron,
        aard,
        peildatum,
        periode_van,
        periode_tot,
        actueel_sinds,
        onderwerpen,
        is_actueel
    from {{ ref('int_leveringen__versies') }}
    where telt_mee
),

sleutelruimten as (
    select
        levering_id,
        sleutelruimte_persoon_id,
        sleutelruimte_parketnummer
    from {{ ref('stg_keten__leveringen') }}
),

verzonden as (
    select
        bevinding_id,
        min(verzonden_op) as verzonden_op
    from {{ ref('stg_keten__verzonden') }}
    -- A past state does not know what was sent after it.
    where
        verzonden_op <= coalesce(
            cast(nullif('{{ var("known_at") }}', '') as timestamp),
            verzonden_op
        )
    group by bevinding_id
),

antwoorden as (
    select
        antwoorden.bevinding_id,
        antwoorden.antwoord,
        antwoorden.datum,
        antwoorden.toelichting
    from {{ ref('stg_antwoorden__antwoorden') }} as antwoorden
    inner join versies on antwoorden.levering_id = versies.levering_id
    where versies.is_actueel
    qualify
        row_number() over (
            partition by antwoorden.bevinding_id
            order by antwoorden.datum desc, versies.peildatum desc
        ) = 1
),

-- The last delivery that has it says what it is about.
laatste as (
    select
        bevindingen.bevinding_id,
        bevindingen.bron,
        bevindingen.tabel,
        bevindingen.bevinding,
        bevindingen.klasse,
        bevindingen.ernst,
        bevindingen.sleutelruimte,
        bevindingen.datum,
        bevindingen.levering_id,
        versies.aard,
        versies.peildatum,
        versies.actueel_sinds,
        versies.onderwerpen,
        first_value(bevindingen.levering_id) over (
            partition by bevindingen.bevinding_id
            order by versies.peildatum asc, versies.actueel_sinds asc
        ) as eerste_levering_id
    from bevindingen
    inner join versies on bevindingen.levering_id = versies.levering_id
    qualify
        row_number() over (
            partition by bevindingen.bevinding_id
            order by versies.peildatum desc, versies.actueel_sinds desc
        ) = 1
),

latere as (
    select
        laatste.bevinding_id,
        min_by(
            versies.levering_id, (versies.peildatum, versies.actueel_sinds)
        ) as opgelost_in
    from laatste
    inner join versies
        on
            laatste.bron = versies.bron
            and laatste.onderwerpen = versies.onderwerpen
            and laatste.datum >= versies.periode_van
            and laatste.datum < versies.periode_tot
            and (versies.peildatum, versies.actueel_sinds)
            > (laatste.peildatum, laatste.actueel_sinds)
    inner join sleutelruimten on versies.levering_id = sleutelruimten.levering_id
    where
        versies.is_actueel
        and laatste.sleutelruimte = coalesce(
            case
                when laatste.tabel in ('slachtoffers', 'verdachten')
                    then sleutelruimten.sleutelruimte_persoon_id
                when laatste.bron = 'om' then sleutelruimten.sleutelruimte_parketnummer
            end, ''
        )
    group by laatste.bevinding_id
)

select
    laatste.bevinding_id,
    laatste.bron,
    laatste.tabel,
    laatste.bevinding,
    laatste.klasse,
    laatste.ernst,
    laatste.eerste_levering_id,
    laatste.levering_id as laatste_levering_id,
    latere.opgelost_in,
    verzonden.verzonden_op,
    antwoorden.antwoord,
    antwoorden.datum as antwoord_datum,
    antwoorden.toelichting as antwoord_toelichting,
    laatste.aard,
    case
        when latere.opgelost_in is not null then 'opgelost'
        when antwoorden.antwoord = 'geaccepteerd' then 'geaccepteerd'
        when antwoorden.antwoord is not null then 'beantwoord'
        when verzonden.verzonden_op is not null then 'verzonden'
        else 'nieuw'
    end as status
from laatste
left join latere on laatste.bevinding_id = latere.bevinding_id
left join verzonden on laatste.bevinding_id = verzonden.bevinding_id
left join antwoorden on laatste.bevinding_id = antwoorden.bevinding_id

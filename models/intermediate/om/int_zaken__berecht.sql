-- Adjudicated cases: in scope, a fact of sexual violence against a child summoned or joined, and a
-- final ruling of their own in first instance on or before the peildatum (M:5927-5930,
-- M:6076-6079). Rulings are on the case (M:6131-6137), so cases in which no other fact was summoned
-- or joined are marked (M:6138-6143).

with

beslissingen as (
    select
        levering_id,
        parketnummer,
        feitnummer,
        beslisdatum
    from {{ ref('int_feiten__staande_beslissing') }}
    where groep = 'naar de rechter'
),

feiten as (
    select
        levering_id,
        parketnummer,
        feitnummer,
        is_kindfeit
    from {{ ref('int_feiten__kindfeit') }}
),

vonnissen as (
    select
        levering_id,
        parketnummer,
        uitspraakdatum,
        uitspraak
    from {{ ref('stg_om__vonnissen') }}
),

leveringen as (
    select
        levering_id,
        peildatum
    from {{ ref('stg_keten__leveringen') }}
),

uitspraken as (
    select
        code,
        groep,
        geldig_van,
        geldig_tot
    from {{ ref('uitspraken') }}
),

voor_de_rechter as (
    select
        feiten.levering_id,
        feiten.parketnummer,
        bool_and(feiten.is_kindfeit) as alleen_kindfeiten
    from feiten
    inner join beslissingen
        on
            feiten.levering_id = beslissingen.levering_id
            and feiten.parketnummer = beslissingen.parketnummer
            and feiten.feitnummer = beslissingen.feitnummer
    group by feiten.levering_id, feiten.parketnummer
    having bool_or(feiten.is_kindfeit)
)

select
    vonnissen.levering_id,
    vonnissen.parketnummer,
    vonnissen.uitspraakdatum,
    vonnissen.uitspraak,
    voor_de_rechter.alleen_kindfeiten,
    case
        when vonnissen.uitspraak is null then 'overig'  -- unknown verdicts (M:6155-6159)
        else uitspraken.groep
    end as uitspraakgroep
from vonnissen
inner join voor_de_rechter
    on
        vonnissen.levering_id = voor_de_rechter.levering_id
        and vonnissen.parketnummer = voor_de_rechter.parketnummer
inner join leveringen
    on
        vonnissen.levering_id = leveringen.levering_id
        and vonnissen.uitspraakdatum <= leveringen.peildatum
left join uitspraken
    on
        vonnissen.uitspraak = uitspraken.code
        and vonnissen.uitspraakdatum >= uitspraken.geldig_van
        and vonnissen.uitspraakdatum < uitspraken.geldig_tot

-- How far a case came by the peildatum: 1 in, 2 closed, 3 decided on the merits, 4 summoned or
-- joined, 5 adjudicated, 6 convicted, 7 with a sentence or measure; and why it came no further.
-- Each set lies within the one before. An administrative sepot leaves the population
-- (M:5499-5505), and who waits for a decision or a verdict is in time: neither is lost. A decision
-- with conditions (M:5555-5561) and a conviction without a sentence (M:6240-6242) are answers to
-- the offence too. Lost is what ended without one: an unconditional sepot, no conviction.

with

zaken as (
    select
        levering_id,
        parketnummer,
        inschrijfdatum
    from {{ ref('stg_om__zaken') }}
),

vormen as (
    select
        levering_id,
        parketnummer,
        vorm
    from {{ ref('int_zaken__vorm') }}
),

beslissingen as (
    select
        levering_id,
        parketnummer,
        stand,
        beslissing,
        beslisgroep,
        afhandeldatum
    from {{ ref('int_zaken__beslissing') }}
),

berecht as (
    select
        levering_id,
        parketnummer,
        uitspraakdatum,
        uitspraakgroep
    from {{ ref('int_zaken__berecht') }}
),

straffen as (
    select
        levering_id,
        parketnummer
    from {{ ref('int_zaken__hoofdstraf') }}
),

beoordeeld as (
    select
        vormen.levering_id,
        vormen.parketnummer,
        vormen.vorm,
        zaken.inschrijfdatum,
        beslissingen.afhandeldatum,
        beslissingen.beslissing,
        beslissingen.beslisgroep,
        berecht.uitspraakdatum,
        berecht.uitspraakgroep,
        case
            when straffen.parketnummer is not null then 7
            when berecht.uitspraakgroep = 'veroordeling' then 6
            when berecht.parketnummer is not null then 5
            when beslissingen.beslisgroep = 'naar de rechter' then 4
            when beslissingen.stand = 'inhoudelijk' then 3
            when beslissingen.stand = 'administratief' then 2
            else 1
        end as trap
    from vormen
    inner join zaken
        on
            vormen.levering_id = zaken.levering_id
            and vormen.parketnummer = zaken.parketnummer
    left join beslissingen
        on
            vormen.levering_id = beslissingen.levering_id
            and vormen.parketnummer = beslissingen.parketnummer
    left join berecht
        on
            vormen.levering_id = berecht.levering_id
            and vormen.parketnummer = berecht.parketnummer
    left join straffen
        on
            vormen.levering_id = straffen.levering_id
            and vormen.parketnummer = straffen.parketnummer
)

select
    levering_id,
    parketnummer,
    vorm,
    inschrijfdatum,
    afhandeldatum,
    uitspraakdatum,
    trap,
    case
        when trap in (1, 4) then 'tijd'
        when trap = 2 then 'populatie'
        when trap = 6 or (trap = 3 and beslisgroep = 'met voorwaarden') then 'andere afdoening'
        when trap in (3, 5) then 'verlies'
    end as soort,
    case trap
        when 1 then 'nog geen beslissing op de peildatum'
        when 2 then 'administratief sepot'
        when 3 then beslissing
        when 4 then 'nog geen uitspraak op de peildatum'
        when 5 then 'uitspraak: ' || uitspraakgroep
        when 6 then 'zonder straf of maatregel'
    end as reden
from beoordeeld

-- Codes in the OM tables that no list knows. They land, are never silently onbekend, and stop the
-- build until someone maps them in the seed that stands beside each code: for an article the list
-- of articles, or that of the forms when it cannot be read from its first to its last character.

with

zaken as (
    select
        levering_id,
        parketnummer,
        inschrijfdatum
    from {{ ref('stg_om__zaken') }}
),

parketten as (
    select code from {{ ref('parketten') }}
),

classificaties as (
    select code from {{ ref('classificaties') }}
),

beslissingen as (
    select code from {{ ref('beslissingen') }}
),

uitspraken as (
    select code from {{ ref('uitspraken') }}
),

straffen as (
    select code from {{ ref('straffen') }}
),

onbekend as (
    select
        levering_id,
        parketnummer,
        'parket' as kolom,
        parket as code,
        'parketten' as lijst
    from {{ ref('stg_om__zaken') }}
    where parket not in (select parketten.code from parketten)
    union all
    select
        levering_id,
        parketnummer,
        'artikel_' || positie as kolom,
        tekst as code,
        case when is_zedenartikel then 'artikelen' else 'artikelvormen' end as lijst
    from {{ ref('int_artikelen__regime') }}
    where status = 'onbekend'
    union all
    select
        levering_id,
        parketnummer,
        'maatschappelijke_classificatie' as kolom,
        maatschappelijke_classificatie as code,
        'classificaties' as lijst
    from {{ ref('stg_om__feiten') }}
    where maatschappelijke_classificatie not in (select classificaties.code from classificaties)
    union all
    select
        levering_id,
        parketnummer,
        'beslissing' as kolom,
        beslissing as code,
        'beslissingen' as lijst
    from {{ ref('stg_om__beslissingen') }}
    where beslissing not in (select beslissingen.code from beslissingen)
    union all
    select
        levering_id,
        parketnummer,
        'uitspraak' as kolom,
        uitspraak as code,
        'uitspraken' as lijst
    from {{ ref('stg_om__vonnissen') }}
    where uitspraak not in (select uitspraken.code from uitspraken)
    union all
    select
        levering_id,
        parketnummer,
        'soort' as kolom,
        soort as code,
        'straffen' as lijst
    from {{ ref('stg_om__straffen') }}
    where soort not in (select straffen.code from straffen)
)

select
    onbekend.levering_id,
    'om' as bron,
    onbekend.kolom,
    onbekend.code,
    cast(extract(year from min(zaken.inschrijfdatum)) as integer) as eerste_jaar,
    count(*) as aantal,
    'seeds/codes/' || onbekend.lijst || '.csv' as seedbestand
from onbekend
left join zaken
    on onbekend.levering_id = zaken.levering_id and onbekend.parketnummer = zaken.parketnummer
group by onbekend.levering_id, onbekend.kolom, onbekend.code, onbekend.lijst

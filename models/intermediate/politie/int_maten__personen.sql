-- Counts of victims and suspects for the police figures; definitions and source lines stand in
-- maten_politie. Registrations are not persons; persons are distinct per year, suspects over the
-- period (M:3177-3179, M:3198-3200).

with

meldingen as (
    select * from {{ ref('int_meldingen__minderjarig_slachtoffer') }}
),

delicten as (
    select * from {{ ref('int_incidenten__delict') }}
),

slachtoffers as (
    select * from {{ ref('stg_politie__slachtoffers') }}
    where leeftijd < 18
),

verdachten as (
    select * from {{ ref('stg_politie__verdachten') }}
),

unieke_slachtoffers as (
    select * from {{ ref('int_slachtoffers__uniek_per_jaar') }}
),

klassen as (
    select * from {{ ref('leeftijdsklassen_politie') }}
    where reeks = 'figuur 2.6'
),

uitsplitsing as (
    select * from {{ ref('int_maten__uitsplitsing_politie') }}
),

-- Each melding in every printed column in which it counts.
kolommen as (
    select
        meldingen.levering_id,
        meldingen.incident_id,
        uitsplitsing.jaar,
        uitsplitsing.is_periode,
        uitsplitsing.vorm
    from meldingen
    inner join delicten
        on
            meldingen.levering_id = delicten.levering_id
            and meldingen.incident_id = delicten.incident_id
    inner join uitsplitsing
        on
            meldingen.levering_id = uitsplitsing.levering_id
            and meldingen.jaar = uitsplitsing.registratiejaar
            and (uitsplitsing.vorm = 'totaal' or delicten.vorm = uitsplitsing.vorm)
),

leeftijden_slachtoffers as (
    select
        kolommen.levering_id,
        kolommen.jaar,
        kolommen.vorm,
        slachtoffers.leeftijd,
        klassen.klasse,
        count(*) as aantal,
        row_number() over (
            partition by kolommen.levering_id, kolommen.jaar, kolommen.vorm
            order by count(*) desc, slachtoffers.leeftijd
        ) as volgorde
    from kolommen
    inner join slachtoffers
        on
            kolommen.levering_id = slachtoffers.levering_id
            and kolommen.incident_id = slachtoffers.incident_id
    left join klassen
        on slachtoffers.leeftijd >= klassen.van and slachtoffers.leeftijd < klassen.tot
    group by
        kolommen.levering_id,
        kolommen.jaar,
        kolommen.vorm,
        slachtoffers.leeftijd,
        klassen.klasse
),

verdachten_in_kolom as (
    select
        kolommen.levering_id,
        kolommen.jaar,
        kolommen.is_periode,
        kolommen.vorm,
        verdachten.persoon_sleutel,
        verdachten.geslacht,
        verdachten.leeftijd
    from kolommen
    inner join verdachten
        on
            kolommen.levering_id = verdachten.levering_id
            and kolommen.incident_id = verdachten.incident_id
),

unieke_slachtoffers_per_vorm as (
    select
        unieke_slachtoffers.levering_id,
        uitsplitsing.jaar,
        uitsplitsing.vorm,
        unieke_slachtoffers.geslacht,
        case uitsplitsing.vorm
            when 'fysiek' then unieke_slachtoffers.n_meldingen_fysiek
            when 'niet-fysiek' then unieke_slachtoffers.n_meldingen_niet_fysiek
            else unieke_slachtoffers.n_meldingen
        end as n_meldingen
    from unieke_slachtoffers
    inner join uitsplitsing
        on
            unieke_slachtoffers.levering_id = uitsplitsing.levering_id
            and unieke_slachtoffers.jaar = uitsplitsing.registratiejaar
),

unieke_slachtoffers_in_kolom as (
    select * from unieke_slachtoffers_per_vorm
    where n_meldingen > 0
),

waarden as (
    select
        levering_id,
        jaar,
        vorm,
        'unieke slachtoffers' as maat,
        '-' as categorie,
        count(*) as waarde
    from unieke_slachtoffers_in_kolom
    group by levering_id, jaar, vorm

    union all

    select
        levering_id,
        jaar,
        vorm,
        'slachtoffers meer meldingen' as maat,
        '-' as categorie,
        count(*) as waarde
    from unieke_slachtoffers_in_kolom
    where n_meldingen > 1
    group by levering_id, jaar, vorm

    union all

    select
        levering_id,
        jaar,
        vorm,
        'slachtoffers naar geslacht' as maat,
        coalesce(geslacht, 'onbekend') as categorie,
        count(*) as waarde
    from unieke_slachtoffers_in_kolom
    group by levering_id, jaar, vorm, categorie

    union all

    select
        levering_id,
        jaar,
        vorm,
        'slachtoffers naar leeftijd' as maat,
        klasse as categorie,
        sum(aantal) as waarde
    from leeftijden_slachtoffers
    group by levering_id, jaar, vorm, categorie

    union all

    select
        levering_id,
        jaar,
        vorm,
        'gemiddelde leeftijd slachtoffers' as maat,
        '-' as categorie,
        sum(leeftijd * aantal) as waarde
    from leeftijden_slachtoffers
    group by levering_id, jaar, vorm

    union all

    select
        levering_id,
        jaar,
        vorm,
        'meest voorkomende leeftijd slachtoffers' as maat,
        '-' as categorie,
        leeftijd as waarde
    from leeftijden_slachtoffers
    where volgorde = 1

    union all

    select
        levering_id,
        jaar,
        vorm,
        'verdachten naar geslacht' as maat,
        coalesce(geslacht, 'onbekend') as categorie,
        count(*) as waarde
    from verdachten_in_kolom
    group by levering_id, jaar, vorm, categorie

    union all

    select
        levering_id,
        jaar,
        vorm,
        'verdachten met leeftijd' as maat,
        '-' as categorie,
        count(leeftijd) as waarde
    from verdachten_in_kolom
    group by levering_id, jaar, vorm

    union all

    select
        levering_id,
        jaar,
        vorm,
        'gemiddelde leeftijd verdachten' as maat,
        '-' as categorie,
        sum(leeftijd) as waarde
    from verdachten_in_kolom
    where leeftijd is not null
    group by levering_id, jaar, vorm

    union all

    select
        levering_id,
        jaar,
        vorm,
        'minderjarige verdachten' as maat,
        '-' as categorie,
        count(*) as waarde
    from verdachten_in_kolom
    where leeftijd < 18
    group by levering_id, jaar, vorm

    union all

    select
        levering_id,
        jaar,
        vorm,
        'unieke verdachten' as maat,
        '-' as categorie,
        count(distinct persoon_sleutel) as waarde
    from verdachten_in_kolom
    where is_periode
    group by levering_id, jaar, vorm
)

select
    levering_id,
    maat,
    categorie,
    jaar,
    vorm,
    cast(waarde as double) as waarde
from waarden

-- Sentences and measures of the adjudicated cases (section 5.4), by year of the verdict. Shares of
-- the principal sentences are of the cases with one, which is fewer than the convictions with a
-- sentence or measure (M:6240-6242, M:6282-6285); measures are of the latter, several per case
-- (M:6383-6427).

with

perioden as (
    select
        levering_id,
        jaar,
        vorm
    from {{ ref('int_perioden__om') }}
),

berecht as (
    select
        periode.levering_id,
        periode.parketnummer,
        periode.jaar,
        periode.vorm,
        berecht.uitspraakgroep
    from {{ ref('int_zaken__periode') }} as periode
    inner join {{ ref('int_zaken__berecht') }} as berecht
        on
            periode.levering_id = berecht.levering_id
            and periode.parketnummer = berecht.parketnummer
    where
        periode.populatie = 'berecht'
        and berecht.uitspraakgroep = 'veroordeling'
),

straffen as (
    select
        levering_id,
        parketnummer,
        zwaarste_hoofdstraf,
        dagen_onvoorwaardelijk,
        strafduurklasse
    from {{ ref('int_zaken__hoofdstraf') }}
),

opgelegd as (
    select distinct
        levering_id,
        parketnummer,
        soort
    from {{ ref('stg_om__straffen') }}
),

maatregelen as (
    select distinct code
    from {{ ref('straffen') }}
    where aard <> 'hoofdstraf'
),

klassen as (
    select
        code,
        tot_dagen
    from {{ ref('strafduurklassen') }}
),

hoofdstraffen as (
    select
        unnest([
            'geldboete',
            'taakstraf',
            'geheel voorwaardelijke vrijheidsstraf',
            'deels voorwaardelijke vrijheidsstraf',
            'geheel onvoorwaardelijke vrijheidsstraf'
        ]) as soort
),

-- The length is that of a sentence of which a part has to be served.
zaken as (
    select
        berecht.levering_id,
        berecht.parketnummer,
        berecht.jaar,
        berecht.vorm,
        straffen.zwaarste_hoofdstraf,
        straffen.strafduurklasse,
        straffen.parketnummer is not null as heeft_straf,
        case
            when straffen.strafduurklasse is not null then straffen.dagen_onvoorwaardelijk
        end as dagen
    from berecht
    left join straffen
        on
            berecht.levering_id = straffen.levering_id
            and berecht.parketnummer = straffen.parketnummer
),

per_periode as (
    select
        perioden.levering_id,
        perioden.jaar,
        perioden.vorm,
        count(z.parketnummer) as veroordelingen,
        count(*) filter (where z.heeft_straf) as n,
        count(z.zwaarste_hoofdstraf) as n_hoofdstraf,
        count(z.dagen) as n_dagen,
        count(*) filter (where z.dagen < 181) as korter,
        coalesce(sum(z.dagen), 0) as dagen
    from perioden
    left join zaken as z
        on
            perioden.levering_id = z.levering_id
            and perioden.jaar = z.jaar
            and perioden.vorm = z.vorm
    group by perioden.levering_id, perioden.jaar, perioden.vorm
),

-- What a case has: one row per case and category.
kenmerken as (
    select
        levering_id,
        jaar,
        vorm,
        'hoofdstraffen' as maat,
        zwaarste_hoofdstraf as categorie
    from zaken
    where zwaarste_hoofdstraf is not null
    union all
    select
        levering_id,
        jaar,
        vorm,
        'strafduur' as maat,
        strafduurklasse as categorie
    from zaken
    where strafduurklasse is not null
    union all
    select
        zaken.levering_id,
        zaken.jaar,
        zaken.vorm,
        'maatregelen' as maat,
        opgelegd.soort as categorie
    from zaken
    inner join opgelegd
        on
            zaken.levering_id = opgelegd.levering_id
            and zaken.parketnummer = opgelegd.parketnummer
),

per_kenmerk as (
    select
        levering_id,
        jaar,
        vorm,
        maat,
        categorie,
        count(*) as n
    from kenmerken
    group by levering_id, jaar, vorm, maat, categorie
),

categorieen as (
    select
        'hoofdstraffen' as maat,
        soort as categorie
    from hoofdstraffen
    union all
    select
        'strafduur' as maat,
        code as categorie
    from klassen
    union all
    select
        'maatregelen' as maat,
        code as categorie
    from maatregelen
),

maten as (
    select
        per_periode.levering_id,
        per_periode.jaar,
        per_periode.vorm,
        categorieen.maat,
        categorieen.categorie,
        coalesce(per_kenmerk.n, 0) as teller,
        case categorieen.maat
            when 'hoofdstraffen' then per_periode.n_hoofdstraf
            when 'strafduur' then per_periode.n_dagen
            else per_periode.n
        end as noemer
    from per_periode
    cross join categorieen
    left join per_kenmerk
        on
            per_periode.levering_id = per_kenmerk.levering_id
            and per_periode.jaar = per_kenmerk.jaar
            and per_periode.vorm = per_kenmerk.vorm
            and categorieen.maat = per_kenmerk.maat
            and categorieen.categorie = per_kenmerk.categorie
    union all
    select
        per_periode.levering_id,
        per_periode.jaar,
        per_periode.vorm,
        rijen.maat,
        rijen.categorie,
        rijen.teller,
        rijen.noemer
    from per_periode
    cross join lateral (
        values
        ('veroordelingen met straf', '-', n, veroordelingen),
        (
            'hoofdstraffen',
            '(deels) onvoorwaardelijke vrijheidsstraf',
            n_dagen,
            n_hoofdstraf
        ),
        ('strafduur', 'korter dan 6 maanden', korter, n_dagen),
        ('gemiddelde strafduur', '-', dagen, n_dagen)
    ) as rijen (maat, categorie, teller, noemer)
)

select
    levering_id,
    maat,
    categorie,
    jaar,
    vorm,
    cast(teller as double) as teller,
    cast(noemer as double) as noemer
from maten

-- Every police measure of the Monitor, exact: teller and noemer per delivery, measure, category,
-- year and form. A class that existed and holds nothing counts 0; a class that did not exist has no
-- row, as Figure B1.1 prints - (M:7163). Denominators stand in maten_politie.

with

maten as (
    select * from {{ ref('maten_politie') }}
),

uitsplitsing as (
    select * from {{ ref('int_maten__uitsplitsing_politie') }}
),

mk_codes as (
    select
        code,
        cast(extract(year from min(geldig_van)) as integer) as eerste_jaar
    from {{ ref('mk_codes') }}
    group by code
),

tellingen as (
    select * from {{ ref('int_maten__meldingen') }}
    union all
    select * from {{ ref('int_maten__personen') }}
    union all
    select * from {{ ref('int_maten__koppels') }}
),

categorieen as (
    select
        'meldingen naar duur' as maat,
        duurklasse as categorie,
        0 as eerste_jaar
    from {{ ref('duurklassen') }}

    union all

    select
        'aangiften naar duur' as maat,
        duurklasse as categorie,
        0 as eerste_jaar
    from {{ ref('duurklassen') }}

    union all

    select
        'meldingen naar eenheid' as maat,
        label as categorie,
        0 as eerste_jaar
    from {{ ref('eenheden') }}

    union all

    select
        'meldingen naar pleeglocatie' as maat,
        label as categorie,
        0 as eerste_jaar
    from {{ ref('pleeglocaties') }}

    union all

    select
        'meldingen naar mk' as maat,
        code as categorie,
        eerste_jaar
    from mk_codes

    union all

    select
        case rol
            when 'slachtoffer' then 'slachtoffers naar leeftijd'
            else 'koppels naar leeftijd'
        end as maat,
        klasse as categorie,
        0 as eerste_jaar
    from {{ ref('leeftijdsklassen_politie') }}

    union all

    select
        maten.maat,
        vaste.categorie,
        0 as eerste_jaar
    from maten
    inner join
        (
            values
            ('informeren', 'wel'),
            ('informeren', 'geen'),
            ('aangiften', 'wel'),
            ('aangiften', 'geen'),
            ('status om', 'geen verdachte'),
            ('status om', 'niet naar om'),
            ('status om', 'naar om')
        ) as vaste (maat, categorie)
        on maten.maat = vaste.maat
),

-- Measures without categories have the category -.
alle_categorieen as (
    select * from categorieen

    union all

    select
        maten.maat,
        '-' as categorie,
        0 as eerste_jaar
    from maten
    left join categorieen on maten.maat = categorieen.maat
    where
        categorieen.maat is null
        and maten.optelling = 'som'
        and maten.maat not like '% naar geslacht'
),

nullen as (
    select distinct
        uitsplitsing.levering_id,
        alle_categorieen.maat,
        alle_categorieen.categorie,
        uitsplitsing.jaar,
        uitsplitsing.vorm,
        cast(0 as double) as waarde
    from uitsplitsing
    inner join alle_categorieen
        on
            uitsplitsing.registratiejaar >= alle_categorieen.eerste_jaar
            and (uitsplitsing.is_periode or alle_categorieen.maat != 'unieke verdachten')
),

waarden as (
    select
        levering_id,
        maat,
        categorie,
        jaar,
        vorm,
        sum(waarde) as waarde
    from (
        select * from tellingen
        union all
        select * from nullen
    ) as alle
    group by levering_id, maat, categorie, jaar, vorm
)

select
    waarden.levering_id,
    waarden.maat,
    waarden.categorie,
    waarden.jaar,
    waarden.vorm,
    maten.telt,
    waarden.waarde as teller,
    noemers.waarde as noemer
from waarden
inner join maten on waarden.maat = maten.maat
left join waarden as noemers
    on
        waarden.levering_id = noemers.levering_id
        and waarden.jaar = noemers.jaar
        and waarden.vorm = noemers.vorm
        and maten.noemer_maat = noemers.maat
        and noemers.categorie = case maten.noemer_categorie
            when '=' then waarden.categorie
            else maten.noemer_categorie
        end

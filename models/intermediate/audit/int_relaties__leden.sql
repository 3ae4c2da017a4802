-- Every relation between printed cells with its members: those that follow from the structure of
-- the documents and those declared in the seed. `rol` uitkomst is the cell that the others imply.

with

cellen as (
    select *
    from {{ ref('int_cellen__gedrukt') }}
),

sleutels as (
    select *
    from {{ ref('int_cellen__sleutel') }}
),

optellingen as (
    select *
    from {{ ref('int_relaties__optelling') }}
),

verhoudingen as (
    select *
    from {{ ref('int_relaties__verhouding') }}
),

gehelen as (
    select *
    from {{ ref('gehelen') }}
    where is_verdeling = 'ja'
),

opgegeven as (
    select *
    from {{ ref('relaties') }}
),

-- The same thing printed twice.
dubbelen as (
    select
        andere.cel_id as uitkomst,
        eerste.cel_id,
        'gelijk:' || andere.cel_id as relatie_id,
        case
            when andere.documentcode != eerste.documentcode then 'document tegen document'
            when andere.is_n and eerste.is_n then 'N tegen N'
            when andere.is_n then 'bijschrift tegen kolom'
            when not andere.is_tekst then 'figuur tegen figuur'
            when not eerste.is_tekst then 'tekst tegen figuur'
            else 'tekst tegen tekst'
        end as soort
    from sleutels as andere
    inner join sleutels as eerste on andere.eerste_cel_id = eerste.cel_id
    where not andere.is_eerste
),

-- Percentages of the classes that divide a whole add up to 100.
percentages as (
    select
        sleutels.cel_id,
        concat_ws(
            ':',
            'honderd',
            sleutels.meting,
            sleutels.figuur,
            sleutels.jaar,
            sleutels.vorm,
            case
                when sleutels.categorie like '%: %' then split_part(sleutels.categorie, ': ', 1)
            end
        ) as relatie_id
    from sleutels
    inner join gehelen on sleutels.maat = gehelen.maat
    where not sleutels.is_tekst and sleutels.weergave = 'percentage'
),

leden as (
    select
        relatie_id,
        case
            when relatie_id like 'jaargemiddelde:%' then 'gemiddelde'
            when relatie_id like 'n:%' then 'N tegen som'
            when relatie_id like 'figuren:%' then 'figuur tegen figuur'
            else 'deel en geheel'
        end as soort,
        'som' as rekenwijze,
        cel_id,
        'deel' as rol,
        gewicht,
        null as gewicht_cel_id
    from optellingen
    union all
    select distinct
        relatie_id,
        case
            when relatie_id like 'jaargemiddelde:%' then 'gemiddelde'
            when relatie_id like 'n:%' then 'N tegen som'
            when relatie_id like 'figuren:%' then 'figuur tegen figuur'
            else 'deel en geheel'
        end as soort,
        'som' as rekenwijze,
        uitkomst as cel_id,
        'uitkomst' as rol,
        1.0 as gewicht,
        null as gewicht_cel_id
    from optellingen
    union all
    select
        relatie_id,
        soort,
        rekenwijze,
        teller as cel_id,
        case rekenwijze when 'gemiddelde' then 'deel' else 'teller' end as rol,
        1.0 as gewicht,
        gewicht_cel_id
    from verhoudingen
    union all
    select distinct
        relatie_id,
        soort,
        rekenwijze,
        noemer as cel_id,
        'noemer' as rol,
        1.0 as gewicht,
        null as gewicht_cel_id
    from verhoudingen
    where noemer is not null
    union all
    select distinct
        relatie_id,
        soort,
        rekenwijze,
        uitkomst as cel_id,
        'uitkomst' as rol,
        1.0 as gewicht,
        null as gewicht_cel_id
    from verhoudingen
    union all
    select
        relatie_id,
        soort,
        'gelijk' as rekenwijze,
        uitkomst as cel_id,
        'uitkomst' as rol,
        1.0 as gewicht,
        null as gewicht_cel_id
    from dubbelen
    union all
    select
        relatie_id,
        soort,
        'gelijk' as rekenwijze,
        cel_id,
        'deel' as rol,
        1.0 as gewicht,
        null as gewicht_cel_id
    from dubbelen
    union all
    select
        relatie_id,
        'deel en geheel' as soort,
        'honderd' as rekenwijze,
        cel_id,
        'deel' as rol,
        1.0 as gewicht,
        null as gewicht_cel_id
    from percentages
    union all
    select
        relatie_id,
        soort,
        rekenwijze,
        cel_id,
        rol,
        coalesce(cast(gewicht as double), 1.0) as gewicht,
        gewicht_cel_id
    from opgegeven
)

select
    leden.relatie_id,
    leden.soort,
    leden.rekenwijze,
    leden.cel_id,
    leden.rol,
    leden.gewicht,
    cellen.bron,
    cellen.documentcode,
    cellen.regel,
    cellen.documentcode || ':' || cellen.regel as plaats,
    concat(
        leden.cel_id, ' (', cellen.documentcode, ':', cellen.regel, ') = ',
        case when cellen.grens != '' and not cellen.is_in_woorden then cellen.grens || ' ' end,
        cellen.gedrukt
    ) as cel,
    cellen.is_onder_5 or cellen.is_onder_10 as is_onderdrukt,
    -- Durations printed in months are compared in days (30.4375 days a month).
    cellen.laag * case when cellen.afronding like 'maanden%' then 30.4375 else 1 end as laag,
    cellen.hoog * case when cellen.afronding like 'maanden%' then 30.4375 else 1 end as hoog,
    -- Without printed counts the weights of a mean can be anything.
    coalesce(gewichten.laag, 0) as gewicht_laag,
    coalesce(gewichten.hoog, 1e12) as gewicht_hoog
from leden
inner join cellen on leden.cel_id = cellen.cel_id
left join cellen as gewichten on leden.gewicht_cel_id = gewichten.cel_id

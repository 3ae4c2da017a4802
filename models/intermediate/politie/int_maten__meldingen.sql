-- Counts of incidents for the police figures: what each measure counts and its source line stand in
-- maten_politie. A melding counts in the category that the case below gives it, or not at all.

with

incidenten as (
    select * from {{ ref('stg_politie__incidenten') }}
),

delicten as (
    select * from {{ ref('int_incidenten__delict') }}
),

meldingen as (
    select * from {{ ref('int_meldingen__minderjarig_slachtoffer') }}
),

duren as (
    select * from {{ ref('int_meldingen__duur') }}
),

statussen as (
    select * from {{ ref('int_meldingen__status_om') }}
),

eenheden as (
    select * from {{ ref('eenheden') }}
),

pleeglocaties as (
    select * from {{ ref('pleeglocaties') }}
),

maten as (
    select * from {{ ref('maten_politie') }}
),

uitsplitsing as (
    select * from {{ ref('int_maten__uitsplitsing_politie') }}
),

kenmerken as (
    select
        incidenten.levering_id,
        incidenten.mk_code,
        delicten.vorm,
        duren.duurklasse,
        statussen.status_om,
        meldingen.n_slachtoffers,
        meldingen.n_verdachten,
        incidenten.geinformeerd,
        incidenten.aangifte,
        pleeglocaties.label as pleeglocatie,
        cast(extract(year from incidenten.registratiedatum) as integer) as jaar,
        meldingen.incident_id is not null as is_melding,
        coalesce(meldingen.n_verdachten > 0, false) as heeft_verdachte,
        coalesce(statussen.status_om = 'naar om', false) as is_naar_om,
        duren.dagen / 365.25 as duur_jaren,
        coalesce(eenheden.label, incidenten.eenheid) as eenheid,
        lower(trim(incidenten.pleeglocatie_detail)) as pleeglocatie_detail
    from incidenten
    inner join delicten
        on
            incidenten.levering_id = delicten.levering_id
            and incidenten.incident_id = delicten.incident_id
    left join meldingen
        on
            incidenten.levering_id = meldingen.levering_id
            and incidenten.incident_id = meldingen.incident_id
    left join duren
        on
            incidenten.levering_id = duren.levering_id
            and incidenten.incident_id = duren.incident_id
    left join statussen
        on
            incidenten.levering_id = statussen.levering_id
            and incidenten.incident_id = statussen.incident_id
    left join eenheden on incidenten.eenheid = eenheden.code
    left join pleeglocaties on lower(trim(incidenten.pleeglocatie)) = pleeglocaties.code
),

treffers as (
    select
        kenmerken.levering_id,
        kenmerken.jaar,
        kenmerken.vorm,
        maten.maat,
        case maten.maat
            when 'slachtoffers' then kenmerken.n_slachtoffers
            when 'verdachten' then kenmerken.n_verdachten
            when 'duur oud misbruik' then kenmerken.duur_jaren
            when 'langste duur' then kenmerken.duur_jaren
            else 1
        end as waarde,
        case maten.maat
            when 'meldingen naar eenheid' then kenmerken.eenheid
            when 'meldingen naar mk' then kenmerken.mk_code
            when 'meldingen naar duur' then kenmerken.duurklasse
            when 'meldingen naar pleeglocatie' then kenmerken.pleeglocatie
            when 'status om' then kenmerken.status_om
            when 'informeren' then case when kenmerken.geinformeerd then 'wel' else 'geen' end
            when 'aangiften' then case when kenmerken.aangifte then 'wel' else 'geen' end
            when 'aangiften naar duur'
                then case when kenmerken.aangifte then kenmerken.duurklasse end
            else '-'
        end as categorie
    from kenmerken
    inner join maten
        on case maten.maat
            when 'registraties' then true
            else
                kenmerken.is_melding
                and case maten.maat
                    when 'meldingen met verdachte' then kenmerken.heeft_verdachte
                    when 'meldingen met duur' then kenmerken.duurklasse is not null
                    when 'meldingen zonder geldige duur' then kenmerken.duurklasse is null
                    when 'duur oud misbruik' then kenmerken.duurklasse = 'meer dan 365 dagen'
                    when 'langste duur' then kenmerken.duurklasse is not null
                    when 'politiebureau'
                        then
                            kenmerken.pleeglocatie = 'Bijzonder gebouw/terrein'
                            and kenmerken.pleeglocatie_detail = 'politiebureau'
                    when 'woning fysiek'
                        then kenmerken.pleeglocatie = 'Woning' and kenmerken.vorm = 'fysiek'
                    when 'verdachte na aangifte'
                        then kenmerken.aangifte and kenmerken.heeft_verdachte
                    when 'verdachte zonder aangifte'
                        then not kenmerken.aangifte and kenmerken.heeft_verdachte
                    when 'om na aangifte en verdachte'
                        then kenmerken.aangifte and kenmerken.is_naar_om
                    when 'om zonder aangifte met verdachte'
                        then not kenmerken.aangifte and kenmerken.is_naar_om
                    when 'om na aangifte' then kenmerken.aangifte and kenmerken.is_naar_om
                    when 'om zonder aangifte' then not kenmerken.aangifte and kenmerken.is_naar_om
                    else
                        maten.maat in (
                            'aandeel minderjarig', 'meldingen', 'slachtoffers', 'verdachten',
                            'meldingen naar duur', 'meldingen naar eenheid',
                            'meldingen naar pleeglocatie', 'meldingen naar mk', 'informeren',
                            'aangiften', 'aangiften naar duur', 'status om'
                        )
                end
        end
),

per_jaar_en_vorm as (
    select
        levering_id,
        jaar,
        vorm,
        maat,
        categorie,
        sum(waarde) as som,
        max(waarde) as hoogste
    from treffers
    where categorie is not null
    group by levering_id, jaar, vorm, maat, categorie
)

select
    per_jaar_en_vorm.levering_id,
    per_jaar_en_vorm.maat,
    per_jaar_en_vorm.categorie,
    uitsplitsing.jaar,
    uitsplitsing.vorm,
    cast(
        case
            when per_jaar_en_vorm.maat = 'langste duur' then max(per_jaar_en_vorm.hoogste)
            else sum(per_jaar_en_vorm.som)
        end as double
    ) as waarde
from per_jaar_en_vorm
inner join uitsplitsing
    on
        per_jaar_en_vorm.levering_id = uitsplitsing.levering_id
        and per_jaar_en_vorm.jaar = uitsplitsing.registratiejaar
        and (uitsplitsing.vorm = 'totaal' or per_jaar_en_vorm.vorm = uitsplitsing.vorm)
group by
    per_jaar_en_vorm.levering_id,
    per_jaar_en_vorm.maat,
    per_jaar_en_vorm.categorie,
    uitsplitsing.jaar,
    uitsplitsing.vorm

-- Codes in the tables of helpwanted, schadefonds and reeksen that no list knows. They land, are
-- never silently onbekend, and stop the build until someone maps them in the seed that stands
-- beside each code. An article is read with the forms that landing uses (artikelvormen).

with

contacten as (
    select * from {{ ref('stg_helpwanted__contacten') }}
),

contactredenen as (
    select * from {{ ref('stg_helpwanted__contactredenen') }}
),

aanvragen as (
    select * from {{ ref('stg_schadefonds__aanvragen') }}
),

reeksen as (
    select * from {{ ref('stg_reeksen__reeksen') }}
),

geleverd as (
    select
        levering_id,
        'helpwanted' as bron,
        'medium' as kolom,
        medium as code,
        contactdatum as datum,
        'helpwanted_media' as lijst
    from contacten
    union all
    select
        levering_id,
        'helpwanted' as bron,
        'leeftijdscategorie' as kolom,
        leeftijdscategorie as code,
        contactdatum as datum,
        'helpwanted_leeftijdscategorieen' as lijst
    from contacten
    union all
    select
        contactredenen.levering_id,
        'helpwanted' as bron,
        'reden' as kolom,
        contactredenen.reden as code,
        contacten.contactdatum as datum,
        'helpwanted_redenen' as lijst
    from contactredenen
    left join contacten
        on
            contactredenen.levering_id = contacten.levering_id
            and contactredenen.contact_id = contacten.contact_id
    union all
    select
        levering_id,
        'schadefonds' as bron,
        'beslissing' as kolom,
        beslissing as code,
        aanvraagdatum as datum,
        'schadefonds_beslissingen' as lijst
    from aanvragen
    union all
    select
        levering_id,
        'schadefonds' as bron,
        'artikel' as kolom,
        artikel as code,
        aanvraagdatum as datum,
        'artikelen' as lijst
    from aanvragen
    union all
    select
        levering_id,
        'reeksen' as bron,
        'bron' as kolom,
        bron as code,
        periode_van as datum,
        'reeksbronnen' as lijst
    from reeksen
    union all
    select
        levering_id,
        'reeksen' as bron,
        'maatstaf' as kolom,
        maatstaf as code,
        periode_van as datum,
        'maatstaven' as lijst
    from reeksen
),

codes as (
    select
        levering_id,
        bron,
        kolom,
        code,
        lijst,
        cast(extract(year from min(datum)) as integer) as eerste_jaar,
        count(*) as aantal
    from geleverd
    where code is not null
    group by levering_id, bron, kolom, code, lijst
),

lijsten as (
    select
        code,
        'helpwanted_media' as lijst
    from {{ ref('helpwanted_media') }}
    union
    select
        code,
        'helpwanted_leeftijdscategorieen' as lijst
    from {{ ref('helpwanted_leeftijdscategorieen') }}
    union
    select
        code,
        'helpwanted_redenen' as lijst
    from {{ ref('helpwanted_redenen') }}
    union
    select
        code,
        'schadefonds_beslissingen' as lijst
    from {{ ref('schadefonds_beslissingen') }}
    union
    select
        code,
        'artikelen' as lijst
    from {{ ref('artikelen') }}
    union
    select
        code,
        'reeksbronnen' as lijst
    from {{ ref('reeksbronnen') }}
    union
    select
        code,
        'maatstaven' as lijst
    from {{ ref('maatstaven') }}
),

vormen as (
    {{ artikelvormen() }}
),

-- What is looked up: the number of a sexual offence, or the code itself.
gelezen as (
    select
        codes.*,
        codes.lijst = 'artikelen'
        and regexp_matches(codes.code, vormen.zedenartikel) as is_zedenartikel,
        codes.lijst = 'artikelen'
        and {{ is_ander_feit('codes.code', 'wetten.code is not null') }} as is_ander_feit,
        case
            when codes.lijst = 'artikelen' then regexp_extract(codes.code, '^([0-9]+[a-z]*)', 1)
            else codes.code
        end as gezocht
    from codes
    cross join vormen
    left join {{ ref('andere_wetten') }} as wetten
        on regexp_extract(codes.code, vormen.andere_wet, 1) = wetten.code
)

select
    gelezen.levering_id,
    gelezen.bron,
    gelezen.kolom,
    gelezen.code,
    gelezen.aantal,
    gelezen.eerste_jaar,
    'seeds/codes/'
    || case
        when gelezen.lijst = 'artikelen' and not gelezen.is_zedenartikel then 'artikelvormen'
        else gelezen.lijst
    end
    || '.csv' as seedbestand
from gelezen
left join lijsten
    on
        gelezen.lijst = lijsten.lijst
        and gelezen.gezocht = lijsten.code
where
    case
        when gelezen.is_zedenartikel then lijsten.code is null
        when gelezen.lijst = 'artikelen' then not gelezen.is_ander_feit
        else lijsten.code is null
    end

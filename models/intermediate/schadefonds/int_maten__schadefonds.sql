-- Every computed measure of the Schadefonds, per delivery: exact, before any rounding. The year
-- is that of the application; the year of the offence is part of the category of Figure K5.4.
-- Counted are applications that have a row in Figure K5.1; the others have a measure of their
-- own (M:6638).

with

perioden as (
    select *
    from {{ ref('int_perioden__jaren') }}
    where bron = 'schadefonds'
),

aanvragen as (
    select
        perioden.levering_id,
        perioden.jaar,
        minderjarig.aanvraag_id,
        beslissing.groep,
        beslissing.is_getoond,
        artikel.artikelrij,
        artikel.pleegperiode,
        artikel.is_voor_2000,
        cast(minderjarig.leeftijd as varchar) as leeftijd,
        cast(extract(year from minderjarig.aanvraagdatum) as integer) as kalenderjaar,
        case minderjarig.geslacht
            when 'M' then 'man'
            when 'V' then 'vrouw'
            when 'X' then 'x'
            else 'onbekend'
        end as geslacht
    from perioden
    left join {{ ref('int_aanvragen__minderjarig') }} as minderjarig
        on
            perioden.levering_id = minderjarig.levering_id
            and perioden.van <= minderjarig.aanvraagdatum
            and perioden.tot > minderjarig.aanvraagdatum
    left join {{ ref('int_aanvragen__beslissing') }} as beslissing
        on
            minderjarig.levering_id = beslissing.levering_id
            and minderjarig.aanvraag_id = beslissing.aanvraag_id
    left join {{ ref('int_aanvragen__artikel') }} as artikel
        on
            minderjarig.levering_id = artikel.levering_id
            and minderjarig.aanvraag_id = artikel.aanvraag_id
),

per_periode as (
    select
        levering_id,
        jaar,
        count(*) filter (where is_getoond) as aanvragen,
        count(*) filter (where is_getoond and is_voor_2000) as voor_2000,
        count(*) filter (
            where is_getoond and is_voor_2000 and artikelrij in ('242', '244')
        ) as verkrachting_of_onder_12
    from aanvragen
    group by levering_id, jaar
),

niet_getoond as (
    select
        levering_id,
        jaar,
        kalenderjaar,
        count(*) filter (where groep = 'niet getoond') as n
    from aanvragen
    group by levering_id, jaar, kalenderjaar
),

{% set kenmerken = {
    'beslissing': 'groep',
    'leeftijd': 'leeftijd',
    'geslacht': 'geslacht',
    'artikel': "artikelrij || ': ' || pleegperiode",
} -%}
naar_kenmerk as (
    {% for kenmerk, waarde in kenmerken.items() %}
        select
            levering_id,
            jaar,
            'aanvragen naar {{ kenmerk }}' as maat,
            {{ waarde }} as categorie,
            count(*) as n
        from aanvragen
        where is_getoond
        group by all
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

maten as (
    select
        levering_id,
        'aanvragen' as maat,
        '-' as categorie,
        jaar,
        aanvragen as teller,
        null as noemer
    from per_periode
    union all
    select
        levering_id,
        'aanvragen verkrachting of onder 12' as maat,
        'voor 2000' as categorie,
        jaar,
        verkrachting_of_onder_12 as teller,
        voor_2000 as noemer
    from per_periode
    union all
    select
        levering_id,
        'aanvragen niet getoond' as maat,
        '-' as categorie,
        jaar,
        sum(n) as teller,
        null as noemer
    from niet_getoond
    group by levering_id, jaar
    union all
    select
        levering_id,
        'aanvragen niet getoond' as maat,
        'hoogste jaar' as categorie,
        jaar,
        max(n) as teller,
        null as noemer
    from niet_getoond
    group by levering_id, jaar
    union all
    select
        naar_kenmerk.levering_id,
        naar_kenmerk.maat,
        naar_kenmerk.categorie,
        naar_kenmerk.jaar,
        naar_kenmerk.n as teller,
        per_periode.aanvragen as noemer
    from naar_kenmerk
    inner join per_periode
        on
            naar_kenmerk.levering_id = per_periode.levering_id
            and naar_kenmerk.jaar = per_periode.jaar
)

select
    levering_id,
    maat,
    categorie,
    jaar,
    'totaal' as vorm,
    cast(teller as double) as teller,
    cast(noemer as double) as noemer
from maten

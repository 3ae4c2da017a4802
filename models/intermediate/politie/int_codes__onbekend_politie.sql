-- A code that no list knows is never silently 'onbekend': it is listed and counted per delivery and
-- stops the build until someone adds it to the seed file named here.

with

incidenten as (
    select * from {{ ref('stg_politie__incidenten') }}
),

mk_codes as (
    select distinct code from {{ ref('mk_codes') }}
),

eenheden as (
    select code from {{ ref('eenheden') }}
),

onbekend as (
    select
        incidenten.levering_id,
        incidenten.registratiedatum,
        'mk_code' as kolom,
        incidenten.mk_code as code,
        'seeds/codes/mk_codes.csv' as seedbestand
    from incidenten
    left join mk_codes on incidenten.mk_code = mk_codes.code
    where mk_codes.code is null

    union all

    select
        incidenten.levering_id,
        incidenten.registratiedatum,
        'eenheid' as kolom,
        incidenten.eenheid as code,
        'seeds/codes/eenheden.csv' as seedbestand
    from incidenten
    left join eenheden on incidenten.eenheid = eenheden.code
    where eenheden.code is null
)

select
    levering_id,
    kolom,
    code,
    seedbestand,
    'politie' as bron,
    cast(extract(year from min(registratiedatum)) as integer) as eerste_jaar,
    count(*) as aantal
from onbekend
group by levering_id, kolom, code, seedbestand

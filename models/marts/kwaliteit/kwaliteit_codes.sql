-- Codes that no list knows, counted. Any row here stops the build (tests/data) until someone maps
-- the code in the seed that is named: an unknown code is never silently `onbekend`.

with

politie as (
    select *
    from {{ ref('int_codes__onbekend_politie') }}
),

om as (
    select *
    from {{ ref('int_codes__onbekend_om') }}
),

signalen as (
    select *
    from {{ ref('int_codes__onbekend_signalen') }}
),

onbekend as (
    select
        levering_id,
        bron,
        kolom,
        code,
        aantal,
        seedbestand
    from politie
    union all
    select
        levering_id,
        bron,
        kolom,
        code,
        aantal,
        seedbestand
    from om
    union all
    select
        levering_id,
        bron,
        kolom,
        code,
        aantal,
        seedbestand
    from signalen
),

leveringen as (
    select
        levering_id,
        aard
    from {{ ref('stg_keten__leveringen') }}
)

select
    onbekend.levering_id,
    onbekend.bron,
    onbekend.kolom,
    onbekend.code,
    onbekend.seedbestand,
    leveringen.aard,
    cast(onbekend.aantal as bigint) as aantal
from onbekend
inner join leveringen on onbekend.levering_id = leveringen.levering_id

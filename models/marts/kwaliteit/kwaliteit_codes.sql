-- Codes that no list knows, counted. One in a current version stops the build (tests/data) until
-- someone maps the code in the seed that is named: an unknown code is never silently `onbekend`. A
-- version that gave way to another is only listed: what replaced it may be its repair.

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
        eerste_jaar,
        seedbestand
    from politie
    union all
    select
        levering_id,
        bron,
        kolom,
        code,
        aantal,
        eerste_jaar,
        seedbestand
    from om
    union all
    select
        levering_id,
        bron,
        kolom,
        code,
        aantal,
        eerste_jaar,
        seedbestand
    from signalen
),

versies as (
    select
        levering_id,
        aard,
        is_actueel
    from {{ ref('int_leveringen__versies') }}
)

select
    onbekend.levering_id,
    onbekend.bron,
    onbekend.kolom,
    onbekend.code,
    onbekend.eerste_jaar,
    onbekend.seedbestand,
    versies.aard,
    versies.is_actueel,
    cast(onbekend.aantal as bigint) as aantal
from onbekend
inner join versies on onbekend.levering_id = versies.levering_id

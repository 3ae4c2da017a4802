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
)

select
    levering_id,
    bron,
    kolom,
    code,
    cast(aantal as bigint) as aantal,
    seedbestand
from politie
union all
select
    levering_id,
    bron,
    kolom,
    code,
    cast(aantal as bigint) as aantal,
    seedbestand
from om

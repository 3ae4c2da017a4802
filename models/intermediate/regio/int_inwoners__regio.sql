-- Which region and year a delivered number of inhabitants belongs to (bron `cbs bevolking`): the
-- region by the name in regio.csv, the year that begins on the 1 January of the count. What cannot
-- be placed has no region or no year, and is a finding. The documents print none: Figure 4.3 is
-- drawn against the inhabitants on 1 January 2024 (M:5331-5335).

with

cellen as (
    select
        *,
        lower(regexp_extract(dimensies, '^regio *= *(.*)$', 1)) as naam
    from {{ ref('int_reeksen__cellen') }}
    where bron = 'cbs bevolking'
),

regio as (
    select regio
    from {{ ref('regio') }}
)

select
    cellen.levering_id,
    cellen.regelnummer,
    cellen.maatstaf,
    cellen.jaar,
    regio.regio,
    cast(cellen.waarde as bigint) as aantal,
    cellen.is_geldend and cellen.is_hoofdcel as telt
from cellen
left join regio on cellen.naam = lower(regio.regio)

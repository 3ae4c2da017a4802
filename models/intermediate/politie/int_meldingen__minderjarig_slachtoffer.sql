-- A report counts when at least one minor (under 18) is registered as victim, linked on the
-- incident code (M:3012-3013, M:3123-3131). Unknown age and no registered victim do not count
-- (M:3135-3140). The year is that of registratiedatum.

with

incidenten as (
    select * from {{ ref('stg_politie__incidenten') }}
),

minderjarigen as (
    select
        levering_id,
        incident_id,
        count(*) as n_slachtoffers,
        min(leeftijd) as jongste_leeftijd
    from {{ ref('stg_politie__slachtoffers') }}
    where leeftijd < 18
    group by levering_id, incident_id
),

verdachten as (
    select
        levering_id,
        incident_id,
        count(*) as n_verdachten
    from {{ ref('stg_politie__verdachten') }}
    group by levering_id, incident_id
)

select
    incidenten.levering_id,
    incidenten.incident_id,
    minderjarigen.n_slachtoffers,
    minderjarigen.jongste_leeftijd,
    cast(extract(year from incidenten.registratiedatum) as integer) as jaar,
    coalesce(verdachten.n_verdachten, 0) as n_verdachten
from incidenten
inner join minderjarigen
    on
        incidenten.levering_id = minderjarigen.levering_id
        and incidenten.incident_id = minderjarigen.incident_id
left join verdachten
    on
        incidenten.levering_id = verdachten.levering_id
        and incidenten.incident_id = verdachten.incident_id

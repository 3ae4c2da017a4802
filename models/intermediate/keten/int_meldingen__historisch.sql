-- Historic offences: the report came over a year after the offence, which is the last class of
-- Figure 2.3, 366 days or more (M:3251, M:3261-3266). A report without a valid duration is neither.

with

duren as (
    select *
    from {{ ref('int_meldingen__duur') }}
)

select
    levering_id,
    incident_id,
    case
        when status != 'geldig' then status
        when duurklasse = 'meer dan 365 dagen' then 'historisch'
        else 'recent'
    end as tijd_tot_melding
from duren

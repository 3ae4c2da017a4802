-- Whether a case is about historic offences, known through the reports in force that the police
-- linked to it: all of them historic, all recent, or both. The OM has no date of the report; what
-- is not linked is not classified by any other date.

with

koppelingen as (
    select *
    from {{ ref('int_meldingen__gekoppelde_zaken') }}
),

meldingen as (
    select
        levering_id,
        incident_id
    from {{ ref('fct_meldingen') }}
    where is_geldend
),

historisch as (
    select *
    from {{ ref('int_meldingen__historisch') }}
),

per_zaak as (
    select
        koppelingen.om_levering_id as levering_id,
        koppelingen.parketnummer,
        bool_or(historisch.tijd_tot_melding = 'historisch') as heeft_historisch,
        bool_or(historisch.tijd_tot_melding = 'recent') as heeft_recent
    from koppelingen
    inner join meldingen
        on
            koppelingen.levering_id = meldingen.levering_id
            and koppelingen.incident_id = meldingen.incident_id
    inner join historisch
        on
            meldingen.levering_id = historisch.levering_id
            and meldingen.incident_id = historisch.incident_id
    group by koppelingen.om_levering_id, koppelingen.parketnummer
)

select
    levering_id,
    parketnummer,
    case
        when heeft_historisch and heeft_recent then 'historisch en recent'
        when heeft_historisch then 'historisch'
        when heeft_recent then 'recent'
        else 'geen geldige duur'
    end as tijd_tot_melding
from per_zaak

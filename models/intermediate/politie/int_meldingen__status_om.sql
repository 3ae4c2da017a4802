-- Without a registered suspect the further handling cannot be established (M:4891-4894), so that
-- comes first whatever naar_om says (which is a finding); then sent in or not (M:4896-4902).

with

meldingen as (
    select * from {{ ref('int_meldingen__minderjarig_slachtoffer') }}
),

incidenten as (
    select * from {{ ref('stg_politie__incidenten') }}
)

select
    meldingen.levering_id,
    meldingen.incident_id,
    case
        when meldingen.n_verdachten = 0 then 'geen verdachte'
        when incidenten.naar_om then 'naar om'
        else 'niet naar om'
    end as status_om
from meldingen
inner join incidenten
    on
        meldingen.levering_id = incidenten.levering_id
        and meldingen.incident_id = incidenten.incident_id

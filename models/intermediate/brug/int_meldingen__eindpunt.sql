-- Where a report left the chain: the first stage that it did not reach, and why; on the way to a
-- conviction, and on the side way to an aangifte, which is no condition for it. Whoever still waits
-- is open, and what has no link is not followed: neither left. What the OM does not count as sexual
-- violence against a child, or sent away administratively, left the population (M:5499-5505); a
-- decision with conditions (M:5555-5561) is another answer, no end without one. Of several cases
-- the one that came furthest counts; of their decisions the highest in the hierarchy (M:5594-5596).

with

meldingen as (
    select
        levering_id,
        incident_id,
        vorm,
        jaar,
        trap,
        heeft_aangifte
    from {{ ref('int_incidenten__trap') }}
    where trap >= 2
),

incidenten as (
    select
        levering_id,
        incident_id,
        afsluitdatum is null as is_open,
        case
            when afsluitdatum is not null
                then coalesce(nullif(lower(trim(afsluitreden)), ''), 'reden niet geregistreerd')
            else 'nog niet afgesloten op de peildatum'
        end as reden
    from {{ ref('stg_politie__incidenten') }}
),

verdachten as (
    select
        levering_id,
        incident_id,
        bool_or(parketnummer is not null) as heeft_parketnummer
    from {{ ref('stg_politie__verdachten') }}
    group by levering_id, incident_id
),

koppelingen as (
    select *
    from {{ ref('int_meldingen__gekoppelde_zaken') }}
),

zaken as (
    select
        levering_id,
        parketnummer,
        trap,
        reden
    from {{ ref('int_zaken__trap') }}
),

hierarchie as (
    select
        code,
        min(rang) as rang,
        bool_or(groep = 'met voorwaarden') as is_met_voorwaarden
    from {{ ref('beslissingen') }}
    group by code
),

per_melding as (
    select
        koppelingen.levering_id,
        koppelingen.incident_id,
        max(zaken.trap) as trap,
        bool_or(coalesce(zaken.trap = 1, false)) as heeft_open_zaak,
        min_by(zaken.reden, hierarchie.rang) filter (where zaken.trap = 3) as beslissing,
        min_by(hierarchie.is_met_voorwaarden, hierarchie.rang)
        filter (where zaken.trap = 3) as is_met_voorwaarden,
        max(zaken.reden) filter (where zaken.trap = 5) as uitspraak
    from koppelingen
    left join zaken
        on
            koppelingen.om_levering_id = zaken.levering_id
            and koppelingen.parketnummer = zaken.parketnummer
    left join hierarchie on zaken.reden = hierarchie.code
    group by koppelingen.levering_id, koppelingen.incident_id
),

gevolgd as (
    select
        meldingen.levering_id,
        meldingen.incident_id,
        meldingen.vorm,
        meldingen.jaar,
        meldingen.heeft_aangifte,
        incidenten.is_open as is_open_politie,
        incidenten.reden as reden_politie,
        per_melding.beslissing,
        per_melding.is_met_voorwaarden,
        per_melding.uitspraak,
        coalesce(verdachten.heeft_parketnummer, false) as heeft_parketnummer,
        coalesce(per_melding.heeft_open_zaak, false) as heeft_open_zaak,
        case
            when meldingen.trap = 2 then 'verdachte geregistreerd'
            when meldingen.trap = 3 then 'naar om'
            when per_melding.incident_id is null then 'gekoppeld aan zaak'
            when per_melding.trap is null then 'zaak in selectie om'
            when per_melding.trap < 3 then 'inhoudelijk beslist'
            when per_melding.trap = 3 then 'dagvaarding'
            when per_melding.trap = 4 then 'vonnis'
            else 'veroordeling'
        end as stap,
        coalesce(per_melding.trap >= 6, false) as is_veroordeeld
    from meldingen
    inner join incidenten
        on
            meldingen.levering_id = incidenten.levering_id
            and meldingen.incident_id = incidenten.incident_id
    left join verdachten
        on
            meldingen.levering_id = verdachten.levering_id
            and meldingen.incident_id = verdachten.incident_id
    left join per_melding
        on
            meldingen.levering_id = per_melding.levering_id
            and meldingen.incident_id = per_melding.incident_id
)

select
    levering_id,
    incident_id,
    'keten' as pad,
    vorm,
    jaar,
    stap,
    case
        when is_veroordeeld then 'bereikt'
        when stap in ('verdachte geregistreerd', 'naar om')
            then case when is_open_politie then 'open' else 'uitgevallen' end
        when stap = 'gekoppeld aan zaak' then 'niet gekoppeld'
        when stap = 'vonnis' or (stap = 'inhoudelijk beslist' and heeft_open_zaak) then 'open'
        when stap in ('zaak in selectie om', 'inhoudelijk beslist') then 'buiten de populatie'
        when stap = 'dagvaarding' and is_met_voorwaarden then 'andere afdoening'
        else 'uitgevallen'
    end as uitkomst,
    case
        when is_veroordeeld then 'veroordeeld'
        when stap in ('verdachte geregistreerd', 'naar om') then reden_politie
        when stap = 'gekoppeld aan zaak' and heeft_parketnummer
            then 'parketnummer niet gevonden bij het om'
        when stap = 'gekoppeld aan zaak' then 'geen parketnummer geleverd'
        when stap = 'zaak in selectie om' then 'zaak niet in de selectie van het om'
        when stap = 'inhoudelijk beslist' and heeft_open_zaak
            then 'nog geen beslissing op de peildatum'
        when stap = 'inhoudelijk beslist' then 'administratief sepot'
        when stap = 'dagvaarding' then beslissing
        when stap = 'vonnis' then 'nog geen uitspraak op de peildatum'
        when stap = 'veroordeling' then uitspraak
    end as reden
from gevolgd
union all
select
    levering_id,
    incident_id,
    'aangifte' as pad,
    vorm,
    jaar,
    'aangifte' as stap,
    case
        when heeft_aangifte then 'bereikt'
        when is_open_politie then 'open'
        else 'uitgevallen'
    end as uitkomst,
    case when heeft_aangifte then 'aangifte gedaan' else reden_politie end as reden
from gevolgd

-- Whether a report came to a verdict, through its linked cases. It ends at the police when they
-- close it without sending it in. No link is invented: what was sent in without one is followed no
-- further (niet gekoppeld), and of a delivery without any link nothing after that is known.
--
-- * Of several cases the one that came furthest counts, as in keten_per_cohort: there is a verdict
--   on the day of the first. While a case is undecided or waits for its verdict the report is open;
--   it went another way on the day the last case did, by the highest decision in the hierarchy
--   (M:5594-5596).
-- * A case outside the selection of the OM is followed no further than its inflow.
-- * What both deliveries tell ends at the earlier of their two peildata.

with

meldingen as (
    select
        levering_id,
        incident_id,
        status_om,
        inzenddatum_om,
        afsluitdatum,
        peildatum
    from {{ ref('fct_meldingen') }}
),

koppelingen as (
    select *
    from {{ ref('int_meldingen__gekoppelde_zaken') }}
),

leveringen as (
    select
        levering_id,
        peildatum
    from {{ ref('stg_keten__leveringen') }}
),

ingeschreven as (
    select
        levering_id,
        parketnummer,
        inschrijfdatum
    from {{ ref('stg_om__zaken') }}
),

zaken as (
    select
        levering_id,
        parketnummer,
        stand,
        beslissing,
        beslisgroep,
        afhandeldatum,
        uitspraakdatum
    from {{ ref('fct_zaken') }}
),

hierarchie as (
    select
        code,
        min(rang) as rang
    from {{ ref('beslissingen') }}
    group by code
),

per_melding as (
    select
        koppelingen.levering_id,
        koppelingen.incident_id,
        min(ingeschreven.inschrijfdatum) as inschrijfdatum,
        bool_or(zaken.parketnummer is not null) as is_in_selectie,
        min(zaken.uitspraakdatum) as uitspraakdatum,
        bool_or(coalesce(zaken.stand = 'open' or zaken.beslisgroep = 'naar de rechter', false))
            as kan_nog,
        min_by(zaken.beslissing, hierarchie.rang) as beslissing,
        max(zaken.afhandeldatum) as afhandeldatum
    from koppelingen
    inner join ingeschreven
        on
            koppelingen.om_levering_id = ingeschreven.levering_id
            and koppelingen.parketnummer = ingeschreven.parketnummer
    left join zaken
        on
            koppelingen.om_levering_id = zaken.levering_id
            and koppelingen.parketnummer = zaken.parketnummer
    left join hierarchie on zaken.beslissing = hierarchie.code
    group by koppelingen.levering_id, koppelingen.incident_id
),

-- A police delivery is linked with one delivery of the OM.
gekoppelde_leveringen as (
    select
        koppelingen.levering_id,
        min(leveringen.peildatum) as peildatum_om
    from koppelingen
    inner join leveringen on koppelingen.om_levering_id = leveringen.levering_id
    group by koppelingen.levering_id
),

-- How far each came: stopped at the police, or sent in and not linked, not selected, or decided.
stand as (
    select
        meldingen.*,
        per_melding.* exclude (levering_id, incident_id),
        least(meldingen.peildatum, gekoppelde_leveringen.peildatum_om) as gevolgd_tot,
        case
            when meldingen.status_om != 'naar om' and meldingen.afsluitdatum is null then 'open'
            when meldingen.status_om != 'naar om' then 'gesloten'
            when gekoppelde_leveringen.levering_id is null then 'geen koppeling geleverd'
            when per_melding.incident_id is null then 'niet gekoppeld'
            when not per_melding.is_in_selectie then 'zaak niet in de selectie van het om'
            when per_melding.uitspraakdatum is not null then 'uitspraak'
            when per_melding.kan_nog then 'open'
            else 'beslist'
        end as stand
    from meldingen
    left join per_melding
        on
            meldingen.levering_id = per_melding.levering_id
            and meldingen.incident_id = per_melding.incident_id
    left join gekoppelde_leveringen
        on meldingen.levering_id = gekoppelde_leveringen.levering_id
)

select
    levering_id,
    incident_id,
    gevolgd_tot as peildatum,
    case when stand = 'uitspraak' then uitspraakdatum end as uitspraakdatum,
    case when stand = 'geen koppeling geleverd' then stand end as reden_ongeldig,
    case
        when stand = 'gesloten' then status_om
        when stand in ('niet gekoppeld', 'zaak niet in de selectie van het om') then stand
        when stand = 'beslist' then beslissing
    end as reden_uitval,
    case stand
        when 'gesloten' then afsluitdatum
        when 'niet gekoppeld' then inzenddatum_om
        when 'zaak niet in de selectie van het om' then inschrijfdatum
        when 'beslist' then afhandeldatum
    end as uitvaldatum
from stand

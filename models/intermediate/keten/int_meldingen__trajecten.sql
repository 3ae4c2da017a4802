-- Every report on every trajectory (seed trajecten), as far as it came by the peildatum: its start
-- and end, whether it reached the end, and if not whether it went another way. Reports enter by
-- year of registration. A report before the offence has no delay (M:3233-3257); what the police
-- closed without an aangifte or without sending it in went another way on that day.

with

meldingen as (
    select *
    from {{ ref('fct_meldingen') }}
),

uitspraken as (
    select *
    from {{ ref('int_meldingen__uitspraak') }}
),

trajecten as (
    select
        traject,
        begindatum as begin_is
    from {{ ref('trajecten') }}
    where entiteit = 'melding'
),

per_traject as (
    select
        meldingen.*,
        trajecten.*,
        uitspraken.uitspraakdatum,
        uitspraken.reden_ongeldig as reden_ongeldig_uitspraak,
        uitspraken.reden_uitval as reden_uitval_uitspraak,
        uitspraken.uitvaldatum as uitvaldatum_uitspraak,
        uitspraken.peildatum as peildatum_uitspraak
    from meldingen
    cross join trajecten
    left join uitspraken
        on
            meldingen.levering_id = uitspraken.levering_id
            and meldingen.incident_id = uitspraken.incident_id
)

select
    levering_id,
    'melding' as entiteit,
    incident_id as entiteit_id,
    traject,
    registratiejaar as jaar,
    is_geldend,
    registratiejaar as ingangsjaar,
    vorm,
    aard,
    case begin_is when 'pleegdatum' then pleegdatum when 'melddatum' then melddatum end
        as begindatum,
    case traject
        when 'pleegdatum tot melding' then melddatum
        when 'melding tot aangifte' then aangiftedatum
        when 'melding tot inzending om' then inzenddatum_om
        when 'melding tot uitspraak' then uitspraakdatum
    end as einddatum,
    case traject
        when 'pleegdatum tot melding' then true
        when 'melding tot aangifte' then aangifte
        when 'melding tot inzending om' then status_om = 'naar om'
        when 'melding tot uitspraak' then uitspraakdatum is not null
    end as is_beeindigd,
    case
        when traject = 'pleegdatum tot melding' and duur_status != 'geldig' then duur_status
        when traject = 'melding tot uitspraak' then reden_ongeldig_uitspraak
    end as reden_ongeldig,
    case
        when traject = 'melding tot aangifte' and not aangifte and afsluitdatum is not null
            then 'gesloten zonder aangifte'
        when
            traject = 'melding tot inzending om'
            and status_om != 'naar om'
            and afsluitdatum is not null
            then status_om
        when traject = 'melding tot uitspraak' then reden_uitval_uitspraak
    end as reden_uitval,
    case when traject = 'melding tot uitspraak' then uitvaldatum_uitspraak else afsluitdatum end
        as uitvaldatum,
    case when traject = 'melding tot uitspraak' then peildatum_uitspraak else peildatum end
        as peildatum
from per_traject

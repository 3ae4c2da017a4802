-- The Maatschappelijke Klasse decides the form (Table 2.1, M:3038-3079), whatever the date; whether
-- the code could be used depends on the offence date, because the codes changed on 1 July 2024
-- (M:3083-3098). The offence date is pleegdatum_begin, else the end; a code that exists only later
-- is valid when the period reaches it. Offences from that day fall under the Wsm (M:319-330).
-- Without an offence date, only what is certain is derived: a registration before 1 July 2024
-- concerns an earlier offence, and a code with one interval means one thing.

with

incidenten as (
    select
        levering_id,
        incident_id,
        registratiedatum,
        mk_code,
        coalesce(pleegdatum_begin, pleegdatum_eind) as pleegdatum,
        greatest(pleegdatum_begin, pleegdatum_eind) as laatste_dag
    from {{ ref('stg_politie__incidenten') }}
),

meldingen as (
    select
        levering_id,
        incident_id
    from {{ ref('int_meldingen__minderjarig_slachtoffer') }}
),

mk_codes as (
    select * from {{ ref('mk_codes') }}
),

-- A code keeps its form and group over all its intervals (tested on the list).
codes as (
    select
        code,
        vorm,
        delictgroep,
        min(geldig_van) as geldig_van
    from mk_codes
    group by code, vorm, delictgroep
),

-- Known offence: its period. Unknown, but registered under the old law: any day before that.
gedateerd as (
    select
        incidenten.levering_id,
        incidenten.incident_id,
        incidenten.mk_code,
        incidenten.pleegdatum,
        meldingen.incident_id is not null as is_minderjarig,
        case
            when incidenten.pleegdatum is not null then incidenten.pleegdatum
            when incidenten.registratiedatum < {{ begin_wsm() }} then incidenten.registratiedatum
        end as eerste_dag,
        case
            when incidenten.pleegdatum is not null then incidenten.laatste_dag
            when incidenten.registratiedatum < {{ begin_wsm() }} then incidenten.registratiedatum
        end as laatste_dag
    from incidenten
    left join meldingen
        on
            incidenten.levering_id = meldingen.levering_id
            and incidenten.incident_id = meldingen.incident_id
),

-- Intervals that this incident could be registered under: all of the code when no day is known.
mogelijk as (
    select
        gedateerd.levering_id,
        gedateerd.incident_id,
        bool_or(gedateerd.eerste_dag is null) as is_ongedateerd,
        count(*) as n_mogelijk,
        nullif(min_by(coalesce(mk_codes.regime, ''), mk_codes.geldig_van), '') as regime
    from gedateerd
    inner join mk_codes
        on
            gedateerd.mk_code = mk_codes.code
            and (mk_codes.slachtoffer = 'alle' or not gedateerd.is_minderjarig)
            and (
                gedateerd.eerste_dag is null
                or (
                    gedateerd.laatste_dag >= mk_codes.geldig_van
                    and gedateerd.eerste_dag < mk_codes.geldig_tot
                )
            )
    group by gedateerd.levering_id, gedateerd.incident_id
),

beoordeeld as (
    select
        gedateerd.levering_id,
        gedateerd.incident_id,
        gedateerd.pleegdatum,
        gedateerd.mk_code,
        codes.vorm,
        codes.delictgroep,
        mogelijk.regime as regime_code,
        case
            when codes.code is null then 'onbekend'
            when mogelijk.incident_id is null then 'buiten geldigheid'
            when mogelijk.is_ongedateerd and mogelijk.n_mogelijk > 1
                then 'niet dateerbaar'
            else 'geldig'
        end as code_status,
        case
            when gedateerd.eerste_dag < {{ begin_wsm() }} then 'oud'
            when gedateerd.eerste_dag >= {{ begin_wsm() }} then 'wsm'
        end as regime_datum,
        gedateerd.laatste_dag < codes.geldig_van as is_te_vroeg,
        gedateerd.eerste_dag < {{ begin_wsm() }}
        and gedateerd.laatste_dag >= {{ begin_wsm() }} as is_over_grens
    from gedateerd
    left join codes on gedateerd.mk_code = codes.code
    left join mogelijk
        on
            gedateerd.levering_id = mogelijk.levering_id
            and gedateerd.incident_id = mogelijk.incident_id
)

select
    levering_id,
    incident_id,
    pleegdatum,
    mk_code,
    vorm,
    delictgroep,
    code_status,
    case
        when code_status = 'geldig' then coalesce(regime_code, regime_datum)
        else regime_datum
    end as regime,
    case
        when code_status = 'onbekend' then 'code onbekend'
        when code_status = 'niet dateerbaar' then 'code niet dateerbaar'
        when code_status = 'buiten geldigheid' and is_te_vroeg
            then 'MK nog niet geldig op pleegdatum'
        when code_status = 'buiten geldigheid' then 'MK niet meer geldig op pleegdatum'
        when is_over_grens then 'periode over 1 juli 2024'
    end as bevinding
from beoordeeld

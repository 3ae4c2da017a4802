-- Police incidents with a registered minor victim (M:3123-3131), per delivery, with what the rules
-- decided about each. `is_geldend` marks the delivery that is in force for the year.

with

meldingen as (
    select *
    from {{ ref('int_meldingen__minderjarig_slachtoffer') }}
),

incidenten as (
    select *
    from {{ ref('stg_politie__incidenten') }}
),

delicten as (
    select *
    from {{ ref('int_incidenten__delict') }}
),

duren as (
    select *
    from {{ ref('int_meldingen__duur') }}
),

statussen as (
    select *
    from {{ ref('int_meldingen__status_om') }}
),

leveringen as (
    select
        levering_id,
        aard,
        peildatum
    from {{ ref('stg_keten__leveringen') }}
),

eenheden as (
    select
        code,
        label
    from {{ ref('eenheden') }}
),

geldend as (
    select
        levering_id,
        jaar
    from {{ ref('int_leveringen__geldend') }}
    where populatie = 'meldingen'
)

select
    meldingen.levering_id,
    meldingen.incident_id,
    cast(meldingen.jaar as integer) as registratiejaar,
    incidenten.registratiedatum,
    incidenten.melddatum,
    delicten.pleegdatum,
    incidenten.mk_code,
    delicten.vorm,
    delicten.delictgroep,
    delicten.regime,
    delicten.code_status,
    cast(duren.dagen as integer) as dagen_tot_melding,
    duren.duurklasse,
    duren.status as duur_status,
    eenheden.label as eenheid,
    incidenten.pleeglocatie,
    incidenten.pleeglocatie_detail,
    incidenten.geinformeerd,
    incidenten.aangifte,
    incidenten.aangiftedatum,
    statussen.status_om,
    incidenten.naar_om as naar_om_geregistreerd,
    incidenten.inzenddatum_om,
    incidenten.afsluitdatum,
    incidenten.afsluitreden,
    cast(meldingen.n_slachtoffers as integer) as n_minderjarige_slachtoffers,
    cast(meldingen.n_verdachten as integer) as n_verdachten,
    cast(meldingen.jongste_leeftijd as integer) as leeftijd_jongste_slachtoffer,
    leveringen.peildatum,
    leveringen.aard,
    incidenten.bestand,
    incidenten.regelnummer,
    geldend.jaar is not null as is_geldend,
    meldingen.n_verdachten > 0 as heeft_verdachte
from meldingen
inner join incidenten
    on
        meldingen.levering_id = incidenten.levering_id
        and meldingen.incident_id = incidenten.incident_id
inner join leveringen on meldingen.levering_id = leveringen.levering_id
left join delicten
    on
        meldingen.levering_id = delicten.levering_id
        and meldingen.incident_id = delicten.incident_id
left join duren
    on
        meldingen.levering_id = duren.levering_id
        and meldingen.incident_id = duren.incident_id
left join statussen
    on
        meldingen.levering_id = statussen.levering_id
        and meldingen.incident_id = statussen.incident_id
left join eenheden on incidenten.eenheid = eenheden.code
left join geldend
    on
        meldingen.levering_id = geldend.levering_id
        and meldingen.jaar = geldend.jaar

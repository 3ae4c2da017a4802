-- One row per entity and trajectory (seed trajecten), in calendar days, end minus start.
-- Every entity that entered a trajectory is here: finished (afgerond), still open, gone another way
-- (uitgevallen) or with dates that cannot be used (ongeldig); the last two say why. Nobody vanishes.

with

meldingen as (
    select *
    from {{ ref('fct_meldingen') }}
),

zaken as (
    select
        *,
        coalesce(is_geldend_instroom, false) as is_geldend_open,
        coalesce(
            dagvaardingsdatum between inschrijfdatum and uitspraakdatum, false
        ) as heeft_betrouwbare_dagvaarding
    from {{ ref('fct_zaken') }}
),

trajecten as (
    select
        traject,
        jaarbasis
    from {{ ref('trajecten') }}
),

-- The norm in force on the day the entity entered.
normen as (
    select
        traject,
        dagen as norm_dagen,
        geldig_van,
        geldig_tot
    from {{ ref('normen') }}
),

per_traject as (
    select
        levering_id,
        'melding' as entiteit,
        incident_id as entiteit_id,
        'pleegdatum tot melding' as traject,
        pleegdatum as begin,
        melddatum as eind,
        true as is_beeindigd,
        case when duur_status != 'geldig' then duur_status end as reden_ongeldig,
        cast(null as varchar) as reden_uitval,
        registratiejaar as jaar,
        is_geldend,
        vorm,
        aard
    from meldingen
    union all
    select
        levering_id,
        'melding' as entiteit,
        incident_id as entiteit_id,
        'melding tot aangifte' as traject,
        melddatum as begin,
        aangiftedatum as eind,
        aangifte as is_beeindigd,
        cast(null as varchar) as reden_ongeldig,
        case
            when not aangifte and afsluitdatum is not null then 'gesloten zonder aangifte'
        end as reden_uitval,
        registratiejaar as jaar,
        is_geldend,
        vorm,
        aard
    from meldingen
    union all
    select
        levering_id,
        'melding' as entiteit,
        incident_id as entiteit_id,
        'melding tot inzending om' as traject,
        melddatum as begin,
        inzenddatum_om as eind,
        status_om = 'naar om' as is_beeindigd,
        cast(null as varchar) as reden_ongeldig,
        case
            when status_om != 'naar om' and afsluitdatum is not null then status_om
        end as reden_uitval,
        registratiejaar as jaar,
        is_geldend,
        vorm,
        aard
    from meldingen
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        'instroom tot beslissing' as traject,
        inschrijfdatum as begin,
        afhandeldatum as eind,
        stand = 'inhoudelijk' as is_beeindigd,
        cast(null as varchar) as reden_ongeldig,
        case when stand = 'administratief' then 'administratief sepot' end as reden_uitval,
        afhandeljaar as jaar,
        is_geldend_afgehandeld or (stand = 'open' and is_geldend_open) as is_geldend,
        vorm,
        aard
    from zaken
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        'instroom tot dagvaarding' as traject,
        inschrijfdatum as begin,
        afhandeldatum as eind,
        coalesce(beslissing = 'dagvaarding', false) as is_beeindigd,
        cast(null as varchar) as reden_ongeldig,
        case
            when stand = 'administratief' then 'administratief sepot'
            when beslissing != 'dagvaarding' then beslissing
        end as reden_uitval,
        afhandeljaar as jaar,
        is_geldend_afgehandeld or (stand = 'open' and is_geldend_open) as is_geldend,
        vorm,
        aard
    from zaken
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        'instroom tot zitting' as traject,
        inschrijfdatum as begin,
        zittingsdatum as eind,
        zittingsdatum <= peildatum or uitspraakdatum is not null as is_beeindigd,
        case when zittingsdatum > uitspraakdatum then 'zitting na uitspraak' end as reden_ongeldig,
        case when beslisgroep != 'naar de rechter' then beslissing end as reden_uitval,
        uitspraakjaar as jaar,
        is_geldend_berecht or (uitspraakdatum is null and is_geldend_open) as is_geldend,
        vorm,
        aard
    from zaken
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        'zitting tot uitspraak' as traject,
        zittingsdatum as begin,
        uitspraakdatum as eind,
        uitspraakdatum is not null as is_beeindigd,
        case when zittingsdatum is null then 'zittingsdatum onbekend' end as reden_ongeldig,
        cast(null as varchar) as reden_uitval,
        uitspraakjaar as jaar,
        is_geldend_berecht or (uitspraakdatum is null and is_geldend_open) as is_geldend,
        vorm,
        aard
    from zaken
    where uitspraakdatum is not null or zittingsdatum <= peildatum
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        traject.naam as traject,
        case
            when traject.naam = 'dagvaarding tot uitspraak' then dagvaardingsdatum
            else inschrijfdatum
        end as begin,
        uitspraakdatum as eind,
        uitspraakdatum is not null as is_beeindigd,
        case
            when uitspraakdatum is null or heeft_betrouwbare_dagvaarding then null
            when dagvaardingsdatum is null then 'dagvaardingsdatum onbekend'
            else 'dagvaardingsdatum niet betrouwbaar'
        end as reden_ongeldig,
        case
            when uitspraakdatum is null and stand = 'administratief' then 'administratief sepot'
            when uitspraakdatum is null and beslisgroep != 'naar de rechter' then beslissing
        end as reden_uitval,
        uitspraakjaar as jaar,
        is_geldend_berecht or (uitspraakdatum is null and is_geldend_open) as is_geldend,
        vorm,
        aard
    from zaken
    cross join (
        values ('dagvaarding tot uitspraak'), ('instroom tot uitspraak')
    ) as traject (naam)
    where traject.naam = 'instroom tot uitspraak' or beslisgroep = 'naar de rechter'
),

beoordeeld as (
    select
        *,
        case
            when reden_ongeldig is not null then reden_ongeldig
            when is_beeindigd and begin is null then 'begindatum onbekend'
            when is_beeindigd and eind is null then 'einddatum onbekend'
            when is_beeindigd and eind < begin then 'eind voor begin'
        end as reden_onbruikbaar
    from per_traject
)

select
    beoordeeld.levering_id,
    beoordeeld.entiteit,
    beoordeeld.entiteit_id,
    beoordeeld.traject,
    beoordeeld.vorm,
    cast(extract(year from beoordeeld.begin) as integer) as ingangsjaar,
    beoordeeld.jaar,
    trajecten.jaarbasis,
    beoordeeld.is_geldend,
    beoordeeld.begin,
    case when beoordeeld.is_beeindigd then beoordeeld.eind end as eind,
    case
        when beoordeeld.is_beeindigd and beoordeeld.reden_onbruikbaar is null
            then beoordeeld.eind - beoordeeld.begin
    end as dagen,
    case
        when beoordeeld.reden_onbruikbaar is not null then 'ongeldig'
        when beoordeeld.is_beeindigd then 'afgerond'
        when beoordeeld.reden_uitval is not null then 'uitgevallen'
        else 'open'
    end as status,
    case
        when beoordeeld.reden_onbruikbaar is not null then beoordeeld.reden_onbruikbaar
        when not beoordeeld.is_beeindigd then beoordeeld.reden_uitval
    end as reden,
    cast(normen.norm_dagen as integer) as norm_dagen,
    case
        when beoordeeld.is_beeindigd and beoordeeld.reden_onbruikbaar is null
            then beoordeeld.eind - beoordeeld.begin <= normen.norm_dagen
    end as is_binnen_norm,
    beoordeeld.aard
from beoordeeld
inner join trajecten on beoordeeld.traject = trajecten.traject
left join normen
    on
        beoordeeld.traject = normen.traject
        and beoordeeld.begin >= normen.geldig_van
        and beoordeeld.begin < normen.geldig_tot

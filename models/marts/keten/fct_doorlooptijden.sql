-- One row per entity and trajectory (seed trajecten), in calendar days, end minus start. Every
-- entity that entered a trajectory is here: finished (afgerond), still open, gone another way
-- (uitgevallen) or with dates that cannot be used (ongeldig); the last two say why. Nobody
-- vanishes.

with

meldingen as (
    select *
    from {{ ref('fct_meldingen') }}
),

zaken as (
    select
        *,
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

-- The norm in force on the day it ended; for what is still open, on the peildatum.
normen as (
    select
        traject,
        dagen as norm_dagen,
        geldig_van,
        geldig_tot
    from {{ ref('normen') }}
),

geldend as (
    select
        levering_id,
        populatie,
        jaar
    from {{ ref('int_leveringen__geldend') }}
),

per_traject as (
    select
        levering_id,
        'melding' as entiteit,
        incident_id as entiteit_id,
        'pleegdatum tot melding' as traject,
        pleegdatum as begindatum,
        melddatum as einddatum,
        true as is_beeindigd,
        case when duur_status != 'geldig' then duur_status end as reden_ongeldig,
        cast(null as varchar) as reden_uitval,
        cast(null as date) as uitvaldatum,
        registratiejaar as jaar,
        is_geldend,
        peildatum,
        vorm,
        aard
    from meldingen
    union all
    select
        levering_id,
        'melding' as entiteit,
        incident_id as entiteit_id,
        'melding tot aangifte' as traject,
        melddatum as begindatum,
        aangiftedatum as einddatum,
        aangifte as is_beeindigd,
        cast(null as varchar) as reden_ongeldig,
        case
            when not aangifte and afsluitdatum is not null then 'gesloten zonder aangifte'
        end as reden_uitval,
        afsluitdatum as uitvaldatum,
        registratiejaar as jaar,
        is_geldend,
        peildatum,
        vorm,
        aard
    from meldingen
    union all
    select
        levering_id,
        'melding' as entiteit,
        incident_id as entiteit_id,
        'melding tot inzending om' as traject,
        melddatum as begindatum,
        inzenddatum_om as einddatum,
        status_om = 'naar om' as is_beeindigd,
        cast(null as varchar) as reden_ongeldig,
        case
            when status_om != 'naar om' and afsluitdatum is not null then status_om
        end as reden_uitval,
        afsluitdatum as uitvaldatum,
        registratiejaar as jaar,
        is_geldend,
        peildatum,
        vorm,
        aard
    from meldingen
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        'instroom tot beslissing' as traject,
        inschrijfdatum as begindatum,
        afhandeldatum as einddatum,
        stand = 'inhoudelijk' as is_beeindigd,
        cast(null as varchar) as reden_ongeldig,
        case when stand = 'administratief' then 'administratief sepot' end as reden_uitval,
        afhandeldatum as uitvaldatum,
        afhandeljaar as jaar,
        is_geldend_afgehandeld as is_geldend,
        peildatum,
        vorm,
        aard
    from zaken
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        'instroom tot dagvaarding' as traject,
        inschrijfdatum as begindatum,
        afhandeldatum as einddatum,
        coalesce(beslissing = 'dagvaarding', false) as is_beeindigd,
        cast(null as varchar) as reden_ongeldig,
        case
            when stand = 'administratief' then 'administratief sepot'
            when beslissing != 'dagvaarding' then beslissing
        end as reden_uitval,
        afhandeldatum as uitvaldatum,
        afhandeljaar as jaar,
        is_geldend_afgehandeld as is_geldend,
        peildatum,
        vorm,
        aard
    from zaken
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        'instroom tot zitting' as traject,
        inschrijfdatum as begindatum,
        zittingsdatum as einddatum,
        coalesce(zittingsdatum <= peildatum or uitspraakdatum is not null, false) as is_beeindigd,
        case when zittingsdatum > uitspraakdatum then 'zitting na uitspraak' end as reden_ongeldig,
        case when beslisgroep != 'naar de rechter' then beslissing end as reden_uitval,
        afhandeldatum as uitvaldatum,
        uitspraakjaar as jaar,
        is_geldend_berecht as is_geldend,
        peildatum,
        vorm,
        aard
    from zaken
    union all
    select
        levering_id,
        'zaak' as entiteit,
        parketnummer as entiteit_id,
        'zitting tot uitspraak' as traject,
        zittingsdatum as begindatum,
        uitspraakdatum as einddatum,
        uitspraakdatum is not null as is_beeindigd,
        case
            when zittingsdatum is null then 'zittingsdatum onbekend'
            when zittingsdatum < inschrijfdatum then 'zitting voor instroom'
        end as reden_ongeldig,
        cast(null as varchar) as reden_uitval,
        cast(null as date) as uitvaldatum,
        uitspraakjaar as jaar,
        is_geldend_berecht as is_geldend,
        peildatum,
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
        end as begindatum,
        uitspraakdatum as einddatum,
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
        afhandeldatum as uitvaldatum,
        uitspraakjaar as jaar,
        is_geldend_berecht as is_geldend,
        peildatum,
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
            when is_beeindigd and begindatum is null then 'begindatum onbekend'
            when is_beeindigd and einddatum is null then 'einddatum onbekend'
            when is_beeindigd and einddatum < begindatum then 'einddatum voor begindatum'
        end as reden_onbruikbaar,
        case
            when entiteit = 'melding' then jaar
            else cast(extract(year from begindatum) as integer)
        end as ingangsjaar,
        case when entiteit = 'melding' then 'meldingen' else 'instroom' end as ingangspopulatie,
        coalesce(case when is_beeindigd then einddatum end, peildatum) as normdatum
    from per_traject
)

select
    beoordeeld.levering_id,
    beoordeeld.entiteit,
    beoordeeld.entiteit_id,
    beoordeeld.traject,
    beoordeeld.vorm,
    beoordeeld.ingangsjaar,
    beoordeeld.jaar,
    trajecten.jaarbasis,
    beoordeeld.begindatum,
    cast(normen.norm_dagen as integer) as norm_dagen,
    beoordeeld.peildatum,
    beoordeeld.aard,
    coalesce(beoordeeld.is_geldend, false) as is_geldend,
    geldend.jaar is not null as is_geldend_ingang,
    case when beoordeeld.is_beeindigd then beoordeeld.einddatum end as einddatum,
    case
        when
            beoordeeld.reden_onbruikbaar is null
            and not beoordeeld.is_beeindigd
            and beoordeeld.reden_uitval is not null
            then beoordeeld.uitvaldatum
    end as uitvaldatum,
    case
        when beoordeeld.is_beeindigd and beoordeeld.reden_onbruikbaar is null
            then beoordeeld.einddatum - beoordeeld.begindatum
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
    case
        when beoordeeld.is_beeindigd and beoordeeld.reden_onbruikbaar is null
            then beoordeeld.einddatum - beoordeeld.begindatum <= normen.norm_dagen
    end as is_binnen_norm
from beoordeeld
inner join trajecten on beoordeeld.traject = trajecten.traject
left join normen
    on
        beoordeeld.traject = normen.traject
        and beoordeeld.normdatum >= normen.geldig_van
        and beoordeeld.normdatum < normen.geldig_tot
left join geldend
    on
        beoordeeld.levering_id = geldend.levering_id
        and beoordeeld.ingangspopulatie = geldend.populatie
        and beoordeeld.ingangsjaar = geldend.jaar

-- One row per entity and trajectory (seed trajecten), in calendar days, end minus start. Every
-- entity that entered a trajectory is here: finished (afgerond), still open, gone another way
-- (uitgevallen) or with dates that cannot be used (ongeldig); the last two say why. Nobody
-- vanishes. Who enters and what ends a trajectory: int_meldingen__trajecten, int_zaken__trajecten.

with

zaken as (
    select
        *,
        'instroom' as ingangspopulatie
    from {{ ref('int_zaken__trajecten') }}
),

meldingen as (
    select
        *,
        'meldingen' as ingangspopulatie
    from {{ ref('int_meldingen__trajecten') }}
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
    select * from zaken
    union all by name
    select * from meldingen
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

-- How many entries of a year met the norm, the open ones included, and beside it what is published:
-- the share of what was finished in a year. By year of entry (jaar_instroom), followed to the
-- peildatum; the published share is by year of exit (jaar_uitstroom).
--
-- The norm is about cases that reach the end: for the 60 days those that are summoned
-- (M:5833-5835), for the court those that come before it (M:6518-6525). Of an open case it is
-- known that it will when nothing else can end the wait (it is summoned or joined); of the others
-- it is not known yet. Of day 60 itself nothing is left when a case is open on it. With
--
--     a = reached within the norm     d = open, and can still be within it
--     b = reached past it             c = open and past it, of which z certain to reach the end
--     u = without a usable date
--
--     lower bound: a / (a + b + c + d + u)            nobody that is open makes it, all come there
--     upper bound: (a + d + u) / (a + b + z + d + u)  all that can still make it do; of those past
--                                                     the norm only who is certain comes there
--
-- Nothing is assumed about who will: any share of those who come there lies between them.

with

cohorten as (
    select *
    from {{ ref('int_wachttijden__schatbaar') }}
),

gevallen as (
    select *
    from {{ ref('int_wachttijden__cohorten') }}
    where traject in (select traject from {{ ref('normen') }})
),

normen as (
    select
        code,
        traject,
        dagen,
        aandeel,
        geldig_van,
        geldig_tot
    from {{ ref('normen') }}
),

gepubliceerd as (
    select *
    from {{ ref('doorlooptijd_per_jaar') }}
    where n_met_norm > 0
),

vergelijkbaarheid as (
    select
        reeks_id,
        status,
        status_sdmx,
        is_voorlopig,
        breuken,
        breukvrij_vanaf
    from {{ ref('int_breuken__per_jaar') }}
),

geplaatst as (
    select
        cohort_id,
        n,
        vanaf_dag > 0 or weglaatreden = 'geëindigd voor de periode' as is_laat_in_beeld,
        case
            when weglaatreden is not null then 'weggelaten'
            when uitgang != split_part(traject, ' tot ', 2) then 'anders'
            when norm_dagen is null then 'zonder norm'
            when uitgang is not null and tot_dag <= norm_dagen then 'binnen'
            when uitgang is not null then 'over'
            when tot_dag < norm_dagen then 'open binnen'
            when is_naar_rechter then 'open over, zeker'
            when not is_naar_rechter then 'open over, onzeker'
        end as plaats,
        weglaatreden is null and uitgang is null and not is_naar_rechter as is_onbeslist
    from gevallen
),

geteld as (
    select
        cohort_id,
        coalesce(sum(n) filter (where plaats = 'binnen'), 0) as n_binnen_norm,
        coalesce(sum(n) filter (where plaats = 'over'), 0) as n_over_norm,
        coalesce(sum(n) filter (where plaats = 'open binnen'), 0) as n_open_binnen_norm,
        coalesce(sum(n) filter (where plaats like 'open over%'), 0) as n_open_over_norm,
        coalesce(sum(n) filter (where plaats = 'open over, zeker'), 0) as n_open_over_norm_zeker,
        coalesce(sum(n) filter (where plaats = 'anders'), 0) as n_anders,
        coalesce(sum(n) filter (where plaats = 'zonder norm'), 0) as n_zonder_norm,
        coalesce(sum(n) filter (where is_onbeslist), 0) as n_open_onbeslist,
        coalesce(bool_or(is_laat_in_beeld), false) as is_laat_in_beeld
    from geplaatst
    group by cohort_id
),

begrensd as (
    select
        cohorten.*,
        geteld.* exclude (cohort_id),
        n_binnen_norm
        / nullif(
            n_binnen_norm + n_over_norm + n_open_binnen_norm + n_open_over_norm + n_zonder_datum, 0
        ) as ondergrens,
        coalesce(
            (n_binnen_norm + n_open_binnen_norm + n_zonder_datum)
            / nullif(
                n_binnen_norm
                + n_over_norm
                + n_open_binnen_norm
                + n_open_over_norm_zeker
                + n_zonder_datum,
                0
            ),
            -- Only open ones past the norm, none of them certain: if one comes there, it is late.
            case when n_open_over_norm > 0 then 0 end
        ) as bovengrens,
        case
            when is_laat_in_beeld then 'pas na het begin in beeld gekomen'
            when n_zonder_norm > 0 then 'de norm gold nog niet voor alle zaken'
            when
                n_binnen_norm
                + n_over_norm
                + n_open_binnen_norm
                + n_open_over_norm
                + n_zonder_datum
                = 0
                then 'niemand die het einde bereikte of nog kan bereiken'
        end as reden_geen_grenzen
    from cohorten
    inner join geteld on cohorten.cohort_id = geteld.cohort_id
),

naast_elkaar as (
    select
        begrensd.*,
        normen.code as norm,
        normen.dagen as norm_dagen,
        normen.aandeel as norm_aandeel,
        gepubliceerd.jaar as jaar_uitstroom,
        gepubliceerd.n_met_norm as n_uitstroom,
        gepubliceerd.n_binnen_norm as n_uitstroom_binnen_norm,
        gepubliceerd.aandeel_binnen_norm as aandeel_binnen_norm_uitstroom,
        case when begrensd.reden_geen_grenzen is null then begrensd.ondergrens end
            as aandeel_binnen_norm_onder,
        case when begrensd.reden_geen_grenzen is null then begrensd.bovengrens end
            as aandeel_binnen_norm_boven,
        begrensd.n_open_binnen_norm + begrensd.n_open_over_norm as n_nog_open
    from begrensd
    inner join normen
        on
            begrensd.traject = normen.traject
            and begrensd.peildatum >= normen.geldig_van
            and begrensd.peildatum < normen.geldig_tot
    left join gepubliceerd
        on
            begrensd.traject = gepubliceerd.traject
            and begrensd.jaar_instroom = gepubliceerd.jaar
            and begrensd.vorm = gepubliceerd.vorm
            and begrensd.uitsplitsing = 'totaal'
)

select
    norm,
    traject,
    jaar_instroom,
    vorm,
    uitsplitsing,
    groep,
    n_instroom,
    n_weggelaten,
    n_zonder_datum,
    reden_geen_grenzen,
    aandeel_binnen_norm_onder,
    aandeel_binnen_norm_boven,
    jaar_uitstroom,
    n_uitstroom,
    n_uitstroom_binnen_norm,
    aandeel_binnen_norm_uitstroom,
    levering_id,
    peildatum,
    aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    cast(norm_dagen as integer) as norm_dagen,
    cast(norm_aandeel as double) as norm_aandeel,
    cast(n_binnen_norm as bigint) as n_binnen_norm,
    cast(n_over_norm as bigint) as n_over_norm,
    cast(n_open_binnen_norm as bigint) as n_open_binnen_norm,
    cast(n_open_over_norm as bigint) as n_open_over_norm,
    cast(n_open_onbeslist as bigint) as n_open_onbeslist,
    cast(n_anders as bigint) as n_anders,
    cast(n_zonder_norm as bigint) as n_zonder_norm,
    case
        when aandeel_binnen_norm_onder >= norm_aandeel then 'gehaald'
        when aandeel_binnen_norm_boven < norm_aandeel then 'niet gehaald'
        when reden_geen_grenzen is null then 'nog niet bekend'
    end as oordeel,
    coalesce(
        'Van de zaken met jaar van uitstroom '
        || jaar_uitstroom
        || ' ('
        || {{ getal_nl('n_uitstroom') }}
        || ') bleef '
        || {{ aandeel_nl('n_uitstroom_binnen_norm', 'n_uitstroom') }}
        || ' binnen '
        || norm_dagen
        || ' dagen. ',
        ''
    )
    || coalesce(
        'Grenzen zijn niet te geven: ' || reden_geen_grenzen || '.',
        'Wat '
        || {{ van_de_ingang('traject', 'jaar_instroom') }}
        || ' ('
        || {{ getal_nl('n_instroom') }}
        || ') tot '
        || split_part(traject, ' tot ', 2)
        || ' komt, blijft voor '
        || case
            when aandeel_binnen_norm_onder = aandeel_binnen_norm_boven
                then {{ aandeel_nl('aandeel_binnen_norm_onder', '1') }}
            else
                'ten minste '
                || {{ getal_nl('floor(100 * aandeel_binnen_norm_onder + 1e-9)') }}
                || '% en ten hoogste '
                || {{ getal_nl('ceil(100 * aandeel_binnen_norm_boven - 1e-9)') }}
                || '%'
        end
        || ' binnen '
        || norm_dagen
        || ' dagen (norm '
        || {{ aandeel_nl('norm_aandeel', '1') }}
        || '): '
        || 'op '
        || {{ datum_nl('peildatum') }}
        || case when n_nog_open = 1 then ' staat er ' else ' staan er ' end
        || {{ getal_nl('n_nog_open') }}
        || ' nog open'
        || case
            when n_nog_open > 0
                then ', waarvan ' || {{ getal_nl('n_open_over_norm') }} || ' al voorbij de norm'
            else ''
        end
        || case
            when n_open_onbeslist > 0
                then
                    '; van '
                    || {{ getal_nl('n_open_onbeslist') }}
                    || ' is nog niet bekend of het zover komt'
            else ''
        end
        || case
            when n_zonder_datum > 0
                then '; ' || {{ getal_nl('n_zonder_datum') }} || ' zonder bruikbare datum'
            else ''
        end
        || '.'
    ) as toelichting
from naast_elkaar
left join vergelijkbaarheid
    on
        {{ reeks_id('levering_id', "'ingang'", 'traject', 'vorm', 'jaar_instroom') }}
        = vergelijkbaarheid.reeks_id

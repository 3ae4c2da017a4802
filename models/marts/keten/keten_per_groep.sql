-- The steps of keten_per_jaar by group: age of the suspect, time from offence to report, police
-- unit, parket. Each step is divided by the step before it and by the first of its population, in
-- the same unit and the same group (seed ketenstappen). Ages are counted per suspect: at the
-- police per registration, because an incident can have suspects of several ages; at the OM per
-- case, which is one suspect.

with

geteld as (
    select *
    from {{ ref('int_stappen__geteld') }}
),

stappen as (
    select *
    from {{ ref('ketenstappen') }}
),

meldingen as (
    select
        levering_id,
        incident_id,
        eenheid
    from {{ ref('fct_meldingen') }}
),

meldingen_historisch as (
    select *
    from {{ ref('int_meldingen__historisch') }}
),

verdachten as (
    select
        levering_id,
        incident_id,
        leeftijd
    from {{ ref('stg_politie__verdachten') }}
),

zaken as (
    select
        levering_id,
        parketnummer,
        parket,
        leeftijd
    from {{ ref('fct_zaken') }}
),

zaken_historisch as (
    select *
    from {{ ref('int_zaken__historisch') }}
),

leeftijdsgroepen as (
    select *
    from {{ ref('leeftijdsgroepen_verdachte') }}
),

leveringen as (
    select
        levering_id,
        peildatum,
        aard
    from {{ ref('stg_keten__leveringen') }}
),

geldend as (
    select
        levering_id,
        populatie,
        jaar,
        is_heel_jaar
    from {{ ref('int_leveringen__geldend') }}
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

gegroepeerd as (
    select
        geteld.levering_id,
        geteld.jaar,
        geteld.vorm,
        geteld.stap,
        geteld.eenheid,
        groepen.uitsplitsing,
        groepen.groep
    from geteld
    inner join meldingen
        on
            geteld.levering_id = meldingen.levering_id
            and geteld.incident_id = meldingen.incident_id
    inner join meldingen_historisch
        on
            geteld.levering_id = meldingen_historisch.levering_id
            and geteld.incident_id = meldingen_historisch.incident_id
    cross join
        lateral (
            values
            ('tijd tot melding', meldingen_historisch.tijd_tot_melding),
            ('eenheid', coalesce(meldingen.eenheid, 'eenheid onbekend'))
        ) as groepen (uitsplitsing, groep)
    union all
    select
        geteld.levering_id,
        geteld.jaar,
        geteld.vorm,
        geteld.stap,
        'registratie verdachte' as eenheid,
        'leeftijd verdachte' as uitsplitsing,
        coalesce(leeftijdsgroepen.groep, 'leeftijd onbekend') as groep
    from geteld
    inner join verdachten
        on
            geteld.levering_id = verdachten.levering_id
            and geteld.incident_id = verdachten.incident_id
    left join leeftijdsgroepen
        on
            verdachten.leeftijd >= leeftijdsgroepen.van
            and verdachten.leeftijd < leeftijdsgroepen.tot
    where geteld.stap != 'melding'
    union all
    select
        geteld.levering_id,
        geteld.jaar,
        geteld.vorm,
        geteld.stap,
        geteld.eenheid,
        groepen.uitsplitsing,
        groepen.groep
    from geteld
    inner join zaken
        on
            geteld.levering_id = zaken.levering_id
            and geteld.parketnummer = zaken.parketnummer
    left join zaken_historisch
        on
            geteld.levering_id = zaken_historisch.levering_id
            and geteld.parketnummer = zaken_historisch.parketnummer
    left join leeftijdsgroepen
        on
            zaken.leeftijd >= leeftijdsgroepen.van
            and zaken.leeftijd < leeftijdsgroepen.tot
    cross join lateral (
        values
        ('leeftijd verdachte', coalesce(leeftijdsgroepen.groep, 'leeftijd onbekend')),
        (
            'tijd tot melding',
            coalesce(zaken_historisch.tijd_tot_melding, 'niet gekoppeld')
        ),
        ('parket', coalesce(zaken.parket, 'parket onbekend'))
    ) as groepen (uitsplitsing, groep)
),

aantallen as (
    select
        gegroepeerd.levering_id,
        gegroepeerd.jaar,
        vormen.vorm,
        gegroepeerd.stap,
        gegroepeerd.eenheid,
        gegroepeerd.uitsplitsing,
        gegroepeerd.groep,
        count(*) as aantal
    from gegroepeerd
    inner join (values ('totaal'), ('fysiek'), ('niet-fysiek')) as vormen (vorm)
        on gegroepeerd.vorm = vormen.vorm or vormen.vorm = 'totaal'
    group by all
),

-- Whoever took the first step has a row for every step of the population, with 0 where nobody did.
rooster as (
    select
        aantallen.* exclude (stap, aantal),
        stappen.stap,
        stappen.populatie,
        stappen.volgorde,
        stappen.vorige_stap,
        stappen.eerste_stap,
        aantallen.aantal as n_eerste
    from aantallen
    inner join stappen
        on
            aantallen.eenheid = stappen.eenheid
            and aantallen.stap = stappen.eerste_stap
)

select
    rooster.jaar,
    cast(rooster.volgorde as integer) as volgorde,
    rooster.stap,
    rooster.vorm,
    rooster.uitsplitsing,
    rooster.groep,
    rooster.eenheid,
    rooster.populatie,
    rooster.vorige_stap,
    rooster.eerste_stap,
    rooster.n_eerste,
    rooster.levering_id,
    leveringen.peildatum,
    leveringen.aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    geldend.is_heel_jaar,
    coalesce(aantallen.aantal, 0) as aantal,
    case when rooster.vorige_stap is not null then coalesce(vorige.aantal, 0) end as n_vorige,
    coalesce(aantallen.aantal, 0) / nullif(vorige.aantal, 0) as aandeel_van_vorige,
    coalesce(aantallen.aantal, 0) / rooster.n_eerste as aandeel_van_eerste
from rooster
inner join leveringen on rooster.levering_id = leveringen.levering_id
inner join geldend
    on
        rooster.levering_id = geldend.levering_id
        and rooster.populatie = geldend.populatie
        and rooster.jaar = geldend.jaar
left join vergelijkbaarheid
    on
        {{
            reeks_id(
                'rooster.levering_id',
                "'stap'",
                'rooster.stap',
                'rooster.vorm',
                'rooster.jaar'
            )
        }}
        = vergelijkbaarheid.reeks_id
left join aantallen
    on
        rooster.levering_id = aantallen.levering_id
        and rooster.jaar = aantallen.jaar
        and rooster.vorm = aantallen.vorm
        and rooster.eenheid = aantallen.eenheid
        and rooster.uitsplitsing = aantallen.uitsplitsing
        and rooster.groep = aantallen.groep
        and rooster.stap = aantallen.stap
left join aantallen as vorige
    on
        rooster.levering_id = vorige.levering_id
        and rooster.jaar = vorige.jaar
        and rooster.vorm = vorige.vorm
        and rooster.eenheid = vorige.eenheid
        and rooster.uitsplitsing = vorige.uitsplitsing
        and rooster.groep = vorige.groep
        and rooster.vorige_stap = vorige.stap

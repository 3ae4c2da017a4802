-- How long the entries of a year wait, the open ones included, and beside it what is usually
-- quoted: the mean over what was finished. Days by the year of entry (jaar_instroom), followed to
-- the peildatum. Quantiles only where nothing else can end the wait (Kaplan-Meier): the first day
-- on which the share still waiting is 1 - p or less; their 95% bounds are the days on which its
-- bounds are (Brookmeyer and Crowley, Biometrics 38, 1982, p. 29). Elsewhere: wachttijd_uitgangen.

with

cohorten as (
    select *
    from {{ ref('int_wachttijden__schatbaar') }}
),

overleving as (
    select
        cohort_id,
        dag,
        -- 1/2 of 2/3 of 3/4 is 1/4, in binary fractions too: rounding must not cost a day.
        kans_open - 1e-12 as kans,
        -- When all have ended every lower bound has been passed, though it has no width any more.
        case when kans_open = 0 then 0 else kans_open_onder end - 1e-12 as onder,
        kans_open_boven - 1e-12 as boven
    from {{ ref('int_wachttijden__overleving') }}
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

kwantielen as (
    select
        cohort_id,
        min(dag) filter (where kans <= 0.75) as p25_dagen,
        min(dag) filter (where kans <= 0.5) as mediaan_dagen,
        min(dag) filter (where onder <= 0.5) as mediaan_dagen_onder,
        min(dag) filter (where boven <= 0.5) as mediaan_dagen_boven,
        min(dag) filter (where kans <= 0.25) as p75_dagen,
        min(dag) filter (where kans <= 0.1) as p90_dagen,
        min(dag) filter (where onder <= 0.1) as p90_dagen_onder,
        min(dag) filter (where boven <= 0.1) as p90_dagen_boven
    from overleving
    group by cohort_id
),

-- Only what reached the end of the trajectory; the mean that leaves out whoever is still waiting.
afgerond as (
    select
        cohort_id,
        cast(sum(n) as bigint) as n_afgerond,
        sum(n * tot_dag) / sum(n) as gemiddelde_dagen_afgerond
    from {{ ref('int_wachttijden__cohorten') }}
    where uitgang = split_part(traject, ' tot ', 2)
    group by cohort_id
),

per_reden as (
    select
        cohort_id,
        weglaatreden,
        sum(n) as n
    from {{ ref('int_wachttijden__cohorten') }}
    where weglaatreden is not null
    group by cohort_id, weglaatreden
),

weggelaten as (
    select
        cohort_id,
        string_agg(weglaatreden || ': ' || n, '; ' order by weglaatreden) as redenen_weggelaten
    from per_reden
    group by cohort_id
),

-- By year of exit; for reports the published year is that of registration, which is the year of
-- entry: their published mean is the one over the finished of the cohort.
gepubliceerd as (
    select
        traject,
        jaar,
        vorm,
        n_afgerond,
        gemiddelde_dagen
    from {{ ref('doorlooptijd_per_jaar') }}
    where jaarbasis != 'registratiejaar'
),

naast_elkaar as (
    select
        cohorten.*,
        kwantielen.* exclude (cohort_id),
        afgerond.gemiddelde_dagen_afgerond,
        weggelaten.redenen_weggelaten,
        gepubliceerd.jaar as jaar_uitstroom,
        gepubliceerd.n_afgerond as n_uitstroom,
        gepubliceerd.gemiddelde_dagen as gemiddelde_dagen_uitstroom,
        coalesce(afgerond.n_afgerond, 0) as n_afgerond,
        cohorten.is_te_schatten and cohorten.schatter = 'kaplan-meier' as heeft_kwantielen,
        case when cohorten.entiteit = 'zaak' then 'zaken' else 'meldingen' end as eenheden,
        {{ van_de_ingang('cohorten.traject', 'cohorten.jaar_instroom') }} as van_het_jaar,
        {{ datum_nl('cohorten.peildatum') }} as dag_van_peiling
    from cohorten
    left join kwantielen on cohorten.cohort_id = kwantielen.cohort_id
    left join afgerond on cohorten.cohort_id = afgerond.cohort_id
    left join weggelaten on cohorten.cohort_id = weggelaten.cohort_id
    left join gepubliceerd
        on
            cohorten.traject = gepubliceerd.traject
            and cohorten.jaar_instroom = gepubliceerd.jaar
            and cohorten.vorm = gepubliceerd.vorm
            and cohorten.uitsplitsing = 'totaal'
)

select
    traject,
    jaar_instroom,
    vorm,
    uitsplitsing,
    groep,
    schatter,
    is_te_schatten,
    reden_niet_te_schatten,
    n_instroom,
    n_weggelaten,
    redenen_weggelaten,
    n_zonder_datum,
    n_gevolgd,
    n_geeindigd,
    n_open,
    n_afgerond,
    n_niet_gekoppeld,
    gemiddelde_dagen_afgerond,
    jaar_uitstroom,
    n_uitstroom,
    gemiddelde_dagen_uitstroom,
    levering_id,
    peildatum,
    aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    case when heeft_kwantielen then p25_dagen end as p25_dagen,
    case when heeft_kwantielen then mediaan_dagen end as mediaan_dagen,
    case when heeft_kwantielen then mediaan_dagen_onder end as mediaan_dagen_onder,
    case when heeft_kwantielen then mediaan_dagen_boven end as mediaan_dagen_boven,
    case when heeft_kwantielen then p75_dagen end as p75_dagen,
    case when heeft_kwantielen then p90_dagen end as p90_dagen,
    case when heeft_kwantielen then p90_dagen_onder end as p90_dagen_onder,
    case when heeft_kwantielen then p90_dagen_boven end as p90_dagen_boven,
    'Alleen afgeronde '
    || eenheden
    || ' ('
    || case
        when jaar_uitstroom is not null
            then {{ getal_nl('n_uitstroom') }} || ' met jaar van uitstroom ' || jaar_uitstroom
        else {{ getal_nl('n_afgerond') }} || ' ' || van_het_jaar
    end
    || case
        when jaar_uitstroom is null and entiteit = 'zaak' and uitsplitsing = 'totaal'
            then '; geen uitstroom bekend in ' || jaar_instroom
        else ''
    end
    || '); '
    || case
        when n_gevolgd = 0
            then van_het_jaar || ' (' || {{ getal_nl('n_instroom') }} || ') is er geen gevolgd.'
        when n_open = 0
            then
                van_het_jaar
                || ' ('
                || {{ getal_nl('n_instroom') }}
                || ') staat op '
                || dag_van_peiling
                || ' niets meer open.'
        else
            {{ aandeel_nl('n_open', 'n_instroom') }}
            || ' '
            || van_het_jaar
            || ' ('
            || {{ getal_nl('n_instroom') }}
            || ') staat op '
            || dag_van_peiling
            || ' nog open.'
    end
    || case
        when n_weggelaten > 0 and n_gevolgd > 0
            then ' Niet gevolgd: ' || {{ getal_nl('n_weggelaten') }} || '.'
        else ''
    end
    || case
        when n_niet_gekoppeld > 0
            then
                ' Niet gekoppeld aan een zaak, zodat niet bekend is of er een uitspraak kwam: '
                || {{ getal_nl('n_niet_gekoppeld') }}
                || ' ('
                || {{ aandeel_nl('n_niet_gekoppeld', 'n_instroom') }}
                || ').'
        else ''
    end
    || coalesce(' Niet te schatten: ' || reden_niet_te_schatten || '.', '') as toelichting
from naast_elkaar
left join vergelijkbaarheid
    on
        {{ reeks_id('levering_id', "'ingang'", 'traject', 'vorm', 'jaar_instroom') }}
        = vergelijkbaarheid.reeks_id

-- Who the suspects are, of the cases of inflow and of the adjudicated ones (M:5475-5494,
-- M:6216-6236): one suspect per case. Shares are of those whose sex, age or country of birth is
-- known; the age is the one on the offence date (M:6227-6228).

with

populaties as (
    select unnest(['instroom', 'berecht']) as populatie
),

perioden as (
    select
        perioden.levering_id,
        perioden.jaar,
        perioden.vorm,
        populaties.populatie
    from {{ ref('int_perioden__om') }} as perioden
    cross join populaties
),

zaken as (
    select
        periode.levering_id,
        periode.jaar,
        periode.vorm,
        periode.populatie,
        zaken.geslacht,
        zaken.leeftijd,
        zaken.geboren_in_nederland
    from {{ ref('int_zaken__periode') }} as periode
    inner join {{ ref('stg_om__zaken') }} as zaken
        on
            periode.levering_id = zaken.levering_id
            and periode.parketnummer = zaken.parketnummer
    where periode.populatie in ('instroom', 'berecht')
),

tellingen as (
    select
        perioden.levering_id,
        perioden.jaar,
        perioden.vorm,
        perioden.populatie,
        count(zaken.populatie) as n,
        count(zaken.geslacht) as geslacht_bekend,
        count(*) filter (where zaken.geslacht = 'M') as man,
        count(*) filter (where zaken.geslacht = 'V') as vrouw,
        count(zaken.leeftijd) as leeftijd_bekend,
        count(*) filter (where zaken.leeftijd < 18) as jonger_dan_18,
        count(*) filter (where zaken.leeftijd >= 18 and zaken.leeftijd < 23) as van_18_tot_23,
        count(*) filter (where zaken.leeftijd < 23) as jonger_dan_23,
        count(*) filter (where zaken.leeftijd >= 40) as vanaf_40,
        coalesce(sum(zaken.leeftijd), 0) as som_leeftijd,
        count(zaken.geboren_in_nederland) as geboorteland_bekend,
        count(*) filter (where zaken.geboren_in_nederland) as geboren_in_nederland
    from perioden
    left join zaken
        on
            perioden.levering_id = zaken.levering_id
            and perioden.jaar = zaken.jaar
            and perioden.vorm = zaken.vorm
            and perioden.populatie = zaken.populatie
    group by perioden.levering_id, perioden.jaar, perioden.vorm, perioden.populatie
)

select
    tellingen.levering_id,
    maten.maat,
    maten.categorie,
    tellingen.jaar,
    tellingen.vorm,
    cast(maten.teller as double) as teller,
    cast(maten.noemer as double) as noemer
from tellingen
cross join lateral (
    values
    (populatie || ' naar geslacht', 'M', man, geslacht_bekend),
    (populatie || ' naar geslacht', 'V', vrouw, geslacht_bekend),
    (populatie || ' naar geslacht', 'onbekend', n - geslacht_bekend, n),
    (populatie || ' naar leeftijd', 'jonger dan 18', jonger_dan_18, leeftijd_bekend),
    (populatie || ' naar leeftijd', '18 tot 23', van_18_tot_23, leeftijd_bekend),
    (populatie || ' naar leeftijd', 'jonger dan 23', jonger_dan_23, leeftijd_bekend),
    (populatie || ' naar leeftijd', '40 of ouder', vanaf_40, leeftijd_bekend),
    ('gemiddelde leeftijd ' || populatie, '-', som_leeftijd, leeftijd_bekend),
    (populatie || ' geboren in nederland', '-', geboren_in_nederland, geboorteland_bekend)
) as maten (maat, categorie, teller, noemer)

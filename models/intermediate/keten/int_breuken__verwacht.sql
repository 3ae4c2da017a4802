-- Which monthly series each registered break touches: every series that agrees with all that its
-- reach fills in. A reach without a measure is of the population, so its total and its forms are
-- tested, not each unit. Breaks without a day (recency) have nothing to test.

with

reeksen as (
    select distinct
        bron,
        populatie,
        soort,
        reeks
    from {{ ref('int_reeksen__maandtellingen') }}
),

breuken as (
    select *
    from {{ ref('registratiebreuken') }}
    where datum_van is not null
),

bereik as (
    select *
    from {{ ref('breukbereik') }}
    where stap is null and traject is null
),

-- The measures of the register that are counted per month too, by the kind of part.
maten as (
    select
        lijst.maat,
        lijst.populatie,
        lijst.soort
    from (
        values
        ('meldingen naar mk', 'meldingen', 'code'),
        ('beslissingen', 'afgehandeld', 'beslissing'),
        ('contacten helpwanted', 'contacten', 'totaal')
    ) as lijst (maat, populatie, soort)
),

geraakt as (
    select
        bereik.breuk,
        bereik.categorie,
        bereik.vorm,
        maten.soort,
        coalesce(maten.populatie, bereik.populatie) as populatie
    from bereik
    left join maten on bereik.maat = maten.maat
    where bereik.maat is null or maten.maat is not null
)

select distinct
    geraakt.breuk,
    reeksen.bron,
    reeksen.populatie,
    reeksen.soort,
    reeksen.reeks,
    breuken.datum_van as datum,
    breuken.datum_tot,
    breuken.precisie,
    -- A shift has no direction of its own: its series are tested both ways.
    case
        when breuken.verwachte_richting in ('op', 'neer') then breuken.verwachte_richting
    end as richting
from geraakt
inner join breuken on geraakt.breuk = breuken.breuk
inner join reeksen
    on
        geraakt.populatie = reeksen.populatie
        and reeksen.soort
        = coalesce(geraakt.soort, case when geraakt.vorm is null then 'totaal' else 'vorm' end)
        and (geraakt.categorie is null or geraakt.categorie = reeksen.reeks)
        and (geraakt.vorm is null or geraakt.vorm = 'totaal' or geraakt.vorm = reeksen.reeks)

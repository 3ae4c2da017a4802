-- The register of breaks: why numbers of one series do not compare, with the series of breukbereik
-- and, of the deliveries in force, the figures in which a break is felt.

with

breuken as (
    select *
    from {{ ref('registratiebreuken') }}
),

reeksen as (
    select
        breuk,
        string_agg(
            concat_ws(', ', populatie, stap, traject, maat, nullif(categorie, '-'), vorm),
            '; '
            order by populatie, stap, traject, maat, categorie, vorm
        ) as reeksen
    from {{ ref('breukbereik') }}
    group by breuk
),

figuren as (
    select
        breuk,
        string_agg(distinct reeks, '; ' order by reeks) as figuren
    from {{ ref('int_breuken__bereik') }}
    where soort_reeks = 'figuur' and is_geraakt
    group by breuk
)

select
    breuken.breuk,
    breuken.datum_van,
    breuken.datum_tot,
    breuken.precisie,
    breuken.voorlopig_maanden,
    breuken.bron,
    breuken.soort,
    breuken.verwachte_richting,
    breuken.gevolg,
    breuken.voorwaarde,
    reeksen.reeksen,
    figuren.figuren,
    breuken.omschrijving,
    breuken.bron_regel
from breuken
left join reeksen on breuken.breuk = reeksen.breuk
left join figuren on breuken.breuk = figuren.breuk

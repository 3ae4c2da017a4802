-- The stock at each month's end: who came in on or before that day and had not left by it, with how
-- long they had been there. Stock at the month before + in - out = stock, exactly: each of the four
-- is counted on its own. Stock, inflow and outflow are of the delivered records only.

with

verblijven as (
    select *
    from {{ ref('int_verblijven__stadium') }}
),

maanden as (
    select *
    from {{ ref('int_voorraad__maandeinden') }}
),

leveringen as (
    select
        levering_id,
        periode_van,
        peildatum,
        aard
    from {{ ref('stg_keten__leveringen') }}
),

geldend as (
    select
        levering_id,
        populatie,
        jaar
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

stadia as (
    select
        lijst.stadium,
        lijst.bron,
        lijst.eenheid,
        lijst.populatie,
        lijst.ontbreekt
    from (
        values
        ('politie', 'politie', 'incident', 'meldingen', 'wat geregistreerd is'),
        (
            'om',
            'om',
            'zaak',
            'afgehandeld',
            'wat in de periode geen beslissing kreeg en instroomde'
        ),
        ('rechter', 'om', 'zaak', 'berecht', 'wat in de periode geen vonnis kreeg en gedagvaard is')
    ) as lijst (stadium, bron, eenheid, populatie, ontbreekt)
),

rooster as (
    select
        maanden.levering_id,
        maanden.maand_van,
        maanden.maand_tot,
        stadia.stadium,
        stadia.eenheid,
        stadia.populatie,
        stadia.ontbreekt,
        vormen.vorm
    from maanden
    inner join stadia on maanden.bron = stadia.bron
    cross join (values ('totaal'), ('fysiek'), ('niet-fysiek')) as vormen (vorm)
),

-- Who was there at some moment of the month; who left without a date stays here, to be counted.
aanwezig as (
    select
        rooster.levering_id,
        rooster.maand_tot,
        rooster.stadium,
        rooster.vorm,
        verblijven.is_dateerbaar,
        verblijven.is_uit_voor_in,
        verblijven.datum_in >= rooster.maand_van as komt_in,
        coalesce(verblijven.datum_uit < rooster.maand_tot, false) as gaat_uit,
        verblijven.datum_in < leveringen.periode_van as is_van_voor_periode,
        {{ dagen_tussen('verblijven.datum_in', 'rooster.maand_tot') }} - 1 as dagen
    from rooster
    inner join leveringen on rooster.levering_id = leveringen.levering_id
    inner join verblijven
        on
            rooster.levering_id = verblijven.levering_id
            and rooster.stadium = verblijven.stadium
            and (rooster.vorm = 'totaal' or rooster.vorm = verblijven.vorm)
            and rooster.maand_tot > verblijven.datum_in
            and rooster.maand_van <= coalesce(verblijven.datum_uit, date '9999-12-31')
),

geteld as (
    select
        levering_id,
        maand_tot,
        stadium,
        vorm,
        count(*) filter (where is_dateerbaar and not komt_in) as voorraad_begin,
        count(*) filter (where is_dateerbaar and komt_in) as instroom,
        count(*) filter (where is_dateerbaar and gaat_uit) as uitstroom,
        count(*) filter (where is_dateerbaar and not gaat_uit) as voorraad_eind,
        count(*) filter (where is_dateerbaar and not gaat_uit and is_van_voor_periode)
            as n_van_voor_periode,
        count(*) filter (where is_dateerbaar and not gaat_uit and dagen <= 90) as n_tot_90,
        count(*) filter (where is_dateerbaar and not gaat_uit and dagen > 90 and dagen <= 180)
            as n_91_180,
        count(*) filter (where is_dateerbaar and not gaat_uit and dagen > 180 and dagen <= 365)
            as n_181_365,
        count(*) filter (where is_dateerbaar and not gaat_uit and dagen > 365 and dagen <= 730)
            as n_366_730,
        count(*) filter (where is_dateerbaar and not gaat_uit and dagen > 730) as n_meer_dan_730,
        quantile_cont(dagen, 0.5) filter (where is_dateerbaar and not gaat_uit) as mediaan_dagen,
        quantile_cont(dagen, 0.9) filter (where is_dateerbaar and not gaat_uit) as p90_dagen,
        count(*) filter (where is_uit_voor_in and komt_in) as n_uit_voor_in,
        count(*) filter (where not is_dateerbaar and komt_in) as n_niet_dateerbaar
    from aanwezig
    group by levering_id, maand_tot, stadium, vorm
)

select
    rooster.levering_id,
    rooster.stadium,
    rooster.vorm,
    rooster.eenheid,
    leveringen.peildatum,
    leveringen.aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    cast(rooster.maand_tot - interval 1 day as date) as maandeinde,
    cast(geteld.mediaan_dagen as double) as mediaan_dagen,
    cast(geteld.p90_dagen as double) as p90_dagen,
    coalesce(geteld.voorraad_begin, 0) as voorraad_begin,
    coalesce(geteld.instroom, 0) as instroom,
    coalesce(geteld.uitstroom, 0) as uitstroom,
    coalesce(geteld.voorraad_eind, 0) as voorraad_eind,
    coalesce(geteld.n_van_voor_periode, 0) as n_van_voor_periode,
    coalesce(geteld.n_tot_90, 0) as n_tot_en_met_90_dagen,
    coalesce(geteld.n_91_180, 0) as n_91_180_dagen,
    coalesce(geteld.n_181_365, 0) as n_181_365_dagen,
    coalesce(geteld.n_366_730, 0) as n_366_730_dagen,
    coalesce(geteld.n_meer_dan_730, 0) as n_meer_dan_730_dagen,
    coalesce(geteld.n_uit_voor_in, 0) as n_uit_voor_in,
    coalesce(geteld.n_niet_dateerbaar, 0) as n_niet_dateerbaar,
    geldend.jaar is not null as is_geldend,
    'Ondergrens: '
    || rooster.ontbreekt
    || ' voor '
    || extract(year from leveringen.periode_van)
    || '-'
    || lpad(cast(extract(month from leveringen.periode_van) as varchar), 2, '0')
    || '-'
    || lpad(cast(extract(day from leveringen.periode_van) as varchar), 2, '0')
    || ', is niet geleverd.' as leemte
from rooster
inner join leveringen on rooster.levering_id = leveringen.levering_id
left join geteld
    on
        rooster.levering_id = geteld.levering_id
        and rooster.maand_tot = geteld.maand_tot
        and rooster.stadium = geteld.stadium
        and rooster.vorm = geteld.vorm
left join geldend
    on
        rooster.levering_id = geldend.levering_id
        and rooster.populatie = geldend.populatie
        and extract(year from rooster.maand_van) = geldend.jaar
left join vergelijkbaarheid
    on
        {{
            reeks_id(
                'rooster.levering_id',
                "'stadium'",
                'rooster.stadium',
                'rooster.vorm',
                'extract(year from rooster.maand_van)'
            )
        }}
        = vergelijkbaarheid.reeks_id

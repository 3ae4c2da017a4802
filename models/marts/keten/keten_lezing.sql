-- One series under three readings, per period of the deliveries in force:
--
-- * zoals geregistreerd: the codes and articles as they stand, onder = boven;
-- * oude categorieen: what the series would hold by the law and the registration rules of before 1
--   July 2024 (int_lens__betekenis): between what is certain and what can be;
-- * gemeenschappelijke taxonomie: fysiek and niet-fysiek, the only series that the Monitor compares
--   over that day (M:3081-3083), onder = boven.
--
-- A code that is new on 1 July 2024 has no old reading. The old reading does not carry the breaks
-- that its assumptions are about (seed lensaannames); between bounds it was never counted.

with

standen as (
    select * from {{ ref('int_lens__standen') }}
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

nieuwe_codes as (
    select
        'politie' as bron,
        code
    from {{ ref('mk_codes') }}
    group by code
    having min(geldig_van) >= {{ begin_wsm() }}
    union all
    select distinct
        'om' as bron,
        regime || ' ' || code as code
    from {{ ref('artikelen') }}
    where regime = 'wsm'
),

lezingen as (
    select
        standen.*,
        lezing.naam as lezing,
        if(lezing.naam = 'oude categorieen', standen.oud_onder, standen.n) as aantal_onder,
        if(lezing.naam = 'oude categorieen', standen.oud_boven, standen.n) as aantal_boven,
        if(lezing.naam = 'oude categorieen', 'oude lezing', 'lezing') as soort,
        if(standen.soort_reeks = 'vorm', standen.reeks, 'totaal') as vorm
    from standen
    left join nieuwe_codes
        on
            standen.bron = nieuwe_codes.bron
            and standen.reeks = nieuwe_codes.code
    inner join (
        values ('zoals geregistreerd'), ('oude categorieen'), ('gemeenschappelijke taxonomie')
    ) as lezing (naam)
        on
            (lezing.naam = 'zoals geregistreerd' and standen.soort_reeks <> 'vorm')
            or (lezing.naam = 'oude categorieen' and nieuwe_codes.code is null)
            or (
                lezing.naam = 'gemeenschappelijke taxonomie'
                and standen.soort_reeks in ('vorm', 'totaal')
            )
)

select
    lezingen.jaar,
    lezingen.deel,
    lezingen.bron,
    lezingen.soort_reeks,
    lezingen.reeks,
    lezingen.lezing,
    lezingen.aantal_onder,
    lezingen.aantal_boven,
    lezingen.levering_id,
    lezingen.aard,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    case
        when
            lezingen.aantal_onder < lezingen.aantal_boven
            and vergelijkbaarheid.status in ('normaal', 'voorlopig')
            then 'schatting'
        else vergelijkbaarheid.status
    end as status,
    case
        when
            lezingen.aantal_onder < lezingen.aantal_boven
            and vergelijkbaarheid.status_sdmx in ('A', 'P')
            then 'E'
        else vergelijkbaarheid.status_sdmx
    end as status_sdmx,
    case lezingen.bron
        when 'politie' then 'incident'
        when 'om' then 'voorkomen van een artikel'
    end as eenheid,
    lezingen.aantal_onder = lezingen.aantal_boven as is_vast
from lezingen
left join vergelijkbaarheid
    on
        {{
            reeks_id(
                'lezingen.levering_id', 'lezingen.soort', 'lezingen.soort_reeks', 'lezingen.vorm',
                'lezingen.jaar', cel='lezingen.reeks'
            )
        }}
        = vergelijkbaarheid.reeks_id

-- What each series c counts per period of registration and period of the offence, with years and
-- half-years numbered alike: records times what one record adds (int_lens__betekenis). What the OM
-- was not asked for (articles 240-243, M:5243-5254) has no records but the bounds of assumption
-- `niet-gevraagd`, per half-year of a delivery that was not asked; is_geleverd tells it apart.

with

gevallen as (
    select * from {{ ref('int_lens__gevallen') }}
),

betekenis as (
    select * from {{ ref('int_lens__betekenis') }}
),

aannames as (
    select
        aanname,
        bron,
        ondergrens,
        bovengrens,
        geldig_van,
        geldig_tot
    from {{ ref('lensaannames') }}
),

geldend as (
    select
        'om' as bron,
        geldend.jaar
    from {{ ref('int_leveringen__geldend') }} as geldend
    inner join {{ ref('stg_keten__leveringen') }} as leveringen
        on geldend.levering_id = leveringen.levering_id
    where
        geldend.populatie = 'instroom'
        and leveringen.artikelen_niet_gevraagd <> ''
),

ontbrekend as (
    select
        geldend.bron,
        aannames.ondergrens as aantal_onder,
        aannames.bovengrens as aantal_boven,
        'niet gevraagd' as code,
        'alle' as leeftijd,
        'nieuw' as regel,
        2 * geldend.jaar + halfjaren.helft as halfjaar
    from geldend
    cross join (values (0), (1)) as halfjaren (helft)
    inner join aannames
        on
            geldend.bron = aannames.bron
            and aannames.aanname = 'niet-gevraagd'
            and make_date(geldend.jaar, 1 + 6 * halfjaren.helft, 1) >= aannames.geldig_van
            and make_date(geldend.jaar, 1 + 6 * halfjaren.helft, 1) < aannames.geldig_tot
),

soorten as (
    select
        bron,
        code,
        leeftijd,
        regel,
        halfjaar,
        pleeg_halfjaar,
        aantal as aantal_onder,
        aantal as aantal_boven,
        true as is_geleverd
    from gevallen
    union all
    select
        bron,
        code,
        leeftijd,
        regel,
        halfjaar,
        halfjaar as pleeg_halfjaar,
        aantal_onder,
        aantal_boven,
        false as is_geleverd
    from ontbrekend
),

per_reeks as (
    select
        soorten.bron,
        betekenis.soort_reeks,
        betekenis.reeks,
        soorten.halfjaar,
        soorten.pleeg_halfjaar,
        soorten.is_geleverd,
        sum(soorten.aantal_onder * betekenis.geregistreerd) as n,
        sum(soorten.aantal_onder * betekenis.oud_onder) as oud_onder,
        sum(soorten.aantal_boven * betekenis.oud_boven) as oud_boven,
        sum(
            if(betekenis.code_onder < 0, soorten.aantal_boven, soorten.aantal_onder)
            * betekenis.code_onder
        ) as code_onder,
        sum(
            if(betekenis.code_boven < 0, soorten.aantal_onder, soorten.aantal_boven)
            * betekenis.code_boven
        ) as code_boven,
        sum(soorten.aantal_onder * betekenis.wet_onder) as wet_onder,
        sum(soorten.aantal_boven * betekenis.wet_boven) as wet_boven,
        sum(soorten.aantal_boven * betekenis.oud_boven)
        filter (where soorten.is_geleverd and soorten.regel <> 'oud') as nieuw_boven
    from soorten
    inner join betekenis
        on
            soorten.bron = betekenis.bron
            and soorten.code = betekenis.code
            and soorten.leeftijd = betekenis.leeftijd
            and soorten.regel = betekenis.regel
    group by all
)

select
    *,
    'halfjaar' as eenheid,
    halfjaar as nummer,
    pleeg_halfjaar as pleegnummer
from per_reeks
union all
select
    *,
    'jaar' as eenheid,
    halfjaar // 2 as nummer,
    pleeg_halfjaar // 2 as pleegnummer
from per_reeks

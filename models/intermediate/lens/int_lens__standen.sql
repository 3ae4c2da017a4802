-- What is known of a series c in one period (a calendar year or a half-year that was delivered
-- whole), as bounds. Of a record only the set S is known of what it was by the old law and codes
-- (int_lens__betekenis), so each count of those has a lower bound (certain) and an upper one (can).
--
--     n      registered in c
--     oud    what c would hold by the old law and codes, = n - code - wet
--     code   in c by another code than before, less what left c for another code
--     wet    in c and no offence before, less acts that are no offence any more (`vervallen`)
--     oude   of oud, committed before the period
--     later  committed in the period and registered after it: seen since, plus what may still come
--     eigen  oud - oude: committed and registered in the period
--
-- Of what may still come of a period that lies k periods before the last delivered one, the upper
-- bound is a factor (assumption `naloop`) times the most that any period counted of offences of
-- more than k periods before, plus a margin for small numbers (`naloop-marge`). What was not asked
-- for, and `vervallen`, is counted with what is committed and registered in the period. Records
-- without a usable offence date can be of any.

with

cellen as (
    select * from {{ ref('int_lens__cellen') }}
),

aannames as (
    select
        aanname,
        bron,
        bovengrens,
        geldig_van,
        geldig_tot
    from {{ ref('lensaannames') }}
),

geldend as (
    select
        geldend.levering_id,
        leveringen.aard,
        geldend.jaar,
        leveringen.periode_van,
        case when geldend.populatie = 'meldingen' then 'politie' else 'om' end as bron,
        least(leveringen.periode_tot, leveringen.peildatum + 1) as geleverd_tot
    from {{ ref('int_leveringen__geldend') }} as geldend
    inner join {{ ref('stg_keten__leveringen') }} as leveringen
        on geldend.levering_id = leveringen.levering_id
    where geldend.populatie in ('meldingen', 'instroom')
),

kalender as (
    select
        *,
        unnest(['jaar', 'halfjaar', 'halfjaar']) as eenheid,
        unnest(['jaar', 'eerste halfjaar', 'tweede halfjaar']) as deel,
        unnest([jaar, 2 * jaar, 2 * jaar + 1]) as nummer,
        unnest([make_date(jaar, 1, 1), make_date(jaar, 1, 1), make_date(jaar, 7, 1)]) as van,
        unnest([make_date(jaar + 1, 1, 1), make_date(jaar, 7, 1), make_date(jaar + 1, 1, 1)]) as tot
    from geldend
),

perioden as (
    select
        bron,
        levering_id,
        aard,
        jaar,
        eenheid,
        deel,
        nummer,
        tot - 1 as laatste_dag,
        max(nummer) over (partition by bron, eenheid) as laatste_nummer
    from kalender
    where van >= periode_van and tot <= geleverd_tot
),

reeksen as (
    select
        bron,
        soort_reeks,
        reeks,
        bool_or(oud_boven > 0) as kan_oud_zijn
    from cellen
    group by bron, soort_reeks, reeks
),

rooster as (
    select
        perioden.*,
        reeksen.soort_reeks,
        reeksen.reeks,
        naloop.bovengrens as factor_naloop,
        if(reeksen.kan_oud_zijn, marge.bovengrens, 0) as marge_naloop,
        coalesce(vervallen.bovengrens, 0) as aandeel_vervallen
    from perioden
    inner join reeksen on perioden.bron = reeksen.bron
    inner join aannames as naloop
        on
            perioden.bron = naloop.bron
            and naloop.aanname = 'naloop'
            and perioden.laatste_dag >= naloop.geldig_van
            and perioden.laatste_dag < naloop.geldig_tot
    inner join aannames as marge
        on
            perioden.bron = marge.bron
            and marge.aanname = 'naloop-marge'
            and perioden.laatste_dag >= marge.geldig_van
            and perioden.laatste_dag < marge.geldig_tot
    left join aannames as vervallen
        on
            perioden.bron = vervallen.bron
            and vervallen.aanname = 'vervallen'
            and perioden.laatste_dag >= vervallen.geldig_van
            and perioden.laatste_dag < vervallen.geldig_tot
),

in_periode as (
    select
        bron,
        eenheid,
        nummer,
        reeks,
        sum(n) as n,
        sum(oud_onder) as oud_onder,
        sum(oud_boven) as oud_boven,
        sum(code_onder) as code_onder,
        sum(code_boven) as code_boven,
        sum(wet_onder) as wet_onder,
        sum(wet_boven) as wet_boven,
        sum(nieuw_boven) as nieuw_boven,
        sum(oud_onder) filter (where pleegnummer < nummer) as oude_onder,
        sum(oud_boven) filter (where pleegnummer < nummer or pleegnummer is null) as oude_boven,
        sum(oud_onder) filter (where pleegnummer = nummer) as eigen_onder,
        sum(oud_boven) filter (where pleegnummer = nummer or pleegnummer is null) as eigen_boven
    from cellen
    group by bron, eenheid, nummer, reeks
),

-- Registered after the period, and committed in it or on an unknown day.
gezien as (
    select
        rooster.bron,
        rooster.eenheid,
        rooster.nummer,
        rooster.reeks,
        sum(cellen.oud_onder) filter (where rooster.nummer = cellen.pleegnummer) as later_onder,
        sum(cellen.oud_boven) as later_boven
    from rooster
    inner join cellen
        on
            rooster.bron = cellen.bron
            and rooster.eenheid = cellen.eenheid
            and rooster.reeks = cellen.reeks
            and rooster.nummer < cellen.nummer
            and (rooster.nummer = cellen.pleegnummer or cellen.pleegnummer is null)
    where cellen.is_geleverd
    group by rooster.bron, rooster.eenheid, rooster.nummer, rooster.reeks
),

-- What each other period counted of offences of more than k periods before.
even_laat as (
    select
        rooster.bron,
        rooster.eenheid,
        rooster.nummer,
        rooster.reeks,
        cellen.nummer as andere_nummer,
        sum(cellen.oud_boven) as aantal
    from rooster
    inner join cellen
        on
            rooster.bron = cellen.bron
            and rooster.eenheid = cellen.eenheid
            and rooster.reeks = cellen.reeks
            and (
                cellen.nummer - cellen.pleegnummer > rooster.laatste_nummer - rooster.nummer
                or cellen.pleegnummer is null
            )
    where cellen.is_geleverd
    group by rooster.bron, rooster.eenheid, rooster.nummer, rooster.reeks, cellen.nummer
),

nog_te_komen as (
    select
        bron,
        eenheid,
        nummer,
        reeks,
        max(aantal) as meeste
    from even_laat
    group by bron, eenheid, nummer, reeks
),

samen as (
    select
        rooster.*,
        in_periode.* exclude (bron, eenheid, nummer, reeks),
        gezien.later_onder,
        ceil(rooster.aandeel_vervallen * coalesce(in_periode.nieuw_boven, 0)) as vervallen,
        coalesce(gezien.later_boven, 0)
        + ceil(rooster.factor_naloop * coalesce(nog_te_komen.meeste, 0))
        + rooster.marge_naloop as later_boven
    from rooster
    left join in_periode
        on
            rooster.bron = in_periode.bron
            and rooster.eenheid = in_periode.eenheid
            and rooster.nummer = in_periode.nummer
            and rooster.reeks = in_periode.reeks
    left join gezien
        on
            rooster.bron = gezien.bron
            and rooster.eenheid = gezien.eenheid
            and rooster.nummer = gezien.nummer
            and rooster.reeks = gezien.reeks
    left join nog_te_komen
        on
            rooster.bron = nog_te_komen.bron
            and rooster.eenheid = nog_te_komen.eenheid
            and rooster.nummer = nog_te_komen.nummer
            and rooster.reeks = nog_te_komen.reeks
)

select
    bron,
    levering_id,
    aard,
    jaar,
    deel,
    soort_reeks,
    reeks,
    cast(coalesce(n, 0) as bigint) as n,
    cast(coalesce(oud_onder, 0) as bigint) as oud_onder,
    cast(coalesce(oud_boven, 0) + vervallen as bigint) as oud_boven,
    cast(coalesce(code_onder, 0) as bigint) as code_onder,
    cast(coalesce(code_boven, 0) as bigint) as code_boven,
    cast(coalesce(wet_onder, 0) - vervallen as bigint) as wet_onder,
    cast(coalesce(wet_boven, 0) as bigint) as wet_boven,
    cast(coalesce(oude_onder, 0) as bigint) as oude_onder,
    cast(coalesce(oude_boven, 0) as bigint) as oude_boven,
    cast(coalesce(eigen_onder, 0) as bigint) as eigen_onder,
    cast(coalesce(eigen_boven, 0) + vervallen as bigint) as eigen_boven,
    cast(coalesce(later_onder, 0) as bigint) as later_onder,
    cast(later_boven as bigint) as later_boven
from samen

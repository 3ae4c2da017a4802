-- What every month or quarter of a supplier looked like in the first delivery that held it whole:
-- how many rows, which codes, how much was empty, how old, how late. A period that an earlier
-- delivery held too is not counted again: landing compares it row by row
-- (kwaliteit_leveringsverschil). `keten check` learns from the deliveries before and judges the
-- newest. Groups that no delivery fills (fewer than 50 rows in all) are taken together; the
-- complement of a group (filled cells, no beside yes) is left out.

with

waarden as (
    select *
    from {{ ref('int_uittreksel__waarden') }}
),

versies as (
    select
        levering_id,
        bron,
        aard,
        peildatum,
        periode_van,
        periode_tot
    from {{ ref('int_leveringen__versies') }}
    where is_actueel and verwijderd_op is null
),

kenmerken as (
    select *
    from {{ ref('kenmerken') }}
),

perioden (periodesoort, eenheid, stap) as (
    values ('maand', 'month', interval 1 month), ('kwartaal', 'quarter', interval 3 month)
),

gekozen as (
    select
        versies.bron,
        waarden.levering_id,
        waarden.tabel,
        kenmerken.kenmerk,
        kenmerken.periodesoort,
        waarden.waarde,
        waarden.aantal,
        cast(date_trunc(perioden.eenheid, waarden.maand) as date) as periode,
        case when kenmerken.kenmerk = 'aantal' then 'rijen' else waarden.kolom end as kolom,
        case when kenmerken.kenmerk = 'leeftijd' then cast(waarden.waarde as integer) end as jaren,
        case when kenmerken.kenmerk = 'duur' then cast(waarden.waarde as integer) end as dagen
    from waarden
    inner join versies on waarden.levering_id = versies.levering_id
    inner join kenmerken
        on
            versies.bron = kenmerken.bron
            and waarden.tabel = kenmerken.tabel
            and waarden.kolom = kenmerken.kolom
    inner join perioden on kenmerken.periodesoort = perioden.periodesoort
    where waarden.waarde is not null or kenmerken.kenmerk in ('aantal', 'leeg')
),

ingedeeld as (
    select
        *,
        case
            when kenmerk = 'aantal' then 'alle'
            when kenmerk = 'leeg' and waarde is null then 'leeg'
            when kenmerk = 'leeg' then 'gevuld'
            when jaren < 12 then '0 t/m 11'
            when jaren < 16 then '12 t/m 15'
            when jaren < 18 then '16 en 17'
            when jaren < 30 then '18 t/m 29'
            when jaren >= 30 then '30 en ouder'
            when dagen < 0 then 'negatief'
            when dagen < 7 then '0 t/m 6 dagen'
            when dagen < 30 then '7 t/m 29 dagen'
            when dagen < 90 then '30 t/m 89 dagen'
            when dagen < 365 then '90 t/m 364 dagen'
            when dagen >= 365 then '365 dagen en meer'
            else waarde
        end as groep
    from gekozen
),

omvang as (
    select
        bron,
        tabel,
        kenmerk,
        kolom,
        groep,
        periodesoort,
        case
            when kenmerk not in ('aantal', 'leeg') and sum(aantal) < 50 then 'overige'
            else groep
        end as getoonde_groep
    from ingedeeld
    group by bron, tabel, kenmerk, kolom, groep, periodesoort
),

geteld as (
    select
        ingedeeld.levering_id,
        ingedeeld.tabel,
        ingedeeld.kenmerk,
        ingedeeld.kolom,
        ingedeeld.periode,
        omvang.getoonde_groep as groep,
        cast(sum(ingedeeld.aantal) as bigint) as aantal
    from ingedeeld
    inner join omvang
        on
            ingedeeld.bron = omvang.bron
            and ingedeeld.tabel = omvang.tabel
            and ingedeeld.kenmerk = omvang.kenmerk
            and ingedeeld.kolom = omvang.kolom
            and ingedeeld.groep = omvang.groep
    group by all
),

-- Every whole month and quarter of a delivery; then the first delivery that holds it.
gedekt as (
    select
        versies.levering_id,
        versies.bron,
        versies.aard,
        versies.peildatum,
        perioden.periodesoort,
        cast(unnest(generate_series(
            date_trunc(perioden.eenheid, versies.periode_van + perioden.stap - interval 1 day),
            versies.periode_tot - perioden.stap,
            perioden.stap
        )) as date) as periode
    from versies
    cross join perioden
),

eerste as (
    select *
    from gedekt
    qualify row_number() over (
        partition by bron, periodesoort, periode
        order by peildatum
    ) = 1
),

groepen as (
    select distinct
        bron,
        tabel,
        kenmerk,
        kolom,
        periodesoort,
        getoonde_groep as groep
    from omvang
),

rooster as (
    select
        groepen.bron,
        eerste.levering_id,
        eerste.aard,
        groepen.tabel,
        groepen.kenmerk,
        groepen.kolom,
        groepen.groep,
        groepen.periodesoort,
        eerste.periode,
        coalesce(geteld.aantal, 0) as aantal,
        coalesce(cast(sum(geteld.aantal) over (
            partition by
                eerste.levering_id, groepen.tabel, groepen.kenmerk, groepen.kolom, eerste.periode
        ) as bigint), 0) as noemer
    from groepen
    inner join eerste
        on groepen.bron = eerste.bron and groepen.periodesoort = eerste.periodesoort
    left join geteld
        on
            eerste.levering_id = geteld.levering_id
            and eerste.periode = geteld.periode
            and groepen.tabel = geteld.tabel
            and groepen.kenmerk = geteld.kenmerk
            and groepen.kolom = geteld.kolom
            and groepen.groep = geteld.groep
)

select
    bron,
    levering_id,
    aard,
    tabel,
    kenmerk,
    kolom,
    groep,
    periodesoort,
    periode,
    aantal,
    noemer
from rooster
where groep not in ('gevuld', 'false')

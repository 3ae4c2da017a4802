-- Which breaks of the register lie in which series, and in which of its years they are felt. A
-- break lies in a series that agrees with every column that breukbereik fills.
--
-- It changes the year of its day, in which both sides are mixed, and the first whole year after,
-- which differs from that mixture; from 1 January there is no mixture (unless only the year is
-- known). What ended (`datum_tot`) changes every year up to the first whole one without it. In SDMX
-- terms those years have a break against the year before (OBS_STATUS B). What is not comparable is
-- felt in every year, on both sides. An estimate is felt in its own years. A year is provisional
-- until so many months after its end, seen from the peildatum. A run of years feels what any of
-- its years feels. A break with a `voorwaarde` is felt only in deliveries that meet it.
--
-- `aantal_genoemd` is how much of the series the narrowest row of breukbereik names.

with

breuken as (
    select
        *,
        cast(extract(year from datum_van) as integer) as verandert_van_jaar,
        cast(
            case
                when datum_tot is null
                    then
                        extract(year from datum_van)
                        + case
                            when datum_van = date_trunc('year', datum_van) and precisie != 'jaar'
                                then 0
                            else 1
                        end
                else
                    extract(year from datum_tot)
                    + case when datum_tot = date_trunc('year', datum_tot) then 0 else 1 end
            end as integer
        ) as verandert_tot_en_met_jaar
    from {{ ref('registratiebreuken') }}
),

bereik as (
    select *
    from {{ ref('breukbereik') }}
),

reeksen as (
    select *
    from {{ ref('int_breuken__reeksen') }}
),

-- What a series under the law and codes of before 1 July 2024 is counted for (int_lens__betekenis).
vertaald as (
    select distinct breuk
    from {{ ref('lensaannames') }}
    where component in ('codewijziging', 'wetswijziging')
),

-- Two rows of the register can name the same series.
in_reeks as (
    select
        reeksen.reeks_id,
        reeksen.levering_id,
        reeksen.soort as soort_reeks,
        reeksen.reeks,
        reeksen.cel,
        reeksen.populatie,
        reeksen.traject,
        reeksen.vorm,
        reeksen.van_jaar,
        reeksen.tot_en_met_jaar,
        reeksen.peildatum,
        reeksen.artikelen_niet_gevraagd,
        bereik.breuk,
        max(
            cast(bereik.populatie is not null as integer)
            + cast(bereik.stap is not null as integer)
            + cast(bereik.traject is not null as integer)
            + cast(bereik.maat is not null as integer)
            + cast(bereik.categorie is not null as integer)
            + cast(bereik.vorm is not null as integer)
        ) as aantal_genoemd
    from reeksen
    inner join bereik
        on
            (bereik.populatie is null or reeksen.populatie = bereik.populatie)
            and (bereik.stap is null or reeksen.stap = bereik.stap)
            and (bereik.traject is null or reeksen.traject = bereik.traject)
            and (bereik.maat is null or reeksen.maat = bereik.maat)
            and (bereik.categorie is null or reeksen.categorie = bereik.categorie)
            and (bereik.vorm is null or reeksen.vorm = bereik.vorm)
    group by all
)

select
    in_reeks.* exclude (artikelen_niet_gevraagd),
    breuken.soort,
    breuken.gevolg,
    breuken.datum_van,
    breuken.omschrijving,
    breuken.verandert_van_jaar,
    breuken.verandert_tot_en_met_jaar,
    coalesce(
        breuken.gevolg in ('breuk', 'niet vergelijkbaar')
        and in_reeks.van_jaar <= breuken.verandert_tot_en_met_jaar
        and in_reeks.tot_en_met_jaar >= breuken.verandert_van_jaar,
        false
    ) as is_verandering,
    coalesce(
        case breuken.gevolg
            when 'niet vergelijkbaar' then true
            when 'breuk'
                then
                    in_reeks.van_jaar <= breuken.verandert_tot_en_met_jaar
                    and in_reeks.tot_en_met_jaar >= breuken.verandert_van_jaar
            when 'schatting'
                then
                    make_date(in_reeks.van_jaar, 1, 1) < coalesce(
                        breuken.datum_tot, date '9999-12-31'
                    )
                    and make_date(in_reeks.tot_en_met_jaar, 12, 31) >= breuken.datum_van
            when 'voorlopig'
                then
                    make_date(in_reeks.tot_en_met_jaar + 1, 1, 1)
                    + to_months(breuken.voorlopig_maanden)
                    > in_reeks.peildatum
        end,
        false
    ) as is_geraakt
from in_reeks
inner join breuken on in_reeks.breuk = breuken.breuk
left join vertaald on breuken.breuk = vertaald.breuk
where
    (
        breuken.voorwaarde is null
        or (
            breuken.voorwaarde = 'artikelen niet gevraagd'
            and in_reeks.artikelen_niet_gevraagd != ''
        )
    )
    and (in_reeks.soort_reeks != 'oude lezing' or vertaald.breuk is null)

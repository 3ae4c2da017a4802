-- What share of the entries of an unfinished year will have ended by the way of a trajectory within
-- a horizon, beside the share counted on the peildatum: an estimate, as every delivery gives it.
-- Chain ladder on the deliveries where there are three or more at the same age of their years and
-- no break between; else the delays of earlier years within the delivery.
--
-- 90% prediction interval: expected -/+ t * standard error, t = the 0.95 quantile of Student
-- (Biometrika 6, 1908, p. 1) with the degrees of freedom of the estimate, between the printed ones
-- linear in 1 / df. Few years can happen to agree: is_smaller_dan_toeval marks an interval narrower
-- than the chance of the open cases alone would make it (1.6449 * sqrt(variantie_toeval)). By the
-- delays an interval cannot leave what is possible: nobody, or all who are open.

with

standen as (
    select *
    from {{ ref('int_verwachtingen__standen') }}
    where jaren_eerder = 0 and not is_volledig
),

vertragingen as (
    select *
    from {{ ref('int_verwachtingen__vertraging') }}
),

kettingladders as (
    select *
    from {{ ref('int_verwachtingen__kettingladder') }}
    where n_leveringen >= 3 and variantie > 1e-12
),

-- Codes and articles that put other cases under the same form; all forms together have none.
breuken as (
    select
        breukbereik.populatie,
        breukbereik.vorm,
        registratiebreuken.datum_van as datum
    from {{ ref('registratiebreuken') }} as registratiebreuken
    inner join {{ ref('breukbereik') }} as breukbereik
        on registratiebreuken.breuk = breukbereik.breuk
    where
        registratiebreuken.soort = 'code'
        and coalesce(breukbereik.stap, breukbereik.traject, breukbereik.maat) is null
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

geldend as (
    select
        levering_id,
        populatie,
        jaar
    from {{ ref('int_leveringen__geldend') }}
),

student as (
    select
        tabel.df,
        tabel.t,
        lead(tabel.df, 1, 1e9) over (order by tabel.df) as df_volgende,
        lead(tabel.t, 1, 1.644854) over (order by tabel.df) as t_volgende
    from (
        values
        (1, 6.313752), (2, 2.919986), (3, 2.353363), (4, 2.131847), (5, 2.015048),
        (6, 1.943180), (7, 1.894579), (8, 1.859548), (9, 1.833113), (10, 1.812461),
        (12, 1.782288), (15, 1.753050), (20, 1.724718), (30, 1.697261), (60, 1.670649),
        (120, 1.657651)
    ) as tabel (df, t)
),

ladders as (
    select
        standen.levering_id,
        standen.traject,
        standen.vorm,
        standen.jaar,
        standen.horizon_dagen,
        kettingladders.n_leveringen,
        kettingladders.eerste_eerder_jaar,
        kettingladders.laatste_eerder_jaar,
        kettingladders.n_verwacht,
        kettingladders.variantie,
        kettingladders.vrijheidsgraden
    from standen
    inner join kettingladders
        on
            concat_ws(
                '|', standen.levering_id, standen.traject, standen.vorm, standen.horizon_dagen
            ) = kettingladders.driehoek_id
            and standen.jaar = kettingladders.jaar
    left join breuken
        on
            standen.populatie = breuken.populatie
            and standen.vorm = breuken.vorm
            and breuken.datum > make_date(kettingladders.eerste_eerder_jaar, 1, 1)
            and breuken.datum <= make_date(standen.jaar, 12, 31)
    where standen.is_gedateerd and standen.n_open > 0 and breuken.datum is null
),

gekozen as (
    select
        standen.*,
        ladders.n_leveringen,
        vertragingen.n_eerdere_jaren,
        vertragingen.variantie_toeval,
        case
            when ladders.jaar is not null then 'kettingladder over leveringen'
            when vertragingen.reden is null then 'vertraging in eerdere jaren'
        end as methode,
        case when ladders.jaar is null then vertragingen.reden end as reden_geen_schatting,
        coalesce(ladders.eerste_eerder_jaar, vertragingen.eerste_eerder_jaar)
            as eerste_eerder_jaar,
        coalesce(ladders.laatste_eerder_jaar, vertragingen.laatste_eerder_jaar)
            as laatste_eerder_jaar,
        coalesce(ladders.n_verwacht, vertragingen.n_verwacht) as n_verwacht,
        coalesce(ladders.variantie, vertragingen.variantie) as variantie,
        coalesce(ladders.vrijheidsgraden, vertragingen.vrijheidsgraden) as vrijheidsgraden,
        case when ladders.jaar is null then standen.n_geteld else 0 end as n_minstens,
        case
            when ladders.jaar is null then standen.n_geteld + standen.n_open
            else standen.n_gevolgd
        end as n_hoogstens
    from standen
    inner join vertragingen
        on
            standen.levering_id = vertragingen.levering_id
            and standen.traject = vertragingen.traject
            and standen.vorm = vertragingen.vorm
            and standen.jaar = vertragingen.jaar
            and standen.horizon_dagen = vertragingen.horizon_dagen
    left join ladders
        on
            standen.levering_id = ladders.levering_id
            and standen.traject = ladders.traject
            and standen.vorm = ladders.vorm
            and standen.jaar = ladders.jaar
            and standen.horizon_dagen = ladders.horizon_dagen
),

breedten as (
    select
        gekozen.*,
        sqrt(gekozen.variantie)
        * (
            student.t_volgende
            + (student.t - student.t_volgende)
            * (1 / gekozen.vrijheidsgraden - 1 / student.df_volgende)
            / (1 / student.df - 1 / student.df_volgende)
        ) as halve_breedte
    from gekozen
    left join student
        on
            gekozen.vrijheidsgraden >= student.df
            and gekozen.vrijheidsgraden < student.df_volgende
)

select
    breedten.levering_id,
    breedten.traject,
    breedten.vorm,
    breedten.jaar as jaar_instroom,
    breedten.horizon_dagen,
    breedten.n_gevolgd,
    breedten.n_geteld,
    breedten.n_open,
    breedten.methode,
    breedten.reden_geen_schatting,
    breedten.n_eerdere_jaren,
    breedten.n_leveringen,
    breedten.peildatum,
    breedten.aard,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    breedten.n_geteld / nullif(breedten.n_gevolgd, 0) as aandeel_geteld,
    case when breedten.methode is not null then 'schatting' end as vaststelling,
    case
        when
            breedten.methode is not null
            and vergelijkbaarheid.status in ('normaal', 'voorlopig')
            then 'schatting'
        else vergelijkbaarheid.status
    end as status,
    case when breedten.methode is not null then 'E' else vergelijkbaarheid.status_sdmx end
        as status_sdmx,
    case when breedten.methode is not null then breedten.n_verwacht / breedten.n_gevolgd end
        as aandeel_verwacht,
    case
        when breedten.methode is not null
            then
                greatest(breedten.n_verwacht - breedten.halve_breedte, breedten.n_minstens)
                / breedten.n_gevolgd
    end as aandeel_onder,
    case
        when breedten.methode is not null
            then
                least(breedten.n_verwacht + breedten.halve_breedte, breedten.n_hoogstens)
                / breedten.n_gevolgd
    end as aandeel_boven,
    case when breedten.methode is not null then breedten.vrijheidsgraden end as vrijheidsgraden,
    case when breedten.methode is not null then breedten.eerste_eerder_jaar end
        as eerste_eerder_jaar,
    case when breedten.methode is not null then breedten.laatste_eerder_jaar end
        as laatste_eerder_jaar,
    case
        when breedten.methode is not null
            then
                coalesce(
                    breedten.halve_breedte < 1.644854 * sqrt(breedten.variantie_toeval), false
                )
    end as is_smaller_dan_toeval,
    geldend.jaar is not null as is_geldend
from breedten
left join geldend
    on
        breedten.levering_id = geldend.levering_id
        and breedten.populatie = geldend.populatie
        and breedten.jaar = geldend.jaar
left join vergelijkbaarheid
    on
        {{
            reeks_id(
                'breedten.levering_id',
                "'ingang'",
                'breedten.traject',
                'breedten.vorm',
                'breedten.jaar'
            )
        }}
        = vergelijkbaarheid.reeks_id

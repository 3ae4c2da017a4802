-- What was counted and what was open of a year of entry, per delivery and horizon: on the peildatum
-- (jaren_eerder 0), and of years that were followed to the horizon also whole years before it, as
-- the dates tell: 2020 two years before the peildatum stands where 2022 stands on it. Final is what
-- ended by the way of the trajectory within the horizon, in days after entry.
--
-- * geteld: ended by that way on or before the day, within the horizon;
-- * open: not ended in any way on the day, and not yet past the horizon;
-- * alsnog: open on the day, and ended by that way within the horizon later on.
--
-- Whole calendar years of current deliveries only: of earlier years just the long cases are seen.

with

gevallen as (
    select
        *,
        split_part(traject, ' tot ', 2) as doel
    from {{ ref('int_wachttijden__gevallen') }}
),

trajecten as (
    select traject
    from {{ ref('trajecten') }}
    where schatter = 'aalen-johansen'
),

leveringen as (
    select
        levering_id,
        bron,
        aard
    from {{ ref('int_leveringen__versies') }}
    where is_actueel
),

dekkingen as (
    select
        levering_id,
        populatie,
        jaar
    from {{ ref('int_leveringen__dekking') }}
    where is_heel_jaar and populatie in ('meldingen', 'instroom')
),

-- Through the link a trajectory is followed to the earlier peildatum of two deliveries.
gevolgd as (
    select
        gevallen.levering_id,
        gevallen.traject,
        gevallen.ingangspopulatie as populatie,
        min(gevallen.peildatum) as peildatum
    from gevallen
    inner join trajecten on gevallen.traject = trajecten.traject
    group by gevallen.levering_id, gevallen.traject, gevallen.ingangspopulatie
),

horizonten as (
    select lijst.horizon_dagen
    from (values (365), (730), (1095)) as lijst (horizon_dagen)
),

jaren as (
    select
        leveringen.*,
        gevolgd.traject,
        gevolgd.populatie,
        gevolgd.peildatum,
        dekkingen.jaar,
        horizonten.horizon_dagen,
        gevolgd.peildatum - make_date(dekkingen.jaar, 12, 31)
        >= horizonten.horizon_dagen as is_volledig
    from leveringen
    inner join gevolgd on leveringen.levering_id = gevolgd.levering_id
    inner join dekkingen
        on
            gevolgd.levering_id = dekkingen.levering_id
            and gevolgd.populatie = dekkingen.populatie
    cross join horizonten
    where gevolgd.peildatum >= make_date(dekkingen.jaar, 12, 31)
),

dagen as (
    select
        *,
        0 as jaren_eerder,
        peildatum as dag
    from jaren
    union all
    select
        volledig.*,
        onvolledig.jaar - volledig.jaar as jaren_eerder,
        cast(
            volledig.peildatum - to_years(onvolledig.jaar - volledig.jaar) as date
        ) as dag
    from jaren as volledig
    inner join jaren as onvolledig
        on
            volledig.levering_id = onvolledig.levering_id
            and volledig.traject = onvolledig.traject
            and volledig.horizon_dagen = onvolledig.horizon_dagen
            and volledig.jaar < onvolledig.jaar
    where volledig.is_volledig and not onvolledig.is_volledig
),

op_de_dag as (
    select
        dagen.*,
        gevallen.entiteit,
        gevallen.vorm,
        gevallen.weglaatreden,
        coalesce(
            gevallen.uitgang = gevallen.doel and gevallen.tot_dag <= dagen.horizon_dagen, false
        ) as is_bereikt,
        coalesce(
            gevallen.uitgang is not null
            and gevallen.tot_dag <= dagen.dag - gevallen.begindatum,
            false
        ) as is_geeindigd,
        dagen.dag - gevallen.begindatum < dagen.horizon_dagen as is_binnen_horizon
    from dagen
    inner join gevallen
        on
            dagen.levering_id = gevallen.levering_id
            and dagen.traject = gevallen.traject
            and dagen.jaar = gevallen.jaar_instroom
),

geteld as (
    select
        levering_id,
        bron,
        populatie,
        traject,
        entiteit,
        vorm,
        jaar,
        horizon_dagen,
        jaren_eerder,
        peildatum,
        aard,
        is_volledig,
        count(*) as n_instroom,
        count(*) filter (where weglaatreden is null) as n_gevolgd,
        count(*) filter (where is_bereikt and is_geeindigd) as n_geteld,
        count(*) filter (
            where weglaatreden is null and not is_geeindigd and is_binnen_horizon
        ) as n_open,
        count(*) filter (
            where is_bereikt and not is_geeindigd and is_binnen_horizon
        ) as n_alsnog
    from op_de_dag
    group by all
)

select
    geteld.levering_id,
    geteld.bron,
    geteld.populatie,
    geteld.traject,
    geteld.entiteit,
    vormen.vorm,
    geteld.jaar,
    geteld.horizon_dagen,
    geteld.jaren_eerder,
    geteld.peildatum,
    geteld.aard,
    geteld.is_volledig,
    cast(sum(geteld.n_instroom) as bigint) as n_instroom,
    cast(sum(geteld.n_gevolgd) as bigint) as n_gevolgd,
    cast(sum(geteld.n_geteld) as bigint) as n_geteld,
    cast(sum(geteld.n_open) as bigint) as n_open,
    cast(sum(geteld.n_alsnog) as bigint) as n_alsnog,
    -- As in int_wachttijden__schatbaar: up to 1% may be left out.
    sum(geteld.n_instroom - geteld.n_gevolgd) <= 0.01 * sum(geteld.n_instroom) as is_gedateerd
from geteld
inner join (values ('totaal'), ('fysiek'), ('niet-fysiek')) as vormen (vorm)
    on geteld.vorm = vormen.vorm or vormen.vorm = 'totaal'
group by all

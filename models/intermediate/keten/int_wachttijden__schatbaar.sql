-- Whether the waits of a cohort can be estimated, and if not why. In this order:
--
-- * offence -> report is described among reports only: who never reported is never seen;
-- * without any link between police and OM nothing is known after the sending in;
-- * endings without a usable date cannot be placed. Up to 1% of the entries they are left out and
--   counted, which moves a share by one point at most; with more of them nothing is estimated;
-- * a cohort that came into view only after its start says nothing about the days before;
-- * when the last one in view ends while others have yet to come into view, the product is 0 for
--   good, and wrong.

with

cohorten as (
    select *
    from {{ ref('int_wachttijden__cohorten') }}
),

trajecten as (
    select
        traject,
        schatter
    from {{ ref('trajecten') }}
),

leegloop as (
    select
        cohort_id,
        min(dag) as dag
    from {{ ref('int_wachttijden__overleving') }}
    where kans_open = 0
    group by cohort_id
),

geteld as (
    select
        cohort_id,
        cast(sum(n) as bigint) as n_instroom,
        cast(coalesce(sum(n) filter (where weglaatreden is null), 0) as bigint) as n_gevolgd,
        cast(
            coalesce(
                sum(n) filter (
                    where weglaatreden not in (
                        'geëindigd voor de periode',
                        'geleverd om de uitspraak',
                        'begint na de peildatum',
                        'geen koppeling geleverd'
                    )
                ),
                0
            ) as bigint
        ) as n_zonder_datum,
        cast(coalesce(sum(n) filter (where uitgang is not null), 0) as bigint) as n_geeindigd,
        cast(
            coalesce(sum(n) filter (where uitgang = 'niet gekoppeld'), 0) as bigint
        ) as n_niet_gekoppeld,
        coalesce(bool_or(weglaatreden = 'geen koppeling geleverd'), false) as is_zonder_koppeling,
        any_value(traject) as traject,
        any_value(entiteit) as entiteit,
        any_value(jaar_instroom) as jaar_instroom,
        any_value(vorm) as vorm,
        any_value(uitsplitsing) as uitsplitsing,
        any_value(groep) as groep,
        any_value(levering_id) as levering_id,
        any_value(peildatum) as peildatum,
        any_value(aard) as aard,
        min(vanaf_dag) as eerste_dag,
        max(vanaf_dag) as laatste_instapdag,
        max(tot_dag) as laatste_dag
    from cohorten
    group by cohort_id
),

beoordeeld as (
    select
        geteld.*,
        trajecten.schatter,
        case
            when trajecten.schatter = 'beschrijving'
                then 'wie nooit meldt, is niet te zien'
            when geteld.is_zonder_koppeling
                then 'geen koppeling geleverd tussen politie en OM'
            when geteld.n_zonder_datum > 0.01 * geteld.n_instroom
                then 'eindes zonder bruikbare datum'
            when geteld.n_gevolgd = 0 then 'niemand te volgen'
            when geteld.eerste_dag > 0 then 'pas na het begin in beeld gekomen'
            when geteld.laatste_instapdag > leegloop.dag
                then 'niemand meer in beeld terwijl anderen nog in beeld komen'
        end as reden_niet_te_schatten
    from geteld
    inner join trajecten on geteld.traject = trajecten.traject
    left join leegloop on geteld.cohort_id = leegloop.cohort_id
)

select
    *,
    n_gevolgd - n_geeindigd as n_open,
    n_instroom - n_gevolgd as n_weggelaten,
    reden_niet_te_schatten is null as is_te_schatten
from beoordeeld

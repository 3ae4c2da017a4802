-- The share of a cohort that is still waiting after each day on which a wait ended in any way:
-- the product-limit estimate (Kaplan and Meier, JASA 53, 1958, p. 463)
--
--     S(t) = product over days s <= t of (1 - d(s) / n(s))
--
-- d(s) = waits that ended on day s, n(s) = waits in view on day s: from vanaf_dag (0, or later for
-- what came into view late) through tot_dag. Whoever is still open on tot_dag is in view on that
-- day, so endings come before it. Variance after Greenwood (1926):
--
--     var S(t) = S(t)^2 * G(t),   G(t) = sum over s <= t of d(s) / (n(s) * (n(s) - d(s)))
--
-- It is Kaplan-Meier of one event only where nothing else ends the wait; elsewhere it is what the
-- ways out together have left (int_wachttijden__incidentie).

with

wachttijden as (
    select
        cohort_id,
        vanaf_dag,
        tot_dag,
        uitgang,
        n
    from {{ ref('int_wachttijden__cohorten') }}
    where weglaatreden is null
),

mutaties as (
    select
        cohort_id,
        vanaf_dag as dag,
        n as n_erbij,
        0 as n_eindes
    from wachttijden
    union all
    select
        cohort_id,
        tot_dag + 1 as dag,
        -n as n_erbij,
        0 as n_eindes
    from wachttijden
    union all
    select
        cohort_id,
        tot_dag as dag,
        0 as n_erbij,
        n as n_eindes
    from wachttijden
    where uitgang is not null
),

per_dag as (
    select
        cohort_id,
        dag,
        sum(n_erbij) as n_erbij,
        sum(n_eindes) as n_eindes
    from mutaties
    group by cohort_id, dag
),

in_beeld as (
    select
        cohort_id,
        dag,
        cast(n_eindes as bigint) as n_eindes,
        cast(
            sum(n_erbij) over (partition by cohort_id order by dag) as bigint
        ) as n_in_beeld
    from per_dag
),

kansen as (
    select
        cohort_id,
        dag,
        n_in_beeld,
        n_eindes,
        product(1 - n_eindes / n_in_beeld) over (
            partition by cohort_id order by dag
        ) as kans_open,
        coalesce(
            sum(n_eindes / nullif(n_in_beeld * (n_in_beeld - n_eindes), 0)) over (
                partition by cohort_id order by dag
            ),
            0
        ) as som_greenwood
    from in_beeld
    where n_eindes > 0
)

select
    cohort_id,
    dag,
    n_in_beeld,
    n_eindes,
    kans_open,
    som_greenwood,
    kans_open * sqrt(som_greenwood) as standaardfout,
    {{ log_log_grens('kans_open', 'kans_open * sqrt(som_greenwood)', -1) }} as kans_open_onder,
    {{ log_log_grens('kans_open', 'kans_open * sqrt(som_greenwood)', 1) }} as kans_open_boven,
    lag(kans_open, 1, 1) over (partition by cohort_id order by dag) as kans_open_ervoor,
    lag(som_greenwood, 1, 0) over (partition by cohort_id order by dag) as som_greenwood_ervoor
from kansen

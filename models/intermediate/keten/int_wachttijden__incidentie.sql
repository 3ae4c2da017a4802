-- The share of a cohort that has left by each way out, on each day on which a wait ended by that
-- way; until the next such day it stands still. The cumulative incidence of Aalen and Johansen
-- (Scand. J. Statist. 5, 1978, p. 141):
--
--     F_k(t) = sum over days s <= t of S(s-) * d_k(s) / n(s)
--
-- d_k(s) = waits that ended on day s by way k, S(s-) = the share still waiting before day s. The
-- other ways out are no censoring: who got a sepot will not be summoned. All F_k(t) and S(t) add up
-- to 1. Variance by the delta method (Marubini and Valsecchi, Analysing Survival Data, 1995, 10.2):
--
--     var F_k(t) = sum over s <= t of (F_k(t) - F_k(s))^2 * d / (n (n - d))
--                                   + S(s-)^2 * d_k (n - d_k) / n^3
--                                   - 2 (F_k(t) - F_k(s)) * S(s-) * d_k / n^2
--
-- The first term is Greenwood's sum G in steps: what G gained from the last day of way k until
-- this one has the F_k of then. Written out in powers of F_k(t), so that every sum runs once. With
-- one way out the variance is Greenwood's.

with

overleving as (
    select *
    from {{ ref('int_wachttijden__overleving') }}
),

eindes as (
    select
        cohort_id,
        uitgang,
        tot_dag as dag,
        sum(n) as n_uitgang
    from {{ ref('int_wachttijden__cohorten') }}
    where weglaatreden is null and uitgang is not null
    group by cohort_id, uitgang, tot_dag
),

per_dag as (
    select
        eindes.cohort_id,
        eindes.uitgang,
        eindes.dag,
        overleving.kans_open_ervoor as s,
        cast(overleving.n_in_beeld as double) as n,
        cast(eindes.n_uitgang as double) as d_k,
        overleving.som_greenwood_ervoor as g
    from eindes
    inner join overleving
        on eindes.cohort_id = overleving.cohort_id and eindes.dag = overleving.dag
),

-- g = G before this day, a = what it gained since the last day of this way.
incidenties as (
    select
        *,
        sum(s * d_k / n) over dagen as f,
        g - lag(g, 1, 0) over dagen as a
    from per_dag
    window dagen as (partition by cohort_id, uitgang order by dag)
),

termen as (
    select
        cohort_id,
        uitgang,
        dag,
        d_k,
        f,
        g,
        a,
        f - s * d_k / n as f_ervoor,
        s * s * d_k * (n - d_k) / (n * n * n) as b,
        s * d_k / (n * n) as c
    from incidenties
),

sommen as (
    select
        cohort_id,
        uitgang,
        dag,
        d_k,
        f,
        g,
        sum(f_ervoor * a + c) over dagen as som_fa_c,
        sum(f_ervoor * f_ervoor * a + 2 * f * c + b) over dagen as som_ffa_fc_b
    from termen
    window dagen as (partition by cohort_id, uitgang order by dag)
),

-- What is 0 comes out of these sums as a rounding error on either side of it.
standaardfouten as (
    select
        cohort_id,
        uitgang,
        dag,
        d_k,
        f,
        sqrt(greatest(f * f * g - 2 * f * som_fa_c + som_ffa_fc_b, 0)) as standaardfout
    from sommen
)

select
    cohort_id,
    uitgang,
    dag,
    f as incidentie,
    standaardfout,
    cast(d_k as bigint) as n_uitgang,
    {{ log_log_grens('f', 'standaardfout', -1) }} as incidentie_onder,
    {{ log_log_grens('f', 'standaardfout', 1) }} as incidentie_boven
from standaardfouten

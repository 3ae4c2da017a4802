-- The share of a cohort that has left by each way out, on each day on which any wait of the cohort
-- ended: the cumulative incidence of Aalen and Johansen (Scand. J. Statist. 5, 1978, p. 141)
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
-- written out in powers of F_k(t), so that every sum runs once. With one way out it is Greenwood's.

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

uitgangen as (
    select distinct
        cohort_id,
        uitgang
    from eindes
),

per_dag as (
    select
        overleving.cohort_id,
        uitgangen.uitgang,
        overleving.dag,
        overleving.kans_open_ervoor as s,
        cast(overleving.n_in_beeld as double) as n,
        cast(overleving.n_eindes as double) as d,
        cast(coalesce(eindes.n_uitgang, 0) as double) as d_k
    from overleving
    inner join uitgangen on overleving.cohort_id = uitgangen.cohort_id
    left join eindes
        on
            overleving.cohort_id = eindes.cohort_id
            and overleving.dag = eindes.dag
            and uitgangen.uitgang = eindes.uitgang
),

incidenties as (
    select
        *,
        sum(s * d_k / n) over (partition by cohort_id, uitgang order by dag) as f
    from per_dag
),

-- Where the last waits end together (n = d) nothing comes after, so the first term is 0.
termen as (
    select
        cohort_id,
        uitgang,
        dag,
        d_k,
        f,
        coalesce(d / nullif(n * (n - d), 0), 0) as a,
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
        sum(a) over dagen as som_a,
        sum(f * a + c) over dagen as som_fa_c,
        sum(f * f * a + 2 * f * c + b) over dagen as som_ffa_fc_b
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
        sqrt(greatest(f * f * som_a - 2 * f * som_fa_c + som_ffa_fc_b, 0)) as standaardfout
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

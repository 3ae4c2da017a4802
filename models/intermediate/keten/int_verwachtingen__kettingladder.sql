-- Chain ladder on a triangle of deliveries, with the standard error of Mack (Distribution-free
-- calculation of the standard error of chain ladder reserve estimates, ASTIN Bulletin 23, 1993,
-- p. 213).
-- C(j,k) = what was counted of year j at age k:
--
--     f(k)  = sum C(j,k+1) / sum C(j,k)                  over the m(k) years seen at both ages
--     s2(k) = sum C(j,k) (C(j,k+1) / C(j,k) - f(k))^2 / (m(k) - 1)
--     C(i,K) = C(i,a) f(a) ... f(K-1)                    from its age a to the final age K
--     mse   = C(i,K)^2 * sum over k of s2(k) / f(k)^2 * (1 / C(i,k) + 1 / sum C(j,k))
--
-- An age seen twice by one year only gets the s2 that Mack extrapolates: min(s2(k-1)^2 / s2(k-2),
-- s2(k-2), s2(k-1)). The degrees of freedom of the sum are those of Satterthwaite (Biometrics
-- Bulletin 2, 1946, p. 110): (sum v(k))^2 / sum (v(k)^2 / (m(k) - 1)), an extrapolated one counting
-- as 1. Without a factor or a variance for one of the ages there is no estimate.

with

driehoek as (
    select
        driehoek_id,
        jaar,
        ouderdom,
        eind_ouderdom,
        levering_id,
        cast(aantal as double) as c
    from {{ ref('int_verwachtingen__driehoek') }}
),

paren as (
    select
        nu.driehoek_id,
        nu.jaar,
        nu.ouderdom,
        nu.c,
        later.c as c_later,
        sum(later.c) over ouderdommen / nullif(sum(nu.c) over ouderdommen, 0) as f
    from driehoek as nu
    inner join driehoek as later
        on
            nu.driehoek_id = later.driehoek_id
            and nu.jaar = later.jaar
            and nu.ouderdom + 1 = later.ouderdom
    where nu.c > 0
    window ouderdommen as (partition by nu.driehoek_id, nu.ouderdom)
),

stappen as (
    select
        driehoek_id,
        ouderdom,
        count(*) as m,
        min(jaar) as eerste_jaar,
        max(jaar) as laatste_jaar,
        any_value(f) as f,
        sum(c) as som_c,
        sum(c * power(c_later / c - f, 2)) / nullif(count(*) - 1, 0) as s2
    from paren
    group by driehoek_id, ouderdom
),

varianties as (
    select
        * exclude (s2),
        coalesce(
            s2,
            least(
                power(lag(s2) over leeftijden, 2) / nullif(lag(s2, 2) over leeftijden, 0),
                lag(s2, 2) over leeftijden,
                lag(s2) over leeftijden
            )
        ) as s2
    from stappen
    window leeftijden as (partition by driehoek_id order by ouderdom)
),

laatste as (
    select *
    from driehoek
    qualify row_number() over (partition by driehoek_id, jaar order by ouderdom desc) = 1
),

leveringen as (
    select
        driehoek_id,
        count(distinct levering_id) as n_leveringen
    from driehoek
    group by driehoek_id
),

per_stap as (
    select
        laatste.driehoek_id,
        laatste.jaar,
        laatste.ouderdom,
        laatste.eind_ouderdom,
        laatste.c,
        varianties.f,
        varianties.m,
        varianties.s2,
        varianties.som_c,
        varianties.eerste_jaar,
        varianties.laatste_jaar,
        laatste.c * coalesce(
            product(varianties.f) over (
                partition by laatste.driehoek_id, laatste.jaar
                order by varianties.ouderdom
                rows between unbounded preceding and 1 preceding
            ),
            1
        ) as c_k
    from laatste
    inner join varianties
        on
            laatste.driehoek_id = varianties.driehoek_id
            and laatste.ouderdom <= varianties.ouderdom
            and laatste.eind_ouderdom > varianties.ouderdom
),

bijdragen as (
    select
        *,
        s2 / nullif(f * f, 0) * (1 / nullif(c_k, 0) + 1 / som_c) as v
    from per_stap
)

select
    bijdragen.driehoek_id,
    bijdragen.jaar,
    any_value(leveringen.n_leveringen) as n_leveringen,
    min(bijdragen.eerste_jaar) as eerste_eerder_jaar,
    max(bijdragen.laatste_jaar) as laatste_eerder_jaar,
    any_value(bijdragen.c) * product(bijdragen.f) as n_verwacht,
    power(any_value(bijdragen.c) * product(bijdragen.f), 2) * sum(bijdragen.v) as variantie,
    coalesce(
        power(sum(bijdragen.v), 2)
        / nullif(sum(power(bijdragen.v, 2) / greatest(bijdragen.m - 1, 1)), 0),
        min(greatest(bijdragen.m - 1, 1))
    ) as vrijheidsgraden
from bijdragen
inner join leveringen on bijdragen.driehoek_id = leveringen.driehoek_id
group by
    bijdragen.driehoek_id, bijdragen.jaar, bijdragen.ouderdom, bijdragen.eind_ouderdom
having count(bijdragen.v) = bijdragen.eind_ouderdom - bijdragen.ouderdom

-- Between which values a region lies by chance when it is like all regions together: the exact
-- limits of a funnel plot (Spiegelhalter, Statistics in Medicine 24, 2005, section 2 and appendix
-- A.1). R is the count of a region with denominator n when the overall value is t: binomial (n, t)
-- for shares, Poisson with mean n t for rates.
--
--     limit(p) = r / n, r the smallest count with P(R <= r) >= p;  p = 0.001, 0.025, 0.975, 0.999
--
-- A count on a limit is within it: below lies at most 2.5% (0.1%), above too. Spiegelhalter draws a
-- smooth line by interpolation from r - 1 to r, which puts counts that chance does give above the
-- upper limit; here it is not interpolated. Counts further than 8 sd + 8 from their mean are left
-- out: together under 1e-12.

with

maten as (
    select
        vergelijking_id,
        regio,
        is_aandeel,
        noemer,
        landelijk,
        noemer * landelijk as verwacht,
        sqrt(noemer * landelijk * case when is_aandeel then 1 - landelijk else 1 end) as sd
    from {{ ref('int_regio__maten') }}
    where reden is null
),

uitkomsten as (
    select
        *,
        unnest(
            range(
                cast(greatest(0, floor(verwacht - 8 * sd - 8)) as bigint),
                cast(least(noemer, ceil(verwacht + 8 * sd + 8)) as bigint) + 1
            )
        ) as r
    from maten
),

kansen as (
    select
        *,
        exp(
            case
                when is_aandeel
                    then
                        lgamma(noemer + 1) - lgamma(r + 1) - lgamma(noemer - r + 1)
                        + r * ln(landelijk) + (noemer - r) * ln(1 - landelijk)
                else r * ln(verwacht) - verwacht - lgamma(r + 1)
            end
        ) as kans
    from uitkomsten
),

verdeling as (
    select
        *,
        sum(kans) over (
            partition by vergelijking_id, regio
            order by r
            rows between unbounded preceding and current row
        ) as kans_tot_en_met
    from kansen
),

grenzen as (
    select
        verdeling.vergelijking_id,
        verdeling.regio,
        kwantielen.p,
        min(verdeling.r) / verdeling.noemer as grens
    from verdeling
    inner join (values (0.001), (0.025), (0.975), (0.999)) as kwantielen (p)
        on verdeling.kans_tot_en_met >= kwantielen.p - 1e-12
    group by
        verdeling.vergelijking_id, verdeling.regio, verdeling.noemer, kwantielen.p
)

select
    vergelijking_id,
    regio,
    max(grens) filter (where p = 0.001) as ondergrens_998,
    max(grens) filter (where p = 0.025) as ondergrens_95,
    max(grens) filter (where p = 0.975) as bovengrens_95,
    max(grens) filter (where p = 0.999) as bovengrens_998
from grenzen
group by vergelijking_id, regio

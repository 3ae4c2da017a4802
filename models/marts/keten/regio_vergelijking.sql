-- Regions beside each other as in a funnel plot, not as a ranking: each with its value, the limits
-- between which it would lie by chance (int_regio__grenzen), and what is left of its difference
-- when chance is taken out. Regions differ for more reasons than one study holds (overdispersion),
-- so there are limits that allow for that too. After Spiegelhalter (Statistics in Medicine 24,
-- 2005, sections 4-5), with y the value of a region, t the overall value, n its denominator and I
-- the number of regions:
--
--     v   = t (1 - t) / n for a share, t / n for a rate;     z = (y - t) / sqrt(v)
--     zw  = z, brought back to the 10th and 90th percentile of the regions (Winsorised)
--     phi = sum(zw^2) / I;     w = 1 / v
--     tau^2 = max(0, (I phi - (I - 1)) / (sum w - sum w^2 / sum w))
--     limits with spread = t -/+ q sqrt(v + tau^2), q = 1.96 and 3.09, not beyond 0 and 1
--
-- and the shrunken value t + tau^2 / (tau^2 + v) (y - t), the empirical-Bayes mean of Efron and
-- Morris (JASA 70, 1975) with that tau^2: without spread beyond chance every region is the overall
-- value.

with

maten as (
    select
        *,
        teller / nullif(noemer, 0) as y,
        case when is_aandeel then 1 else 1000 end as schaal
    from {{ ref('int_regio__maten') }}
),

grenzen as (
    select *
    from {{ ref('int_regio__grenzen') }}
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

afstanden as (
    select
        vergelijking_id,
        regio,
        y,
        landelijk,
        is_aandeel,
        landelijk * case when is_aandeel then 1 - landelijk else 1 end / noemer as v,
        (y - landelijk) / sqrt(v) as z
    from maten
    where reden is null
),

percentielen as (
    select
        vergelijking_id,
        quantile_cont(z, 0.1) as p10,
        quantile_cont(z, 0.9) as p90
    from afstanden
    group by vergelijking_id
),

spreiding as (
    select
        afstanden.vergelijking_id,
        avg(power(least(greatest(z, p10), p90), 2)) as phi,
        greatest(
            0,
            (sum(power(least(greatest(z, p10), p90), 2)) - (count(*) - 1))
            / (sum(1 / v) - sum(power(1 / v, 2)) / sum(1 / v))
        ) as tau2
    from afstanden
    inner join percentielen on afstanden.vergelijking_id = percentielen.vergelijking_id
    group by afstanden.vergelijking_id
),

vergeleken as (
    select
        afstanden.vergelijking_id,
        afstanden.regio,
        grenzen.ondergrens_998,
        grenzen.ondergrens_95,
        grenzen.bovengrens_95,
        grenzen.bovengrens_998,
        spreiding.phi,
        sqrt(spreiding.tau2) as tau,
        greatest(0, landelijk - 3.090232306167813 * sqrt(v + tau2)) as onder_998,
        greatest(0, landelijk - 1.959963984540054 * sqrt(v + tau2)) as onder_95,
        least(
            case when is_aandeel then 1 end, landelijk + 1.959963984540054 * sqrt(v + tau2)
        ) as boven_95,
        least(
            case when is_aandeel then 1 end, landelijk + 3.090232306167813 * sqrt(v + tau2)
        ) as boven_998,
        landelijk + tau2 / (tau2 + v) * (y - landelijk) as gekrompen
    from afstanden
    inner join spreiding on afstanden.vergelijking_id = spreiding.vergelijking_id
    inner join grenzen
        on
            afstanden.vergelijking_id = grenzen.vergelijking_id
            and afstanden.regio = grenzen.regio
)

select
    jaar,
    cast(volgorde as integer) as volgorde,
    stap,
    vorm,
    maat,
    maten.regio,
    eenheid,
    populatie,
    teller,
    noemer,
    noemer_naam,
    n_regios,
    levering_id,
    peildatum,
    aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    is_heel_jaar,
    reden as reden_niet_vergeleken,
    schaal * y as waarde,
    schaal * landelijk as landelijk,
    schaal * ondergrens_998 as ondergrens_998,
    schaal * ondergrens_95 as ondergrens_95,
    schaal * bovengrens_95 as bovengrens_95,
    schaal * bovengrens_998 as bovengrens_998,
    {{ ligging('y', 'ondergrens_998', 'ondergrens_95', 'bovengrens_95', 'bovengrens_998') }}
        as ligging,
    phi as spreiding,
    schaal * tau as sd_tussen_regios,
    schaal * onder_998 as ondergrens_998_spreiding,
    schaal * onder_95 as ondergrens_95_spreiding,
    schaal * boven_95 as bovengrens_95_spreiding,
    schaal * boven_998 as bovengrens_998_spreiding,
    {{ ligging('y', 'onder_998', 'onder_95', 'boven_95', 'boven_998') }} as ligging_spreiding,
    schaal * gekrompen as waarde_gekrompen
from maten
left join vergeleken
    on
        maten.vergelijking_id = vergeleken.vergelijking_id
        and maten.regio = vergeleken.regio
left join vergelijkbaarheid
    on
        {{ reeks_id('levering_id', "'stap'", 'stap', 'vorm', 'jaar') }}
        = vergelijkbaarheid.reeks_id

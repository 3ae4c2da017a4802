-- How many of the open entries of a year will still end by the way of the trajectory within the
-- horizon, from the delays in earlier years of entry of the same delivery. Earlier year j, put back
-- to the same day of its life, had O(j) open entries, of which X(j) went that way later. The share
-- p = P(this way by the horizon | open on that day) is the conditional cumulative incidence, in
-- which the other ways out are no censoring:
--
--     p = sum X(j) / sum O(j)                                  over the m earlier years
--     s2 = sum O(j) (X(j) / O(j) - p)^2 / (m - 1)
--     variance of the O open entries of this year, predicted = s2 * O * (1 + O / sum O(j))
--
-- s2 holds both the chance of single cases and the differences between years, 1 is this year itself
-- and O / sum O(j) that p was estimated: overdispersed binomial (McCullagh and Nelder, Generalized
-- Linear Models, 1989, 4.5), with the weights of Mack (ASTIN Bulletin 23, 1993, p. 213) and open
-- entries for claims; delays read back from dates as in Kalbfleisch and Lawless (JASA 84, 1989,
-- p. 360). It has m - 1 degrees of freedom, so three years are the least. Where all earlier years
-- gave the same share there is no difference to estimate, and s2 is that of chance alone, p(1 - p)
-- with half a case on either side (Jeffreys).

with

standen as (
    select *
    from {{ ref('int_verwachtingen__standen') }}
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

onvolledig as (
    select *
    from standen
    where jaren_eerder = 0 and not is_volledig
),

-- Of each earlier year whether it may count: dated, and no break between the first day of the
-- earlier year and the last of this one.
eerdere as (
    select
        onvolledig.levering_id,
        onvolledig.traject,
        onvolledig.vorm,
        onvolledig.jaar,
        onvolledig.horizon_dagen,
        standen.jaar as eerder_jaar,
        standen.is_gedateerd,
        cast(standen.n_open as double) as n_open,
        cast(standen.n_alsnog as double) as n_alsnog,
        max(breuken.datum) as breuk
    from onvolledig
    inner join standen
        on
            onvolledig.levering_id = standen.levering_id
            and onvolledig.traject = standen.traject
            and onvolledig.vorm = standen.vorm
            and onvolledig.horizon_dagen = standen.horizon_dagen
            and onvolledig.jaar = standen.jaar + standen.jaren_eerder
            and standen.jaren_eerder > 0
    left join breuken
        on
            standen.populatie = breuken.populatie
            and standen.vorm = breuken.vorm
            and breuken.datum > make_date(standen.jaar, 1, 1)
            and breuken.datum <= make_date(onvolledig.jaar, 12, 31)
    group by all
),

kansen as (
    select
        *,
        sum(n_alsnog) over jaar_en_horizon / sum(n_open) over jaar_en_horizon as kans
    from eerdere
    where is_gedateerd and breuk is null and n_open > 0
    window jaar_en_horizon as (partition by levering_id, traject, vorm, jaar, horizon_dagen)
),

gepoold as (
    select
        levering_id,
        traject,
        vorm,
        jaar,
        horizon_dagen,
        count(*) as n_eerdere_jaren,
        min(eerder_jaar) as eerste_eerder_jaar,
        max(eerder_jaar) as laatste_eerder_jaar,
        any_value(kans) as kans,
        sum(n_open) as som_open,
        sum(n_open * power(n_alsnog / n_open - kans, 2)) / nullif(count(*) - 1, 0) as s2,
        (sum(n_alsnog) + 0.5) / (sum(n_open) + 1) as kans_halven
    from kansen
    group by levering_id, traject, vorm, jaar, horizon_dagen
),

gevallen_weg as (
    select
        levering_id,
        traject,
        vorm,
        jaar,
        horizon_dagen,
        count(*) as n_gevolgde_jaren,
        count(*) filter (where is_gedateerd) as n_gedateerde_jaren,
        count(*) filter (where is_gedateerd and breuk is null) as n_jaren_zonder_breuk,
        max(breuk) as breuk
    from eerdere
    group by levering_id, traject, vorm, jaar, horizon_dagen
),

samen as (
    select
        onvolledig.*,
        gepoold.eerste_eerder_jaar,
        gepoold.laatste_eerder_jaar,
        gepoold.kans,
        gevallen_weg.breuk,
        gepoold.s2,
        coalesce(gepoold.n_eerdere_jaren, 0) as n_eerdere_jaren,
        coalesce(gevallen_weg.n_gevolgde_jaren, 0) as n_gevolgde_jaren,
        coalesce(gevallen_weg.n_gedateerde_jaren, 0) as n_gedateerde_jaren,
        coalesce(gevallen_weg.n_jaren_zonder_breuk, 0) as n_jaren_zonder_breuk,
        onvolledig.n_open
        * (1 + onvolledig.n_open / gepoold.som_open)
        * gepoold.kans_halven
        * (1 - gepoold.kans_halven) as variantie_toeval,
        onvolledig.n_open * (1 + onvolledig.n_open / gepoold.som_open) * gepoold.s2
            as variantie_jaren
    from onvolledig
    left join gepoold
        on
            onvolledig.levering_id = gepoold.levering_id
            and onvolledig.traject = gepoold.traject
            and onvolledig.vorm = gepoold.vorm
            and onvolledig.jaar = gepoold.jaar
            and onvolledig.horizon_dagen = gepoold.horizon_dagen
    left join gevallen_weg
        on
            onvolledig.levering_id = gevallen_weg.levering_id
            and onvolledig.traject = gevallen_weg.traject
            and onvolledig.vorm = gevallen_weg.vorm
            and onvolledig.jaar = gevallen_weg.jaar
            and onvolledig.horizon_dagen = gevallen_weg.horizon_dagen
)

select
    levering_id,
    traject,
    vorm,
    jaar,
    horizon_dagen,
    n_eerdere_jaren,
    eerste_eerder_jaar,
    laatste_eerder_jaar,
    kans,
    variantie_toeval,
    case when s2 > 1e-12 then variantie_jaren else variantie_toeval end as variantie,
    n_geteld + n_open * kans as n_verwacht,
    n_eerdere_jaren - 1 as vrijheidsgraden,
    case
        when not is_gedateerd then 'eindes zonder bruikbare datum'
        when n_open = 0 then 'niemand meer open: wat geteld is, is het eindaandeel'
        when n_gevolgde_jaren < 3 then 'minder dan drie eerdere jaren zo lang gevolgd'
        when n_gedateerde_jaren < 3 then 'eerdere jaren met eindes zonder bruikbare datum'
        when n_jaren_zonder_breuk < 3
            then
                'registratiebreuk op '
                || strftime(breuk, '%d-%m-%Y')
                || ' tussen de eerdere jaren en dit jaar'
        when n_eerdere_jaren < 3
            then 'minder dan drie eerdere jaren waarvan op die dag iemand open was'
    end as reden
from samen

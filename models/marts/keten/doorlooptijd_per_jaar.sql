-- Throughput per calendar year, trajectory and form as the Monitor prints it: the arithmetic mean
-- over what was finished in the year (M:5765-5768), with median and P90 (linear interpolation),
-- norm attainment (<= norm) and, counted apart, what was left out and why. Means over finished
-- entities only are biased while others are still open: `n_open_ingang` says how many of the
-- year's entries are.

with

doorlooptijden as (
    select *
    from {{ ref('fct_doorlooptijden') }}
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

per_vorm as (
    select
        doorlooptijden.* exclude (vorm),
        vormen.vorm
    from doorlooptijden
    inner join (values ('totaal'), ('fysiek'), ('niet-fysiek')) as vormen (vorm)
        on doorlooptijden.vorm = vormen.vorm or vormen.vorm = 'totaal'
),

per_reden as (
    select
        jaar,
        traject,
        vorm,
        reden,
        count(*) as n
    from per_vorm
    where is_geldend and status = 'ongeldig'
    group by jaar, traject, vorm, reden
),

ongeldig as (
    select
        jaar,
        traject,
        vorm,
        string_agg(reden || ': ' || n, '; ' order by reden) as redenen_ongeldig
    from per_reden
    group by jaar, traject, vorm
),

open_ingang as (
    select
        ingangsjaar as jaar,
        traject,
        vorm,
        count(*) filter (where status = 'open') as n_open_ingang,
        count(*) filter (where status = 'uitgevallen') as n_uitgevallen_ingang,
        count(*) as n_ingang
    from per_vorm
    where is_geldend_ingang
    group by ingangsjaar, traject, vorm
),

per_jaar as (
    select
        jaar,
        traject,
        vorm,
        any_value(jaarbasis) as jaarbasis,
        any_value(levering_id) as levering_id,
        any_value(peildatum) as peildatum,
        any_value(aard) as aard,
        max(norm_dagen) filter (where status = 'afgerond') as norm_dagen,
        count(is_binnen_norm) as n_met_norm,
        count(*) filter (where status = 'afgerond') as n_afgerond,
        count(*) filter (where status = 'ongeldig') as n_ongeldig,
        avg(dagen) as gemiddelde_dagen,
        quantile_cont(dagen, 0.5) as mediaan_dagen,
        quantile_cont(dagen, 0.9) as p90_dagen,
        count(*) filter (where is_binnen_norm) as n_binnen_norm
    from per_vorm
    where is_geldend
    group by jaar, traject, vorm
)

select
    per_jaar.jaar,
    per_jaar.jaarbasis,
    per_jaar.traject,
    per_jaar.vorm,
    per_jaar.n_afgerond,
    per_jaar.gemiddelde_dagen,
    per_jaar.mediaan_dagen,
    per_jaar.p90_dagen,
    per_jaar.norm_dagen,
    per_jaar.n_ongeldig,
    ongeldig.redenen_ongeldig,
    per_jaar.n_met_norm,
    per_jaar.levering_id,
    per_jaar.peildatum,
    per_jaar.aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    case when per_jaar.n_met_norm > 0 then per_jaar.n_binnen_norm end as n_binnen_norm,
    per_jaar.n_binnen_norm / nullif(per_jaar.n_met_norm, 0) as aandeel_binnen_norm,
    coalesce(open_ingang.n_open_ingang, 0) as n_open_ingang,
    coalesce(open_ingang.n_uitgevallen_ingang, 0) as n_uitgevallen_ingang,
    coalesce(open_ingang.n_ingang, 0) as n_ingang
from per_jaar
left join ongeldig
    on
        per_jaar.jaar = ongeldig.jaar
        and per_jaar.traject = ongeldig.traject
        and per_jaar.vorm = ongeldig.vorm
left join open_ingang
    on
        per_jaar.jaar = open_ingang.jaar
        and per_jaar.traject = open_ingang.traject
        and per_jaar.vorm = open_ingang.vorm
left join vergelijkbaarheid
    on
        {{
            reeks_id(
                'per_jaar.levering_id',
                "'uitgang'",
                'per_jaar.traject',
                'per_jaar.vorm',
                'per_jaar.jaar'
            )
        }}
        = vergelijkbaarheid.reeks_id

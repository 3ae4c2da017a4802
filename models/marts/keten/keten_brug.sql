-- The walk from one published total to another: where it begins, every step a counted row, where it
-- ends. What left is negative, what came in positive. The steps of a bridge are all that lies
-- between its two totals, so that it closes to zero. Any two figures of one source have a bridge,
-- in both directions; from police to OM there is one.

with

binnen_bron as (
    select *
    from {{ ref('int_bruggen__stappen') }}
),

naar_om as (
    select *
    from {{ ref('int_bruggen__koppeling') }}
),

perioden as (
    select *
    from {{ ref('int_bruggen__perioden') }}
),

cijfers as (
    select
        cijfer,
        bron,
        trap,
        populatie,
        eenheid,
        uitgang is null and tak is null as is_hoofdweg
    from {{ ref('brugcijfers') }}
),

leveringen as (
    select
        levering_id,
        peildatum,
        aard
    from {{ ref('stg_keten__leveringen') }}
),

geldend as (
    select
        levering_id,
        populatie,
        jaar
    from {{ ref('int_leveringen__geldend') }}
),

stappen as (
    select
        levering_id,
        levering_id as naar_levering_id,
        jaar as periode,
        vorm,
        tak,
        van_cijfer,
        naar_cijfer,
        soort,
        stap,
        n_van,
        n_naar
    from binnen_bron
    union all
    select
        levering_id,
        om_levering_id as naar_levering_id,
        jaar as periode,
        vorm,
        'totaal' as tak,
        'naar om' as van_cijfer,
        'instroom om' as naar_cijfer,
        soort,
        stap,
        n_van,
        n_naar
    from naar_om
),

regels as (
    select
        levering_id,
        naar_levering_id,
        periode,
        vorm,
        tak,
        van_cijfer,
        naar_cijfer,
        'begin' as soort,
        van_cijfer as stap,
        sum(n_van) as aantal
    from stappen
    group by all
    union all
    select
        levering_id,
        naar_levering_id,
        periode,
        vorm,
        tak,
        van_cijfer,
        naar_cijfer,
        soort,
        stap,
        n_naar - n_van as aantal
    from stappen
    where soort = 'niet te scheiden' or n_naar != n_van
    union all
    select
        levering_id,
        naar_levering_id,
        periode,
        vorm,
        tak,
        van_cijfer,
        naar_cijfer,
        'eind' as soort,
        naar_cijfer as stap,
        sum(n_naar) as aantal
    from stappen
    group by all
),

genummerd as (
    select
        *,
        row_number() over (
            partition by
                levering_id, van_cijfer, naar_cijfer, periode, vorm, tak
            order by
                case soort
                    when 'begin' then 1
                    when 'populatie' then 2
                    when 'tijd' then 3
                    when 'andere afdoening' then 4
                    when 'verlies' then 5
                    when 'niet te scheiden' then 6
                    when 'eind' then 7
                end,
                stap
        ) as volgorde
    from regels
),

populaties as (
    select distinct populatie
    from cijfers
),

-- A figure of several years is in force when its delivery is, in each of them.
geldige_perioden as (
    select
        perioden.levering_id,
        perioden.jaar as periode,
        populaties.populatie,
        count(distinct geldend.jaar)
        = max(perioden.laatste_jaar) - max(perioden.eerste_jaar) + 1 as is_geldend
    from perioden
    cross join populaties
    left join geldend
        on
            perioden.levering_id = geldend.levering_id
            and populaties.populatie = geldend.populatie
            and geldend.jaar between perioden.eerste_jaar and perioden.laatste_jaar
    group by perioden.levering_id, perioden.jaar, populaties.populatie
)

select
    genummerd.levering_id,
    genummerd.naar_levering_id,
    genummerd.van_cijfer,
    genummerd.naar_cijfer,
    genummerd.periode,
    genummerd.vorm,
    genummerd.tak,
    genummerd.soort,
    genummerd.stap,
    leveringen.peildatum,
    leveringen.aard,
    cast(genummerd.volgorde as integer) as volgorde,
    cast(genummerd.aantal as bigint) as aantal,
    cast(
        case
            when genummerd.soort = 'eind' then genummerd.aantal
            else sum(genummerd.aantal) over (
                partition by
                    genummerd.levering_id,
                    genummerd.van_cijfer,
                    genummerd.naar_cijfer,
                    genummerd.periode,
                    genummerd.vorm,
                    genummerd.tak
                order by genummerd.volgorde
            )
        end as bigint
    ) as tussenstand,
    van.bron != naar.bron
    or (van.is_hoofdweg and naar.is_hoofdweg and naar.trap = van.trap + 1) as is_opeenvolgend,
    van_geldig.is_geldend and naar_geldig.is_geldend as is_geldend,
    case when genummerd.soort = 'begin' then van.eenheid else naar.eenheid end as eenheid
from genummerd
inner join cijfers as van on genummerd.van_cijfer = van.cijfer
inner join cijfers as naar on genummerd.naar_cijfer = naar.cijfer
inner join leveringen on genummerd.levering_id = leveringen.levering_id
inner join geldige_perioden as van_geldig
    on
        genummerd.levering_id = van_geldig.levering_id
        and genummerd.periode = van_geldig.periode
        and van.populatie = van_geldig.populatie
inner join geldige_perioden as naar_geldig
    on
        genummerd.naar_levering_id = naar_geldig.levering_id
        and genummerd.periode = naar_geldig.periode
        and naar.populatie = naar_geldig.populatie

-- From any figure of one source to any later one, over the same years: what is in the first (n_van)
-- and in the second (n_naar), per reason to be in one of them only. What came no further has its
-- own reason; what reached the second figure in other years is time: carried out after the period,
-- or counted before it; and what is in the second only was carried in.

with

groepen as (
    select *
    from {{ ref('int_bruggen__groepen') }}
),

perioden as (
    select *
    from {{ ref('int_bruggen__perioden') }}
),

cijfers as (
    select
        cijfer,
        bron,
        cast(trap as integer) as trap,
        datum
    from {{ ref('brugcijfers') }}
),

paren as (
    select
        van.bron,
        van.cijfer as van_cijfer,
        naar.cijfer as naar_cijfer,
        van.trap as van_trap,
        naar.trap as naar_trap,
        van.datum as van_datum,
        naar.datum as naar_datum
    from cijfers as van
    inner join cijfers as naar
        on
            van.bron = naar.bron
            and van.trap < naar.trap
),

gelegd as (
    select
        perioden.levering_id,
        perioden.jaar,
        perioden.vorm,
        perioden.tak,
        perioden.eerste_jaar,
        perioden.laatste_jaar,
        paren.van_cijfer,
        paren.naar_cijfer,
        groepen.soort,
        groepen.reden,
        groepen.aantal,
        groepen.trap >= paren.naar_trap as bereikt_naar,
        case paren.van_datum
            when 'begin' then groepen.jaar_begin
            when 'beslissing' then groepen.jaar_beslissing
            when 'uitspraak' then groepen.jaar_uitspraak
        end as van_jaar,
        case paren.naar_datum
            when 'begin' then groepen.jaar_begin
            when 'beslissing' then groepen.jaar_beslissing
            when 'uitspraak' then groepen.jaar_uitspraak
        end as naar_jaar
    from perioden
    inner join paren on perioden.bron = paren.bron
    left join groepen
        on
            perioden.levering_id = groepen.levering_id
            and (perioden.vorm = 'totaal' or perioden.vorm = groepen.vorm)
            and (perioden.tak = 'totaal' or perioden.tak = groepen.tak)
            and paren.van_trap <= groepen.trap
),

geplaatst as (
    select
        *,
        coalesce(van_jaar between eerste_jaar and laatste_jaar, false) as in_van,
        coalesce(
            bereikt_naar and naar_jaar between eerste_jaar and laatste_jaar, false
        ) as in_naar
    from gelegd
),

beoordeeld as (
    select
        *,
        case
            when in_van = in_naar then 'blijft'
            when in_naar or bereikt_naar then 'tijd'
            else soort
        end as stapsoort,
        case
            when in_van = in_naar then 'in beide'
            when in_naar and van_jaar < eerste_jaar then 'meegenomen van voor de periode'
            when in_naar then 'vooruitgelopen op na de periode'
            when bereikt_naar and naar_jaar > laatste_jaar then 'doorgeschoven naar na de periode'
            when bereikt_naar then 'al voor de periode geteld'
            else reden
        end as stap
    from geplaatst
)

select
    levering_id,
    jaar,
    vorm,
    tak,
    van_cijfer,
    naar_cijfer,
    stapsoort as soort,
    stap,
    coalesce(sum(aantal) filter (where in_van), 0) as n_van,
    coalesce(sum(aantal) filter (where in_naar), 0) as n_naar
from beoordeeld
group by levering_id, jaar, vorm, tak, van_cijfer, naar_cijfer, stapsoort, stap

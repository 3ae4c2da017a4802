-- From any figure of one source to any other, over the same years: what is in the first (n_van) and
-- in the second (n_naar), per reason to be in one of them only. The reason is why it is not in the
-- other figure: it came less far, and then has the reason of its own; it is of the other branch, or
-- of another way out, which is population; or it is in that figure too but in other years, which is
-- time. So a walk back takes the same steps with the opposite sign.

with

groepen as (
    select
        *,
        row_number() over () as groep
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
        uitgang,
        tak,
        datum
    from {{ ref('brugcijfers') }}
),

-- Of every group and figure: in which year it is in the figure, or why in none.
lidmaatschap as (
    select
        groepen.groep,
        cijfers.cijfer,
        case cijfers.datum
            when 'begin' then groepen.jaar_begin
            when 'beslissing' then groepen.jaar_beslissing
            when 'uitspraak' then groepen.jaar_uitspraak
        end as jaar,
        case
            when groepen.trap < cijfers.trap then groepen.soort
            when groepen.tak != cijfers.tak then 'populatie'
            when cijfers.uitgang is null then null
            when groepen.trap > cijfers.trap then 'populatie'
            when groepen.reden not like cijfers.uitgang then 'populatie'
        end as soort,
        case
            when groepen.trap < cijfers.trap then groepen.reden
            when groepen.tak != cijfers.tak then groepen.tak
            when cijfers.uitgang is null then null
            when groepen.trap > cijfers.trap then 'kwam verder'
            when groepen.reden not like cijfers.uitgang then groepen.reden
        end as reden
    from groepen
    inner join cijfers on groepen.bron = cijfers.bron
),

paren as (
    select
        van.bron,
        van.cijfer as van_cijfer,
        naar.cijfer as naar_cijfer
    from cijfers as van
    inner join cijfers as naar
        on
            van.bron = naar.bron
            and van.cijfer != naar.cijfer
),

-- What lies in neither figure takes no part.
gepaard as (
    select
        groepen.levering_id,
        groepen.bron,
        groepen.vorm,
        groepen.tak,
        van.cijfer as van_cijfer,
        naar.cijfer as naar_cijfer,
        van.soort as van_soort,
        naar.soort as naar_soort,
        van.reden as van_reden,
        naar.reden as naar_reden,
        case when van.soort is null then van.jaar end as van_jaar,
        case when naar.soort is null then naar.jaar end as naar_jaar,
        sum(groepen.aantal) as aantal
    from groepen
    inner join lidmaatschap as van on groepen.groep = van.groep
    inner join lidmaatschap as naar
        on
            groepen.groep = naar.groep
            and van.cijfer != naar.cijfer
    where van.soort is null or naar.soort is null
    group by all
),

geplaatst as (
    select
        gepaard.* exclude (levering_id, bron, vorm, tak),
        perioden.levering_id,
        perioden.jaar,
        perioden.vorm,
        perioden.tak,
        perioden.eerste_jaar,
        perioden.laatste_jaar,
        coalesce(gepaard.van_jaar between perioden.eerste_jaar and perioden.laatste_jaar, false)
            as in_van,
        coalesce(gepaard.naar_jaar between perioden.eerste_jaar and perioden.laatste_jaar, false)
            as in_naar
    from perioden
    inner join gepaard
        on
            perioden.levering_id = gepaard.levering_id
            and perioden.bron = gepaard.bron
            and (perioden.vorm = 'totaal' or perioden.vorm = gepaard.vorm)
            and (perioden.tak = 'totaal' or perioden.tak = gepaard.tak)
),

beoordeeld as (
    select
        levering_id,
        jaar,
        vorm,
        tak,
        van_cijfer,
        naar_cijfer,
        aantal,
        in_van,
        in_naar,
        case
            when in_van and in_naar then 'blijft'
            when in_van then coalesce(naar_soort, 'tijd')
            else coalesce(van_soort, 'tijd')
        end as soort,
        case
            when in_van and in_naar then 'in beide'
            when in_van and naar_soort is not null then naar_reden
            when in_van and naar_jaar < eerste_jaar then 'al voor de periode geteld'
            when in_van then 'doorgeschoven naar na de periode'
            when van_soort is not null then van_reden
            when van_jaar < eerste_jaar then 'meegenomen van voor de periode'
            else 'vooruitgelopen op na de periode'
        end as stap
    from geplaatst
    where in_van or in_naar
),

-- Two figures that are both 0 have a walk too.
leeg as (
    select
        perioden.levering_id,
        perioden.jaar,
        perioden.vorm,
        perioden.tak,
        paren.van_cijfer,
        paren.naar_cijfer,
        0 as aantal,
        false as in_van,
        false as in_naar,
        'blijft' as soort,
        'in beide' as stap
    from perioden
    inner join paren on perioden.bron = paren.bron
),

alles as (
    select *
    from beoordeeld
    union all by name
    select *
    from leeg
)

select
    levering_id,
    jaar,
    vorm,
    tak,
    van_cijfer,
    naar_cijfer,
    soort,
    stap,
    coalesce(sum(aantal) filter (where in_van), 0) as n_van,
    coalesce(sum(aantal) filter (where in_naar), 0) as n_naar
from alles
group by levering_id, jaar, vorm, tak, van_cijfer, naar_cijfer, soort, stap

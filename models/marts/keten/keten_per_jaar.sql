-- Volumes per calendar year, stage and form, each from the delivery in force for that population
-- and year. Every stage is a population of its own: dividing one by another gives no cohort share
-- (M:5045-5059), and the police count incidents where the OM counts suspects.

with

geteld as (
    select *
    from {{ ref('int_stappen__geteld') }}
),

stappen as (
    select *
    from {{ ref('ketenstappen') }}
),

leveringen as (
    select
        levering_id,
        peildatum,
        aard
    from {{ ref('stg_keten__leveringen') }}
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

geldend as (
    select
        levering_id,
        populatie,
        jaar,
        is_heel_jaar
    from {{ ref('int_leveringen__geldend') }}
)

select
    geteld.jaar,
    cast(stappen.volgorde as integer) as volgorde,
    geteld.stap,
    vormen.vorm,
    geteld.eenheid,
    stappen.populatie,
    geteld.levering_id,
    leveringen.peildatum,
    leveringen.aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    geldend.is_heel_jaar,
    count(*) as aantal
from geteld
inner join stappen
    on
        geteld.eenheid = stappen.eenheid
        and geteld.stap = stappen.stap
inner join leveringen on geteld.levering_id = leveringen.levering_id
inner join geldend
    on
        geteld.levering_id = geldend.levering_id
        and stappen.populatie = geldend.populatie
        and geteld.jaar = geldend.jaar
inner join (values ('totaal'), ('fysiek'), ('niet-fysiek')) as vormen (vorm)
    on geteld.vorm = vormen.vorm or vormen.vorm = 'totaal'
left join vergelijkbaarheid
    on
        {{ reeks_id('geteld.levering_id', "'stap'", 'geteld.stap', 'vormen.vorm', 'geteld.jaar') }}
        = vergelijkbaarheid.reeks_id
group by all

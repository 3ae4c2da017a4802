-- The reports of one year and where each of them is now: at which stage it stopped, whether it
-- left, is open or could not be followed, and why. All of a way together are all reports of the
-- year.

with

eindpunten as (
    select *
    from {{ ref('int_meldingen__eindpunt') }}
),

geldend as (
    select
        levering_id,
        jaar
    from {{ ref('int_leveringen__geldend') }}
    where populatie = 'meldingen'
),

leveringen as (
    select
        levering_id,
        peildatum,
        aard
    from {{ ref('stg_keten__leveringen') }}
),

stappen as (
    select
        lijst.stap,
        lijst.volgorde
    from (
        values
        ('aangifte', 2),
        ('verdachte geregistreerd', 3),
        ('naar om', 4),
        ('gekoppeld aan zaak', 5),
        ('zaak in selectie om', 6),
        ('inhoudelijk beslist', 7),
        ('dagvaarding', 8),
        ('vonnis', 9),
        ('veroordeling', 10)
    ) as lijst (stap, volgorde)
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

geteld as (
    select
        eindpunten.levering_id,
        eindpunten.jaar as cohortjaar,
        eindpunten.pad,
        vormen.vorm,
        eindpunten.stap,
        eindpunten.uitkomst,
        eindpunten.reden,
        count(*) as n_meldingen
    from eindpunten
    inner join geldend
        on
            eindpunten.levering_id = geldend.levering_id
            and eindpunten.jaar = geldend.jaar
    inner join (values ('totaal'), ('fysiek'), ('niet-fysiek')) as vormen (vorm)
        on vormen.vorm = 'totaal' or eindpunten.vorm = vormen.vorm
    group by all
)

select
    geteld.cohortjaar,
    geteld.pad,
    geteld.vorm,
    geteld.stap,
    geteld.uitkomst,
    geteld.reden,
    geteld.n_meldingen,
    geteld.levering_id,
    leveringen.peildatum,
    leveringen.aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    cast(stappen.volgorde as integer) as volgorde,
    1000 * geteld.n_meldingen / sum(geteld.n_meldingen) over (
        partition by geteld.levering_id, geteld.cohortjaar, geteld.pad, geteld.vorm
    ) as per_1000_meldingen
from geteld
inner join stappen on geteld.stap = stappen.stap
inner join leveringen on geteld.levering_id = leveringen.levering_id
left join vergelijkbaarheid
    on
        {{
            reeks_id(
                'geteld.levering_id',
                "'stap'",
                "case when stappen.volgorde <= 4 then geteld.stap else 'naar om' end",
                'geteld.vorm',
                'geteld.cohortjaar'
            )
        }}
        = vergelijkbaarheid.reeks_id

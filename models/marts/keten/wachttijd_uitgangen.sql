-- What became of the entries of a year after so many days: the share that had left by each way out
-- (Aalen-Johansen) and the share still open, which add up to 1 on every day. By year of entry
-- (jaar_instroom), followed to the peildatum. A day that nobody has been followed to, while some
-- were still open, has no rows: that is not yet known.

with

cohorten as (
    select *
    from {{ ref('int_wachttijden__schatbaar') }}
    where is_te_schatten
),

overleving as (
    select *
    from {{ ref('int_wachttijden__overleving') }}
),

incidenties as (
    select *
    from {{ ref('int_wachttijden__incidentie') }}
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

uitgangen as (
    select distinct
        cohort_id,
        uitgang
    from incidenties
),

-- The last day on which the share still open is known: the last day of follow-up, or for good
-- once it is 0.
bekend as (
    select
        cohorten.*,
        horizonten.na_dagen
    from cohorten
    cross join (values (30), (60), (90), (180), (270), (365), (730)) as horizonten (na_dagen)
    where cohorten.n_open = 0 or horizonten.na_dagen <= cohorten.laatste_dag
),

nog_open as (
    select
        bekend.*,
        'nog open' as uitgang,
        coalesce(overleving.kans_open, 1) as aandeel,
        overleving.kans_open_onder as aandeel_onder,
        overleving.kans_open_boven as aandeel_boven
    from bekend
    asof left join overleving
        on bekend.cohort_id = overleving.cohort_id and bekend.na_dagen >= overleving.dag
),

per_uitgang as (
    select
        bekend.*,
        uitgangen.uitgang
    from bekend
    inner join uitgangen on bekend.cohort_id = uitgangen.cohort_id
),

geeindigd as (
    select
        per_uitgang.*,
        coalesce(incidenties.incidentie, 0) as aandeel,
        incidenties.incidentie_onder as aandeel_onder,
        incidenties.incidentie_boven as aandeel_boven
    from per_uitgang
    asof left join incidenties
        on
            per_uitgang.cohort_id = incidenties.cohort_id
            and per_uitgang.uitgang = incidenties.uitgang
            and per_uitgang.na_dagen >= incidenties.dag
),

alle as (
    select * from nog_open
    union all
    select * from geeindigd
)

select
    traject,
    jaar_instroom,
    vorm,
    uitsplitsing,
    groep,
    na_dagen,
    uitgang,
    schatter,
    aandeel,
    aandeel_onder,
    aandeel_boven,
    n_instroom,
    n_gevolgd,
    n_open,
    levering_id,
    peildatum,
    aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf
from alle
left join vergelijkbaarheid
    on
        {{ reeks_id('levering_id', "'ingang'", 'traject', 'vorm', 'jaar_instroom') }}
        = vergelijkbaarheid.reeks_id

-- Each estimate of verwachting_per_instroomjaar beside what a later delivery of the same supplier
-- counted for that year once all of it had been followed to the horizon. The later share is by the
-- entries of the later delivery, so it moves with corrections of those too.

with

verwachtingen as (
    select *
    from {{ ref('verwachting_per_instroomjaar') }}
    where methode is not null
),

leveringen as (
    select
        levering_id,
        bron
    from {{ ref('int_leveringen__versies') }}
),

later as (
    select *
    from {{ ref('int_verwachtingen__standen') }}
    where jaren_eerder = 0 and is_volledig and is_gedateerd and n_gevolgd > 0
)

select
    verwachtingen.levering_id,
    later.levering_id as latere_levering_id,
    verwachtingen.traject,
    verwachtingen.vorm,
    verwachtingen.jaar_instroom,
    verwachtingen.horizon_dagen,
    verwachtingen.methode,
    verwachtingen.aandeel_geteld,
    verwachtingen.aandeel_verwacht,
    verwachtingen.aandeel_onder,
    verwachtingen.aandeel_boven,
    verwachtingen.is_smaller_dan_toeval,
    later.n_gevolgd as n_later_gevolgd,
    verwachtingen.n_gevolgd,
    verwachtingen.peildatum,
    later.peildatum as latere_peildatum,
    verwachtingen.aard,
    verwachtingen.status,
    verwachtingen.status_sdmx,
    verwachtingen.is_voorlopig,
    verwachtingen.breuken,
    verwachtingen.breukvrij_vanaf,
    later.n_geteld / later.n_gevolgd as aandeel_later_geteld,
    later.n_geteld / later.n_gevolgd
    between verwachtingen.aandeel_onder and verwachtingen.aandeel_boven as ligt_binnen
from verwachtingen
inner join leveringen on verwachtingen.levering_id = leveringen.levering_id
inner join later
    on
        leveringen.bron = later.bron
        and verwachtingen.aard = later.aard
        and verwachtingen.peildatum < later.peildatum
        and verwachtingen.traject = later.traject
        and verwachtingen.vorm = later.vorm
        and verwachtingen.jaar_instroom = later.jaar
        and verwachtingen.horizon_dagen = later.horizon_dagen

-- The triangle of deliveries: the share of a year of entry that had ended by the way of the
-- trajectory within the horizon, as each delivery of the supplier counted it on its own peildatum,
-- as cases of the year (share x the entries that the last delivery has of it). One triangle
-- (driehoek_id) per delivery, of all peildata up to its own that lie whole years before it, a month
-- either way: only then does the same age mean the same. Age: whole years since the year ended.

with

standen as (
    select
        *,
        concat_ws('|', levering_id, traject, vorm, horizon_dagen) as driehoek_id
    from {{ ref('int_verwachtingen__standen') }}
    where jaren_eerder = 0 and is_gedateerd and n_gevolgd > 0
),

-- The final age: that at which all entries of a year have been followed to the horizon.
driehoeken as (
    select distinct
        driehoek_id,
        bron,
        populatie,
        traject,
        vorm,
        horizon_dagen,
        peildatum,
        aard,
        ceil(
            (horizon_dagen - (dayofyear(peildatum + 1) - 1)) / 365.25
        ) as eind_ouderdom
    from standen
),

cellen as (
    select
        driehoeken.driehoek_id,
        driehoeken.eind_ouderdom,
        standen.levering_id,
        standen.peildatum,
        standen.jaar,
        standen.n_geteld,
        standen.n_gevolgd,
        driehoeken.peildatum - standen.peildatum as dagen_terug,
        round((driehoeken.peildatum - standen.peildatum) / 365.25) as jaren_terug,
        extract(year from driehoeken.peildatum + 1) - standen.jaar - 1 as ouderdom_nu
    from driehoeken
    inner join standen
        on
            driehoeken.bron = standen.bron
            and driehoeken.aard = standen.aard
            and driehoeken.populatie = standen.populatie
            and driehoeken.traject = standen.traject
            and driehoeken.vorm = standen.vorm
            and driehoeken.horizon_dagen = standen.horizon_dagen
            and driehoeken.peildatum >= standen.peildatum
),

-- Of two deliveries in one year of peildatum the last.
gerangschikt as (
    select
        *,
        cast(ouderdom_nu - jaren_terug as integer) as ouderdom,
        last_value(n_gevolgd) over (
            partition by driehoek_id, jaar
            order by peildatum
            rows between unbounded preceding and unbounded following
        ) as n_gevolgd_laatst
    from cellen
    where abs(dagen_terug - 365.25 * jaren_terug) <= 31
    qualify
        row_number() over (
            partition by driehoek_id, jaar, jaren_terug order by peildatum desc
        ) = 1
)

select
    driehoek_id,
    jaar,
    ouderdom,
    levering_id,
    cast(eind_ouderdom as integer) as eind_ouderdom,
    n_gevolgd_laatst * n_geteld / n_gevolgd as aantal
from gerangschikt

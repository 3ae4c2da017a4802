-- The revision triangle: each headline figure per year as each delivery gave it, beside what the
-- delivery before it gave, what a user read at that peildatum (`keten build --peildatum` on that
-- day) and what stands now. A change is counted only between two values that are known and are
-- both of the whole year.

with

gegeven as (
    select *
    from {{ ref('int_kerncijfers__gegeven') }}
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

-- In the order in which they came to stand: by peildatum, the current version of one last.
geordend as (
    select
        *,
        row_number() over in_volgorde as volgnummer,
        lag(levering_id) over in_volgorde as vorige_levering_id,
        lag(waarde) over in_volgorde as vorige_waarde,
        lag(is_heel_jaar) over in_volgorde as vorige_is_heel_jaar,
        max_by(levering_id, voorrang) over (
            partition by kerncijfer, vorm, jaar
            order by peildatum
            range between unbounded preceding and current row
        ) as levering_id_op_peildatum,
        max(levering_id) filter (where is_geldend) over (
            partition by kerncijfer, vorm, jaar
        ) as levering_id_nu,
        lead(ingelezen_op) over (
            partition by kerncijfer, vorm, jaar, peildatum, onderwerp order by versie
        ) as gecorrigeerd_op
    from gegeven
    window
        in_volgorde as (
            partition by kerncijfer, vorm, jaar
            order by peildatum asc, is_verwijderd desc, actueel_sinds asc, versie asc
        )
),

vergeleken as (
    select
        geordend.*,
        op_peildatum.waarde as waarde_op_peildatum,
        nu.waarde as waarde_nu,
        case
            when geordend.is_heel_jaar and geordend.vorige_is_heel_jaar
                then geordend.waarde - geordend.vorige_waarde
        end as verandering
    from geordend
    left join gegeven as op_peildatum
        on
            geordend.kerncijfer = op_peildatum.kerncijfer
            and geordend.vorm = op_peildatum.vorm
            and geordend.jaar = op_peildatum.jaar
            and geordend.levering_id_op_peildatum = op_peildatum.levering_id
    left join gegeven as nu
        on
            geordend.kerncijfer = nu.kerncijfer
            and geordend.vorm = nu.vorm
            and geordend.jaar = nu.jaar
            and geordend.levering_id_nu = nu.levering_id
)

select
    kerncijfer,
    vorm,
    jaar,
    levering_id,
    bron,
    populatie,
    eenheid,
    peildatum,
    versie,
    ingelezen_op,
    gecorrigeerd_op,
    is_heel_jaar,
    is_verwijderd,
    waarde,
    vorige_levering_id,
    vorige_waarde,
    verandering,
    is_geldend,
    levering_id_op_peildatum,
    waarde_op_peildatum,
    levering_id_nu,
    waarde_nu,
    aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    cast(volgnummer as integer) as volgnummer,
    -- Whole years since the year ended, on the evening of the peildatum.
    cast(extract(year from peildatum + interval 1 day) - jaar - 1 as integer) as ouderdom_jaren,
    verandering / nullif(vorige_waarde, 0) as relatieve_verandering,
    verandering != 0 as is_gewijzigd
from vergeleken
left join vergelijkbaarheid
    on
        {{ reeks_id('levering_id', "'kerncijfer'", 'kerncijfer', 'vorm', 'jaar') }}
        = vergelijkbaarheid.reeks_id

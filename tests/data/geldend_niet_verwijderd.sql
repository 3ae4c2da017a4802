-- No state is built from a delivery whose rows were removed; `keten build` says so beforehand, a
-- bare `dbt build --vars` of a past state fails here.

select
    geldend.levering_id,
    geldend.populatie,
    geldend.jaar
from {{ ref('int_leveringen__geldend') }} as geldend
inner join {{ ref('stg_keten__verwijderd') }} as verwijderd
    on geldend.levering_id = verwijderd.levering_id

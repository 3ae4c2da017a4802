-- The findings of all models that judge rules, one below the other.
select
    levering_id,
    'politie' as bron,
    tabel,
    sleutel,
    regelnummer,
    bevinding,
    null as vergelijking
from {{ ref('int_bevindingen__politie') }}
union all
select
    levering_id,
    'om' as bron,
    tabel,
    sleutel,
    regelnummer,
    bevinding,
    null as vergelijking
from {{ ref('int_bevindingen__om') }}
union all
select
    levering_id,
    'reeksen' as bron,
    tabel,
    sleutel,
    regelnummer,
    bevinding,
    null as vergelijking
from {{ ref('int_bevindingen__reeksen') }}
union all
select
    levering_id,
    case tabel when 'zaken' then 'om' else 'politie' end as bron,
    tabel,
    sleutel,
    regelnummer,
    bevinding,
    vergelijking
from {{ ref('int_bevindingen__tussen_registraties') }}

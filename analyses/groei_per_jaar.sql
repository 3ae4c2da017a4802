-- How much did each stage grow against the year before?
-- Population: of every stage its own (keten_per_jaar); unit: in `eenheid`. Across a registered
-- break and from or to a provisional year nothing is computed; `verandering_toelichting` says why.
-- With over_breuk=true the change is given and labelled. Restricted: the counts can be small.

select
    stap,
    eenheid,
    vorm,
    jaar,
    aantal,
    status,
    {{ jaar_op_jaar('aantal', 'jaar', 'stap, eenheid, vorm') }}
from {{ ref('keten_per_jaar') }}
order by volgorde, eenheid, stap, vorm, jaar

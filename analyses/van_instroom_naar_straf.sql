-- From the cases that came in at the OM to those with a sentence: what is loss, what is time?
-- Population: of each figure its own, of the whole period of the delivery in force; unit: zaak.
-- Only the rows `verlies` ended on the way; time was carried in, carried out or is still open.

select
    van_cijfer,
    naar_cijfer,
    volgorde,
    soort,
    stap,
    aantal,
    tussenstand,
    periode,
    peildatum
from {{ ref('keten_brug') }}
where
    is_geldend
    and van_cijfer = 'instroom om'
    and naar_cijfer = 'veroordelingen met straf'
    and vorm = 'totaal'
    and periode like '%-%'
order by periode, volgorde

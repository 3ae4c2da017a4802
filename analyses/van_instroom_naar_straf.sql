-- Question 5. From the cases that came in to those with a sentence: what is loss, what is time?
-- Population: of each figure its own, of the whole period of the delivery in force; unit: zaak.
-- Read: from `begin` to `eind`, every row what it adds or takes. Name any two figures of one source
-- (seeds.brugcijfers), in either order, in van_cijfer and naar_cijfer.
-- Not for: calling any row but `verlies` a loss: `tijd` was carried over or still waits,
-- `populatie` is another count, `andere afdoening` another answer.

select
    soort,
    stap,
    aantal,
    periode
from {{ ref('keten_brug') }}
where
    is_geldend
    and van_cijfer = 'instroom om'
    and naar_cijfer = 'veroordelingen met straf'
    and vorm = 'totaal'
    and periode like '%-%'
order by periode, volgorde

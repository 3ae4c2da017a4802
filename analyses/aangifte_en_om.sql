-- Question 7. Does a declaration decide whether a report reaches the OM?
-- Population: incidents with a registered minor victim, of the whole period; unit: incident.
-- Read: the walk from all reports to those sent in, in the branches with and without a declaration.
-- Not for: cause. A declaration is easier where a suspect is known, and is no condition: the police
-- also investigate without one. Reports that are open can still be sent in.

select
    soort,
    stap,
    periode,
    max(aantal) filter (where tak = 'met aangifte') as aantal_met_aangifte,
    max(aantal) filter (where tak = 'zonder aangifte') as aantal_zonder_aangifte,
    max(aantal) filter (where tak = 'totaal') as aantal
from {{ ref('keten_brug') }}
where
    is_geldend
    and van_cijfer = 'meldingen'
    and naar_cijfer = 'naar om'
    and vorm = 'totaal'
    and periode like '%-%'
group by soort, stap, periode
order by periode, max(volgorde)

-- Every bridge closes to zero: the figure that it begins with plus its steps is the figure that it
-- ends with, and both are the figures that are published (int_maten__alle). The branches of the
-- police add up to the total.

with

bruggen as (
    select
        levering_id,
        naar_levering_id,
        van_cijfer,
        naar_cijfer,
        periode,
        vorm,
        tak,
        max(aantal) filter (where soort = 'begin') as n_begin,
        max(aantal) filter (where soort = 'eind') as n_eind,
        coalesce(sum(aantal) filter (where soort not in ('begin', 'eind')), 0) as n_stappen
    from {{ ref('keten_brug') }}
    group by all
),

gepubliceerd as (
    select
        maten.levering_id,
        cijfers.cijfer,
        maten.jaar,
        maten.vorm,
        maten.teller as aantal
    from {{ ref('int_maten__alle') }} as maten
    inner join {{ ref('brugcijfers') }} as cijfers
        on
            maten.bron = cijfers.bron
            and maten.maat = cijfers.maat
            and maten.categorie = cijfers.categorie
),

takken as (
    select
        levering_id,
        van_cijfer,
        naar_cijfer,
        periode,
        vorm,
        sum(n_begin) as n_begin,
        sum(n_eind) as n_eind
    from bruggen
    where tak != 'totaal'
    group by all
)

select
    bruggen.levering_id,
    bruggen.van_cijfer,
    bruggen.naar_cijfer,
    bruggen.periode,
    bruggen.vorm,
    bruggen.tak
from bruggen
left join gepubliceerd as van
    on
        bruggen.levering_id = van.levering_id
        and bruggen.van_cijfer = van.cijfer
        and bruggen.periode = van.jaar
        and bruggen.vorm = van.vorm
left join gepubliceerd as naar
    on
        bruggen.naar_levering_id = naar.levering_id
        and bruggen.naar_cijfer = naar.cijfer
        and bruggen.periode = naar.jaar
        and bruggen.vorm = naar.vorm
left join takken
    on
        bruggen.levering_id = takken.levering_id
        and bruggen.van_cijfer = takken.van_cijfer
        and bruggen.naar_cijfer = takken.naar_cijfer
        and bruggen.periode = takken.periode
        and bruggen.vorm = takken.vorm
where
    (bruggen.n_begin + bruggen.n_stappen = bruggen.n_eind) is not true
    or (bruggen.tak = 'totaal' and bruggen.n_begin != coalesce(van.aantal, 0))
    or (bruggen.tak = 'totaal' and bruggen.n_eind != coalesce(naar.aantal, 0))
    or (bruggen.tak = 'totaal' and takken.n_begin != bruggen.n_begin)
    or (bruggen.tak = 'totaal' and takken.n_eind != bruggen.n_eind)

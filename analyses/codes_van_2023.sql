-- Question 11. What would 2024 look like under the codes of 2023?
-- Population: incidents registered in 2023 and 2024 with a registered minor victim; unit: incident.
-- Read: per group of codes that can be told apart, 2024 lies between `n_zelfde_code` and `n_2024`.
-- What stands under a code that is new or changed on 1 July 2024, the difference, may have been in
-- the group, in another one, or in no code at all.
-- Not for: single codes of rape, assault and abuse of a child: F527 took in what stood elsewhere
-- and F526 is over for minors (M:3084-3098), so they are one group. At the OM the law follows the
-- offence date and an old article has several new ones (dim_delict): nothing is moved there.

with

codes as (
    select
        code,
        bool_or(regime is null) as is_zelfde,
        bool_or(coalesce(regime = 'oud', false)) as bestond
    from {{ ref('dim_delict') }}
    where registratiesysteem = 'politie mk'
    group by code
),

meldingen as (
    select
        meldingen.registratiejaar,
        codes.is_zelfde or (codes.bestond and meldingen.regime = 'oud') as is_zelfde_code,
        if(meldingen.vorm = 'fysiek', 'fysiek, niet te scheiden', meldingen.delictgroep) as groep
    from {{ ref('fct_meldingen') }} as meldingen
    inner join codes on meldingen.mk_code = codes.code
    where meldingen.is_geldend and meldingen.registratiejaar in (2023, 2024)
)

select
    groep,
    count(*) filter (where registratiejaar = 2023) as n_2023,
    count(*) filter (where registratiejaar = 2024 and is_zelfde_code) as n_zelfde_code,
    count(*) filter (where registratiejaar = 2024) as n_2024
from meldingen
group by groep
order by groep

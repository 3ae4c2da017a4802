-- The groups of every breakdown add up to keten_per_jaar, in the unit that is counted there.
-- Suspects at the police are counted in another unit, and add up to the suspects of the reports.

with

groepen as (
    select
        jaar,
        stap,
        vorm,
        eenheid,
        uitsplitsing,
        sum(aantal) as aantal
    from {{ ref('keten_per_groep') }}
    group by jaar, stap, vorm, eenheid, uitsplitsing
),

verdachten as (
    select
        registratiejaar as jaar,
        sum(n_verdachten) as aantal
    from {{ ref('fct_meldingen') }}
    where is_geldend
    group by registratiejaar
),

verwacht as (
    select
        jaren.jaar,
        jaren.stap,
        jaren.vorm,
        jaren.eenheid,
        jaren.aantal,
        uitsplitsingen.uitsplitsing
    from {{ ref('keten_per_jaar') }} as jaren
    inner join (
        values
        ('incident', 'tijd tot melding'),
        ('incident', 'eenheid'),
        ('zaak', 'tijd tot melding'),
        ('zaak', 'leeftijd verdachte'),
        ('zaak', 'parket')
    ) as uitsplitsingen (eenheid, uitsplitsing)
        on jaren.eenheid = uitsplitsingen.eenheid
    union all
    select
        jaar,
        'verdachte geregistreerd' as stap,
        'totaal' as vorm,
        'registratie verdachte' as eenheid,
        aantal,
        'leeftijd verdachte' as uitsplitsing
    from verdachten
    where aantal > 0
)

select
    verwacht.jaar,
    verwacht.stap,
    verwacht.vorm,
    verwacht.uitsplitsing
from verwacht
left join groepen
    on
        verwacht.jaar = groepen.jaar
        and verwacht.stap = groepen.stap
        and verwacht.vorm = groepen.vorm
        and verwacht.eenheid = groepen.eenheid
        and verwacht.uitsplitsing = groepen.uitsplitsing
where verwacht.aantal != coalesce(groepen.aantal, 0)

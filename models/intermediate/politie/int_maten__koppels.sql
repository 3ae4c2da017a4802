-- Counts of victim-suspect pairs (M:3366-3374) and the correlation of both ages over the pairs
-- (M:3419-3421); definitions stand in maten_politie.

with

koppels as (
    select * from {{ ref('int_koppels__slachtoffer_verdachte') }}
),

klassen as (
    select * from {{ ref('leeftijdsklassen_politie') }}
    where rol = 'verdachte'
),

uitsplitsing as (
    select * from {{ ref('int_maten__uitsplitsing_politie') }}
),

koppels_in_kolom as (
    select
        koppels.levering_id,
        uitsplitsing.jaar,
        uitsplitsing.vorm,
        koppels.leeftijd_slachtoffer,
        koppels.leeftijd_verdachte
    from koppels
    inner join uitsplitsing
        on
            koppels.levering_id = uitsplitsing.levering_id
            and koppels.jaar = uitsplitsing.registratiejaar
            and (uitsplitsing.vorm = 'totaal' or koppels.vorm = uitsplitsing.vorm)
),

samenhang as (
    select
        levering_id,
        jaar,
        vorm,
        count(*) as n,
        corr(leeftijd_verdachte, leeftijd_slachtoffer) as r
    from koppels_in_kolom
    group by levering_id, jaar, vorm
),

-- Student's t as the normal deviate with nearly the same tail (Abramowitz and Stegun 26.7.8).
afwijkingen as (
    select
        *,
        abs(r) * sqrt((n - 2) / (1 - r * r)) * (1 - 1 / (4.0 * (n - 2)))
        / sqrt(1 + r * r / (2 * (1 - r * r))) as z
    from samenhang
    where n > 2 and abs(r) < 1
),

-- Argument of the polynomial for the normal tail (26.2.17, error below 1e-7).
toets as (
    select
        *,
        1 / (1 + 0.2316419 * z) as k
    from afwijkingen
),

waarden as (
    select
        levering_id,
        jaar,
        vorm,
        'koppels' as maat,
        '-' as categorie,
        n as waarde
    from samenhang

    union all

    select
        koppels_in_kolom.levering_id,
        koppels_in_kolom.jaar,
        koppels_in_kolom.vorm,
        'koppels naar leeftijd' as maat,
        klassen.klasse as categorie,
        count(*) as waarde
    from koppels_in_kolom
    inner join klassen
        on
            koppels_in_kolom.leeftijd_verdachte >= klassen.van
            and koppels_in_kolom.leeftijd_verdachte < klassen.tot
    group by
        koppels_in_kolom.levering_id,
        koppels_in_kolom.jaar,
        koppels_in_kolom.vorm,
        klassen.klasse

    union all

    select
        levering_id,
        jaar,
        vorm,
        'correlatie leeftijden' as maat,
        '-' as categorie,
        r as waarde
    from samenhang
    where r between -1 and 1

    union all

    select
        levering_id,
        jaar,
        vorm,
        'vrijheidsgraden correlatie leeftijden' as maat,
        '-' as categorie,
        n - 2 as waarde
    from samenhang
    where n > 2

    union all

    select
        levering_id,
        jaar,
        vorm,
        'p-waarde correlatie leeftijden' as maat,
        '-' as categorie,
        2 * exp(-z * z / 2) / sqrt(2 * pi()) * k * (
            0.31938153 + k * (
                -0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))
            )
        ) as waarde
    from toets
)

select
    levering_id,
    maat,
    categorie,
    jaar,
    vorm,
    cast(waarde as double) as waarde
from waarden

-- The reports to the CSG on minors after 7 days: an estimate, a share of minors applied to a total
-- of all ages, in each of two ways. Until 2023 the share is that of the reports within 7 days
-- (M:4083-4088, M:4118); for 2024 that of the aanmeldingen after 7 days, 27% of 5.212
-- (M:4121-4124). Both are computed in every year for which both inputs are known, so that a fall or
-- rise that only comes from the other method shows. A share comes from counts where both were
-- delivered, else from the percentage, whose rounding gives the bounds. Where an input lacks there
-- is no estimate, and the row says which; nothing is computed back from a published estimate.

with

maten as (
    select
        levering_id,
        maat,
        teller as waarde,
        marge,
        vindplaats,
        cast(jaar as integer) as jaar
    from {{ ref('int_maten__signalen') }}
    where categorie = '-' and regexp_matches(jaar, '^[0-9]{4}$')
),

methoden as (
    select
        *,
        year(cast(geldig_van as date)) as van_jaar,
        year(cast(geldig_tot as date)) as tot_jaar
    from {{ ref('schattingsmethoden') }}
),

-- Every year for which the estimate itself or an input that only it has is known.
jaren as (
    select distinct
        maten.levering_id,
        maten.jaar,
        methoden.maatstaf
    from maten
    inner join methoden
        on maten.maat in (methoden.maatstaf, methoden.aandeel, methoden.noemer, methoden.totaal)
),

invoer as (
    select
        jaren.levering_id,
        jaren.maatstaf,
        jaren.jaar,
        methoden.code as methode,
        tellers.waarde as teller,
        noemers.waarde as noemer,
        totalen.waarde as totaal,
        geschat.waarde as gepubliceerd,
        methoden.is_gepubliceerd = 'ja' as is_gepubliceerde_methode,
        concat_ws(
            '; ', tellers.vindplaats, noemers.vindplaats, aandelen.vindplaats, totalen.vindplaats
        ) as vindplaatsen,
        aandelen.waarde / 100 as geleverd_aandeel,
        aandelen.marge / 100 as geleverde_marge
    from jaren
    inner join methoden
        on
            jaren.maatstaf = methoden.maatstaf
            and jaren.jaar >= methoden.van_jaar
            and jaren.jaar < methoden.tot_jaar
    left join maten as aandelen
        on
            jaren.levering_id = aandelen.levering_id
            and jaren.jaar = aandelen.jaar
            and methoden.aandeel = aandelen.maat
    left join maten as tellers
        on
            jaren.levering_id = tellers.levering_id
            and jaren.jaar = tellers.jaar
            and methoden.teller = tellers.maat
    left join maten as noemers
        on
            jaren.levering_id = noemers.levering_id
            and jaren.jaar = noemers.jaar
            and methoden.noemer = noemers.maat
    left join maten as totalen
        on
            jaren.levering_id = totalen.levering_id
            and jaren.jaar = totalen.jaar
            and methoden.totaal = totalen.maat
    left join maten as geschat
        on
            jaren.levering_id = geschat.levering_id
            and jaren.jaar = geschat.jaar
            and jaren.maatstaf = geschat.maat
),

aandelen as (
    select
        *,
        teller is not null and noemer is not null as is_geteld,
        case
            when teller is not null and noemer is not null then teller / nullif(noemer, 0)
            else geleverd_aandeel
        end as aandeel
    from invoer
),

geschat as (
    select
        *,
        case when is_geteld then 0 else geleverde_marge end as marge,
        aandeel * totaal as schatting
    from aandelen
)

select
    levering_id,
    maatstaf,
    jaar,
    methode,
    is_gepubliceerde_methode,
    aandeel,
    totaal,
    schatting,
    gepubliceerd,
    vindplaatsen,
    schatting - max(schatting) filter (where is_gepubliceerde_methode) over (
        partition by levering_id, maatstaf, jaar
    ) as verschil_door_methode,
    case
        when schatting is not null then null
        when is_geteld and noemer = 0 then 'aandeel van nul meldingen'
        when aandeel is null and totaal is null then 'aandeel en totaal niet geleverd'
        when aandeel is null then 'aandeel niet geleverd'
        else 'totaal niet geleverd'
    end as reden_leeg,
    -- greatest and least pass over an empty share
    case when schatting is not null then greatest(aandeel - marge, 0) * totaal end as ondergrens,
    case when schatting is not null then least(aandeel + marge, 1) * totaal end as bovengrens
from geschat

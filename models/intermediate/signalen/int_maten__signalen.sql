-- The measures of published series as they were known with each delivery: of every cell the newest
-- one delivered until then, and what follows from the cells of one series: `…, som van jaren`,
-- `…, som over <dimensie>`, `…, aandeel in som over <dimensie>`. Only cells of one measure and
-- one unit are added up, only where none of them is missing or suppressed, and never percentages.
-- `marge` is how far the exact value can lie from it, because the cells were rounded: at most two a
-- cell where to five (M:3161-3162), half a unit of the last printed place of a percentage.

with

cellen as (
    select *
    from {{ ref('int_reeksen__cellen') }}
    where is_versie_die_telt and is_hoofdcel
),

standen as (
    select distinct
        levering_id,
        peildatum
    from cellen
),

bekend as (
    select
        standen.levering_id,
        cellen.maatstaf,
        cellen.periode,
        cellen.jaar,
        cellen.dimensies,
        cellen.waarde,
        cellen.gedrukt,
        cellen.eenheid,
        cellen.ondergrens,
        cellen.bovengrens,
        cellen.documentcode || ':' || cellen.regel as vindplaats,
        case
            when cellen.afgerond_op = 5 then 2
            when cellen.eenheid = 'procent' and contains(cellen.gedrukt, ',') then 0.05
            when cellen.eenheid = 'procent' then 0.5
            else 0
        end as marge,
        case
            when cellen.dimensies != '-' and not contains(cellen.dimensies, ' & ')
                then split_part(cellen.dimensies, '=', 1)
        end as dimensie
    from standen
    inner join cellen on standen.peildatum >= cellen.peildatum
    qualify
        row_number() over (
            partition by
                standen.levering_id,
                cellen.maatstaf,
                cellen.periode_van,
                cellen.periode_tot,
                cellen.dimensies
            order by
                cellen.is_aanhaling asc,
                cellen.peildatum desc,
                standen.levering_id = cellen.levering_id desc,
                cellen.actueel_sinds desc
        ) = 1
),

-- The parts of one dimension together.
delen as (
    select
        levering_id,
        maatstaf,
        dimensie,
        periode,
        jaar,
        eenheid,
        maatstaf || ', som over ' || dimensie as maat,
        sum(waarde) as waarde,
        sum(marge) as marge
    from bekend
    where
        dimensie is not null
        and dimensies != dimensie || '=totaal'
        and eenheid != 'procent'
    group by levering_id, maatstaf, dimensie, periode, jaar, eenheid
    having count(*) = count(waarde)
),

optelbaar as (
    select
        levering_id,
        maatstaf || ', som van jaren' as maat,
        dimensies as categorie,
        jaar,
        eenheid,
        waarde,
        marge
    from bekend
    where jaar is not null and waarde is not null and eenheid != 'procent'
    union all
    select
        levering_id,
        maat,
        '-' as categorie,
        jaar,
        eenheid,
        waarde,
        marge
    from delen
    where jaar is not null
),

-- Every run of calendar years without a gap.
jaren as (
    select
        eerste.levering_id,
        eerste.maat,
        eerste.categorie,
        eerste.jaar || '-' || laatste.jaar as periode,
        sum(tussen.waarde) as waarde,
        sum(tussen.marge) as marge
    from optelbaar as eerste
    inner join optelbaar as laatste
        on
            eerste.levering_id = laatste.levering_id
            and eerste.maat = laatste.maat
            and eerste.categorie = laatste.categorie
            and eerste.eenheid = laatste.eenheid
            and eerste.jaar < laatste.jaar
    inner join optelbaar as tussen
        on
            eerste.levering_id = tussen.levering_id
            and eerste.maat = tussen.maat
            and eerste.categorie = tussen.categorie
            and eerste.eenheid = tussen.eenheid
            and tussen.jaar between eerste.jaar and laatste.jaar
    group by
        eerste.levering_id, eerste.maat, eerste.categorie, eerste.jaar, laatste.jaar
    having count(*) = laatste.jaar - eerste.jaar + 1
),

sommen as (
    select
        levering_id,
        maat,
        '-' as categorie,
        periode,
        waarde,
        marge
    from delen
    union all
    select
        jaren.levering_id,
        jaren.maat,
        jaren.categorie,
        jaren.periode,
        jaren.waarde,
        jaren.marge
    from jaren
    left join delen
        on
            jaren.levering_id = delen.levering_id
            and jaren.maat = delen.maat
            and jaren.periode = delen.periode
    where delen.maat is null
),

tellers as (
    select
        levering_id,
        maatstaf,
        dimensies as categorie,
        periode,
        waarde,
        marge
    from bekend
    where
        dimensie is not null
        and dimensies != dimensie || '=totaal'
        and eenheid != 'procent'
        and waarde is not null
    union all
    select
        levering_id,
        replace(maat, ', som van jaren', '') as maatstaf,
        categorie,
        periode,
        waarde,
        marge
    from jaren
    where ends_with(maat, ', som van jaren')
),

aandelen as (
    select
        tellers.levering_id,
        tellers.categorie,
        tellers.periode,
        tellers.waarde as teller,
        sommen.waarde as noemer,
        tellers.marge,
        tellers.maatstaf
        || ', aandeel in som over '
        || split_part(tellers.categorie, '=', 1) as maat
    from tellers
    inner join sommen
        on
            tellers.levering_id = sommen.levering_id
            and tellers.maatstaf || ', som over ' || split_part(tellers.categorie, '=', 1)
            = sommen.maat
            and tellers.periode = sommen.periode
    qualify
        row_number() over (
            partition by
                tellers.levering_id, tellers.maatstaf, tellers.categorie, tellers.periode
            order by tellers.waarde
        ) = 1
),

alle as (
    select
        levering_id,
        maatstaf as maat,
        dimensies as categorie,
        periode,
        waarde as teller,
        case when eenheid = 'procent' then 100 end as noemer,
        marge,
        gedrukt,
        vindplaats
    from bekend
    union all
    select
        levering_id,
        maatstaf || ', ondergrens' as maat,
        dimensies as categorie,
        periode,
        ondergrens as teller,
        case when eenheid = 'procent' then 100 end as noemer,
        0 as marge,
        gedrukt,
        vindplaats
    from bekend
    where ondergrens is not null
    union all
    select
        levering_id,
        maatstaf || ', bovengrens' as maat,
        dimensies as categorie,
        periode,
        bovengrens as teller,
        case when eenheid = 'procent' then 100 end as noemer,
        0 as marge,
        gedrukt,
        vindplaats
    from bekend
    where bovengrens is not null
    union all
    select
        levering_id,
        maat,
        categorie,
        periode,
        waarde as teller,
        null as noemer,
        marge,
        null as gedrukt,
        null as vindplaats
    from sommen
    union all
    select
        levering_id,
        maat,
        categorie,
        periode,
        teller,
        noemer,
        marge,
        null as gedrukt,
        null as vindplaats
    from aandelen
)

select
    levering_id,
    maat,
    categorie,
    periode as jaar,
    'totaal' as vorm,
    gedrukt,
    vindplaats,
    cast(teller as double) as teller,
    cast(noemer as double) as noemer,
    cast(marge as double) as marge
from alle

-- The findings of every current delivery beside the limit of their rule (keten). Beyond it a build
-- needs a person's word. The limit is a number of findings or, where that is more, a share of the
-- accepted rows of the table; the limit itself is within. What a supplier can still mend counts: no
-- information, nothing solved or accepted. An exemption holds until its last day, half-open, on the
-- newest peildatum of all current deliveries, so that the same deliveries give the same verdict.

with

meldingen as (
    select
        levering_id,
        bron,
        tabel,
        bevinding,
        count(*) as aantal
    from {{ ref('kwaliteit_meldingen') }}
    where ernst <> 'informatie' and status not in ('opgelost', 'geaccepteerd')
    group by levering_id, bron, tabel, bevinding
),

grenzen as (
    select * from {{ ref('bevindinggrenzen') }}
),

ontheffingen as (
    select * from {{ ref('ontheffingen') }}
),

actueel as (
    select
        levering_id,
        peildatum
    from {{ ref('int_leveringen__versies') }}
    where is_actueel
),

peildag as (
    select max(peildatum) as peildag
    from actueel
),

leveringen as (
    select
        levering_id,
        aard
    from {{ ref('stg_keten__leveringen') }}
),

bestanden as (
    select
        levering_id,
        tabel,
        geaccepteerd
    from {{ ref('stg_keten__bestanden') }}
),

geteld as (
    select meldingen.*
    from meldingen
    inner join actueel on meldingen.levering_id = actueel.levering_id
),

-- An exemption is judged also where nothing is found any more.
onderwerpen as (
    select
        levering_id,
        bron,
        tabel,
        bevinding
    from geteld
    union
    select
        levering_id,
        bron,
        tabel,
        bevinding
    from ontheffingen
),

beoordeeld as (
    select
        onderwerpen.*,
        ontheffingen.reden,
        ontheffingen.rol,
        ontheffingen.geldig_tot,
        leveringen.aard,
        peildag.peildag,
        cast(
            floor(
                greatest(
                    grenzen.max_aantal,
                    grenzen.max_aandeel * coalesce(bestanden.geaccepteerd, 0)
                )
            ) as bigint
        ) as grens,
        coalesce(geteld.aantal, 0) as aantal,
        coalesce(bestanden.geaccepteerd, 0) as rijen
    from onderwerpen
    inner join grenzen
        on
            onderwerpen.bron = grenzen.bron
            and onderwerpen.tabel = grenzen.tabel
            and onderwerpen.bevinding = grenzen.bevinding
    left join geteld
        on
            onderwerpen.levering_id = geteld.levering_id
            and onderwerpen.tabel = geteld.tabel
            and onderwerpen.bevinding = geteld.bevinding
    left join bestanden
        on
            onderwerpen.levering_id = bestanden.levering_id
            and onderwerpen.tabel = bestanden.tabel
    left join ontheffingen
        on
            onderwerpen.levering_id = ontheffingen.levering_id
            and onderwerpen.tabel = ontheffingen.tabel
            and onderwerpen.bevinding = ontheffingen.bevinding
    left join leveringen on onderwerpen.levering_id = leveringen.levering_id
    cross join peildag
)

select
    levering_id,
    bron,
    tabel,
    bevinding,
    aantal,
    rijen,
    grens,
    reden,
    rol,
    geldig_tot,
    peildag,
    aard,
    case
        when geldig_tot <= peildag then 'ontheffing verlopen'
        when aantal <= grens then 'binnen de grens'
        when geldig_tot > peildag then 'ontheven'
        else 'over de grens'
    end as oordeel
from beoordeeld

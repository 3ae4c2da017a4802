-- The exact value of every cell of a figure. Shares and means come from exact counts, never from
-- rounded ones. A record that is not there is a zero, unless the row says that its class did not
-- exist (`zonder_waarde` -); a published cell that is not there is unknown. N is the denominator of
-- a share or mean, and of a count the N that its figure prints (the first one).

with

cellen as (
    select *
    from {{ ref('int_figuren__indeling') }}
),

maten as (
    select *
    from {{ ref('int_maten__alle') }}
),

gezocht as (
    select
        cellen.*,
        maten.noemer,
        maten.gedrukt as geleverd_gedrukt,
        maten.maat is not null as heeft_rij,
        coalesce(maten.teller, case when cellen.zonder_waarde = '0' then 0 end) as teller
    from cellen
    left join maten
        on
            cellen.levering_id = maten.levering_id
            and cellen.bron = maten.bron
            and cellen.maat = maten.maat
            and cellen.categorie = maten.categorie
            and cellen.jaar = maten.jaar
            and cellen.vorm = maten.vorm
),

berekend as (
    select
        *,
        case
            when bron != 'reeksen' then 'records'
            when geleverd_gedrukt is not null then 'overgeschreven'
            else 'andere cellen'
        end as grondslag,
        case
            when not heeft_rij and weergave = 'percentage' then teller
            else {{ exacte_waarde('weergave', 'afronding', 'teller', 'noemer') }}
        end as exacte_waarde
    from gezocht
),

figuur_n as (
    select
        figuur,
        teller as n
    from gezocht
    where is_n
    qualify
        row_number() over (
            partition by figuur order by volgorde_rij asc, volgorde_kolom desc
        ) = 1
)

select
    berekend.*,
    case
        when berekend.weergave in ('percentage', 'gemiddelde') then berekend.noemer
        else figuur_n.n
    end as n
from berekend
left join figuur_n on berekend.figuur = figuur_n.figuur

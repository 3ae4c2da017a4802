-- The printed count of which a printed percentage is a share, and over which a mean is taken. The
-- grounds of a decision ("technisch sepot: overig", Table 4.3, M:5676-5736) are shares of that
-- decision (Figure 4.5, M:5600-5604). Without a printed whole the cell has none.

with

cellen as (
    select *
    from {{ ref('int_cellen__sleutel') }}
),

gehelen as (
    select *
    from {{ ref('gehelen') }}
),

delen as (
    select
        cellen.cel_id,
        cellen.meting,
        cellen.jaar,
        gehelen.geheel_maat,
        coalesce(gehelen.geheel_categorie, split_part(cellen.categorie, ': ', 1))
            as geheel_categorie,
        -- The share of a form in all forms has the whole of all forms.
        case when cellen.maat = gehelen.geheel_maat then 'totaal' else cellen.vorm end
            as geheel_vorm
    from cellen
    inner join gehelen
        on
            cellen.maat = gehelen.maat
            and coalesce(gehelen.categorie, cellen.categorie) = cellen.categorie
    where cellen.weergave in ('percentage', 'gemiddelde')
)

select
    delen.cel_id,
    delen.geheel_maat,
    geheel.cel_id as geheel_cel_id
from delen
left join cellen as geheel
    on
        delen.meting = geheel.meting
        and delen.geheel_maat = geheel.maat
        and delen.geheel_categorie = geheel.categorie
        and delen.jaar = geheel.jaar
        and delen.geheel_vorm = geheel.vorm
        and geheel.weergave = 'aantal'
        and geheel.is_eerste

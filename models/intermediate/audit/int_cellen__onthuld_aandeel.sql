-- Percentages that give a small count away: with the whole that is printed, the rounding leaves
-- exactly one number, below what the source of the whole suppresses elsewhere (<5; Veilig Thuis
-- <10, M:4052), and the count itself is not printed. One row for a figure: the lines stand in it,
-- not which percentage it is. The numbers leave this model for nobody.

with

sleutels as (
    select *
    from {{ ref('int_cellen__sleutel') }}
),

cellen as (
    select
        *,
        documentcode || ':' || regel as plaats
    from {{ ref('int_cellen__gedrukt') }}
),

gehelen as (
    select *
    from {{ ref('int_cellen__geheel') }}
),

figuren as (
    select *
    from {{ ref('figuren') }}
),

-- What a source suppresses, by how its figures are printed; a five is the least that rounding to
-- fives prints (M:3161-3162).
drempels as (
    select
        figuren.bron,
        max(case cellen.afronding when 'onder 10' then 10 else 5 end) as drempel
    from cellen
    inner join figuren
        on cellen.documentcode = figuren.documentcode and cellen.figuur = figuren.figuur
    where cellen.afronding in ('onder 5', 'onder 10', 'vijftal')
    group by figuren.bron
),

-- A half can be rounded either way, so both ends of a rounding take part.
aandelen as (
    select
        aandeel.documentcode,
        aandeel.figuur,
        aandeel.plaats,
        geheel.plaats as plaats_geheel,
        drempels.drempel,
        ceil(aandeel.laag * geheel.laag / 100 - 1e-6) as minstens,
        floor(aandeel.hoog * geheel.hoog / 100 + 1e-6) as hoogstens
    from sleutels
    inner join cellen as aandeel on sleutels.cel_id = aandeel.cel_id
    inner join gehelen on sleutels.cel_id = gehelen.cel_id
    inner join cellen as geheel on gehelen.geheel_cel_id = geheel.cel_id
    inner join figuren
        on geheel.documentcode = figuren.documentcode and geheel.figuur = figuren.figuur
    inner join drempels on figuren.bron = drempels.bron
    left join sleutels as aantal
        on
            sleutels.meting = aantal.meting
            and sleutels.maat = aantal.maat
            and sleutels.categorie = aantal.categorie
            and sleutels.jaar = aantal.jaar
            and sleutels.vorm = aantal.vorm
            and aantal.weergave = 'aantal'
            and aantal.is_eerste
    where sleutels.weergave = 'percentage' and aantal.cel_id is null
)

select
    concat_ws(':', 'onthulde aandelen', documentcode, figuur) as bevinding_id,
    list_distinct(list_concat(list(plaats), list(plaats_geheel))) as plaatsen,
    concat(
        'With the wholes that are printed, ', count(*),
        case count(*) when 1 then ' percentage in ' else ' percentages in ' end,
        case figuur when 'tekst' then 'the text' else figuur end,
        case count(*) when 1 then ' leaves one small number' else ' leave one small number each' end
    ) as rekensom
from aandelen
where minstens = hoogstens and minstens >= 1 and minstens < drempel
group by documentcode, figuur

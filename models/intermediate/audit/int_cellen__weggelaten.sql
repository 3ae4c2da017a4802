-- A class that a figure prints in other columns but leaves out of one, where the whole and all
-- other classes of that column are printed and leave it one number of 1 to 4: leaving out discloses
-- as much as printing. The number itself leaves this model for nobody.

with

cellen as (
    select
        sleutels.*,
        gedrukt.laag,
        gedrukt.hoog,
        sleutels.documentcode || ':' || sleutels.regel as plaats
    from {{ ref('int_cellen__sleutel') }} as sleutels
    inner join {{ ref('int_cellen__gedrukt') }} as gedrukt on sleutels.cel_id = gedrukt.cel_id
    where sleutels.weergave = 'aantal'
),

gehelen as (
    select *
    from {{ ref('gehelen') }}
    where is_verdeling = 'ja'
),

klassen as (
    select
        cellen.*,
        gehelen.geheel_maat,
        gehelen.geheel_categorie
    from cellen
    inner join gehelen on cellen.maat = gehelen.maat
    where
        not cellen.is_tekst
        and not cellen.is_n
        and (cellen.maat != gehelen.geheel_maat or cellen.categorie != gehelen.geheel_categorie)
),

categorieen as (
    select distinct
        meting,
        figuur,
        maat,
        categorie
    from klassen
),

kolommen as (
    select
        meting,
        figuur,
        maat,
        jaar,
        vorm,
        geheel_maat,
        geheel_categorie,
        count(*) as klassen,
        sum(laag) as laag,
        sum(hoog) as hoog,
        list(distinct plaats) as plaatsen,
        string_agg(cel_id, ', ' order by cel_id) as klasse_cellen
    from klassen
    group by meting, figuur, maat, jaar, vorm, geheel_maat, geheel_categorie
),

ontbrekend as (
    select
        kolommen.meting,
        kolommen.figuur,
        kolommen.maat,
        kolommen.jaar,
        kolommen.vorm,
        any_value(categorieen.categorie) as categorie
    from kolommen
    inner join categorieen
        on
            kolommen.meting = categorieen.meting
            and kolommen.figuur = categorieen.figuur
            and kolommen.maat = categorieen.maat
    anti join klassen
        on
            kolommen.meting = klassen.meting
            and kolommen.figuur = klassen.figuur
            and kolommen.maat = klassen.maat
            and kolommen.jaar = klassen.jaar
            and kolommen.vorm = klassen.vorm
            and categorieen.categorie = klassen.categorie
    group by kolommen.meting, kolommen.figuur, kolommen.maat, kolommen.jaar, kolommen.vorm
    having count(*) = 1
)

select
    concat_ws(
        ':',
        'weggelaten',
        ontbrekend.meting,
        ontbrekend.figuur,
        ontbrekend.categorie,
        ontbrekend.jaar,
        ontbrekend.vorm
    ) as bevinding_id,
    list_append(kolommen.plaatsen, geheel.plaats) as plaatsen,
    concat(
        'Figure ', ontbrekend.figuur, ' leaves out ', ontbrekend.categorie, ' (', ontbrekend.jaar,
        ', ', ontbrekend.vorm, '), a small number that follows from ', geheel.cel_id, ', ',
        kolommen.klasse_cellen
    ) as rekensom
from ontbrekend
inner join kolommen
    on
        ontbrekend.meting = kolommen.meting
        and ontbrekend.figuur = kolommen.figuur
        and ontbrekend.maat = kolommen.maat
        and ontbrekend.jaar = kolommen.jaar
        and ontbrekend.vorm = kolommen.vorm
inner join cellen as geheel
    on
        kolommen.meting = geheel.meting
        and kolommen.geheel_maat = geheel.maat
        and kolommen.geheel_categorie = geheel.categorie
        and kolommen.jaar = geheel.jaar
        and kolommen.vorm = geheel.vorm
        and geheel.is_eerste
where
    geheel.laag - kolommen.hoog = geheel.hoog - kolommen.laag
    and geheel.laag - kolommen.hoog between 1 and 4

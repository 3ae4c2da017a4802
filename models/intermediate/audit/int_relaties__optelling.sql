-- Sums that follow from the structure of what is printed, so that nobody types them: years to their
-- period, physical and non-physical to all, the classes of a figure to the whole they divide (in
-- each column, and over the years to N), the classes of two figures that divide the same whole to
-- each other, yearly means to their total.

with

cellen as (
    select *
    from {{ ref('int_cellen__sleutel') }}
),

gehelen as (
    select *
    from {{ ref('gehelen') }}
    where is_verdeling = 'ja'
),

aantallen as (
    select *
    from cellen
    where weergave = 'aantal' and is_eerste and jaar_van is not null
),

jaren as (
    select
        geheel.cel_id as uitkomst,
        deel.cel_id,
        1.0 as gewicht,
        'jaren:' || geheel.cel_id as relatie_id,
        count(*) over (partition by geheel.cel_id)
        = geheel.jaar_tot - geheel.jaar_van + 1 as is_volledig
    from aantallen as geheel
    inner join aantallen as deel
        on
            geheel.meting = deel.meting
            and geheel.maat = deel.maat
            and geheel.categorie = deel.categorie
            and geheel.vorm = deel.vorm
            and deel.jaar_van = deel.jaar_tot
            and deel.jaar_van between geheel.jaar_van and geheel.jaar_tot
    where geheel.jaar_tot > geheel.jaar_van
),

vormen as (
    select
        geheel.cel_id as uitkomst,
        deel.cel_id,
        1.0 as gewicht,
        'vormen:' || geheel.cel_id as relatie_id,
        count(*) over (partition by geheel.cel_id) = 2 as is_volledig
    from aantallen as geheel
    inner join aantallen as deel
        on
            geheel.meting = deel.meting
            and geheel.maat = deel.maat
            and geheel.categorie = deel.categorie
            and geheel.jaar = deel.jaar
            and deel.vorm in ('fysiek', 'niet-fysiek')
    where geheel.vorm = 'totaal'
),

-- The cells of a figure that divide a whole, and how many classes the figure has.
klassen as (
    select
        cellen.*,
        gehelen.geheel_maat,
        gehelen.geheel_categorie,
        count(distinct cellen.categorie) over (
            partition by cellen.meting, cellen.figuur, cellen.maat
        ) as klassen
    from cellen
    inner join gehelen on cellen.maat = gehelen.maat
    where
        not cellen.is_tekst
        and not cellen.is_n
        and cellen.weergave = 'aantal'
        and cellen.jaar_van is not null
        and (cellen.maat != gehelen.geheel_maat or cellen.categorie != gehelen.geheel_categorie)
),

figuren as (
    select distinct
        meting,
        figuur,
        geheel_maat,
        geheel_categorie
    from klassen
),

-- The whole of a column as its own figure prints it, else as it is printed elsewhere.
gehele_kolommen as (
    select
        cellen.*,
        figuren.figuur as van_figuur
    from cellen
    inner join figuren
        on
            cellen.meting = figuren.meting
            and cellen.maat = figuren.geheel_maat
            and cellen.categorie = figuren.geheel_categorie
    where cellen.weergave = 'aantal' and (cellen.is_eerste or cellen.figuur = figuren.figuur)
    qualify
        row_number() over (
            partition by
                cellen.meting,
                figuren.figuur,
                cellen.maat,
                cellen.categorie,
                cellen.jaar,
                cellen.vorm
            order by cellen.figuur = figuren.figuur desc, cellen.is_n asc, cellen.cel_id asc
        ) = 1
),

kolommen as (
    select
        geheel.cel_id as uitkomst,
        klassen.cel_id,
        1.0 as gewicht,
        'klassen:' || klassen.figuur || ':' || geheel.cel_id as relatie_id,
        count(*) over (partition by klassen.figuur, geheel.cel_id) = klassen.klassen as is_volledig
    from klassen
    inner join gehele_kolommen as geheel
        on
            klassen.meting = geheel.meting
            and klassen.figuur = geheel.van_figuur
            and klassen.geheel_maat = geheel.maat
            and klassen.geheel_categorie = geheel.categorie
            and klassen.jaar = geheel.jaar
            and klassen.vorm = geheel.vorm
    where klassen.klassen > 1
),

-- N of a figure against all its cells, where it has no column for the whole period.
alle_jaren as (
    select
        n.cel_id as uitkomst,
        klassen.cel_id,
        1.0 as gewicht,
        'n:' || klassen.figuur || ':' || n.cel_id as relatie_id,
        count(*) over (partition by klassen.figuur, n.cel_id)
        = klassen.klassen * (n.jaar_tot - n.jaar_van + 1) as is_volledig
    from klassen
    inner join cellen as n
        on
            klassen.meting = n.meting
            and klassen.figuur = n.figuur
            and n.is_n
            and n.weergave = 'aantal'
            and klassen.geheel_maat = n.maat
            and klassen.geheel_categorie = n.categorie
            and klassen.vorm = n.vorm
            and klassen.jaar_van = klassen.jaar_tot
            and klassen.jaar_van between n.jaar_van and n.jaar_tot
    where n.jaar_tot > n.jaar_van
),

-- Two figures that divide the same whole have the same sum in a column, also where neither prints
-- it: all classes of the other figure less those of the first are the first cell.
volledig as (
    select *
    from klassen
    where klassen > 1
    qualify
        count(*) over (
            partition by meting, figuur, maat, geheel_maat, geheel_categorie, jaar, vorm
        ) = klassen
),

hele_figuren as (
    select
        *,
        min(figuur) over (
            partition by meting, geheel_maat, geheel_categorie, jaar, vorm
        ) as eerste_figuur,
        min(cel_id) over (
            partition by meting, figuur, geheel_maat, geheel_categorie, jaar, vorm
        ) as eerste_klasse
    from volledig
),

zelfde_geheel as (
    select
        eerste.cel_id as uitkomst,
        lid.cel_id,
        case when lid.figuur = andere.figuur then 1.0 else -1.0 end as gewicht,
        concat_ws(
            ':', 'figuren', eerste.meting, eerste.figuur, andere.figuur, eerste.jaar, eerste.vorm
        ) as relatie_id,
        true as is_volledig
    from hele_figuren as eerste
    inner join hele_figuren as andere
        on
            eerste.meting = andere.meting
            and eerste.geheel_maat = andere.geheel_maat
            and eerste.geheel_categorie = andere.geheel_categorie
            and eerste.jaar = andere.jaar
            and eerste.vorm = andere.vorm
            and eerste.figuur != andere.figuur
            and andere.cel_id = andere.eerste_klasse
    inner join hele_figuren as lid
        on
            eerste.meting = lid.meting
            and lid.figuur in (eerste.figuur, andere.figuur)
            and eerste.geheel_maat = lid.geheel_maat
            and eerste.geheel_categorie = lid.geheel_categorie
            and eerste.jaar = lid.jaar
            and eerste.vorm = lid.vorm
            and eerste.cel_id != lid.cel_id
    where eerste.figuur = eerste.eerste_figuur and eerste.cel_id = eerste.eerste_klasse
),

jaargemiddelden as (
    select
        gemiddelde.cel_id as uitkomst,
        deel.cel_id,
        'jaargemiddelde:' || gemiddelde.cel_id as relatie_id,
        1.0 / (gemiddelde.jaar_tot - gemiddelde.jaar_van + 1) as gewicht,
        sum(deel.jaar_tot - deel.jaar_van + 1) over (partition by gemiddelde.cel_id)
        = gemiddelde.jaar_tot - gemiddelde.jaar_van + 1 as is_volledig
    from cellen as gemiddelde
    inner join aantallen as deel
        on
            gemiddelde.meting = deel.meting
            and gemiddelde.maat = deel.maat
            and gemiddelde.categorie = deel.categorie
            and gemiddelde.vorm = deel.vorm
    left join aantallen as totaal
        on
            gemiddelde.meting = totaal.meting
            and gemiddelde.maat = totaal.maat
            and gemiddelde.categorie = totaal.categorie
            and gemiddelde.vorm = totaal.vorm
            and gemiddelde.jaar = totaal.jaar
    where
        gemiddelde.weergave = 'jaargemiddelde'
        and case
            when totaal.cel_id is not null then deel.cel_id = totaal.cel_id
            else
                deel.jaar_van = deel.jaar_tot
                and deel.jaar_van between gemiddelde.jaar_van and gemiddelde.jaar_tot
        end
),

alle as (
    select *
    from jaren
    union all by name
    select *
    from vormen
    union all by name
    select *
    from kolommen
    union all by name
    select *
    from alle_jaren
    union all by name
    select *
    from zelfde_geheel
    union all by name
    select *
    from jaargemiddelden
)

select
    relatie_id,
    uitkomst,
    cel_id,
    gewicht
from alle
where is_volledig

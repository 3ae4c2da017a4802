-- Cases that came in (section 4.3): number, office, and the articles of Tables 4.1 and 4.2, which
-- count an established article once per fact in cases of inflow, so that a fysieke case adds to
-- Table 4.2 as well (M:5359-5363). Also how well the facts are filled in (M:5237-5241, footnotes
-- 292 and 294).

with

perioden as (
    select
        levering_id,
        jaar,
        vorm
    from {{ ref('int_perioden__om') }}
),

instroom as (
    select
        levering_id,
        parketnummer,
        jaar,
        vorm
    from {{ ref('int_zaken__periode') }}
    where populatie = 'instroom'
),

zaken as (
    select
        instroom.levering_id,
        instroom.jaar,
        instroom.vorm,
        zaken.parket,
        soorten.vorm as eigen_vorm
    from instroom
    inner join {{ ref('stg_om__zaken') }} as zaken
        on
            instroom.levering_id = zaken.levering_id
            and instroom.parketnummer = zaken.parketnummer
    inner join {{ ref('int_zaken__vorm') }} as soorten
        on
            instroom.levering_id = soorten.levering_id
            and instroom.parketnummer = soorten.parketnummer
),

parketten as (
    select distinct
        code,
        label
    from {{ ref('parketten') }}
),

artikellijst as (
    select distinct
        code,
        regime,
        vorm
    from {{ ref('artikelen') }}
    where selecteert = 'ja'
),

voorkomens as (
    select distinct
        levering_id,
        parketnummer,
        feitnummer,
        artikel,
        regime
    from {{ ref('int_artikelen__minderjarigheid') }}
    where route is not null
),

feiten as (
    select
        instroom.levering_id,
        instroom.jaar,
        instroom.vorm,
        feiten.maatschappelijke_classificatie,
        feiten.artikel_5
    from instroom
    inner join {{ ref('int_feiten__kindfeit') }} as kindfeiten
        on
            instroom.levering_id = kindfeiten.levering_id
            and instroom.parketnummer = kindfeiten.parketnummer
    inner join {{ ref('stg_om__feiten') }} as feiten
        on
            kindfeiten.levering_id = feiten.levering_id
            and kindfeiten.parketnummer = feiten.parketnummer
            and kindfeiten.feitnummer = feiten.feitnummer
    where kindfeiten.is_kindfeit
),

per_periode as (
    select
        perioden.levering_id,
        perioden.jaar,
        perioden.vorm,
        count(zaken.parket) as n,
        count(*) filter (where zaken.eigen_vorm = 'fysiek') as fysiek,
        count(*) filter (where zaken.eigen_vorm = 'niet-fysiek') as niet_fysiek
    from perioden
    left join zaken
        on
            perioden.levering_id = zaken.levering_id
            and perioden.jaar = zaken.jaar
            and perioden.vorm = zaken.vorm
    group by perioden.levering_id, perioden.jaar, perioden.vorm
),

per_parket as (
    select
        levering_id,
        jaar,
        vorm,
        parket,
        count(*) as n
    from zaken
    group by levering_id, jaar, vorm, parket
),

per_artikel as (
    select
        instroom.levering_id,
        instroom.jaar,
        instroom.vorm,
        voorkomens.artikel,
        voorkomens.regime,
        count(*) as n
    from instroom
    inner join voorkomens
        on
            instroom.levering_id = voorkomens.levering_id
            and instroom.parketnummer = voorkomens.parketnummer
    group by
        instroom.levering_id,
        instroom.jaar,
        instroom.vorm,
        voorkomens.artikel,
        voorkomens.regime
),

artikelen as (
    select
        perioden.levering_id,
        perioden.jaar,
        perioden.vorm,
        artikellijst.vorm as vorm_artikel,
        artikellijst.regime || ' ' || artikellijst.code as categorie,
        coalesce(per_artikel.n, 0) as n
    from perioden
    cross join artikellijst
    left join per_artikel
        on
            perioden.levering_id = per_artikel.levering_id
            and perioden.jaar = per_artikel.jaar
            and perioden.vorm = per_artikel.vorm
            and artikellijst.code = per_artikel.artikel
            and artikellijst.regime = per_artikel.regime
),

per_feit as (
    select
        perioden.levering_id,
        perioden.jaar,
        perioden.vorm,
        count(feiten.levering_id) as n,
        count(feiten.maatschappelijke_classificatie) as gevuld,
        count(feiten.levering_id) - count(feiten.artikel_5) as tot_vier
    from perioden
    left join feiten
        on
            perioden.levering_id = feiten.levering_id
            and perioden.jaar = feiten.jaar
            and perioden.vorm = feiten.vorm
    group by perioden.levering_id, perioden.jaar, perioden.vorm
),

maten as (
    select
        per_periode.levering_id,
        per_periode.jaar,
        per_periode.vorm,
        rijen.maat,
        rijen.categorie,
        rijen.teller,
        rijen.noemer
    from per_periode
    cross join
        lateral (
            values
            ('instroom', '-', n, null),
            ('instroom naar vorm', 'fysiek', fysiek, n),
            ('instroom naar vorm', 'niet-fysiek', niet_fysiek, n)
        ) as rijen (maat, categorie, teller, noemer)
    union all
    select
        per_periode.levering_id,
        per_periode.jaar,
        per_periode.vorm,
        'instroom naar parket' as maat,
        parketten.label as categorie,
        coalesce(per_parket.n, 0) as teller,
        per_periode.n as noemer
    from per_periode
    cross join parketten
    left join per_parket
        on
            per_periode.levering_id = per_parket.levering_id
            and per_periode.jaar = per_parket.jaar
            and per_periode.vorm = per_parket.vorm
            and parketten.code = per_parket.parket
    union all
    select
        levering_id,
        jaar,
        vorm,
        'artikelen' as maat,
        categorie,
        n as teller,
        null as noemer
    from artikelen
    union all
    select
        levering_id,
        jaar,
        vorm,
        'artikelen ' || vorm_artikel as maat,
        '-' as categorie,
        sum(n) as teller,
        null as noemer
    from artikelen
    group by levering_id, jaar, vorm, vorm_artikel
    union all
    select
        per_feit.levering_id,
        per_feit.jaar,
        per_feit.vorm,
        rijen.maat,
        '-' as categorie,
        rijen.teller,
        per_feit.n as noemer
    from per_feit
    cross join lateral (
        values
        ('classificatie gevuld', gevuld),
        ('feiten tot vier artikelen', tot_vier)
    ) as rijen (maat, teller)
)

select
    levering_id,
    maat,
    categorie,
    jaar,
    vorm,
    cast(teller as double) as teller,
    cast(noemer as double) as noemer
from maten

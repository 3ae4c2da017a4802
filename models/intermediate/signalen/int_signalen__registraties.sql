-- What organisations received, counted from their records: the measures that the list names
-- (signaalmaten), per delivery and calendar year that the delivery covers whole. Unit, population
-- and age limit are those of the measure (maatstaven). `is_geldend` marks the delivery in force for
-- that year. A year in which a measure was not registered yet (reports to the police at Helpwanted
-- before 2020, M:4374-4375) has no row: it is no zero. The values are exact: rounding and
-- suppression come with publication.

with

maten as (
    {% for bron in ['politie', 'helpwanted', 'schadefonds'] %}
        select
            levering_id,
            '{{ bron }}' as leverancier,
            maat,
            categorie,
            vorm,
            teller,
            try_cast(jaar as integer) as jaar
        from {{ ref('int_maten__' ~ bron) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

signaalmaten as (
    select *
    from {{ ref('signaalmaten') }}
),

maatstaven as (
    select *
    from {{ ref('maatstaven') }}
),

versies as (
    select
        levering_id,
        aard,
        peildatum,
        periode_van,
        periode_tot
    from {{ ref('int_leveringen__versies') }}
),

geldend as (
    select *
    from {{ ref('int_leveringen__geldend') }}
),

-- Calendar years only: runs of years are sums of these, or count persons once.
per_jaar as (
    select
        maten.levering_id,
        maten.leverancier,
        maten.maat,
        maten.categorie,
        maten.teller,
        maten.jaar,
        versies.aard,
        versies.peildatum,
        make_date(maten.jaar, 1, 1) as periode_van,
        make_date(maten.jaar + 1, 1, 1) as periode_tot,
        case when maten.vorm != 'totaal' then 'vorm=' || maten.vorm end as vorm
    from maten
    inner join versies
        on
            maten.levering_id = versies.levering_id
            and versies.periode_van <= make_date(maten.jaar, 1, 1)
            and versies.periode_tot >= make_date(maten.jaar + 1, 1, 1)
    where maten.jaar is not null
),

geteld as (
    select
        per_jaar.*,
        signaalmaten.maatstaf,
        signaalmaten.populatie as leveringspopulatie,
        signaalmaten.dimensie || '=' || per_jaar.categorie as kenmerk
    from per_jaar
    inner join signaalmaten
        on
            per_jaar.leverancier = signaalmaten.bron
            and per_jaar.maat = signaalmaten.maat
)

select
    geteld.levering_id,
    maatstaven.bron,
    geteld.maatstaf,
    geteld.periode_van,
    geteld.periode_tot,
    geteld.jaar,
    maatstaven.eenheid,
    maatstaven.geteld,
    maatstaven.populatie,
    maatstaven.leeftijd_van,
    maatstaven.leeftijd_tot,
    geteld.peildatum,
    geteld.aard,
    geteld.teller as waarde,
    coalesce(geteld.kenmerk, geteld.vorm) as dimensie_1,
    case when geteld.kenmerk is not null then geteld.vorm end as dimensie_2,
    coalesce(
        nullif(array_to_string(list_sort([geteld.kenmerk, geteld.vorm]), ' & '), ''), '-'
    ) as dimensies,
    geldend.levering_id is not null as is_geldend
from geteld
inner join maatstaven
    on
        geteld.maatstaf = maatstaven.code
        and geteld.periode_van >= maatstaven.geldig_van
        and geteld.periode_van < maatstaven.geldig_tot
left join geldend
    on
        geteld.levering_id = geldend.levering_id
        and geteld.leveringspopulatie = geldend.populatie
        and geteld.jaar = geldend.jaar

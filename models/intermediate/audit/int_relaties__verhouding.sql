-- Shares, changes and means that follow from the structure of what is printed: a percentage from
-- the counts of the same thing and its whole, a change from the two years it names, a mean or
-- percentage of all between those of the forms, or of the years, weighted with their counts.

with

cellen as (
    select *
    from {{ ref('int_cellen__sleutel') }}
),

gehelen as (
    select *
    from {{ ref('int_cellen__geheel') }}
),

-- Words are as near to the counts as they are to the first numeral: each is compared itself.
eerste as (
    select *
    from cellen
    where is_eerste or is_ruw
),

aantallen as (
    select *
    from cellen
    where is_eerste and weergave = 'aantal'
),

met_geheel as (
    select
        eerste.*,
        gehelen.geheel_maat,
        gehelen.geheel_cel_id
    from eerste
    left join gehelen on eerste.cel_id = gehelen.cel_id
),

perioden as (
    select distinct
        meting,
        maat,
        categorie,
        vorm,
        jaar,
        jaar_van,
        jaar_tot
    from eerste
    where jaar_tot > jaar_van
),

-- The count of a period: as it is printed, else the counts of all its years.
tellers as (
    select
        meting,
        maat,
        categorie,
        vorm,
        jaar,
        cel_id
    from aantallen
    union all
    select
        perioden.meting,
        perioden.maat,
        perioden.categorie,
        perioden.vorm,
        perioden.jaar,
        jaren.cel_id
    from perioden
    inner join aantallen as jaren
        on
            perioden.meting = jaren.meting
            and perioden.maat = jaren.maat
            and perioden.categorie = jaren.categorie
            and perioden.vorm = jaren.vorm
            and jaren.jaar_van = jaren.jaar_tot
            and jaren.jaar_van between perioden.jaar_van and perioden.jaar_tot
    left join aantallen as geheel
        on
            perioden.meting = geheel.meting
            and perioden.maat = geheel.maat
            and perioden.categorie = geheel.categorie
            and perioden.vorm = geheel.vorm
            and perioden.jaar = geheel.jaar
    where geheel.cel_id is null
    qualify
        count(*)
            over (
                partition by
                    perioden.meting,
                    perioden.maat,
                    perioden.categorie,
                    perioden.vorm,
                    perioden.jaar
            )
        = perioden.jaar_tot - perioden.jaar_van + 1
),

aandelen as (
    select
        met_geheel.cel_id,
        teller.cel_id as teller,
        met_geheel.geheel_cel_id as noemer
    from met_geheel
    inner join tellers as teller
        on
            met_geheel.meting = teller.meting
            and met_geheel.maat = teller.maat
            and met_geheel.categorie = teller.categorie
            and met_geheel.jaar = teller.jaar
            and met_geheel.vorm = teller.vorm
    where met_geheel.weergave = 'percentage' and met_geheel.geheel_cel_id is not null
),

veranderingen as (
    select
        eerste.cel_id,
        nieuw.cel_id as teller,
        oud.cel_id as noemer,
        eerste.weergave
    from eerste
    inner join aantallen as nieuw
        on
            eerste.meting = nieuw.meting
            and eerste.maat = nieuw.maat
            and eerste.categorie = nieuw.categorie
            and eerste.jaar = nieuw.jaar
            and eerste.vorm = nieuw.vorm
    inner join aantallen as oud
        on
            eerste.meting = oud.meting
            and coalesce(eerste.basis_maat, eerste.maat) = oud.maat
            and case when eerste.basis_maat is null then eerste.categorie else '-' end
            = oud.categorie
            and coalesce(eerste.basis_jaar, eerste.jaar) = oud.jaar
            and eerste.vorm = oud.vorm
    where
        eerste.weergave in ('verandering', 'verhouding', 'veelvoud')
        and (eerste.basis_jaar is not null or eerste.basis_maat is not null)
),

delen as (
    select
        geheel.cel_id as uitkomst,
        deel.cel_id,
        deel.geheel_cel_id as gewicht_cel_id,
        case when deel.vorm = geheel.vorm then 'jaargemiddelden:' else 'vormgemiddelden:' end
        || geheel.cel_id as relatie_id,
        case
            when deel.vorm = geheel.vorm then geheel.jaar_tot - geheel.jaar_van + 1
            else 2
        end as nodig
    from met_geheel as geheel
    inner join met_geheel as deel
        on
            geheel.meting = deel.meting
            and geheel.maat = deel.maat
            and geheel.categorie = deel.categorie
            and geheel.weergave = deel.weergave
            and (
                (
                    geheel.jaar = deel.jaar
                    and geheel.vorm = 'totaal'
                    and deel.vorm in ('fysiek', 'niet-fysiek')
                )
                or (
                    geheel.vorm = deel.vorm
                    and geheel.jaar_tot > geheel.jaar_van
                    and deel.jaar_van = deel.jaar_tot
                    and deel.jaar_van between geheel.jaar_van and geheel.jaar_tot
                )
            )
    where
        geheel.weergave in ('gemiddelde', 'percentage')
        and geheel.is_eerste
        and deel.is_eerste
        and geheel.maat != coalesce(geheel.geheel_maat, '')
),

gemiddelden as (
    select
        *,
        count(*) over (partition by relatie_id) = nodig as is_volledig
    from delen
)

select
    'aandeel:' || cel_id as relatie_id,
    'percentage' as soort,
    'aandeel' as rekenwijze,
    cel_id as uitkomst,
    teller,
    noemer,
    null as gewicht_cel_id
from aandelen
union all
select
    'verandering:' || cel_id as relatie_id,
    'verandering' as soort,
    case weergave when 'veelvoud' then 'aandeel' else 'verandering' end as rekenwijze,
    cel_id as uitkomst,
    teller,
    noemer,
    null as gewicht_cel_id
from veranderingen
union all
select
    relatie_id,
    'gemiddelde' as soort,
    'gemiddelde' as rekenwijze,
    uitkomst,
    cel_id as teller,
    null as noemer,
    gewicht_cel_id
from gemiddelden
where is_volledig

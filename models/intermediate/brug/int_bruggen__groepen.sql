-- What the bridges of one source are counted over: registrations and cases that came equally far
-- (trap), for the same reason, in the same years. A year is that of the day within the delivered
-- period; 0 is before it and 9999 after it, because a case can come in before the period, be
-- decided in it and be adjudicated after it (M:5045-5059).

with

incidenten as (
    select *
    from {{ ref('int_incidenten__trap') }}
),

zaken as (
    select *
    from {{ ref('int_zaken__trap') }}
),

leveringen as (
    select
        levering_id,
        periode_van,
        periode_tot
    from {{ ref('stg_keten__leveringen') }}
),

gedateerd as (
    select
        zaken.levering_id,
        zaken.vorm,
        zaken.trap,
        zaken.soort,
        zaken.reden,
        case
            when zaken.inschrijfdatum < leveringen.periode_van then 0
            when zaken.inschrijfdatum >= leveringen.periode_tot then 9999
            else extract(year from zaken.inschrijfdatum)
        end as jaar_begin,
        case
            when zaken.afhandeldatum < leveringen.periode_van then 0
            when zaken.afhandeldatum >= leveringen.periode_tot then 9999
            else extract(year from zaken.afhandeldatum)
        end as jaar_beslissing,
        case
            when zaken.uitspraakdatum < leveringen.periode_van then 0
            when zaken.uitspraakdatum >= leveringen.periode_tot then 9999
            else extract(year from zaken.uitspraakdatum)
        end as jaar_uitspraak
    from zaken
    inner join leveringen on zaken.levering_id = leveringen.levering_id
)

select
    levering_id,
    'politie' as bron,
    vorm,
    case when heeft_aangifte then 'met aangifte' else 'zonder aangifte' end as tak,
    trap,
    soort,
    reden,
    jaar as jaar_begin,
    cast(null as integer) as jaar_beslissing,
    cast(null as integer) as jaar_uitspraak,
    count(*) as aantal
from incidenten
group by all
union all
select
    levering_id,
    'om' as bron,
    vorm,
    'totaal' as tak,
    trap,
    soort,
    reden,
    cast(jaar_begin as integer) as jaar_begin,
    cast(jaar_beslissing as integer) as jaar_beslissing,
    cast(jaar_uitspraak as integer) as jaar_uitspraak,
    count(*) as aantal
from gedateerd
group by all

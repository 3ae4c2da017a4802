-- What the law lens counts, by code and date, from the deliveries in force. At the police a report
-- with a minor victim, by day of registration (M:3012-3013); at the OM an article that is
-- established to be about a minor, once per fact, by day of inflow (Tables 4.1 and 4.2,
-- M:5359-5363).
--
-- `regel` says by which rules the record was registered:
--
-- * oud: registered before 1 July 2024, or the whole offence lies before it (M:3083-3098,
--   M:5149-5153);
-- * nieuw: the offence began on 1 July 2024 or later;
-- * onzeker: registered from that day on, and no date, or one on either side of it.
--
-- The half-year of the offence is that of its first day; empty when there is no date, or one after
-- the registration. Half-years are numbered 2 x year, and one more from 1 July.

with

meldingen as (
    select
        levering_id,
        incident_id,
        registratiedatum,
        mk_code,
        pleegdatum,
        leeftijd_jongste_slachtoffer
    from {{ ref('fct_meldingen') }}
    where is_geldend
),

incidenten as (
    select
        levering_id,
        incident_id,
        greatest(pleegdatum_begin, pleegdatum_eind) as laatste_dag
    from {{ ref('stg_politie__incidenten') }}
),

zaken as (
    select
        levering_id,
        parketnummer,
        inschrijfdatum
    from {{ ref('fct_zaken') }}
    where is_geldend_instroom
),

artikelen as (
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
        levering_id,
        parketnummer,
        feitnummer,
        coalesce(pleegdatum_begin, pleegdatum_eind) as pleegdatum,
        greatest(pleegdatum_begin, pleegdatum_eind) as laatste_dag
    from {{ ref('stg_om__feiten') }}
),

gevallen as (
    select
        'politie' as bron,
        meldingen.levering_id,
        meldingen.mk_code as code,
        case
            when meldingen.leeftijd_jongste_slachtoffer < 16 then 'tot 16' else '16-17'
        end as leeftijd,
        meldingen.registratiedatum as dag,
        meldingen.pleegdatum,
        incidenten.laatste_dag,
        case
            when meldingen.registratiedatum < {{ begin_wsm() }} then 'oud'
            when incidenten.laatste_dag < {{ begin_wsm() }} then 'oud'
            when meldingen.pleegdatum >= {{ begin_wsm() }} then 'nieuw'
            else 'onzeker'
        end as regel
    from meldingen
    inner join incidenten
        on
            meldingen.levering_id = incidenten.levering_id
            and meldingen.incident_id = incidenten.incident_id
    union all
    -- At the OM the article says which law it is of; only a fact on both sides can be of the other.
    select
        'om' as bron,
        zaken.levering_id,
        artikelen.regime || ' ' || artikelen.artikel as code,
        'alle' as leeftijd,
        zaken.inschrijfdatum as dag,
        feiten.pleegdatum,
        feiten.laatste_dag,
        case
            when artikelen.regime = 'wsm' then 'nieuw'
            when zaken.inschrijfdatum < {{ begin_wsm() }} then 'oud'
            when feiten.laatste_dag < {{ begin_wsm() }} then 'oud'
            else 'onzeker'
        end as regel
    from zaken
    inner join artikelen
        on
            zaken.levering_id = artikelen.levering_id
            and zaken.parketnummer = artikelen.parketnummer
    inner join feiten
        on
            artikelen.levering_id = feiten.levering_id
            and artikelen.parketnummer = feiten.parketnummer
            and artikelen.feitnummer = feiten.feitnummer
),

gedateerd as (
    select
        bron,
        levering_id,
        code,
        leeftijd,
        regel,
        2 * extract(year from dag) + if(extract(month from dag) >= 7, 1, 0) as halfjaar,
        case
            when pleegdatum <= dag
                then
                    2 * extract(year from pleegdatum)
                    + if(extract(month from pleegdatum) >= 7, 1, 0)
        end as pleeg_halfjaar
    from gevallen
)

select
    bron,
    levering_id,
    code,
    leeftijd,
    regel,
    cast(halfjaar as integer) as halfjaar,
    cast(pleeg_halfjaar as integer) as pleeg_halfjaar,
    count(*) as aantal
from gedateerd
group by all

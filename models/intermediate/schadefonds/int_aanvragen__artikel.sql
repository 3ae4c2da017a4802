-- Row and column of Figure K5.4: form of sexual violence and period of the offence
-- (M:6672-6721). The rows are articles of the law of before 1 July 2024, so an article is read
-- with the law of the offence date; one of the new law is in overig, whatever its number.
-- Without an offence date the law is known only where one law has the number or the application
-- itself is older than the new law.

with

aanvragen as (
    select *
    from {{ ref('int_aanvragen__minderjarig') }}
),

artikelen as (
    select
        code,
        regime,
        cast(geldig_tot as date) as geldig_tot
    from {{ ref('artikelen') }}
),

nieuwe_wet as (
    select max(geldig_tot) as ingegaan_op
    from artikelen
    where regime = 'oud'
),

een_wet as (
    select
        code,
        min(regime) as regime
    from artikelen
    group by code
    having count(distinct regime) = 1
),

rijen as (
    select *
    from {{ ref('schadefonds_artikelrijen') }}
),

pleegperioden as (
    select *
    from {{ ref('schadefonds_pleegperioden') }}
),

-- Behind the periods that are listed each year is one, as the last five are (M:6672-6679).
na_lijst as (
    select max(cast(tot as date)) as begint_op
    from pleegperioden
),

gedateerd as (
    select
        aanvragen.levering_id,
        aanvragen.aanvraag_id,
        aanvragen.pleegdatum,
        aanvragen.artikelnummer,
        case
            when
                coalesce(aanvragen.pleegdatum, aanvragen.aanvraagdatum) < nieuwe_wet.ingegaan_op
                then 'oud'
            when aanvragen.pleegdatum >= nieuwe_wet.ingegaan_op then 'wsm'
            else een_wet.regime
        end as regime
    from aanvragen
    cross join nieuwe_wet
    left join een_wet on aanvragen.artikelnummer = een_wet.code
)

select
    gedateerd.levering_id,
    gedateerd.aanvraag_id,
    gedateerd.regime,
    case
        when gedateerd.artikelnummer is null then 'onbekend'
        when gedateerd.regime is null then 'niet te dateren'
        else coalesce(rijen.rij, 'overig')
    end as artikelrij,
    case
        when gedateerd.pleegdatum is null then 'onbekend'
        when gedateerd.pleegdatum >= na_lijst.begint_op
            then cast(extract(year from gedateerd.pleegdatum) as varchar)
        else coalesce(pleegperioden.periode, 'niet getoond')
    end as pleegperiode,
    coalesce(
        pleegperioden.periode is not null and gedateerd.pleegdatum < date '2000-01-01', false
    ) as is_voor_2000
from gedateerd
cross join na_lijst
left join rijen
    on
        gedateerd.artikelnummer = rijen.code
        and gedateerd.regime = rijen.regime
left join pleegperioden
    on
        gedateerd.pleegdatum >= cast(pleegperioden.van as date)
        and gedateerd.pleegdatum < cast(pleegperioden.tot as date)

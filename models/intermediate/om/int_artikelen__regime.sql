-- Which law an article on a fact belongs to: numbers were reused with another meaning on 1 July
-- 2024 (M:5149-5155, M:5370-5410), so the offence date decides, and the most specific lid and
-- letter that the list knows. The first day counts, unless the article exists only in the other law
-- and the period reaches it. Without a date the law is derived only where a single one is possible:
-- an offence lies on or before the day the case came in. A code whose law the date excludes is a
-- finding and does not count.

with

feiten as (
    select
        levering_id,
        parketnummer,
        feitnummer,
        pleegdatum_begin,
        pleegdatum_eind,
        artikel_1,
        artikel_2,
        artikel_3,
        artikel_4,
        artikel_5,
        coalesce(pleegdatum_begin, pleegdatum_eind) as pleegdatum,
        greatest(pleegdatum_begin, pleegdatum_eind) as laatste_pleegdag
    from {{ ref('stg_om__feiten') }}
),

zaken as (
    select
        levering_id,
        parketnummer,
        inschrijfdatum
    from {{ ref('stg_om__zaken') }}
),

leveringen as (
    select
        levering_id,
        peildatum,
        string_split(
            replace(coalesce(artikelen_niet_gevraagd, ''), ' ', ''), ','
        ) as artikelen_niet_gevraagd
    from {{ ref('stg_keten__leveringen') }}
),

lijst as (
    select
        code,
        vorm,
        delictgroep,
        regime,
        geldig_van,
        geldig_tot,
        route_combinatie,
        coalesce(lid, '') as lid,
        coalesce(letter, '') as letter,
        noemt_minderjarige = 'ja' as noemt_minderjarige,
        selecteert = 'ja' as selecteert,
        route_verdachte = 'ja' as route_verdachte,
        min(noemt_minderjarige) over (partition by code, regime)
        <> max(noemt_minderjarige) over (partition by code, regime) as lid_beslist
    from {{ ref('artikelen') }}
),

-- 99,6% of the facts have at most four articles, five is the maximum (M:5237-5241).
teksten as (
    select
        feiten.levering_id,
        feiten.parketnummer,
        feiten.feitnummer,
        genoemd.positie,
        genoemd.tekst,
        feiten.pleegdatum,
        feiten.laatste_pleegdag,
        feiten.pleegdatum_begin is null as is_zonder_begindatum
    from feiten
    cross join
        lateral (
            values
            (1, feiten.artikel_1),
            (2, feiten.artikel_2),
            (3, feiten.artikel_3),
            (4, feiten.artikel_4),
            (5, feiten.artikel_5)
        ) as genoemd (positie, tekst)
    where genoemd.tekst is not null
),

vormen as (
    {{ artikelvormen() }}
),

andere_wetten as (
    select code from {{ ref('andere_wetten') }}
),

genoemd as (
    select distinct tekst
    from teksten
),

-- Each spelling once. It can be neither a sexual offence nor another fact.
spellingen as (
    select
        genoemd.tekst,
        regexp_extract(genoemd.tekst, '^([0-9]+[a-z]*)', 1) as artikel,
        case
            when genoemd.tekst like '%eerste lid%' then '1'
            when genoemd.tekst like '%tweede lid%' then '2'
            when genoemd.tekst like '%derde lid%' then '3'
            else regexp_extract(genoemd.tekst, '\blid ([0-9]+)', 1)
        end as lid,
        regexp_extract(genoemd.tekst, '\b(?:onder|sub) ([a-z])\b', 1) as letter,
        regexp_matches(genoemd.tekst, vormen.zedenartikel) as is_zedenartikel,
        {{ is_ander_feit('genoemd.tekst', 'andere_wetten.code is not null') }} as is_ander_feit
    from genoemd
    cross join vormen
    left join andere_wetten
        on regexp_extract(genoemd.tekst, vormen.andere_wet, 1) = andere_wetten.code
),

-- `249 lid 2 sr`, `251 lid 1 onder a sr`, `249, eerste lid, sr`; without a law it is Sr.
ontleed as (
    select
        teksten.levering_id,
        teksten.parketnummer,
        teksten.feitnummer,
        teksten.positie,
        teksten.tekst,
        teksten.pleegdatum,
        teksten.laatste_pleegdag,
        teksten.is_zonder_begindatum,
        zaken.inschrijfdatum,
        leveringen.peildatum,
        leveringen.artikelen_niet_gevraagd,
        spellingen.artikel,
        spellingen.lid,
        spellingen.letter,
        spellingen.is_zedenartikel,
        spellingen.is_ander_feit
    from teksten
    inner join spellingen on teksten.tekst = spellingen.tekst
    inner join zaken
        on
            teksten.levering_id = zaken.levering_id
            and teksten.parketnummer = zaken.parketnummer
    inner join leveringen on teksten.levering_id = leveringen.levering_id
),

-- One row per law that knows the article, with its place in the order of preference.
kandidaten as (
    select
        ontleed.levering_id,
        ontleed.parketnummer,
        ontleed.feitnummer,
        ontleed.positie,
        lijst.lid as lijst_lid,
        lijst.vorm,
        lijst.delictgroep,
        lijst.regime,
        lijst.geldig_van,
        lijst.noemt_minderjarige,
        lijst.selecteert,
        lijst.route_verdachte,
        lijst.route_combinatie,
        lijst.lid_beslist,
        list_contains(ontleed.artikelen_niet_gevraagd, ontleed.artikel)
        and lijst.geldig_van <= ontleed.peildatum
        and lijst.geldig_tot > ontleed.peildatum as is_niet_gevraagd,
        case
            when ontleed.pleegdatum is null and lijst.geldig_van <= ontleed.inschrijfdatum then 1
            when
                ontleed.pleegdatum >= lijst.geldig_van
                and ontleed.pleegdatum < lijst.geldig_tot
                then 1
            when
                ontleed.laatste_pleegdag >= lijst.geldig_van
                and ontleed.pleegdatum < lijst.geldig_tot
                then 2
        end as voorkeur
    from ontleed
    inner join lijst
        on
            ontleed.artikel = lijst.code
            and (lijst.lid = '' or ontleed.lid = lijst.lid)
            and (lijst.letter = '' or ontleed.letter = lijst.letter)
    where ontleed.is_zedenartikel
    qualify row_number() over (
        partition by
            ontleed.levering_id,
            ontleed.parketnummer,
            ontleed.feitnummer,
            ontleed.positie,
            lijst.regime,
            lijst.geldig_van
        order by lijst.lid desc, lijst.letter desc
    ) = 1
),

gekozen as (
    select
        *,
        min(regime) over (partition by levering_id, parketnummer, feitnummer, positie)
        <> max(regime) over (partition by levering_id, parketnummer, feitnummer, positie)
            as is_meerduidig
    from kandidaten
    where voorkeur is not null
    qualify row_number() over (
        partition by levering_id, parketnummer, feitnummer, positie
        order by voorkeur, geldig_van
    ) = 1
),

bekende_codes as (
    select distinct code
    from lijst
),

beoordeeld as (
    select
        ontleed.*,
        gekozen.vorm,
        gekozen.delictgroep,
        gekozen.regime,
        gekozen.noemt_minderjarige,
        gekozen.selecteert,
        gekozen.route_verdachte,
        gekozen.route_combinatie,
        gekozen.is_niet_gevraagd,
        coalesce(
            gekozen.lid_beslist and gekozen.lijst_lid = '' and ontleed.lid = '', false
        ) as is_zonder_lid,
        coalesce(
            gekozen.lid_beslist and gekozen.lijst_lid = '' and ontleed.lid <> '', false
        ) as is_onbekend_lid,
        coalesce(
            ontleed.pleegdatum < {{ begin_wsm() }}
            and ontleed.laatste_pleegdag >= {{ begin_wsm() }},
            false
        ) as is_over_wetswijziging,
        case
            when ontleed.is_ander_feit then 'ander feit'
            when not ontleed.is_zedenartikel or bekende_codes.code is null then 'onbekend'
            when gekozen.regime is null then 'regime uitgesloten'
            when ontleed.pleegdatum is null and gekozen.is_meerduidig then 'niet dateerbaar'
            else 'geldig'
        end as status
    from ontleed
    left join bekende_codes on ontleed.artikel = bekende_codes.code
    left join gekozen
        on
            ontleed.levering_id = gekozen.levering_id
            and ontleed.parketnummer = gekozen.parketnummer
            and ontleed.feitnummer = gekozen.feitnummer
            and ontleed.positie = gekozen.positie
)

select
    levering_id,
    parketnummer,
    feitnummer,
    positie,
    tekst,
    artikel,
    status,
    is_zedenartikel,
    pleegdatum,
    is_zonder_lid,
    is_onbekend_lid,
    is_zonder_begindatum,
    is_over_wetswijziging,
    nullif(lid, '') as lid,
    nullif(letter, '') as letter,
    case when status = 'geldig' then regime end as regime,
    case when status = 'geldig' then vorm end as vorm,
    case when status = 'geldig' then delictgroep end as delictgroep,
    status = 'geldig' and noemt_minderjarige as noemt_minderjarige,
    status = 'geldig' and selecteert as telt_mee,
    status = 'geldig' and selecteert and not is_niet_gevraagd as is_gevraagd,
    status = 'geldig' and route_verdachte as route_verdachte,
    case when status = 'geldig' then route_combinatie end as route_combinatie,
    case
        when status in ('regime uitgesloten', 'niet dateerbaar', 'onbekend') then status
        when status = 'ander feit' then null
        when is_zonder_lid then 'lid ontbreekt'
        when is_onbekend_lid then 'lid onbekend'
        when is_over_wetswijziging then 'periode over 1 juli 2024'
        when pleegdatum is null then 'pleegdatum onbekend'
        when is_zonder_begindatum then 'alleen einddatum'
    end as bevinding
from beoordeeld

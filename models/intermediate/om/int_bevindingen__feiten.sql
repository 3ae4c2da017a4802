-- Findings about facts and their articles: the law cannot be determined or contradicts the date, or
-- the registration of the fact contradicts itself. Only facts with a sexual article are looked at.

with

zaken as (
    select * from {{ ref('stg_om__zaken') }}
),

feiten as (
    select * from {{ ref('stg_om__feiten') }}
),

artikelen as (
    select
        artikelen.levering_id,
        artikelen.parketnummer,
        artikelen.feitnummer,
        artikelen.positie,
        artikelen.status,
        artikelen.noemt_minderjarige,
        artikelen.is_zonder_lid,
        artikelen.is_onbekend_lid,
        artikelen.is_over_wetswijziging,
        minderjarigheid.classificatie_zegt
    from {{ ref('int_artikelen__regime') }} as artikelen
    inner join {{ ref('int_artikelen__minderjarigheid') }} as minderjarigheid
        on
            artikelen.levering_id = minderjarigheid.levering_id
            and artikelen.parketnummer = minderjarigheid.parketnummer
            and artikelen.feitnummer = minderjarigheid.feitnummer
            and artikelen.positie = minderjarigheid.positie
    where artikelen.status <> 'ander feit'
),

kindfeiten as (
    select
        levering_id,
        parketnummer,
        feitnummer
    from {{ ref('int_feiten__kindfeit') }}
    where is_kindfeit
),

-- One row per fact with a sexual article; the articles together say what is missing.
zedenfeiten as (
    select
        feiten.levering_id,
        feiten.parketnummer,
        feiten.feitnummer,
        feiten.regelnummer,
        feiten.pleegdatum_begin,
        feiten.pleegdatum_eind,
        feiten.maatschappelijke_classificatie,
        zaken.inschrijfdatum,
        feiten.artikel_5 is not null as is_vol,
        kindfeiten.feitnummer is not null as is_kindfeit,
        bool_or(artikelen.is_over_wetswijziging) as is_over_wetswijziging,
        bool_or(
            artikelen.noemt_minderjarige and artikelen.classificatie_zegt = 'meerderjarig'
        ) as is_tegengesproken
    from feiten
    inner join artikelen
        on
            feiten.levering_id = artikelen.levering_id
            and feiten.parketnummer = artikelen.parketnummer
            and feiten.feitnummer = artikelen.feitnummer
    inner join zaken
        on
            feiten.levering_id = zaken.levering_id
            and feiten.parketnummer = zaken.parketnummer
    left join kindfeiten
        on
            feiten.levering_id = kindfeiten.levering_id
            and feiten.parketnummer = kindfeiten.parketnummer
            and feiten.feitnummer = kindfeiten.feitnummer
    group by all
),

feit_signalen as (
    select
        zedenfeiten.levering_id,
        'feiten' as tabel,
        zedenfeiten.regelnummer,
        signalen.bevinding,
        concat_ws('|', zedenfeiten.parketnummer, zedenfeiten.feitnummer) as sleutel
    from zedenfeiten
    cross join
        lateral (
            values
            (
                'pleegdatum onbekend',
                zedenfeiten.pleegdatum_begin is null and zedenfeiten.pleegdatum_eind is null
            ),
            (
                'alleen einddatum',
                zedenfeiten.pleegdatum_begin is null and zedenfeiten.pleegdatum_eind is not null
            ),
            (
                'einddatum voor begindatum',
                zedenfeiten.pleegdatum_eind < zedenfeiten.pleegdatum_begin
            ),
            ('periode over 1 juli 2024', zedenfeiten.is_over_wetswijziging),
            (
                'pleegdatum na inschrijfdatum',
                coalesce(zedenfeiten.pleegdatum_begin, zedenfeiten.pleegdatum_eind)
                > zedenfeiten.inschrijfdatum
            ),
            ('classificatie spreekt artikel tegen', zedenfeiten.is_tegengesproken),
            -- Phoenix gives at most five (M:5237-5241), so a fact with five may have had more.
            ('mogelijk afgekapte artikelen', zedenfeiten.is_vol),
            (
                'classificatie leeg',
                zedenfeiten.is_kindfeit and zedenfeiten.maatschappelijke_classificatie is null
            )
        ) as signalen (bevinding, is_waar)
    where signalen.is_waar
),

artikel_signalen as (
    select
        artikelen.levering_id,
        'feiten' as tabel,
        feiten.regelnummer,
        concat_ws(
            '|', artikelen.parketnummer, artikelen.feitnummer, artikelen.positie
        ) as sleutel,
        case
            when artikelen.status = 'onbekend' then 'artikel onbekend'
            when artikelen.status = 'regime uitgesloten' then 'artikel buiten de wet op pleegdatum'
            when artikelen.status = 'niet dateerbaar' then 'artikel niet dateerbaar'
            when artikelen.is_onbekend_lid then 'lid onbekend'
            else 'lid ontbreekt'
        end as bevinding
    from artikelen
    inner join feiten
        on
            artikelen.levering_id = feiten.levering_id
            and artikelen.parketnummer = feiten.parketnummer
            and artikelen.feitnummer = feiten.feitnummer
    where
        artikelen.status <> 'geldig' or artikelen.is_zonder_lid or artikelen.is_onbekend_lid
)

select
    levering_id,
    tabel,
    sleutel,
    regelnummer,
    bevinding
from feit_signalen
union all
select
    levering_id,
    tabel,
    sleutel,
    regelnummer,
    bevinding
from artikel_signalen

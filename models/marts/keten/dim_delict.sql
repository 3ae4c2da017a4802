-- The common taxonomy: a code means something only together with the register and the offence date.
-- Article numbers were reused on 1 July 2024 (M:5370-5410), so the key is code x interval.

with

mk_codes as (
    select
        'politie mk' as registratiesysteem,
        code,
        '' as lid,
        '' as letter,
        label,
        vorm,
        delictgroep,
        regime,
        true as telt_mee,
        cast(null as boolean) as noemt_minderjarige,
        geldig_van,
        geldig_tot,
        bron_regel
    from {{ ref('mk_codes') }}
),

artikelen as (
    select
        'wetboek van strafrecht' as registratiesysteem,
        code,
        coalesce(lid, '') as lid,
        coalesce(letter, '') as letter,
        label,
        vorm,
        delictgroep,
        regime,
        selecteert = 'ja' as telt_mee,
        noemt_minderjarige = 'ja' as noemt_minderjarige,
        geldig_van,
        geldig_tot,
        bron_regel
    from {{ ref('artikelen') }}
),

concordantie as (
    select
        code_oud,
        string_agg(code_nieuw, ', ' order by code_nieuw) as codes_nieuw
    from {{ ref('artikel_concordantie') }}
    group by code_oud
),

concordantie_terug as (
    select
        code_nieuw,
        string_agg(code_oud, ', ' order by code_oud) as codes_oud
    from {{ ref('artikel_concordantie') }}
    group by code_nieuw
),

delicten as (
    select * from mk_codes
    union all
    select * from artikelen
)

select
    delicten.registratiesysteem,
    delicten.code,
    delicten.lid,
    delicten.letter,
    delicten.label,
    delicten.vorm,
    delicten.delictgroep,
    delicten.regime,
    delicten.telt_mee,
    delicten.noemt_minderjarige,
    cast(delicten.geldig_van as date) as geldig_van,
    cast(delicten.geldig_tot as date) as geldig_tot,
    delicten.bron_regel,
    concat_ws(
        '|',
        delicten.registratiesysteem,
        delicten.code,
        delicten.lid,
        delicten.letter,
        delicten.geldig_van
    ) as delict_id,
    case
        when delicten.registratiesysteem = 'politie mk' then null
        when delicten.regime = 'oud' then concordantie.codes_nieuw
        else concordantie_terug.codes_oud
    end as concordantie
from delicten
left join concordantie on delicten.code = concordantie.code_oud
left join concordantie_terug on delicten.code = concordantie_terug.code_nieuw

-- Reasons of the contacts of minors, read with the list of the day of contact: after 2022
-- another registration has other reasons (M:4216-4219), and nothing ties one list to the other,
-- also where a name is in both. Two spellings of one reason on one contact are one reason. A
-- reason that the list of that day does not have is kept apart and counted.

with

contacten as (
    select
        levering_id,
        contact_id,
        contactdatum
    from {{ ref('int_contacten__minderjarig') }}
),

redenen as (
    select
        levering_id,
        contact_id,
        reden
    from {{ ref('stg_helpwanted__contactredenen') }}
),

lijst as (
    select
        code,
        label,
        cast(geldig_van as date) as geldig_van,
        cast(geldig_tot as date) as geldig_tot
    from {{ ref('helpwanted_redenen') }}
)

select distinct
    contacten.levering_id,
    contacten.contact_id,
    contacten.contactdatum,
    lijst.geldig_van as lijst_van,
    lijst.geldig_tot as lijst_tot,
    coalesce(lijst.label, redenen.reden) as reden,
    lijst.code is not null as is_op_lijst
from contacten
inner join redenen
    on
        contacten.levering_id = redenen.levering_id
        and contacten.contact_id = redenen.contact_id
left join lijst
    on
        redenen.reden = lijst.code
        and contacten.contactdatum >= lijst.geldig_van
        and contacten.contactdatum < lijst.geldig_tot

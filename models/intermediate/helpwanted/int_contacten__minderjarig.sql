-- Contacts by or about minors. What is received holds all contacts and is filtered on them
-- (M:4213-4216), by the age category that was registered, read with the list of the day of
-- contact (M:4216-4218). A contact of unknown age is not counted; `minderjarig (leeftijd
-- onbekend)` is a category of its own and is.

with

contacten as (
    select *
    from {{ ref('stg_helpwanted__contacten') }}
),

lijst as (
    select *
    from {{ ref('helpwanted_leeftijdscategorieen') }}
    where minderjarig = 'ja'
)

select
    contacten.levering_id,
    contacten.contact_id,
    contacten.contactdatum,
    contacten.medium,
    contacten.politie,
    contacten.leeftijdscategorie,
    lijst.rij as leeftijdsrij
from contacten
inner join lijst
    on
        contacten.leeftijdscategorie = lijst.code
        and contacten.contactdatum >= cast(lijst.geldig_van as date)
        and contacten.contactdatum < cast(lijst.geldig_tot as date)

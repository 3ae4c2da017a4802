-- Applications after sexual violence by who was a minor at the time of the offence
-- (M:6589-6591). Sexual violence is an offence against morals in the Wetboek van Strafrecht
-- (M:6600-6602): another article takes the application out, an empty one does not, because what
-- is delivered are applications after sexual offences. Unknown age is not minor.

with

aanvragen as (
    select *
    from {{ ref('stg_schadefonds__aanvragen') }}
),

vormen as (
    {{ artikelvormen() }}
)

select
    aanvragen.levering_id,
    aanvragen.aanvraag_id,
    aanvragen.aanvraagdatum,
    aanvragen.pleegdatum,
    aanvragen.beslissing,
    aanvragen.leeftijd,
    aanvragen.geslacht,
    nullif(regexp_extract(aanvragen.artikel, '^([0-9]+[a-z]*)', 1), '') as artikelnummer
from aanvragen
cross join vormen
where
    aanvragen.leeftijd < 18
    and coalesce(regexp_matches(aanvragen.artikel, vormen.zedenartikel), true)

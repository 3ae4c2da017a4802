-- How often each value of a column stands in a delivery, per month: what an extract looks like
-- before any rule of the Monitor. The month is that of the date on which the row, or the step that
-- it is about, was registered. Columns that fill up as time passes (sent to the OM, closed,
-- summoned) are left out: recent months would always differ from older ones. For the same reason a
-- delay is counted in the month of the later of its two dates.

with

incidenten as (
    select * from {{ ref('stg_politie__incidenten') }}
),

slachtoffers as (
    select * from {{ ref('stg_politie__slachtoffers') }}
),

verdachten as (
    select * from {{ ref('stg_politie__verdachten') }}
),

zaken as (
    select * from {{ ref('stg_om__zaken') }}
),

feiten as (
    select * from {{ ref('stg_om__feiten') }}
),

beslissingen as (
    select * from {{ ref('stg_om__beslissingen') }}
),

vonnissen as (
    select * from {{ ref('stg_om__vonnissen') }}
),

straffen as (
    select * from {{ ref('stg_om__straffen') }}
),

contacten as (
    select * from {{ ref('stg_helpwanted__contacten') }}
),

contactredenen as (
    select * from {{ ref('stg_helpwanted__contactredenen') }}
),

aanvragen as (
    select * from {{ ref('stg_schadefonds__aanvragen') }}
),

-- One column per thing that is looked at; empty text is an empty cell. Of keys, days and free text
-- only whether they are filled.
incidenten_breed as (
    select
        'incidenten' as tabel,
        levering_id,
        registratiedatum as datum,
        eenheid,
        mk_code,
        cast(geinformeerd as varchar) as geinformeerd,
        cast(aangifte as varchar) as aangifte,
        case when pleegdatum_begin is null then '' else 'gevuld' end as pleegdatum_begin,
        case when pleeglocatie is null then '' else 'gevuld' end as pleeglocatie,
        coalesce(
            cast({{ dagen_tussen('pleegdatum_begin', 'melddatum') }} as varchar), ''
        ) as pleegdatum_tot_melddatum,
        cast({{ dagen_tussen('melddatum', 'registratiedatum') }} as varchar)
            as melddatum_tot_registratie
    from incidenten
),

rollen_breed as (
    select
        rollen.tabel,
        rollen.levering_id,
        incidenten.registratiedatum as datum,
        'rij' as rij,
        case when rollen.persoon_id is null then '' else 'gevuld' end as persoon_id,
        coalesce(rollen.geslacht, '') as geslacht,
        coalesce(cast(rollen.leeftijd as varchar), '') as leeftijd
    from (
        select
            'slachtoffers' as tabel,
            levering_id,
            incident_id,
            persoon_id,
            geslacht,
            leeftijd
        from slachtoffers
        union all
        select
            'verdachten' as tabel,
            levering_id,
            incident_id,
            persoon_id,
            geslacht,
            leeftijd
        from verdachten
    ) as rollen
    inner join incidenten
        on
            rollen.levering_id = incidenten.levering_id
            and rollen.incident_id = incidenten.incident_id
),

zaken_breed as (
    select
        'zaken' as tabel,
        levering_id,
        inschrijfdatum as datum,
        parket,
        coalesce(geslacht, '') as geslacht,
        coalesce(cast(leeftijd as varchar), '') as leeftijd,
        coalesce(cast(geboren_in_nederland as varchar), '') as geboren_in_nederland
    from zaken
),

feiten_breed as (
    select
        'feiten' as tabel,
        feiten.levering_id,
        zaken.inschrijfdatum as datum,
        feiten.artikel_1,
        coalesce(feiten.maatschappelijke_classificatie, '') as maatschappelijke_classificatie,
        case when feiten.pleegdatum_begin is null then '' else 'gevuld' end as pleegdatum_begin,
        coalesce(
            cast({{ dagen_tussen('feiten.pleegdatum_begin', 'zaken.inschrijfdatum') }} as varchar),
            ''
        ) as pleegdatum_tot_inschrijving
    from feiten
    inner join zaken
        on feiten.levering_id = zaken.levering_id and feiten.parketnummer = zaken.parketnummer
),

beslissingen_breed as (
    select
        'beslissingen' as tabel,
        beslissingen.levering_id,
        beslissingen.beslisdatum as datum,
        beslissingen.beslissing,
        cast(
            {{ dagen_tussen('zaken.inschrijfdatum', 'beslissingen.beslisdatum') }} as varchar
        ) as inschrijving_tot_beslissing
    from beslissingen
    inner join zaken
        on
            beslissingen.levering_id = zaken.levering_id
            and beslissingen.parketnummer = zaken.parketnummer
    where beslissingen.beslisdatum is not null
),

vonnissen_breed as (
    select
        'vonnissen' as tabel,
        vonnissen.levering_id,
        vonnissen.uitspraakdatum as datum,
        coalesce(vonnissen.uitspraak, '') as uitspraak,
        cast({{ dagen_tussen('zaken.inschrijfdatum', 'vonnissen.uitspraakdatum') }} as varchar)
            as inschrijving_tot_uitspraak
    from vonnissen
    inner join zaken
        on vonnissen.levering_id = zaken.levering_id and vonnissen.parketnummer = zaken.parketnummer
),

straffen_breed as (
    select
        'straffen' as tabel,
        straffen.levering_id,
        vonnissen.uitspraakdatum as datum,
        straffen.soort
    from straffen
    inner join vonnissen
        on
            straffen.levering_id = vonnissen.levering_id
            and straffen.parketnummer = vonnissen.parketnummer
),

contacten_breed as (
    select
        'contacten' as tabel,
        levering_id,
        contactdatum as datum,
        coalesce(medium, '') as medium,
        coalesce(leeftijdscategorie, '') as leeftijdscategorie,
        case when platform is null then '' else 'gevuld' end as platform,
        coalesce(politie, '') as politie
    from contacten
),

aanvragen_breed as (
    select
        'aanvragen' as tabel,
        levering_id,
        aanvraagdatum as datum,
        coalesce(artikel, '') as artikel,
        coalesce(geslacht, '') as geslacht,
        coalesce(cast(leeftijd as varchar), '') as leeftijd,
        coalesce(cast({{ dagen_tussen('pleegdatum', 'aanvraagdatum') }} as varchar), '')
            as pleegdatum_tot_aanvraag
    from aanvragen
),

redenen_breed as (
    select
        'contactredenen' as tabel,
        contactredenen.levering_id,
        contacten.contactdatum as datum,
        contactredenen.reden
    from contactredenen
    inner join contacten
        on
            contactredenen.levering_id = contacten.levering_id
            and contactredenen.contact_id = contacten.contact_id
),

waarden as (
    select * from incidenten_breed
    unpivot (
        waarde for kolom in (
            eenheid, mk_code, geinformeerd, aangifte, pleegdatum_begin, pleeglocatie,
            pleegdatum_tot_melddatum, melddatum_tot_registratie
        )
    )
    union all
    select * from rollen_breed
    unpivot (waarde for kolom in (rij, persoon_id, geslacht, leeftijd))
    union all
    select * from zaken_breed
    unpivot (waarde for kolom in (parket, geslacht, leeftijd, geboren_in_nederland))
    union all
    select * from feiten_breed
    unpivot (
        waarde for kolom in (
            artikel_1, maatschappelijke_classificatie, pleegdatum_begin,
            pleegdatum_tot_inschrijving
        )
    )
    union all
    select * from beslissingen_breed
    unpivot (waarde for kolom in (beslissing, inschrijving_tot_beslissing))
    union all
    select * from vonnissen_breed
    unpivot (waarde for kolom in (uitspraak, inschrijving_tot_uitspraak))
    union all
    select * from straffen_breed
    unpivot (waarde for kolom in (soort))
    union all
    select * from contacten_breed
    unpivot (waarde for kolom in (medium, leeftijdscategorie, platform, politie))
    union all
    select * from redenen_breed
    unpivot (waarde for kolom in (reden))
    union all
    select * from aanvragen_breed
    unpivot (waarde for kolom in (artikel, geslacht, leeftijd, pleegdatum_tot_aanvraag))
)

select
    levering_id,
    tabel,
    kolom,
    cast(date_trunc('month', datum) as date) as maand,
    nullif(waarde, '') as waarde,
    count(*) as aantal
from waarden
group by all

-- Every finding with the rule that speaks, and what was found: the values of the columns that the
-- rule names, of the record itself, of the incident or case it belongs to, and of its verdict.
-- A finding keeps its identity over versions and yearly deliveries: source, rule and key of the
-- record within its key space; of a person the incident and the pseudonym. Records without a full
-- key are told apart by their order.

with

regels as (
    select * from {{ ref('registratieregels') }}
),

bevindingen as (
    select * from {{ ref('int_bevindingen__samen') }}
),

-- The key space of the key; the code of an incident has none of its own.
sleutelruimten as (
    select
        leveringen.levering_id,
        tabellen.tabel,
        tabellen.sleutelruimte
    from {{ ref('stg_keten__leveringen') }} as leveringen
    cross join
        lateral (
            values
            ('slachtoffers', leveringen.sleutelruimte_persoon_id),
            ('verdachten', leveringen.sleutelruimte_persoon_id),
            ('zaken', leveringen.sleutelruimte_parketnummer),
            ('feiten', leveringen.sleutelruimte_parketnummer),
            ('beslissingen', leveringen.sleutelruimte_parketnummer),
            ('vonnissen', leveringen.sleutelruimte_parketnummer),
            ('straffen', leveringen.sleutelruimte_parketnummer)
        ) as tabellen (tabel, sleutelruimte)
),

gevonden_rijen as (
    select distinct
        levering_id,
        tabel,
        regelnummer
    from bevindingen
),

meldingen as (
    select
        levering_id,
        incident_id,
        jongste_leeftijd as jongste_slachtoffer
    from {{ ref('int_meldingen__minderjarig_slachtoffer') }}
),

vonnissen as (
    select * from {{ ref('stg_om__vonnissen') }}
),

incidenten as (
    select
        incidenten.*,
        meldingen.jongste_slachtoffer
    from {{ ref('stg_politie__incidenten') }} as incidenten
    left join meldingen
        on
            incidenten.levering_id = meldingen.levering_id
            and incidenten.incident_id = meldingen.incident_id
),

zaken as (
    select
        zaken.*,
        vonnissen.uitspraakdatum,
        vonnissen.uitspraak
    from {{ ref('stg_om__zaken') }} as zaken
    left join vonnissen
        on
            zaken.levering_id = vonnissen.levering_id
            and zaken.parketnummer = vonnissen.parketnummer
),

-- A record with a finding as names and values, and the incident or case that it belongs to.
rijen as (
    select
        rij.levering_id,
        'incidenten' as tabel,
        rij.regelnummer,
        to_json(rij) as waarden,
        null as waarden_ouder
    from incidenten as rij
    inner join gevonden_rijen as gevonden
        on
            rij.levering_id = gevonden.levering_id
            and rij.regelnummer = gevonden.regelnummer
            and gevonden.tabel = 'incidenten'
    union all
    select
        rij.levering_id,
        'slachtoffers' as tabel,
        rij.regelnummer,
        to_json(rij) as waarden,
        to_json(ouder) as waarden_ouder
    from {{ ref('stg_politie__slachtoffers') }} as rij
    inner join gevonden_rijen as gevonden
        on
            rij.levering_id = gevonden.levering_id
            and rij.regelnummer = gevonden.regelnummer
            and gevonden.tabel = 'slachtoffers'
    inner join incidenten as ouder
        on rij.levering_id = ouder.levering_id and rij.incident_id = ouder.incident_id
    union all
    select
        rij.levering_id,
        'verdachten' as tabel,
        rij.regelnummer,
        to_json(rij) as waarden,
        to_json(ouder) as waarden_ouder
    from {{ ref('stg_politie__verdachten') }} as rij
    inner join gevonden_rijen as gevonden
        on
            rij.levering_id = gevonden.levering_id
            and rij.regelnummer = gevonden.regelnummer
            and gevonden.tabel = 'verdachten'
    inner join incidenten as ouder
        on rij.levering_id = ouder.levering_id and rij.incident_id = ouder.incident_id
    union all
    select
        rij.levering_id,
        'zaken' as tabel,
        rij.regelnummer,
        to_json(rij) as waarden,
        null as waarden_ouder
    from zaken as rij
    inner join gevonden_rijen as gevonden
        on
            rij.levering_id = gevonden.levering_id
            and rij.regelnummer = gevonden.regelnummer
            and gevonden.tabel = 'zaken'
    union all
    select
        rij.levering_id,
        'feiten' as tabel,
        rij.regelnummer,
        to_json(rij) as waarden,
        to_json(ouder) as waarden_ouder
    from {{ ref('stg_om__feiten') }} as rij
    inner join gevonden_rijen as gevonden
        on
            rij.levering_id = gevonden.levering_id
            and rij.regelnummer = gevonden.regelnummer
            and gevonden.tabel = 'feiten'
    inner join zaken as ouder
        on rij.levering_id = ouder.levering_id and rij.parketnummer = ouder.parketnummer
    union all
    select
        rij.levering_id,
        'beslissingen' as tabel,
        rij.regelnummer,
        to_json(rij) as waarden,
        to_json(ouder) as waarden_ouder
    from {{ ref('stg_om__beslissingen') }} as rij
    inner join gevonden_rijen as gevonden
        on
            rij.levering_id = gevonden.levering_id
            and rij.regelnummer = gevonden.regelnummer
            and gevonden.tabel = 'beslissingen'
    inner join zaken as ouder
        on rij.levering_id = ouder.levering_id and rij.parketnummer = ouder.parketnummer
    union all
    select
        rij.levering_id,
        'vonnissen' as tabel,
        rij.regelnummer,
        to_json(rij) as waarden,
        to_json(ouder) as waarden_ouder
    from vonnissen as rij
    inner join gevonden_rijen as gevonden
        on
            rij.levering_id = gevonden.levering_id
            and rij.regelnummer = gevonden.regelnummer
            and gevonden.tabel = 'vonnissen'
    inner join zaken as ouder
        on rij.levering_id = ouder.levering_id and rij.parketnummer = ouder.parketnummer
    union all
    select
        rij.levering_id,
        'straffen' as tabel,
        rij.regelnummer,
        to_json(rij) as waarden,
        to_json(ouder) as waarden_ouder
    from {{ ref('stg_om__straffen') }} as rij
    inner join gevonden_rijen as gevonden
        on
            rij.levering_id = gevonden.levering_id
            and rij.regelnummer = gevonden.regelnummer
            and gevonden.tabel = 'straffen'
    inner join zaken as ouder
        on rij.levering_id = ouder.levering_id and rij.parketnummer = ouder.parketnummer
    union all
    select
        rij.levering_id,
        'reeksen' as tabel,
        rij.regelnummer,
        to_json(rij) as waarden,
        null as waarden_ouder
    from {{ ref('stg_reeksen__reeksen') }} as rij
    inner join gevonden_rijen as gevonden
        on
            rij.levering_id = gevonden.levering_id
            and rij.regelnummer = gevonden.regelnummer
            and gevonden.tabel = 'reeksen'
),

getoond as (
    select
        bevindingen.*,
        regels.klasse,
        regels.ernst,
        regels.verwacht,
        regels.toelichting,
        cast(
            coalesce(
                rijen.waarden ->> 'registratiedatum',
                rijen.waarden_ouder ->> 'registratiedatum',
                rijen.waarden ->> 'inschrijfdatum',
                rijen.waarden_ouder ->> 'inschrijfdatum',
                rijen.waarden ->> 'periode_van'
            ) as date
        ) as datum,
        coalesce(sleutelruimten.sleutelruimte, '') as sleutelruimte,
        case
            when bevindingen.tabel in ('slachtoffers', 'verdachten')
                then concat_ws('|', bevindingen.sleutel, rijen.waarden ->> 'persoon_id')
            else bevindingen.sleutel
        end as recordsleutel,
        array_to_string(
            list_transform(
                string_split(regels.kolommen, ' '),
                lambda kolom: kolom || ' ' || coalesce(
                    rijen.waarden ->> kolom, rijen.waarden_ouder ->> kolom, 'leeg'
                )
            ),
            '; '
        ) as waarden
    from bevindingen
    left join regels
        on
            bevindingen.bron = regels.bron
            and bevindingen.tabel = regels.tabel
            and bevindingen.bevinding = regels.bevinding
    left join rijen
        on
            bevindingen.levering_id = rijen.levering_id
            and bevindingen.tabel = rijen.tabel
            and bevindingen.regelnummer = rijen.regelnummer
    left join sleutelruimten
        on
            bevindingen.levering_id = sleutelruimten.levering_id
            and bevindingen.tabel = sleutelruimten.tabel
),

genummerd as (
    select
        *,
        row_number() over (
            partition by levering_id, tabel, bevinding, recordsleutel
            order by regelnummer
        ) as volgnummer
    from getoond
)

select
    levering_id,
    bron,
    tabel,
    regelnummer,
    sleutel,
    bevinding,
    klasse,
    ernst,
    verwacht,
    toelichting,
    sleutelruimte,
    datum,
    left(
        md5(concat_ws('|', bron, tabel, bevinding, sleutelruimte, recordsleutel, volgnummer)), 16
    ) as bevinding_id,
    waarden || coalesce('; ' || vergelijking, '') as gevonden
from genummerd

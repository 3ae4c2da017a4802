-- Monthly counts of everything that is delivered as records: the total of each population and its
-- parts by form, code, unit, parket, decision or medium, on the date that puts a record in a year.
-- A row per delivery that is in force for some year: the newest is searched for breaks, older ones
-- tell how much of a month was not there yet. What lies outside the delivered period is left out.

with

meldingen as (
    select
        levering_id,
        'meldingen' as populatie,
        registratiedatum as dag,
        vorm,
        mk_code as code,
        eenheid
    from {{ ref('fct_meldingen') }}
),

zaken as (
    select *
    from {{ ref('fct_zaken') }}
),

contacten as (
    select
        levering_id,
        'contacten' as populatie,
        contactdatum as dag,
        medium
    from {{ ref('int_contacten__minderjarig') }}
),

aanvragen as (
    select
        levering_id,
        'aanvragen' as populatie,
        aanvraagdatum as dag
    from {{ ref('int_aanvragen__minderjarig') }}
),

leveringen as (
    select
        levering_id,
        bron,
        peildatum,
        periode_van,
        periode_tot
    from {{ ref('stg_keten__leveringen') }}
),

geldend as (
    select distinct
        levering_id,
        populatie
    from {{ ref('int_leveringen__geldend') }}
),

-- Which column a kind of part comes from is said once, by its name.
records as (
    select * from meldingen
    union all by name
    select
        levering_id,
        'instroom' as populatie,
        inschrijfdatum as dag,
        vorm,
        parket
    from zaken
    union all by name
    select
        levering_id,
        'afgehandeld' as populatie,
        afhandeldatum as dag,
        vorm,
        parket,
        beslissing
    from zaken
    union all by name
    select
        levering_id,
        'berecht' as populatie,
        uitspraakdatum as dag,
        vorm,
        parket
    from zaken
    union all by name
    select * from contacten
    union all by name
    select * from aanvragen
),

maanden as (
    select
        records.levering_id,
        records.populatie,
        leveringen.bron,
        leveringen.peildatum,
        leveringen.periode_van,
        leveringen.periode_tot,
        cast(date_trunc('month', records.dag) as date) as maand,
        records.vorm,
        records.code,
        records.eenheid,
        records.parket,
        records.beslissing,
        records.medium,
        count(*) as aantal
    from records
    inner join leveringen on records.levering_id = leveringen.levering_id
    inner join geldend
        on
            records.levering_id = geldend.levering_id
            and records.populatie = geldend.populatie
    where records.dag >= leveringen.periode_van and records.dag < leveringen.periode_tot
    group by all
),

delen as (
    select
        levering_id,
        populatie,
        bron,
        peildatum,
        periode_van,
        periode_tot,
        maand,
        aantal,
        unnest([
            struct_pack(soort := 'totaal', reeks := 'totaal'),
            struct_pack(soort := 'vorm', reeks := vorm),
            struct_pack(soort := 'code', reeks := code),
            struct_pack(soort := 'eenheid', reeks := eenheid),
            struct_pack(soort := 'parket', reeks := parket),
            struct_pack(soort := 'beslissing', reeks := beslissing),
            struct_pack(soort := 'medium', reeks := medium)
        ]) as deel
    from maanden
)

select
    levering_id,
    populatie,
    bron,
    peildatum,
    periode_van,
    periode_tot,
    maand,
    cast(sum(aantal) as bigint) as aantal,
    struct_extract(deel, 'soort') as soort,
    struct_extract(deel, 'reeks') as reeks
from delen
where struct_extract(deel, 'reeks') is not null
group by all

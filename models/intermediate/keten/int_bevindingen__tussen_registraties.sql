-- Rules over several registrations (keten). An age on an offence date leaves a year of possible
-- days of birth: later than the first offence day minus (age + 1) years, and on or before the
-- last one minus age years. Registrations of one person whose days of birth share none contradict
-- each other; suspects are compared with all registrations of the person in their delivery, and
-- with the current deliveries of the other supplier where both name the same key space of
-- persoon_id. What another supplier registered is not shown, since the finding goes to this one.
-- And, as information only, suspects of reports that were sent in under a
-- parketnummer of which the extract of the OM has no case, although it covers the day of sending
-- in.

with

leveringen as (
    select
        levering_id,
        bron,
        periode_tot,
        sleutelruimte_persoon_id
    from {{ ref('stg_keten__leveringen') }}
),

actueel as (
    select levering_id
    from {{ ref('int_leveringen__versies') }}
    where is_actueel
),

gekoppeld as (
    select * from {{ ref('int_leveringen__sleutelruimte') }}
),

incidenten as (
    select
        levering_id,
        incident_id,
        naar_om,
        inzenddatum_om,
        coalesce(pleegdatum_begin, pleegdatum_eind) as eerste_dag,
        greatest(pleegdatum_begin, pleegdatum_eind) as laatste_dag
    from {{ ref('stg_politie__incidenten') }}
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
    select
        levering_id,
        parketnummer,
        min(coalesce(pleegdatum_begin, pleegdatum_eind)) as eerste_dag,
        max(greatest(pleegdatum_begin, pleegdatum_eind)) as laatste_dag
    from {{ ref('stg_om__feiten') }}
    group by levering_id, parketnummer
),

personen as (
    select
        levering_id,
        'slachtoffers' as tabel,
        incident_id as sleutel,
        regelnummer,
        persoon_id,
        leeftijd
    from slachtoffers
    union all
    select
        levering_id,
        'verdachten' as tabel,
        incident_id as sleutel,
        regelnummer,
        persoon_id,
        leeftijd
    from verdachten
),

gedateerd as (
    select
        personen.*,
        incidenten.eerste_dag,
        incidenten.laatste_dag
    from personen
    inner join incidenten
        on
            personen.levering_id = incidenten.levering_id
            and personen.sleutel = incidenten.incident_id
    union all
    select
        zaken.levering_id,
        'zaken' as tabel,
        zaken.parketnummer as sleutel,
        zaken.regelnummer,
        zaken.persoon_id,
        zaken.leeftijd,
        feiten.eerste_dag,
        feiten.laatste_dag
    from zaken
    inner join feiten
        on zaken.levering_id = feiten.levering_id and zaken.parketnummer = feiten.parketnummer
),

geboren as (
    select
        levering_id,
        tabel,
        sleutel,
        regelnummer,
        persoon_id,
        cast(eerste_dag - (leeftijd + 1) * interval 1 year + interval 1 day as date) as vroegst,
        cast(laatste_dag - leeftijd * interval 1 year as date) as uiterlijk
    from gedateerd
    where persoon_id is not null and leeftijd is not null and eerste_dag is not null
),

vergeleken as (
    select
        deze.levering_id,
        andere.levering_id as andere_levering_id
    from leveringen as deze
    inner join leveringen as andere
        on
            deze.levering_id = andere.levering_id
            or (
                deze.bron <> andere.bron
                and deze.sleutelruimte_persoon_id = andere.sleutelruimte_persoon_id
            )
    left join actueel on andere.levering_id = actueel.levering_id
    where deze.levering_id = andere.levering_id or actueel.levering_id is not null
),

getoetst as (
    select
        vergeleken.levering_id,
        geboren.tabel,
        geboren.sleutel,
        geboren.regelnummer,
        geboren.vroegst,
        geboren.uiterlijk,
        geboren.levering_id = vergeleken.levering_id as is_eigen,
        max(geboren.vroegst) over persoon as laatste_vroegst,
        min(geboren.uiterlijk) over persoon as eerste_uiterlijk,
        max(case when geboren.levering_id = vergeleken.levering_id then geboren.vroegst end)
            over persoon as eigen_laatste_vroegst,
        min(case when geboren.levering_id = vergeleken.levering_id then geboren.uiterlijk end)
            over persoon as eigen_eerste_uiterlijk
    from vergeleken
    inner join geboren on vergeleken.andere_levering_id = geboren.levering_id
    window persoon as (partition by vergeleken.levering_id, geboren.persoon_id)
)

select
    levering_id,
    tabel,
    sleutel,
    regelnummer,
    'leeftijd spreekt andere registratie tegen' as bevinding,
    'geboren van ' || vroegst || ' tot en met ' || uiterlijk
    || case
        when vroegst > eigen_eerste_uiterlijk
            then ', elders uiterlijk ' || eigen_eerste_uiterlijk
        when uiterlijk < eigen_laatste_vroegst
            then ', elders op zijn vroegst ' || eigen_laatste_vroegst
        when vroegst > eerste_uiterlijk then ', bij een andere bron eerder geboren'
        else ', bij een andere bron later geboren'
    end as vergelijking
from getoetst
where
    is_eigen
    and tabel in ('verdachten', 'zaken')
    and (vroegst > eerste_uiterlijk or uiterlijk < laatste_vroegst)
union all
select
    verdachten.levering_id,
    'verdachten' as tabel,
    verdachten.incident_id as sleutel,
    verdachten.regelnummer,
    'ingezonden zonder zaak bij OM' as bevinding,
    'geen zaak in ' || gekoppeld.om_levering_id as vergelijking
from verdachten
inner join incidenten
    on
        verdachten.levering_id = incidenten.levering_id
        and verdachten.incident_id = incidenten.incident_id
inner join gekoppeld on verdachten.levering_id = gekoppeld.politie_levering_id
inner join leveringen on gekoppeld.om_levering_id = leveringen.levering_id
left join zaken
    on
        gekoppeld.om_levering_id = zaken.levering_id
        and verdachten.parketnummer = zaken.parketnummer
where
    verdachten.parketnummer is not null
    and incidenten.naar_om
    and zaken.parketnummer is null
    and coalesce(incidenten.inzenddatum_om < leveringen.periode_tot, true)

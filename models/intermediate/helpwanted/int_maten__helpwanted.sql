-- Every computed measure of Helpwanted, per delivery: exact, before any rounding. Contacts are
-- not persons (M:4239-4244), and a contact can have several reasons, so contacts and reasons are
-- apart (Figure 2.26 counts reasons). Reasons are counted only in runs of years within one
-- registration, and age categories only in runs across which they are the same category
-- (int_categorieen__vergelijkbaar). All contacts together are counted in every run, as the Monitor
-- prints them (M:4247-4248).

with

perioden as (
    select *
    from {{ ref('int_perioden__jaren') }}
    where bron = 'helpwanted'
),

leeftijden as (
    select *
    from {{ ref('int_categorieen__vergelijkbaar') }}
    where lijst = 'helpwanted_leeftijdscategorieen'
),

contacten as (
    select
        perioden.levering_id,
        perioden.jaar,
        minderjarig.contact_id,
        minderjarig.leeftijdsrij,
        politiemelding.is_politiemelding,
        coalesce(minderjarig.medium, 'onbekend') as medium,
        perioden.van >= leeftijden.vergelijkbaar_van
        and perioden.tot <= leeftijden.vergelijkbaar_tot as is_een_leeftijdsindeling
    from perioden
    left join {{ ref('int_contacten__minderjarig') }} as minderjarig
        on
            perioden.levering_id = minderjarig.levering_id
            and perioden.van <= minderjarig.contactdatum
            and perioden.tot > minderjarig.contactdatum
    left join {{ ref('int_contacten__politiemelding') }} as politiemelding
        on
            minderjarig.levering_id = politiemelding.levering_id
            and minderjarig.contact_id = politiemelding.contact_id
    left join leeftijden
        on
            minderjarig.leeftijdscategorie = leeftijden.code
            and minderjarig.contactdatum >= leeftijden.geldig_van
            and minderjarig.contactdatum < leeftijden.geldig_tot
),

per_periode as (
    select
        levering_id,
        jaar,
        count(contact_id) as contacten,
        count(*) filter (where is_politiemelding) as politiemeldingen
    from contacten
    group by levering_id, jaar
),

naar_kenmerk as (
    select
        levering_id,
        jaar,
        'contacten naar leeftijd' as maat,
        leeftijdsrij as categorie,
        count(*) as n
    from contacten
    where contact_id is not null
    group by levering_id, jaar, leeftijdsrij
    having bool_and(is_een_leeftijdsindeling)
    union all
    select
        levering_id,
        jaar,
        'contacten naar medium' as maat,
        medium as categorie,
        count(*) as n
    from contacten
    where contact_id is not null
    group by levering_id, jaar, medium
),

redenen as (
    select
        perioden.levering_id,
        perioden.jaar,
        registratie.reden,
        registratie.is_op_lijst,
        count(*) as n
    from perioden
    inner join {{ ref('int_contactredenen__registratie') }} as registratie
        on
            perioden.levering_id = registratie.levering_id
            and perioden.van <= registratie.contactdatum
            and perioden.tot > registratie.contactdatum
    where
        not registratie.is_op_lijst
        or (
            perioden.van >= registratie.lijst_van
            and perioden.tot <= registratie.lijst_tot
        )
    group by perioden.levering_id, perioden.jaar, registratie.reden, registratie.is_op_lijst
),

-- A run of years over two registrations has no number of reasons: they were not counted alike.
redenen_per_periode as (
    select
        levering_id,
        jaar,
        case when is_op_lijst then 'redenen' else 'redenen buiten de lijst' end as maat,
        sum(n) as n
    from redenen
    group by levering_id, jaar, is_op_lijst
),

maten as (
    select
        levering_id,
        'contacten' as maat,
        '-' as categorie,
        jaar,
        contacten as teller,
        null as noemer
    from per_periode
    union all
    select
        levering_id,
        'politiemelding' as maat,
        '-' as categorie,
        jaar,
        politiemeldingen as teller,
        contacten as noemer
    from per_periode
    union all
    select
        naar_kenmerk.levering_id,
        naar_kenmerk.maat,
        naar_kenmerk.categorie,
        naar_kenmerk.jaar,
        naar_kenmerk.n as teller,
        per_periode.contacten as noemer
    from naar_kenmerk
    inner join per_periode
        on
            naar_kenmerk.levering_id = per_periode.levering_id
            and naar_kenmerk.jaar = per_periode.jaar
    union all
    select
        levering_id,
        maat,
        '-' as categorie,
        jaar,
        n as teller,
        null as noemer
    from redenen_per_periode
    union all
    select
        redenen.levering_id,
        'contacten naar reden' as maat,
        redenen.reden as categorie,
        redenen.jaar,
        redenen.n as teller,
        per_periode.contacten as noemer
    from redenen
    inner join per_periode
        on
            redenen.levering_id = per_periode.levering_id
            and redenen.jaar = per_periode.jaar
    where redenen.is_op_lijst
)

select
    levering_id,
    maat,
    categorie,
    jaar,
    'totaal' as vorm,
    cast(teller as double) as teller,
    cast(noemer as double) as noemer
from maten

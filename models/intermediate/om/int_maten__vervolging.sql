-- Cases that the OM decided on (sections 4.4 and 4.5), by year of the decision (M:5512). Voeging
-- counts with dagvaarding in shares and stands apart in durations, as printed (M:5620-5621,
-- M:5777-5780). The duration is from inflow to decision (M:5765-5768); a decision before the inflow
-- has none. Within the norm is on or below its days (M:5833-5835).

with

perioden as (
    select
        levering_id,
        jaar,
        vorm
    from {{ ref('int_perioden__om') }}
),

-- The norm in force on the day of the decision.
normen as (
    select
        dagen,
        geldig_van,
        geldig_tot
    from {{ ref('normen') }}
    where code = 'norm 60 dagen'
),

zaken as (
    select
        periode.levering_id,
        periode.jaar,
        periode.vorm,
        beslissingen.stand,
        beslissingen.beslissing,
        beslissingen.beslisgroep,
        beslissingen.afhandeldatum,
        beslissingen.beslissing = 'dagvaarding' as is_dagvaarding,
        case
            when beslissingen.afhandeldatum >= zaken.inschrijfdatum
                then {{ dagen_tussen('zaken.inschrijfdatum', 'beslissingen.afhandeldatum') }}
        end as dagen
    from {{ ref('int_zaken__periode') }} as periode
    inner join {{ ref('int_zaken__beslissing') }} as beslissingen
        on
            periode.levering_id = beslissingen.levering_id
            and periode.parketnummer = beslissingen.parketnummer
    inner join {{ ref('stg_om__zaken') }} as zaken
        on
            periode.levering_id = zaken.levering_id
            and periode.parketnummer = zaken.parketnummer
    where periode.populatie = 'afgehandeld'
),

inhoudelijk as (
    select
        zaken.levering_id,
        zaken.jaar,
        zaken.vorm,
        zaken.beslissing,
        zaken.beslisgroep,
        zaken.is_dagvaarding,
        zaken.dagen,
        zaken.dagen <= normen.dagen as is_binnen_norm
    from zaken
    left join normen
        on
            zaken.afhandeldatum >= normen.geldig_van
            and zaken.afhandeldatum < normen.geldig_tot
    where zaken.stand = 'inhoudelijk'
),

administratief as (
    select
        levering_id,
        jaar,
        vorm,
        count(*) as n
    from zaken
    where stand = 'administratief'
    group by levering_id, jaar, vorm
),

tellingen as (
    select
        perioden.levering_id,
        perioden.jaar,
        perioden.vorm,
        count(z.beslissing) as n,
        count(*) filter (where z.is_dagvaarding) as dagvaarding,
        count(*) filter (where z.beslissing = 'voeging ter berechting') as voeging,
        count(*) filter (where z.beslissing = 'strafbeschikking') as strafbeschikking,
        count(*) filter (where z.beslissing = 'transactie') as transactie,
        count(*) filter (where z.beslissing = 'voorwaardelijk beleidssepot') as voorwaardelijk,
        count(*) filter (where z.beslissing = 'technisch sepot') as technisch,
        count(*) filter (where z.beslissing = 'onvoorwaardelijk beleidssepot') as onvoorwaardelijk,
        count(*) filter (where z.beslisgroep = 'naar de rechter') as naar_de_rechter,
        count(*) filter (where z.beslisgroep = 'met voorwaarden') as met_voorwaarden,
        count(*) filter (where z.beslissing like '%sepot') as sepot,
        count(*) filter (where not z.is_dagvaarding) as overig,
        count(z.dagen) as n_dagen,
        count(z.dagen) filter (where z.is_dagvaarding) as n_dagen_dagvaarding,
        coalesce(sum(z.dagen), 0) as dagen,
        coalesce(sum(z.dagen) filter (where z.is_dagvaarding), 0) as dagen_dagvaarding,
        count(*) filter (where z.is_dagvaarding and z.is_binnen_norm) as binnen_norm
    from perioden
    left join inhoudelijk as z
        on
            perioden.levering_id = z.levering_id
            and perioden.jaar = z.jaar
            and perioden.vorm = z.vorm
    group by perioden.levering_id, perioden.jaar, perioden.vorm
),

volledig as (
    select
        tellingen.*,
        coalesce(administratief.n, 0) as administratief,
        max(tellingen.n) filter (where tellingen.vorm = 'totaal')
            over (partition by tellingen.levering_id, tellingen.jaar)
            as n_alle_vormen
    from tellingen
    left join administratief
        on
            tellingen.levering_id = administratief.levering_id
            and tellingen.jaar = administratief.jaar
            and tellingen.vorm = administratief.vorm
)

select
    volledig.levering_id,
    maten.maat,
    maten.categorie,
    volledig.jaar,
    volledig.vorm,
    cast(maten.teller as double) as teller,
    cast(maten.noemer as double) as noemer
from volledig
cross join lateral (
    values
    ('afgehandeld', '-', n + administratief, null),
    ('administratief sepot', '-', administratief, null),
    ('inhoudelijk', '-', n, n_alle_vormen),
    ('beslissingen', 'dagvaarding', dagvaarding, n),
    ('beslissingen', 'voeging ter berechting', voeging, n),
    ('beslissingen', 'strafbeschikking', strafbeschikking, n),
    ('beslissingen', 'transactie', transactie, n),
    ('beslissingen', 'voorwaardelijk beleidssepot', voorwaardelijk, n),
    ('beslissingen', 'technisch sepot', technisch, n),
    ('beslissingen', 'onvoorwaardelijk beleidssepot', onvoorwaardelijk, n),
    ('beslissingen', 'dagvaarding en voeging', naar_de_rechter, n),
    ('beslissingen', 'met voorwaarden', met_voorwaarden, n),
    ('beslissingen', 'sepot', sepot, n),
    ('beslissingen', 'overig', overig, n),
    ('doorlooptijd om', 'dagvaarding', dagen_dagvaarding, n_dagen_dagvaarding),
    ('doorlooptijd om', 'overig', dagen - dagen_dagvaarding, n_dagen - n_dagen_dagvaarding),
    ('doorlooptijd om', 'inhoudelijk', dagen, n_dagen),
    ('norm 60 dagen', '-', binnen_norm, n_dagen_dagvaarding)
) as maten (maat, categorie, teller, noemer)

-- Adjudicated cases (sections 5.3 and 5.5), by year of the verdict. Durations are of the cases with
-- a date of summons between inflow and verdict, both days included; the others leave both durations
-- (M:6467-6475), and the 270 days with them. The 180 and 90 days are of the cases with a hearing
-- between inflow and verdict. Within a norm is on or below its days (M:6518-6525).

with

perioden as (
    select
        levering_id,
        jaar,
        vorm
    from {{ ref('int_perioden__om') }}
),

-- The norms in force on each day that they changed, up to the next change.
normen as (
    select
        wijzigingen.geldig_van,
        max(normen.dagen) filter (where normen.code = 'norm 180 dagen') as tot_zitting,
        max(normen.dagen) filter (where normen.code = 'norm 90 dagen') as na_zitting,
        max(normen.dagen) filter (where normen.code = 'norm 270 dagen') as tot_uitspraak,
        coalesce(
            lead(wijzigingen.geldig_van) over (order by wijzigingen.geldig_van),
            date '9999-12-31'
        ) as geldig_tot
    from (select distinct geldig_van from {{ ref('normen') }}) as wijzigingen
    inner join {{ ref('normen') }} as normen
        on
            wijzigingen.geldig_van >= normen.geldig_van
            and wijzigingen.geldig_van < normen.geldig_tot
    group by wijzigingen.geldig_van
),

zaken as (
    select
        periode.levering_id,
        periode.jaar,
        periode.vorm,
        berecht.uitspraak,
        berecht.uitspraakgroep,
        berecht.alleen_kindfeiten,
        berecht.uitspraakdatum,
        coalesce(
            zaken.dagvaardingsdatum
            between zaken.inschrijfdatum and berecht.uitspraakdatum,
            false
        ) as heeft_doorlooptijd,
        coalesce(
            zaken.zittingsdatum
            between zaken.inschrijfdatum and berecht.uitspraakdatum,
            false
        ) as heeft_zitting,
        {{ dagen_tussen('zaken.inschrijfdatum', 'berecht.uitspraakdatum') }} as dagen_instroom,
        {{ dagen_tussen('zaken.dagvaardingsdatum', 'berecht.uitspraakdatum') }}
            as dagen_dagvaarding,
        {{ dagen_tussen('zaken.inschrijfdatum', 'zaken.zittingsdatum') }} as dagen_tot_zitting,
        {{ dagen_tussen('zaken.zittingsdatum', 'berecht.uitspraakdatum') }} as dagen_na_zitting
    from {{ ref('int_zaken__periode') }} as periode
    inner join {{ ref('int_zaken__berecht') }} as berecht
        on
            periode.levering_id = berecht.levering_id
            and periode.parketnummer = berecht.parketnummer
    inner join {{ ref('stg_om__zaken') }} as zaken
        on
            periode.levering_id = zaken.levering_id
            and periode.parketnummer = zaken.parketnummer
    where periode.populatie = 'berecht'
),

tellingen as (
    select
        perioden.levering_id,
        perioden.jaar,
        perioden.vorm,
        count(z.alleen_kindfeiten) as n,
        count(*) filter (where z.uitspraakgroep = 'veroordeling') as veroordeling,
        count(*) filter (where z.uitspraakgroep = 'vrijspraak') as vrijspraak,
        count(*) filter (where z.uitspraakgroep = 'overig') as overig,
        count(z.alleen_kindfeiten) - count(z.uitspraak) as onbekend,
        count(*) filter (where z.alleen_kindfeiten) as n_alleen,
        count(*)
        filter (where z.alleen_kindfeiten and z.uitspraakgroep = 'veroordeling')
            as veroordeling_alleen,
        count(*)
        filter (where z.alleen_kindfeiten and z.uitspraakgroep = 'vrijspraak')
            as vrijspraak_alleen,
        count(*)
        filter (where z.alleen_kindfeiten and z.uitspraakgroep = 'overig')
            as overig_alleen,
        count(*) filter (where z.heeft_doorlooptijd) as n_dagen,
        coalesce(sum(z.dagen_instroom) filter (where z.heeft_doorlooptijd), 0) as dagen_instroom,
        coalesce(sum(z.dagen_dagvaarding) filter (where z.heeft_doorlooptijd), 0)
            as dagen_dagvaarding,
        count(*)
        filter (where z.heeft_doorlooptijd and z.dagen_instroom <= normen.tot_uitspraak)
            as binnen_270,
        count(*) filter (where z.heeft_zitting) as n_zitting,
        count(*)
        filter (where z.heeft_zitting and z.dagen_tot_zitting <= normen.tot_zitting)
            as binnen_180,
        count(*)
        filter (where z.heeft_zitting and z.dagen_na_zitting <= normen.na_zitting)
            as binnen_90
    from perioden
    left join zaken as z
        on
            perioden.levering_id = z.levering_id
            and perioden.jaar = z.jaar
            and perioden.vorm = z.vorm
    left join normen
        on
            z.uitspraakdatum >= normen.geldig_van
            and z.uitspraakdatum < normen.geldig_tot
    group by perioden.levering_id, perioden.jaar, perioden.vorm
)

select
    tellingen.levering_id,
    maten.maat,
    maten.categorie,
    tellingen.jaar,
    tellingen.vorm,
    cast(maten.teller as double) as teller,
    cast(maten.noemer as double) as noemer
from tellingen
cross join lateral (
    values
    ('berecht', '-', n, null),
    ('berecht alleen kindfeiten', '-', n_alleen, n),
    ('berecht met andere feiten', '-', n - n_alleen, n),
    ('uitspraken', 'veroordeling', veroordeling, n),
    ('uitspraken', 'vrijspraak', vrijspraak, n),
    ('uitspraken', 'overig', overig, n),
    ('uitspraken', 'onbekend', onbekend, n),
    ('uitspraken alleen kindfeiten', 'veroordeling', veroordeling_alleen, n_alleen),
    ('uitspraken alleen kindfeiten', 'vrijspraak', vrijspraak_alleen, n_alleen),
    ('uitspraken alleen kindfeiten', 'overig', overig_alleen, n_alleen),
    (
        'uitspraken met andere feiten',
        'veroordeling',
        veroordeling - veroordeling_alleen,
        n - n_alleen
    ),
    ('uitspraken met andere feiten', 'vrijspraak', vrijspraak - vrijspraak_alleen, n - n_alleen),
    ('uitspraken met andere feiten', 'overig', overig - overig_alleen, n - n_alleen),
    ('doorlooptijd rechter', 'instroom tot uitspraak', dagen_instroom, n_dagen),
    ('doorlooptijd rechter', 'dagvaarding tot uitspraak', dagen_dagvaarding, n_dagen),
    ('berecht met doorlooptijd', '-', n_dagen, null),
    ('berecht zonder dagvaardingsdatum', '-', n - n_dagen, null),
    ('norm 270 dagen', '-', binnen_270, n_dagen),
    ('norm 180 dagen', '-', binnen_180, n_zitting),
    ('norm 90 dagen', '-', binnen_90, n_zitting)
) as maten (maat, categorie, teller, noemer)

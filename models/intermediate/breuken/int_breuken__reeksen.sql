-- Every series that the marts show, per delivery and per year or run of years, with what the
-- register of breaks knows it by: population, stage, trajectory, measure and category, form. Years
-- reach back 25 before the delivered period, because entries are followed by their year of entry.
-- Series of the law lens are of the deliveries in force; `oude lezing` is by the law and codes of
-- before 1 July 2024.

with

leveringen as (
    select
        versies.levering_id,
        versies.bron,
        versies.peildatum,
        geland.artikelen_niet_gevraagd,
        cast(extract(year from versies.periode_van) - 25 as integer) as eerste_jaar,
        cast(extract(year from versies.peildatum) as integer) as laatste_jaar
    from {{ ref('int_leveringen__versies') }} as versies
    inner join {{ ref('stg_keten__leveringen') }} as geland
        on versies.levering_id = geland.levering_id
),

jaren as (
    select
        levering_id,
        bron,
        cast(unnest(generate_series(eerste_jaar, laatste_jaar)) as integer) as jaar
    from leveringen
),

populaties as (
    select
        populatie,
        bron
    from {{ ref('populaties') }}
),

stappen as (
    select distinct
        stap,
        populatie
    from {{ ref('ketenstappen') }}
),

trajecten as (
    select *
    from {{ ref('trajecten') }}
),

kerncijfers as (
    select *
    from {{ ref('kerncijfers') }}
),

cellen as (
    select *
    from {{ ref('int_figuren__indeling') }}
),

geldend as (
    select *
    from {{ ref('int_leveringen__geldend') }}
),

reeksen_lens as (
    select distinct
        bron,
        soort_reeks,
        reeks
    from {{ ref('int_lens__betekenis') }}
),

gepubliceerd as (
    select *
    from {{ ref('int_reeksen__cellen') }}
),

registraties as (
    select *
    from {{ ref('int_signalen__registraties') }}
),

schattingen as (
    select *
    from {{ ref('int_signalen__csg_minderjarigen') }}
),

-- A trajectory by its year of entry counts reports or cases that came in; by its year of exit it
-- counts what the published means count (`jaarbasis`).
per_vorm as (
    select
        reeksen.soort,
        reeksen.reeks,
        reeksen.populatie,
        reeksen.stap,
        reeksen.traject,
        vormen.vorm
    from (
        select
            'stap' as soort,
            stap as reeks,
            populatie,
            stap,
            null as traject
        from stappen
        union all
        select
            'ingang' as soort,
            traject as reeks,
            case entiteit when 'melding' then 'meldingen' when 'zaak' then 'instroom' end
                as populatie,
            null as stap,
            traject
        from trajecten
        union all
        select
            'uitgang' as soort,
            traject as reeks,
            case jaarbasis
                when 'registratiejaar' then 'meldingen'
                when 'afhandeljaar' then 'afgehandeld'
                when 'uitspraakjaar' then 'berecht'
            end as populatie,
            null as stap,
            traject
        from trajecten
        union all
        select
            'stadium' as soort,
            stadia.reeks,
            stadia.populatie,
            null as stap,
            null as traject
        from (
            values ('politie', 'meldingen'), ('om', 'afgehandeld'), ('rechter', 'berecht')
        ) as stadia (reeks, populatie)
    ) as reeksen
    cross join (values ('totaal'), ('fysiek'), ('niet-fysiek')) as vormen (vorm)
    union all
    select
        'kerncijfer' as soort,
        kerncijfer as reeks,
        populatie,
        null as stap,
        null as traject,
        vorm
    from kerncijfers
),

per_jaar as (
    select
        jaren.levering_id,
        per_vorm.*,
        kerncijfers.maat,
        kerncijfers.categorie,
        '-' as cel,
        jaren.jaar as van_jaar,
        jaren.jaar as tot_en_met_jaar
    from per_vorm
    inner join populaties on per_vorm.populatie = populaties.populatie
    inner join jaren on populaties.bron = jaren.bron
    left join kerncijfers
        on
            per_vorm.soort = 'kerncijfer'
            and per_vorm.reeks = kerncijfers.kerncijfer
            and per_vorm.vorm = kerncijfers.vorm
),

per_cel as (
    select distinct
        levering_id,
        'figuur' as soort,
        figuur as reeks,
        rij || '|' || kolom as cel,
        populatie,
        split_part(maat, ', som ', 1) as maat,
        categorie,
        vorm,
        van_jaar,
        tot_en_met_jaar
    from cellen
),

-- Of published series the form is one of the dimensions of the cell.
per_maatstaf as (
    select distinct
        levering_id,
        'maatstaf' as soort,
        maatstaf as reeks,
        dimensies as cel,
        'reeksen' as populatie,
        maatstaf as maat,
        dimensies as categorie,
        'totaal' as vorm,
        cast(extract(year from periode_van) as integer) as van_jaar,
        cast(extract(year from periode_tot - interval 1 day) as integer) as tot_en_met_jaar
    from (
        select
            levering_id,
            maatstaf,
            dimensies,
            periode_van,
            periode_tot
        from gepubliceerd
        union
        select
            levering_id,
            maatstaf,
            dimensies,
            periode_van,
            periode_tot
        from registraties
        union
        select
            levering_id,
            maatstaf,
            '-' as dimensies,
            make_date(jaar, 1, 1) as periode_van,
            make_date(jaar + 1, 1, 1) as periode_tot
        from schattingen
    ) as periodes
),

-- A code or group of codes is a series of what the figures count by code; its half-years carry what
-- its year carries.
per_lezing as (
    select
        geldend.levering_id,
        lezingen.soort,
        reeksen_lens.soort_reeks as reeks,
        reeksen_lens.reeks as cel,
        geldend.populatie,
        case
            when reeksen_lens.soort_reeks in ('vorm', 'totaal') then null
            when reeksen_lens.bron = 'politie' then 'meldingen naar mk'
            when reeksen_lens.bron = 'om' then 'artikelen'
        end as maat,
        reeksen_lens.reeks as categorie,
        if(reeksen_lens.soort_reeks = 'vorm', reeksen_lens.reeks, 'totaal') as vorm,
        geldend.jaar as van_jaar,
        geldend.jaar as tot_en_met_jaar
    from reeksen_lens
    inner join (
        values ('politie', 'meldingen'), ('om', 'instroom')
    ) as populaties_lens (bron, populatie)
        on reeksen_lens.bron = populaties_lens.bron
    inner join geldend on populaties_lens.populatie = geldend.populatie
    cross join (values ('lezing'), ('oude lezing')) as lezingen (soort)
),

alle as (
    select * from per_jaar
    union all by name
    select * from per_lezing
    union all by name
    select * from per_cel
    union all by name
    select * from per_maatstaf
)

select
    alle.*,
    leveringen.peildatum,
    leveringen.artikelen_niet_gevraagd,
    {{
        reeks_id(
            'alle.levering_id', 'soort', 'reeks', 'vorm', 'van_jaar', 'tot_en_met_jaar', 'cel'
        )
    }} as reeks_id
from alle
inner join leveringen on alle.levering_id = leveringen.levering_id

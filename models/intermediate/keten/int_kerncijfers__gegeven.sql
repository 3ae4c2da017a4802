-- Each headline figure per calendar year as each delivery version gave it, by the rules as they are
-- now. What was computed from records that were removed since is unknown, not zero. Of a published
-- series the cell is given by the publication that printed it; there a measurement comes before a
-- quotation, and only the current version of a publication can stand (int_reeksen__cellen).

with

kerncijfers as (
    select *
    from {{ ref('kerncijfers') }}
),

dekkingen as (
    select *
    from {{ ref('int_leveringen__dekking') }}
),

geldend as (
    select *
    from {{ ref('int_leveringen__geldend') }}
),

versies as (
    select *
    from {{ ref('int_leveringen__versies') }}
),

maatstaven as (
    select distinct
        code,
        bron
    from {{ ref('maatstaven') }}
),

cellen as (
    select *
    from {{ ref('int_reeksen__cellen') }}
    where is_hoofdcel and jaar is not null
),

maten as (
    select *
    from {{ ref('int_maten__alle') }}
    where bron != 'reeksen'
),

uit_records as (
    select
        kerncijfers.kerncijfer,
        kerncijfers.vorm,
        kerncijfers.weergave,
        kerncijfers.eenheid,
        kerncijfers.populatie,
        dekkingen.levering_id,
        dekkingen.onderwerp,
        dekkingen.jaar,
        dekkingen.is_heel_jaar,
        dekkingen.voorrang,
        maten.teller,
        maten.noemer,
        geldend.levering_id is not null as is_geldend
    from kerncijfers
    inner join dekkingen on kerncijfers.populatie = dekkingen.populatie
    left join geldend
        on
            dekkingen.levering_id = geldend.levering_id
            and dekkingen.onderwerp = geldend.onderwerp
            and dekkingen.populatie = geldend.populatie
            and dekkingen.jaar = geldend.jaar
    left join maten
        on
            dekkingen.levering_id = maten.levering_id
            and kerncijfers.maat = maten.maat
            and kerncijfers.categorie = maten.categorie
            and kerncijfers.vorm = maten.vorm
            and cast(dekkingen.jaar as varchar) = maten.jaar
    where kerncijfers.populatie != 'reeksen'
),

uit_reeksen as (
    select
        kerncijfers.kerncijfer,
        kerncijfers.vorm,
        kerncijfers.weergave,
        kerncijfers.eenheid,
        kerncijfers.populatie,
        cellen.levering_id,
        coalesce(cellen.documentcode, cellen.bron) as onderwerp,
        cellen.jaar,
        true as is_heel_jaar,
        case
            when cellen.is_versie_die_telt
                then
                    row_number() over (
                        partition by kerncijfers.kerncijfer, cellen.is_versie_die_telt, cellen.jaar
                        order by
                            cellen.is_aanhaling desc,
                            cellen.peildatum asc,
                            cellen.actueel_sinds asc
                    )
        end as voorrang,
        cast(cellen.waarde as double) as teller,
        null as noemer,
        cellen.is_geldend
    from kerncijfers
    inner join cellen
        on
            kerncijfers.maat = cellen.maatstaf
            and kerncijfers.categorie = cellen.dimensies
    inner join maatstaven
        on
            cellen.maatstaf = maatstaven.code
            and cellen.bron = maatstaven.bron
    where kerncijfers.populatie = 'reeksen'
),

gegeven as (
    select * from uit_records
    union all
    select * from uit_reeksen
)

select
    gegeven.kerncijfer,
    gegeven.vorm,
    gegeven.jaar,
    gegeven.levering_id,
    gegeven.onderwerp,
    versies.bron,
    gegeven.populatie,
    gegeven.eenheid,
    versies.peildatum,
    versies.versie,
    versies.ingelezen_op,
    versies.actueel_sinds,
    versies.aard,
    gegeven.is_heel_jaar,
    gegeven.is_geldend,
    gegeven.voorrang,
    versies.verwijderd_op is not null as is_verwijderd,
    case
        when versies.verwijderd_op is not null then null
        when gegeven.weergave = 'aantal' then gegeven.teller
        when gegeven.weergave = 'gemiddelde' then gegeven.teller / nullif(gegeven.noemer, 0)
    end as waarde
from gegeven
inner join versies on gegeven.levering_id = versies.levering_id

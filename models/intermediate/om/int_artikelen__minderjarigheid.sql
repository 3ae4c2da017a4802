-- Why an article on a fact is about a minor, by the first of four routes (M:5157-5197): the article
-- says so; the classification of the fact says so; a minor suspect with 242, 243, 246 or 247 (old)
-- where the classification is silent; the combinations within one case, which are 247 with 242 or
-- 246, and 242, 246 or 247 with another sexual offence against a minor. A classification that says
-- adult closes the last two.

with

artikelen as (
    select
        levering_id,
        parketnummer,
        feitnummer,
        positie,
        artikel,
        regime,
        vorm,
        telt_mee,
        is_gevraagd,
        noemt_minderjarige,
        route_verdachte,
        route_combinatie
    from {{ ref('int_artikelen__regime') }}
),

feiten as (
    select
        levering_id,
        parketnummer,
        feitnummer,
        maatschappelijke_classificatie
    from {{ ref('stg_om__feiten') }}
),

zaken as (
    select
        levering_id,
        parketnummer,
        inschrijfdatum,
        leeftijd
    from {{ ref('stg_om__zaken') }}
),

classificaties as (
    select
        code,
        zegt,
        geldig_van,
        geldig_tot
    from {{ ref('classificaties') }}
),

-- The first three routes look at one fact and its suspect.
eerste_routes as (
    select
        artikelen.*,
        coalesce(classificaties.zegt, 'niets') as classificatie_zegt,
        case
            when not artikelen.telt_mee then null
            when artikelen.noemt_minderjarige then 'artikel'
            when classificaties.zegt = 'minderjarig' then 'classificatie'
            when
                artikelen.route_verdachte
                and zaken.leeftijd < 18
                and coalesce(classificaties.zegt, 'niets') = 'niets'
                then 'minderjarige verdachte'
        end as eerste_route
    from artikelen
    inner join feiten
        on
            artikelen.levering_id = feiten.levering_id
            and artikelen.parketnummer = feiten.parketnummer
            and artikelen.feitnummer = feiten.feitnummer
    inner join zaken
        on
            artikelen.levering_id = zaken.levering_id
            and artikelen.parketnummer = zaken.parketnummer
    left join classificaties
        on
            feiten.maatschappelijke_classificatie = classificaties.code
            and zaken.inschrijfdatum >= classificaties.geldig_van
            and zaken.inschrijfdatum < classificaties.geldig_tot
),

-- What stands beside an article in its case; an article on a fact about an adult proves nothing.
per_zaak as (
    select
        levering_id,
        parketnummer,
        bool_or(eerste_route is not null) as heeft_minderjarige,
        bool_or(route_combinatie = 'kern' and classificatie_zegt <> 'meerderjarig') as heeft_kern,
        bool_or(
            route_combinatie = 'partner' and classificatie_zegt <> 'meerderjarig'
        ) as heeft_partner
    from eerste_routes
    group by levering_id, parketnummer
)

select
    eerste_routes.levering_id,
    eerste_routes.parketnummer,
    eerste_routes.feitnummer,
    eerste_routes.positie,
    eerste_routes.artikel,
    eerste_routes.regime,
    eerste_routes.vorm,
    eerste_routes.is_gevraagd,
    eerste_routes.classificatie_zegt,
    case
        when eerste_routes.eerste_route is not null then eerste_routes.eerste_route
        when
            eerste_routes.route_combinatie in ('kern', 'partner')
            and eerste_routes.classificatie_zegt <> 'meerderjarig'
            and (
                per_zaak.heeft_minderjarige
                or (per_zaak.heeft_kern and per_zaak.heeft_partner)
            )
            then 'combinatie'
    end as route
from eerste_routes
inner join per_zaak
    on
        eerste_routes.levering_id = per_zaak.levering_id
        and eerste_routes.parketnummer = per_zaak.parketnummer

-- From reports sent to the OM (incidents) to cases that came in there (suspects), over the same
-- years. Only what the police linked is split: another form, another year, or a minor established
-- by another rule (the police: a registered victim, M:3123-3131; the OM: four routes,
-- M:5157-5197). All the rest is one step that cannot be split without a link, and no loss.

with

incidenten as (
    select
        levering_id,
        incident_id,
        vorm,
        jaar as registratiejaar,
        trap
    from {{ ref('int_incidenten__trap') }}
),

zaken as (
    select
        levering_id,
        parketnummer
    from {{ ref('int_zaken__trap') }}
),

zaken_periode as (
    select
        levering_id,
        parketnummer,
        jaar,
        vorm
    from {{ ref('int_zaken__periode') }}
    where populatie = 'instroom'
),

koppelingen as (
    select
        levering_id,
        incident_id,
        om_levering_id,
        parketnummer
    from {{ ref('int_meldingen__gekoppelde_zaken') }}
),

leveringen as (
    select
        levering_id,
        peildatum,
        rang
    from {{ ref('int_leveringen__versies') }}
    where telt_mee
),

perioden as (
    select *
    from {{ ref('int_bruggen__perioden') }}
    where tak = 'totaal'
),

gekoppelde_leveringen as (
    select distinct
        levering_id,
        om_levering_id
    from koppelingen
),

-- The delivery that the police linked to, else the newest that holds the same years.
paren as (
    select
        politie.levering_id,
        om.levering_id as om_levering_id,
        politie.jaar,
        politie.vorm,
        politie.eerste_jaar,
        politie.laatste_jaar
    from perioden as politie
    inner join perioden as om
        on
            politie.jaar = om.jaar
            and politie.vorm = om.vorm
    inner join leveringen on om.levering_id = leveringen.levering_id
    left join gekoppelde_leveringen
        on
            politie.levering_id = gekoppelde_leveringen.levering_id
            and om.levering_id = gekoppelde_leveringen.om_levering_id
    where
        politie.bron = 'politie'
        and om.bron = 'om'
    qualify row_number() over (
        partition by politie.levering_id, politie.jaar, politie.vorm
        order by
            gekoppelde_leveringen.levering_id is null,
            leveringen.peildatum desc,
            leveringen.rang asc
    ) = 1
),

ingezonden as (
    select
        paren.levering_id,
        paren.om_levering_id,
        paren.jaar,
        paren.vorm,
        incidenten.incident_id
    from paren
    inner join incidenten
        on
            paren.levering_id = incidenten.levering_id
            and incidenten.registratiejaar between paren.eerste_jaar and paren.laatste_jaar
            and (paren.vorm = 'totaal' or paren.vorm = incidenten.vorm)
    where incidenten.trap = 4
),

ingestroomd as (
    select
        paren.levering_id,
        paren.om_levering_id,
        paren.jaar,
        paren.vorm,
        zaken_periode.parketnummer
    from paren
    inner join zaken_periode
        on
            paren.om_levering_id = zaken_periode.levering_id
            and paren.jaar = zaken_periode.jaar
            and paren.vorm = zaken_periode.vorm
),

-- Each report that was sent in, beside the cases that it is linked to.
gevolgd as (
    select
        ingezonden.levering_id,
        ingezonden.om_levering_id,
        ingezonden.jaar,
        ingezonden.vorm,
        ingezonden.incident_id,
        bool_or(koppelingen.incident_id is not null) as is_gekoppeld,
        bool_or(zelfde.parketnummer is not null) as in_beide,
        bool_or(andere_vorm.parketnummer is not null) as is_andere_vorm,
        bool_or(zaken.parketnummer is not null) as in_selectie
    from ingezonden
    left join koppelingen
        on
            ingezonden.levering_id = koppelingen.levering_id
            and ingezonden.incident_id = koppelingen.incident_id
            and ingezonden.om_levering_id = koppelingen.om_levering_id
    left join ingestroomd as zelfde
        on
            koppelingen.parketnummer = zelfde.parketnummer
            and ingezonden.levering_id = zelfde.levering_id
            and ingezonden.jaar = zelfde.jaar
            and ingezonden.vorm = zelfde.vorm
    left join ingestroomd as andere_vorm
        on
            koppelingen.parketnummer = andere_vorm.parketnummer
            and ingezonden.levering_id = andere_vorm.levering_id
            and ingezonden.jaar = andere_vorm.jaar
            and andere_vorm.vorm = 'totaal'
    left join zaken
        on
            koppelingen.om_levering_id = zaken.levering_id
            and koppelingen.parketnummer = zaken.parketnummer
    group by
        ingezonden.levering_id,
        ingezonden.om_levering_id,
        ingezonden.jaar,
        ingezonden.vorm,
        ingezonden.incident_id
),

-- Each case that came in, beside the registrations that are linked to it.
herleid as (
    select
        ingestroomd.levering_id,
        ingestroomd.om_levering_id,
        ingestroomd.jaar,
        ingestroomd.vorm,
        ingestroomd.parketnummer,
        bool_or(koppelingen.incident_id is not null) as is_gekoppeld,
        bool_or(zelfde.incident_id is not null) as in_beide,
        bool_or(andere_vorm.incident_id is not null) as is_andere_vorm,
        max(incidenten.trap) as trap
    from ingestroomd
    left join koppelingen
        on
            ingestroomd.levering_id = koppelingen.levering_id
            and ingestroomd.om_levering_id = koppelingen.om_levering_id
            and ingestroomd.parketnummer = koppelingen.parketnummer
    left join ingezonden as zelfde
        on
            koppelingen.incident_id = zelfde.incident_id
            and ingestroomd.levering_id = zelfde.levering_id
            and ingestroomd.jaar = zelfde.jaar
            and ingestroomd.vorm = zelfde.vorm
    left join ingezonden as andere_vorm
        on
            koppelingen.incident_id = andere_vorm.incident_id
            and ingestroomd.levering_id = andere_vorm.levering_id
            and ingestroomd.jaar = andere_vorm.jaar
            and andere_vorm.vorm = 'totaal'
    left join incidenten
        on
            koppelingen.levering_id = incidenten.levering_id
            and koppelingen.incident_id = incidenten.incident_id
    group by
        ingestroomd.levering_id,
        ingestroomd.om_levering_id,
        ingestroomd.jaar,
        ingestroomd.vorm,
        ingestroomd.parketnummer
),

beoordeeld as (
    select
        levering_id,
        om_levering_id,
        jaar,
        vorm,
        1 as n_van,
        0 as n_naar,
        case
            when not is_gekoppeld then 'niet te scheiden zonder koppeling'
            when in_beide then 'zaken per gekoppelde melding'
            when is_andere_vorm then 'andere vorm bij het om'
            when in_selectie then 'zaak van buiten de periode'
            else 'zaak niet in de selectie van het om'
        end as stap
    from gevolgd
    union all
    select
        levering_id,
        om_levering_id,
        jaar,
        vorm,
        0 as n_van,
        1 as n_naar,
        case
            when not is_gekoppeld then 'niet te scheiden zonder koppeling'
            when in_beide then 'zaken per gekoppelde melding'
            when is_andere_vorm then 'andere vorm bij de politie'
            when trap = 4 then 'melding van buiten de periode'
            when trap in (2, 3) then 'melding zonder verdachte of niet naar om'
            else 'zonder geregistreerd minderjarig slachtoffer'
        end as stap
    from herleid
)

select
    paren.levering_id,
    paren.om_levering_id,
    paren.jaar,
    paren.vorm,
    case
        when beoordeeld.stap is null then 'blijft'
        when beoordeeld.stap = 'niet te scheiden zonder koppeling' then 'niet te scheiden'
        when beoordeeld.stap like '%van buiten de periode' then 'tijd'
        else 'populatie'
    end as soort,
    coalesce(beoordeeld.stap, 'in beide') as stap,
    coalesce(sum(beoordeeld.n_van), 0) as n_van,
    coalesce(sum(beoordeeld.n_naar), 0) as n_naar
from paren
left join beoordeeld
    on
        paren.levering_id = beoordeeld.levering_id
        and paren.jaar = beoordeeld.jaar
        and paren.vorm = beoordeeld.vorm
group by all

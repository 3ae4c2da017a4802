-- The reports of one year followed through, per stage and form: how many of those that reached
-- the stage before reached this one, are still open, went another way, or cannot be followed
-- because the police delivered no link. The four add up to the stage before. Unit: incident.

with

meldingen as (
    select *
    from {{ ref('fct_meldingen') }}
    where is_geldend
),

koppelingen as (
    select *
    from {{ ref('int_meldingen__gekoppelde_zaken') }}
),

met_parketnummer as (
    select distinct levering_id
    from {{ ref('stg_politie__verdachten') }}
    where parketnummer is not null
),

zaken as (
    select
        levering_id,
        parketnummer,
        stand,
        beslisgroep
    from {{ ref('fct_zaken') }}
),

vonnissen as (
    select
        levering_id,
        parketnummer,
        uitspraakgroep
    from {{ ref('fct_vonnissen') }}
),

vergelijkbaarheid as (
    select
        reeks_id,
        status,
        status_sdmx,
        is_voorlopig,
        breuken,
        breukvrij_vanaf
    from {{ ref('int_breuken__per_jaar') }}
),

-- An incident can have several suspects, so several cases: the case that came furthest counts.
verste_zaak as (
    select
        koppelingen.levering_id,
        koppelingen.incident_id,
        bool_or(zaken.parketnummer is not null) as in_selectie,
        bool_or(coalesce(zaken.stand = 'open', false)) as is_open,
        bool_or(coalesce(zaken.stand = 'inhoudelijk', false)) as is_beslist,
        bool_or(coalesce(zaken.beslisgroep = 'naar de rechter', false)) as is_gedagvaard,
        bool_or(vonnissen.parketnummer is not null) as is_berecht,
        bool_or(coalesce(vonnissen.uitspraakgroep = 'veroordeling', false)) as is_veroordeeld
    from koppelingen
    left join zaken
        on
            koppelingen.om_levering_id = zaken.levering_id
            and koppelingen.parketnummer = zaken.parketnummer
    left join vonnissen
        on
            koppelingen.om_levering_id = vonnissen.levering_id
            and koppelingen.parketnummer = vonnissen.parketnummer
    group by koppelingen.levering_id, koppelingen.incident_id
),

gevolgd as (
    select
        meldingen.levering_id,
        meldingen.registratiejaar as cohortjaar,
        meldingen.vorm,
        meldingen.aard,
        meldingen.peildatum,
        meldingen.aangifte,
        meldingen.heeft_verdachte,
        meldingen.afsluitdatum is null as is_open_politie,
        meldingen.status_om = 'naar om' as is_naar_om,
        verste_zaak.incident_id is not null as is_gekoppeld,
        coalesce(verste_zaak.in_selectie, false) as in_selectie,
        coalesce(verste_zaak.is_open, false) as is_open_om,
        coalesce(verste_zaak.is_beslist, false) as is_beslist,
        coalesce(verste_zaak.is_gedagvaard, false) as is_gedagvaard,
        coalesce(verste_zaak.is_berecht, false) as is_berecht,
        coalesce(verste_zaak.is_veroordeeld, false) as is_veroordeeld
    from meldingen
    left join verste_zaak
        on
            meldingen.levering_id = verste_zaak.levering_id
            and meldingen.incident_id = verste_zaak.incident_id
),

-- Per stage: who stood before it (in_vorige), who reached it, who is still open before it.
per_stap as (
    select
        gevolgd.levering_id,
        gevolgd.cohortjaar,
        gevolgd.vorm,
        gevolgd.aard,
        gevolgd.peildatum,
        stappen.volgorde,
        stappen.stap,
        stappen.vorige_stap,
        case stappen.volgorde
            when 1 then true
            when 2 then true
            when 3 then true
            when 4 then heeft_verdachte
            when 5 then is_naar_om
            when 6 then is_naar_om and is_gekoppeld
            when 7 then is_naar_om and in_selectie
            when 8 then is_naar_om and in_selectie and is_beslist
            when 9 then is_naar_om and in_selectie and is_gedagvaard
            when 10 then is_naar_om and in_selectie and is_berecht
        end as in_vorige,
        case stappen.volgorde
            when 1 then true
            when 2 then aangifte
            when 3 then heeft_verdachte
            when 4 then is_naar_om
            when 5 then is_gekoppeld
            when 6 then in_selectie
            when 7 then is_beslist
            when 8 then is_gedagvaard
            when 9 then is_berecht
            when 10 then is_veroordeeld
        end as is_bereikt,
        case stappen.volgorde
            when 2 then is_open_politie
            when 3 then is_open_politie
            when 4 then is_open_politie
            when 7 then is_open_om
            when 9 then true
            else false
        end as is_open
    from gevolgd
    cross join (
        values
        (1, 'melding', cast(null as varchar)),
        (2, 'aangifte', 'melding'),
        (3, 'verdachte geregistreerd', 'melding'),
        (4, 'naar om', 'verdachte geregistreerd'),
        (5, 'gekoppeld aan zaak', 'naar om'),
        (6, 'zaak in selectie om', 'gekoppeld aan zaak'),
        (7, 'inhoudelijk beslist', 'zaak in selectie om'),
        (8, 'dagvaarding', 'inhoudelijk beslist'),
        (9, 'vonnis', 'dagvaarding'),
        (10, 'veroordeling', 'vonnis')
    ) as stappen (volgorde, stap, vorige_stap)
),

geteld as (
    select
        per_stap.levering_id,
        per_stap.cohortjaar,
        vormen.vorm,
        per_stap.volgorde,
        per_stap.stap,
        per_stap.vorige_stap,
        per_stap.aard,
        per_stap.peildatum,
        count(*) filter (where in_vorige) as n_vorige,
        count(*) filter (where in_vorige and is_bereikt) as n_bereikt,
        count(*) filter (where in_vorige and not is_bereikt and is_open) as n_open,
        count(*) filter (where in_vorige and not is_bereikt and not is_open) as n_rest,
        'meldingen van ' || per_stap.cohortjaar as alle,
        case when per_stap.volgorde > 4 then 'gekoppelde ' else '' end
        || 'meldingen van '
        || per_stap.cohortjaar as wie
    from per_stap
    inner join (values ('totaal'), ('fysiek'), ('niet-fysiek')) as vormen (vorm)
        on per_stap.vorm = vormen.vorm or vormen.vorm = 'totaal'
    group by all
)

select
    cohortjaar,
    cast(volgorde as integer) as volgorde,
    stap,
    vorige_stap,
    vorm,
    n_vorige,
    n_bereikt,
    n_open,
    geteld.levering_id,
    peildatum,
    aard,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    alle as noemer_per_1000,
    case when stap = 'gekoppeld aan zaak' then 0 else n_rest end as n_uitgevallen,
    case when stap = 'gekoppeld aan zaak' then n_rest else 0 end as n_niet_gekoppeld,
    n_bereikt / nullif(n_vorige, 0) as aandeel_van_vorige,
    wie || ', gekomen tot: ' || stap as teller,
    case
        when volgorde > 1
            then case when volgorde > 5 then wie else alle end || ', gekomen tot: ' || vorige_stap
    end as noemer_van_vorige,
    case
        when met_parketnummer.levering_id is not null
            then
                max(n_bereikt) filter (where stap = 'gekoppeld aan zaak') over cohort
                / nullif(max(n_bereikt) filter (where stap = 'naar om') over cohort, 0)
    end as koppelgraad,
    max(n_bereikt) filter (where stap = 'melding') over cohort as n_meldingen,
    1000 * n_bereikt / max(n_bereikt) filter (where stap = 'melding') over cohort
        as bereikt_per_1000,
    1000 * n_open / max(n_bereikt) filter (where stap = 'melding') over cohort as open_per_1000,
    1000 * case when stap = 'gekoppeld aan zaak' then 0 else n_rest end
    / max(n_bereikt) filter (where stap = 'melding') over cohort as uitgevallen_per_1000,
    1000 * case when stap = 'gekoppeld aan zaak' then n_rest else 0 end
    / max(n_bereikt) filter (where stap = 'melding') over cohort as niet_gekoppeld_per_1000
from geteld
left join met_parketnummer on geteld.levering_id = met_parketnummer.levering_id
left join vergelijkbaarheid
    on
        {{
            reeks_id(
                'geteld.levering_id',
                "'stap'",
                "case when volgorde <= 4 then stap else 'naar om' end",
                'vorm',
                'cohortjaar'
            )
        }}
        = vergelijkbaarheid.reeks_id
window cohort as (
    partition by geteld.levering_id, cohortjaar, vorm
)

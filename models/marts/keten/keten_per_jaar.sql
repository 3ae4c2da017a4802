-- Volumes per calendar year, stage and form, each from the delivery in force for that population
-- and year. Every stage is a population of its own: dividing one by another gives no cohort share
-- (M:5045-5059), and the police count incidents where the OM counts suspects.

with

meldingen as (
    select *
    from {{ ref('fct_meldingen') }}
    where is_geldend
),

zaken as (
    select *
    from {{ ref('fct_zaken') }}
),

vonnissen as (
    select *
    from {{ ref('fct_vonnissen') }}
    where is_geldend
),

geldend as (
    select
        levering_id,
        populatie,
        jaar,
        is_heel_jaar
    from {{ ref('int_leveringen__geldend') }}
),

tellingen as (
    select
        levering_id,
        registratiejaar as jaar,
        vorm,
        stap.volgorde,
        stap.stap,
        'incident' as eenheid,
        'meldingen' as populatie,
        aard,
        peildatum
    from meldingen
    inner join (
        values (1, 'melding'), (2, 'aangifte'), (3, 'verdachte geregistreerd'), (4, 'naar om')
    ) as stap (volgorde, stap)
        on
            stap.volgorde = 1
            or (stap.volgorde = 2 and aangifte)
            or (stap.volgorde = 3 and heeft_verdachte)
            or (stap.volgorde = 4 and status_om = 'naar om')
    union all
    select
        levering_id,
        instroomjaar as jaar,
        vorm,
        5 as volgorde,
        'instroom om' as stap,
        'zaak' as eenheid,
        'instroom' as populatie,
        aard,
        peildatum
    from zaken
    where is_geldend_instroom
    union all
    select
        levering_id,
        afhandeljaar as jaar,
        vorm,
        stap.volgorde,
        stap.stap,
        'zaak' as eenheid,
        'afgehandeld' as populatie,
        aard,
        peildatum
    from zaken
    inner join (values (6, 'inhoudelijk afgehandeld'), (7, 'dagvaarding')) as stap (volgorde, stap)
        on
            stap.volgorde = 6
            or (stap.volgorde = 7 and beslisgroep = 'naar de rechter')
    where
        is_geldend_afgehandeld
        and stand = 'inhoudelijk'
    union all
    select
        levering_id,
        uitspraakjaar as jaar,
        vorm,
        stap.volgorde,
        stap.stap,
        'zaak' as eenheid,
        'berecht' as populatie,
        aard,
        peildatum
    from vonnissen
    inner join (
        values (8, 'vonnis'), (9, 'veroordeling'), (10, 'veroordeling met straf')
    ) as stap (volgorde, stap)
        on
            stap.volgorde = 8
            or (stap.volgorde = 9 and uitspraakgroep = 'veroordeling')
            or (
                stap.volgorde = 10
                and uitspraakgroep = 'veroordeling'
                and heeft_straf_of_maatregel
            )
)

select
    tellingen.jaar,
    cast(tellingen.volgorde as integer) as volgorde,
    tellingen.stap,
    vormen.vorm,
    tellingen.eenheid,
    tellingen.populatie,
    tellingen.levering_id,
    tellingen.peildatum,
    tellingen.aard,
    geldend.is_heel_jaar,
    count(*) as aantal
from tellingen
inner join geldend
    on
        tellingen.levering_id = geldend.levering_id
        and tellingen.populatie = geldend.populatie
        and tellingen.jaar = geldend.jaar
inner join (values ('totaal'), ('fysiek'), ('niet-fysiek')) as vormen (vorm)
    on tellingen.vorm = vormen.vorm or vormen.vorm = 'totaal'
group by all

-- Which steps a report or a case counts in, by calendar year, from the delivery in force for that
-- population and year. Every step belongs to one population (seed ketenstappen); the populations of
-- one year do not coincide (M:5045-5059), so a case counts in a year of inflow, one of the decision
-- and one of the verdict.

with

meldingen as (
    select
        levering_id,
        incident_id,
        registratiejaar,
        vorm,
        aangifte,
        heeft_verdachte,
        status_om
    from {{ ref('fct_meldingen') }}
    where is_geldend
),

zaken as (
    select
        levering_id,
        parketnummer,
        instroomjaar,
        afhandeljaar,
        vorm,
        stand,
        beslisgroep,
        is_geldend_instroom,
        is_geldend_afgehandeld
    from {{ ref('fct_zaken') }}
),

vonnissen as (
    select
        levering_id,
        parketnummer,
        uitspraakjaar,
        vorm,
        uitspraakgroep,
        heeft_straf_of_maatregel
    from {{ ref('fct_vonnissen') }}
    where is_geldend
)

select
    meldingen.levering_id,
    meldingen.registratiejaar as jaar,
    meldingen.vorm,
    meldingen.incident_id,
    cast(null as varchar) as parketnummer,
    'incident' as eenheid,
    stappen.stap
from meldingen
cross join
    lateral (
        values
        ('melding', true),
        ('aangifte', aangifte),
        ('verdachte geregistreerd', heeft_verdachte),
        ('naar om', status_om = 'naar om')
    ) as stappen (stap, is_bereikt)
where stappen.is_bereikt
union all
select
    levering_id,
    instroomjaar as jaar,
    vorm,
    null as incident_id,
    parketnummer,
    'zaak' as eenheid,
    'instroom om' as stap
from zaken
where is_geldend_instroom
union all
select
    zaken.levering_id,
    zaken.afhandeljaar as jaar,
    zaken.vorm,
    null as incident_id,
    zaken.parketnummer,
    'zaak' as eenheid,
    stappen.stap
from zaken
cross join
    lateral (
        values
        ('inhoudelijk afgehandeld', true),
        ('dagvaarding', beslisgroep = 'naar de rechter')
    ) as stappen (stap, is_bereikt)
where
    zaken.is_geldend_afgehandeld
    and zaken.stand = 'inhoudelijk'
    and stappen.is_bereikt
union all
select
    vonnissen.levering_id,
    vonnissen.uitspraakjaar as jaar,
    vonnissen.vorm,
    null as incident_id,
    vonnissen.parketnummer,
    'zaak' as eenheid,
    stappen.stap
from vonnissen
cross join
    lateral (
        values
        ('vonnis', true),
        ('veroordeling', uitspraakgroep = 'veroordeling'),
        ('veroordeling met straf', uitspraakgroep = 'veroordeling' and heeft_straf_of_maatregel)
    ) as stappen (stap, is_bereikt)
where stappen.is_bereikt

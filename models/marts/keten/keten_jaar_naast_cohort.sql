-- Per stage: what happened in a calendar year, whenever the report was made, beside what became of
-- the reports of that year, whenever it happened; with the sentence that tells the two apart. The
-- first counts incidents at the police and cases at the OM, the second reports as far as linked.

with

per_jaar as (
    select *
    from {{ ref('keten_per_jaar') }}
),

cohort as (
    select *
    from {{ ref('keten_per_cohort') }}
),

-- The two views name three stages differently; a link to a case is no stage of a year.
namen as (
    select
        lijst.stap_cohort,
        lijst.stap_jaar
    from (
        values
        ('melding', 'melding'),
        ('aangifte', 'aangifte'),
        ('verdachte geregistreerd', 'verdachte geregistreerd'),
        ('naar om', 'naar om'),
        ('zaak in selectie om', 'instroom om'),
        ('inhoudelijk beslist', 'inhoudelijk afgehandeld'),
        ('dagvaarding', 'dagvaarding'),
        ('vonnis', 'vonnis'),
        ('veroordeling', 'veroordeling')
    ) as lijst (stap_cohort, stap_jaar)
),

naast_elkaar as (
    select
        cohort.cohortjaar,
        cohort.vorm,
        cohort.volgorde,
        namen.stap_cohort,
        namen.stap_jaar,
        per_jaar.populatie as populatie_jaar,
        cohort.n_meldingen,
        cohort.n_bereikt,
        cohort.n_open,
        cohort.koppelgraad,
        cohort.peildatum,
        cohort.aard,
        cohort.status,
        cohort.status_sdmx,
        cohort.is_voorlopig,
        cohort.breuken,
        cohort.breukvrij_vanaf,
        per_jaar.status as status_in_jaar,
        per_jaar.breuken as breuken_in_jaar,
        coalesce(per_jaar.jaar, cohort.cohortjaar) as kalenderjaar,
        coalesce(per_jaar.aantal, 0) as n_in_jaar,
        coalesce(
            per_jaar.eenheid, case when cohort.volgorde <= 4 then 'incident' else 'zaak' end
        ) as eenheid_jaar
    from cohort
    inner join namen on cohort.stap = namen.stap_cohort
    left join per_jaar
        on
            cohort.cohortjaar = per_jaar.jaar
            and cohort.vorm = per_jaar.vorm
            and namen.stap_jaar = per_jaar.stap
)

select
    kalenderjaar,
    cohortjaar,
    vorm,
    volgorde,
    stap_jaar,
    n_in_jaar,
    eenheid_jaar,
    populatie_jaar,
    stap_cohort,
    n_bereikt as n_van_cohort,
    n_open as n_open_van_cohort,
    n_meldingen,
    koppelgraad,
    peildatum,
    aard,
    status,
    status_sdmx,
    is_voorlopig,
    breuken,
    breukvrij_vanaf,
    status_in_jaar,
    breuken_in_jaar,
    case
        when eenheid_jaar = 'incident'
            then
                'Bij de politie zijn het dezelfde incidenten: geregistreerd in '
                || cohortjaar
                || ', met wat er tot de peildatum van bekend is.'
        else
            'In '
            || kalenderjaar
            || ': '
            || {{ getal_nl('n_in_jaar') }}
            || ' zaken, van welk jaar de melding ook is. Van de '
            || {{ getal_nl('n_meldingen') }}
            || ' meldingen van '
            || cohortjaar
            || ': '
            || {{ getal_nl('n_bereikt') }}
            || ' kwamen zover, in welk jaar ook'
            || coalesce(
                '; van wat naar het OM ging is '
                || {{ aandeel_nl('koppelgraad', '1') }}
                || ' te volgen',
                '; zonder koppeling is er niets te volgen'
            )
            || '. Het ene is geen deel van het andere.'
    end as verschil
from naast_elkaar

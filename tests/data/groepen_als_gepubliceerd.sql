-- Groups of which the Monitor prints a number are counted twice, by its measures and per step:
-- minor and adolescent suspects (M:3416-3418, M:5485-5492, M:6226-6235), reports of over 365 days
-- before (M:3251), units (Figure 2.4) and parketten (Figure 4.2). Both give the same.

with

groepen as (
    select
        jaar,
        levering_id,
        vorm,
        stap,
        uitsplitsing,
        groep,
        aantal
    from {{ ref('keten_per_groep') }}
    where stap in ('melding', 'verdachte geregistreerd', 'instroom om', 'vonnis')
),

maten as (
    select
        levering_id,
        maat,
        categorie,
        vorm,
        teller,
        try_cast(jaar as integer) as jaar
    from {{ ref('int_maten__alle') }}
),

gedrukt as (
    select
        lijst.maat,
        lijst.categorie,
        lijst.stap,
        lijst.uitsplitsing,
        lijst.groep
    from (
        values
        (
            'minderjarige verdachten', '-',
            'verdachte geregistreerd', 'leeftijd verdachte', 'minderjarig'
        ),
        (
            'instroom naar leeftijd', 'jonger dan 18',
            'instroom om', 'leeftijd verdachte', 'minderjarig'
        ),
        (
            'instroom naar leeftijd', '18 tot 23',
            'instroom om', 'leeftijd verdachte', 'adolescent'
        ),
        ('berecht naar leeftijd', 'jonger dan 18', 'vonnis', 'leeftijd verdachte', 'minderjarig'),
        ('berecht naar leeftijd', '18 tot 23', 'vonnis', 'leeftijd verdachte', 'adolescent'),
        (
            'meldingen naar duur', 'meer dan 365 dagen',
            'melding', 'tijd tot melding', 'historisch'
        )
    ) as lijst (maat, categorie, stap, uitsplitsing, groep)
    union all
    select
        lijst.maat,
        regio.regio as categorie,
        lijst.stap,
        lijst.uitsplitsing,
        regio.regio as groep
    from (
        values
        ('meldingen naar eenheid', 'melding', 'eenheid'),
        ('instroom naar parket', 'instroom om', 'parket')
    ) as lijst (maat, stap, uitsplitsing)
    cross join {{ ref('regio') }} as regio
)

select
    groepen.jaar,
    groepen.vorm,
    groepen.stap,
    groepen.groep
from groepen
inner join gedrukt
    on
        groepen.stap = gedrukt.stap
        and groepen.uitsplitsing = gedrukt.uitsplitsing
        and groepen.groep = gedrukt.groep
left join maten
    on
        groepen.levering_id = maten.levering_id
        and groepen.jaar = maten.jaar
        and groepen.vorm = maten.vorm
        and gedrukt.maat = maten.maat
        and gedrukt.categorie = maten.categorie
where groepen.aantal != coalesce(maten.teller, 0)

-- The waits counted per cohort: trajectory x year of entry x form, and within it all of them, or
-- by age of the suspect and parket (cases), or by unit (reports). Waits that are the same for the
-- estimate and for the norm are one row with their number.

with

gevallen as (
    select *
    from {{ ref('int_wachttijden__gevallen') }}
    where is_geldend
),

geteld as (
    select
        traject,
        entiteit,
        jaar_instroom,
        vorm,
        leeftijd_verdachte,
        meerderjarigheid_verdachte,
        parket,
        eenheid,
        levering_id,
        peildatum,
        aard,
        is_naar_rechter,
        norm_dagen,
        vanaf_dag,
        tot_dag,
        uitgang,
        weglaatreden,
        count(*) as n
    from gevallen
    group by all
),

uitgesplitst as (
    select
        geteld.* exclude (vorm),
        vormen.vorm,
        uitsplitsingen.uitsplitsing,
        case uitsplitsingen.uitsplitsing
            when 'totaal' then 'totaal'
            when 'leeftijd verdachte' then geteld.leeftijd_verdachte
            when 'meerderjarigheid verdachte' then geteld.meerderjarigheid_verdachte
            when 'parket' then geteld.parket
            when 'eenheid' then geteld.eenheid
        end as groep
    from geteld
    inner join (values ('totaal'), ('fysiek'), ('niet-fysiek')) as vormen (vorm)
        on geteld.vorm = vormen.vorm or vormen.vorm = 'totaal'
    cross join (
        values
        ('totaal'),
        ('leeftijd verdachte'),
        ('meerderjarigheid verdachte'),
        ('parket'),
        ('eenheid')
    ) as uitsplitsingen (uitsplitsing)
)

select
    traject,
    entiteit,
    jaar_instroom,
    vorm,
    uitsplitsing,
    groep,
    levering_id,
    peildatum,
    aard,
    is_naar_rechter,
    norm_dagen,
    vanaf_dag,
    tot_dag,
    uitgang,
    weglaatreden,
    cast(sum(n) as bigint) as n,
    concat_ws('|', traject, jaar_instroom, vorm, uitsplitsing, groep) as cohort_id
from uitgesplitst
where groep is not null
group by all

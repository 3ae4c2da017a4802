-- How many headline figures changed later: per supplier and age of the year, the figures as a user
-- read them at a peildatum beside what was read at the next delivery and 1 to 4 years later. The
-- Monitor: about a year after date the figures are fairly stable (M:5218-5219). Numerator and
-- denominator are columns and add up over rows of one `vergelijking`.

with

revisies as (
    select *
    from {{ ref('kwaliteit_revisies') }}
),

-- What stood at its peildatum for the whole year: one reading per figure, year and peildatum.
gelezen as (
    select
        *,
        row_number() over (
            partition by kerncijfer, vorm, jaar, aard order by peildatum
        ) as beurt,
        row_number() over (
            partition by kerncijfer, vorm, jaar, aard, ouderdom_jaren order by peildatum
        ) as beurt_in_ouderdom
    from revisies
    where levering_id = levering_id_op_peildatum and is_heel_jaar
),

-- The first reading at each age of the year.
eerste as (
    select *
    from gelezen
    where beurt_in_ouderdom = 1
),

vergelijkingen as (
    select
        lijst.vergelijking,
        lijst.jaren
    from (
        values
        ('volgende levering', null),
        ('na 1 jaar', 1),
        ('na 2 jaar', 2),
        ('na 3 jaar', 3),
        ('na 4 jaar', 4)
    ) as lijst (vergelijking, jaren)
),

-- The years between two peildata to the nearest whole one; of several the last reading.
paren as (
    select
        eerste.bron,
        eerste.aard,
        eerste.ouderdom_jaren,
        vergelijkingen.vergelijking,
        eerste.waarde,
        later.waarde as latere_waarde
    from eerste
    cross join vergelijkingen
    left join gelezen as later
        on
            eerste.kerncijfer = later.kerncijfer
            and eerste.vorm = later.vorm
            and eerste.jaar = later.jaar
            and eerste.aard = later.aard
            and case
                when vergelijkingen.jaren is null then later.beurt = eerste.beurt + 1
                else
                    round(
                        {{ dagen_tussen('eerste.peildatum', 'later.peildatum') }} / 365.25
                    ) = vergelijkingen.jaren
            end
    qualify
        row_number() over (
            partition by
                eerste.kerncijfer,
                eerste.vorm,
                eerste.jaar,
                eerste.levering_id,
                vergelijkingen.vergelijking
            order by later.peildatum desc nulls last
        ) = 1
),

tellingen as (
    select
        bron,
        aard,
        ouderdom_jaren,
        vergelijking,
        count(*) as n_cijfers,
        count(latere_waarde - waarde) as n_vergeleken,
        count(*) filter (where latere_waarde != waarde) as n_gewijzigd,
        count(*) filter (where latere_waarde > waarde) as n_gestegen,
        median((latere_waarde - waarde) / nullif(waarde, 0)) as mediaan_relatieve_verandering
    from paren
    group by bron, aard, ouderdom_jaren, vergelijking
)

select
    bron,
    ouderdom_jaren,
    vergelijking,
    n_cijfers,
    n_vergeleken,
    n_gewijzigd,
    n_gestegen,
    mediaan_relatieve_verandering,
    aard,
    n_gewijzigd / cast(nullif(n_vergeleken, 0) as double) as aandeel_gewijzigd
from tellingen

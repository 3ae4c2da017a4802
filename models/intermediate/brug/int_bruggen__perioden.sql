-- The years and whole periods that bridges are counted for, as the figures themselves are: per form
-- and in total; at the police also with and without aangifte.

with

politie as (
    select
        levering_id,
        jaar,
        vorm,
        min(registratiejaar) as eerste_jaar,
        max(registratiejaar) as laatste_jaar
    from {{ ref('int_maten__uitsplitsing_politie') }}
    group by levering_id, jaar, vorm
),

om as (
    select
        levering_id,
        jaar,
        vorm,
        extract(year from van) as eerste_jaar,
        extract(year from tot - interval 1 day) as laatste_jaar
    from {{ ref('int_perioden__om') }}
)

select distinct
    politie.levering_id,
    'politie' as bron,
    politie.jaar,
    politie.vorm,
    takken.tak,
    cast(politie.eerste_jaar as integer) as eerste_jaar,
    cast(politie.laatste_jaar as integer) as laatste_jaar
from politie
cross join (values ('totaal'), ('met aangifte'), ('zonder aangifte')) as takken (tak)
union all
select distinct
    levering_id,
    'om' as bron,
    jaar,
    vorm,
    'totaal' as tak,
    cast(eerste_jaar as integer) as eerste_jaar,
    cast(laatste_jaar as integer) as laatste_jaar
from om

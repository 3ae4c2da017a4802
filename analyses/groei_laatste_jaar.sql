-- How much did the last year grow at the next delivery?
-- Population: figures of a year that was last complete when a delivery gave it (0 whole years old),
-- beside what the next delivery gave for the same year. A count that grows was unfinished: reports
-- are still sent to the OM, cases still registered. With yearly deliveries the next one is a year
-- later; `maanden_later` says how far apart they were. Restricted: the counts can be small.

with

eerste as (
    select
        kerncijfer,
        vorm,
        jaar,
        peildatum,
        levering_id,
        waarde
    from {{ ref('kwaliteit_revisies') }}
    where ouderdom_jaren = 0 and levering_id = levering_id_op_peildatum
),

volgende as (
    select
        kerncijfer,
        vorm,
        jaar,
        peildatum,
        vorige_levering_id,
        waarde,
        verandering,
        relatieve_verandering
    from {{ ref('kwaliteit_revisies') }}
    where levering_id = levering_id_op_peildatum
)

select
    eerste.kerncijfer,
    eerste.vorm,
    eerste.jaar,
    eerste.peildatum,
    round(eerste.waarde, 1) as eerst,
    round(volgende.waarde, 1) as later,
    round(volgende.verandering, 1) as verandering,
    round(100 * volgende.relatieve_verandering, 1) as procent,
    datediff('month', eerste.peildatum, volgende.peildatum) as maanden_later
from eerste
inner join volgende
    on
        eerste.kerncijfer = volgende.kerncijfer
        and eerste.vorm = volgende.vorm
        and eerste.jaar = volgende.jaar
        and eerste.levering_id = volgende.vorige_levering_id
where eerste.peildatum < volgende.peildatum
order by abs(volgende.relatieve_verandering) desc nulls last, eerste.kerncijfer asc, eerste.vorm asc

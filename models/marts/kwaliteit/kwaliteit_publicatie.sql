-- The published documents checked against themselves: every relation between printed cells that
-- cannot hold, and every suppressed, left-out or uncounted small number that follows from what
-- is printed. The engine computes that there is something; what it is and which value keten uses is
-- a person's word in the seed, and a finding without one is `open`.

with

getoetst as (
    select *
    from {{ ref('int_relaties__getoetst') }}
    where is_tegengesproken
),

onthuld as (
    select *
    from {{ ref('int_cellen__onthuld') }}
),

zonder_cel as (
    select *
    from {{ ref('int_cellen__weggelaten') }}
    union all
    select *
    from {{ ref('int_cellen__onthuld_aandeel') }}
),

leden as (
    select *
    from {{ ref('int_relaties__leden') }}
),

oordelen as (
    select
        fouten.*,
        oordelen.bevinding_id
    from {{ ref('oordelen_publicatie') }} as oordelen
    inner join {{ ref('fouten_publicatie') }} as fouten on oordelen.fout = fouten.fout
),

-- What the documents claim, where a relation is declared; the lines stand in the words.
beweringen as (
    select
        relatie_id,
        max(uitleg) as bewering
    from {{ ref('relaties') }}
    group by relatie_id
),

plaatsen as (
    select
        relatie_id,
        count(*) as cellen,
        list(distinct plaats) as plaatsen,
        -- Without its value: what is printed elsewhere can be the suppressed number itself.
        any_value(cel_id || ' (' || plaats || ')') filter (where rol = 'uitkomst') as uitkomst
    from leden
    group by relatie_id
    union all
    select
        bevinding_id as relatie_id,
        null as cellen,
        plaatsen,
        null as uitkomst
    from zonder_cel
),

-- A suppressed cell is reported once, with the smallest sum that it stands in.
onthulde_cellen as (
    select
        onthuld.cel_id,
        onthuld.relatie_id
    from onthuld
    inner join plaatsen on onthuld.relatie_id = plaatsen.relatie_id
    where onthuld.is_onthuld
    qualify
        row_number() over (
            partition by onthuld.cel_id order by plaatsen.cellen, onthuld.relatie_id
        ) = 1
),

onthulde_sommen as (
    select
        relatie_id,
        count(*) as cellen
    from onthuld
    where is_som_onthuld
    group by relatie_id
),

bevindingen as (
    select
        getoetst.relatie_id as bevinding_id,
        getoetst.relatie_id,
        getoetst.soort,
        getoetst.cel_id,
        getoetst.rekensom
    from getoetst
    union all
    select
        'onthuld:' || onthulde_cellen.cel_id as bevinding_id,
        onthulde_cellen.relatie_id,
        'onthulling' as soort,
        onthulde_cellen.cel_id,
        concat(
            onthulde_cellen.cel_id,
            ' is suppressed, but the other printed cells leave it one value; among them those of ',
            plaatsen.uitkomst
        ) as rekensom
    from onthulde_cellen
    inner join plaatsen on onthulde_cellen.relatie_id = plaatsen.relatie_id
    union all
    select
        'onthulde som:' || onthulde_sommen.relatie_id as bevinding_id,
        onthulde_sommen.relatie_id,
        'onthulling' as soort,
        null as cel_id,
        concat(
            'The sum of ', onthulde_sommen.cellen, ' suppressed cells follows from ',
            plaatsen.uitkomst
        ) as rekensom
    from onthulde_sommen
    inner join plaatsen on onthulde_sommen.relatie_id = plaatsen.relatie_id
    union all
    select
        bevinding_id,
        bevinding_id as relatie_id,
        'onthulling' as soort,
        null as cel_id,
        rekensom
    from zonder_cel
)

select
    bevindingen.bevinding_id,
    bevindingen.soort,
    bevindingen.cel_id,
    beweringen.bewering,
    bevindingen.rekensom,
    oordelen.fout,
    oordelen.gebruikt,
    oordelen.reden,
    case when bevindingen.relatie_id like 'opgegeven:%' then 'opgegeven' else 'afgeleid' end
        as herkomst,
    array_to_string(
        list_sort(list_distinct(list_concat(
            plaatsen.plaatsen, regexp_extract_all(beweringen.bewering, '(M|S[1-4]):[0-9]+')
        ))),
        ', '
    ) as vindplaatsen,
    coalesce(oordelen.oordeel, 'open') as oordeel
from bevindingen
inner join plaatsen on bevindingen.relatie_id = plaatsen.relatie_id
left join oordelen on bevindingen.bevinding_id = oordelen.bevinding_id
left join beweringen on bevindingen.relatie_id = beweringen.relatie_id

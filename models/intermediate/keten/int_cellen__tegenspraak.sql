-- Printed cells that other printed cells contradict, for the reconciliation.

with

getoetst as (
    select *
    from {{ ref('int_relaties__getoetst') }}
    -- Against an order that the text states, the words are wrong and the cells need not be.
    where is_tegengesproken and cel_id is not null and soort != 'volgorde'
),

oordelen as (
    select
        oordelen.bevinding_id,
        fouten.reden
    from {{ ref('oordelen_publicatie') }} as oordelen
    inner join {{ ref('fouten_publicatie') }} as fouten on oordelen.fout = fouten.fout
),

sleutels as (
    select *
    from {{ ref('int_cellen__sleutel') }}
),

cellen as (
    select *
    from {{ ref('int_cellen__gedrukt') }}
),

tegengesproken as (
    select
        getoetst.cel_id,
        concat_ws(' ', oordelen.reden, '[' || getoetst.rekensom || ']') as rekensom
    from getoetst
    left join oordelen on getoetst.relatie_id = oordelen.bevinding_id
    qualify row_number() over (partition by getoetst.cel_id order by getoetst.relatie_id) = 1
),

-- What contradicts a cell contradicts its repetition elsewhere.
herhaald as (
    select
        herhaling.cel_id,
        tegengesproken.rekensom
    from tegengesproken
    inner join sleutels as genoemd on tegengesproken.cel_id = genoemd.cel_id
    inner join cellen as cel on tegengesproken.cel_id = cel.cel_id
    inner join sleutels as herhaling on genoemd.eerste_cel_id = herhaling.eerste_cel_id
    inner join cellen as andere
        on
            herhaling.cel_id = andere.cel_id
            and cel.laag = andere.laag
            and cel.hoog = andere.hoog
    anti join tegengesproken as zelf on herhaling.cel_id = zelf.cel_id
    qualify
        row_number() over (partition by herhaling.cel_id order by tegengesproken.cel_id) = 1
)

select
    cel_id,
    rekensom
from tegengesproken
union all
select
    cel_id,
    rekensom
from herhaald

-- One row per region: the police unit and the public prosecutor's office that share its name.

with

regio as (
    select
        regio,
        eenheid,
        parket
    from {{ ref('regio') }}
),

eenheden as (
    select
        code,
        label
    from {{ ref('eenheden') }}
),

parketten as (
    select
        code,
        label
    from {{ ref('parketten') }}
)

select
    regio.regio,
    eenheden.code as eenheid_code,
    eenheden.label as eenheid,
    parketten.code as parket_code,
    parketten.label as parket
from regio
left join eenheden on regio.eenheid = eenheden.code
left join parketten on regio.parket = parketten.code

-- Every figure and table of the Monitor, cell by cell, as it would be printed from the delivery in
-- force: the exact value beside the published one. Rounding is the last step and happens here
-- only, with one macro per rounding rule; the reconciliation rounds with the same ones. Cells of
-- published series stand as they were delivered, and suppressed stays suppressed.

with

waarden as (
    select *
    from {{ ref('int_figuren__waarden') }}
),

figuren as (
    select *
    from {{ ref('figuren') }}
    where documentcode = 'M'
),

maten_politie as (
    select *
    from {{ ref('maten_politie') }}
),

maatstaven as (
    select *
    from {{ ref('maatstaven') }}
),

vergelijkbaarheid as (
    select
        reeks_id,
        status,
        status_sdmx,
        is_voorlopig,
        breuken,
        breukvrij_vanaf,
        voorbehoud
    from {{ ref('int_breuken__per_jaar') }}
),

gedrukt as (
    select
        *,
        case
            when afronding != 'zoals geleverd'
                then coalesce(
                    {{ gepubliceerd('exacte_waarde', 'afronding', 'weergave') }}, zonder_waarde
                )
            else coalesce(
                geleverd_gedrukt, {{ gepubliceerd('exacte_waarde', "'geen'", 'weergave') }}
            )
        end as gepubliceerd
    from waarden
)

select
    gedrukt.figuur,
    gedrukt.volgorde_rij,
    gedrukt.volgorde_kolom,
    gedrukt.rij,
    gedrukt.kolom,
    gedrukt.jaar,
    gedrukt.vorm,
    gedrukt.maat,
    gedrukt.categorie,
    gedrukt.weergave,
    gedrukt.afronding,
    gedrukt.is_n,
    gedrukt.teller,
    gedrukt.noemer,
    gedrukt.exacte_waarde,
    gedrukt.n,
    gedrukt.gepubliceerd,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    vergelijkbaarheid.voorbehoud,
    figuren.bron as bronvermelding,
    gedrukt.bron,
    gedrukt.grondslag,
    gedrukt.levering_id,
    gedrukt.peildatum,
    gedrukt.aard,
    regexp_replace(
        regexp_replace(figuren.titel, ' \([Nn] = [0-9.]+\)[.]?', '', 'g'),
        ',?( in| periode)? [0-9]{4}(-| en )?([0-9]{4})?',
        '',
        'g'
    ) as titel,
    figuren.documentcode || ':' || figuren.regel as vindplaats,
    coalesce(starts_with(gedrukt.gepubliceerd, '<'), false) as onderdrukt,
    coalesce(gedrukt.eenheid, maten_politie.telt, maatstaven.eenheid) as eenheid,
    coalesce(maatstaven.populatie, gedrukt.populatie) as populatie
from gedrukt
left join figuren on gedrukt.figuur = figuren.figuur
left join maten_politie on gedrukt.bron = 'politie' and gedrukt.maat = maten_politie.maat
left join maatstaven
    on
        gedrukt.bron = 'reeksen'
        and split_part(gedrukt.maat, ', som ', 1) = maatstaven.code
        and make_date(gedrukt.tot_en_met_jaar, 1, 1) >= maatstaven.geldig_van
        and make_date(gedrukt.tot_en_met_jaar, 1, 1) < maatstaven.geldig_tot
left join vergelijkbaarheid
    on
        {{
            reeks_id(
                'gedrukt.levering_id', "'figuur'", 'gedrukt.figuur', 'gedrukt.vorm',
                'gedrukt.van_jaar', 'gedrukt.tot_en_met_jaar',
                "gedrukt.rij || '|' || gedrukt.kolom"
            )
        }}
        = vergelijkbaarheid.reeks_id

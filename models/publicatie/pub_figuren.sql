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

voorbehouden as (
    select
        figuur,
        voorbehoud,
        vanaf_jaar = 'laatste jaar' as is_van_laatste_jaar,
        nullif(rij, '') as rij,
        coalesce(try_cast(nullif(vanaf_jaar, '') as integer), 0) as vanaf_jaar,
        coalesce(try_cast(nullif(tot_en_met_jaar, '') as integer), 9999) as tot_en_met_jaar
    from {{ ref('voorbehouden') }}
),

-- What holds for the cell: of the rows it names (without a name: all but N) and of the years that
-- the cell lies in; or of the last year of the figure, which is not complete yet.
voorbehoud_per_cel as (
    select
        waarden.figuur,
        waarden.rij,
        waarden.kolom,
        string_agg(voorbehouden.voorbehoud, ' ' order by voorbehouden.vanaf_jaar) as voorbehoud
    from waarden
    inner join voorbehouden
        on
            waarden.figuur = voorbehouden.figuur
            and coalesce(waarden.rij = voorbehouden.rij, not waarden.is_n)
            and waarden.van_jaar <= voorbehouden.tot_en_met_jaar
            and waarden.tot_en_met_jaar >= case
                when voorbehouden.is_van_laatste_jaar then waarden.laatste_jaar
                else voorbehouden.vanaf_jaar
            end
    group by waarden.figuur, waarden.rij, waarden.kolom
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
    voorbehoud_per_cel.voorbehoud,
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
left join voorbehoud_per_cel
    on
        gedrukt.figuur = voorbehoud_per_cel.figuur
        and gedrukt.rij = voorbehoud_per_cel.rij
        and gedrukt.kolom = voorbehoud_per_cel.kolom

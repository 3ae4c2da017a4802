-- Each printed cell beside the value computed from what was landed, with one verdict per cell: from
-- the records of the delivery behind the publication, or, for what is delivered as a table, from
-- the series as known with the publication. `grondslag` keeps these apart: a cell beside its own
-- transcription is no proof. Nothing is tuned: a cell that does not fit and is not contradicted by
-- other printed cells is `onverklaard`, and `keten reconcile` fails on it.

with

cellen as (
    select *
    from {{ ref('int_cellen__gedrukt') }}
),

onderdelen as (
    select *
    from {{ ref('onderdelen') }}
),

tegenspraken as (
    select *
    from {{ ref('int_cellen__tegenspraak') }}
),

publicaties as (
    select
        publicaties.*,
        documenten.code as documentcode
    from {{ ref('publicaties') }} as publicaties
    inner join {{ ref('documenten') }} as documenten
        on publicaties.publicatie = documenten.publicatie
),

leveringen as (
    select *
    from {{ ref('int_leveringen__versies') }}
),

-- What can stand behind a publication: a delivery that is in force for some year; of the series,
-- one that is for the document itself.
geldend as (
    select distinct
        levering_id,
        onderwerp
    from {{ ref('int_leveringen__geldend') }}
),

maten as (
    select *
    from {{ ref('int_maten__alle') }}
    union all by name
    -- An estimate stands beside what is printed without a margin for its rounded share: it was made
    -- with the share as printed.
    select
        levering_id,
        maatstaf || ', ' || methode as maat,
        '-' as categorie,
        cast(jaar as varchar) as jaar,
        'totaal' as vorm,
        schatting as teller
    from {{ ref('int_signalen__csg_minderjarigen') }}
    where schatting is not null
),

-- The delivery behind the publication: its period, the newest known before it was published.
achter_publicatie as (
    select
        publicaties.bron,
        publicaties.documentcode,
        leveringen.levering_id,
        leveringen.aard,
        leveringen.peildatum
    from publicaties
    inner join leveringen
        on
            publicaties.bron = leveringen.bron
            and cast(publicaties.periode_van as date) = leveringen.periode_van
            and cast(publicaties.periode_tot as date) = leveringen.periode_tot
            and leveringen.peildatum <= cast(publicaties.gepubliceerd_op as date)
    inner join geldend
        on
            leveringen.levering_id = geldend.levering_id
            and geldend.onderwerp in (publicaties.documentcode, '-')
    qualify
        row_number() over (
            partition by publicaties.publicatie, publicaties.bron
            order by leveringen.peildatum desc, leveringen.rang asc
        ) = 1
),

bekende_maten as (
    select distinct
        levering_id,
        maat
    from maten
),

vergeleken as (
    select
        cellen.*,
        achter_publicatie.levering_id,
        achter_publicatie.aard,
        achter_publicatie.peildatum,
        maten.noemer,
        basis.teller as basis,
        maten.gedrukt as geleverd_gedrukt,
        coalesce(maten.marge, 0) as marge,
        -- A record that is not there is a zero; a published cell that is not there is unknown.
        case
            when cellen.bron = 'reeksen' then maten.maat is not null
            else bekende_maten.maat is not null
        end as is_geleverd,
        coalesce(
            maten.teller,
            case when cellen.weergave = 'aantal' and cellen.bron != 'reeksen' then 0 end
        ) as teller,
        case
            when cellen.bron != 'reeksen' then 'records'
            when
                maten.vindplaats = cellen.documentcode || ':' || cellen.regel
                and contains(maten.gedrukt, cellen.gedrukt)
                then 'overgeschreven'
            else 'andere cellen'
        end as grondslag
    from cellen
    left join achter_publicatie
        on
            cellen.bron = achter_publicatie.bron
            and cellen.documentcode = achter_publicatie.documentcode
    left join bekende_maten
        on
            achter_publicatie.levering_id = bekende_maten.levering_id
            and cellen.maat = bekende_maten.maat
    left join maten
        on
            achter_publicatie.levering_id = maten.levering_id
            and cellen.maat = maten.maat
            and cellen.categorie = maten.categorie
            and cellen.jaar = maten.jaar
            and cellen.vorm = maten.vorm
    left join maten as basis
        on
            achter_publicatie.levering_id = basis.levering_id
            and coalesce(cellen.basis_maat, cellen.maat) = basis.maat
            and case when cellen.basis_maat is null then cellen.categorie else '-' end
            = basis.categorie
            and coalesce(cellen.basis_jaar, cellen.jaar) = basis.jaar
            and cellen.vorm = basis.vorm
),

berekend as (
    select
        *,
        case
            when not is_geleverd then null
            when weergave in ('verandering', 'verhouding')
                then 100 * (teller / nullif(basis, 0) - 1)
            when weergave = 'veelvoud' then 100 * teller / nullif(basis, 0)
            when weergave = 'jaargemiddelde'
                then teller / (cast(right(jaar, 4) as integer) - cast(left(jaar, 4) as integer) + 1)
            else {{ exacte_waarde('weergave', 'afronding', 'teller', 'noemer') }}
        end as exacte_waarde,
        -- How far the exact value can lie from it because the cells it comes from were rounded.
        case
            when weergave = 'percentage' then 100 * marge / nullif(noemer, 0)
            when weergave in ('verandering', 'verhouding', 'veelvoud')
                then 100 * marge / nullif(basis, 0)
            when weergave = 'jaargemiddelde'
                then marge / (cast(right(jaar, 4) as integer) - cast(left(jaar, 4) as integer) + 1)
            else marge
        end as exacte_marge
    from vergeleken
),

afgerond as (
    select
        *,
        case
            when afrondingseenheid > 0
                then {{ rond_af('exacte_waarde', 'afrondingseenheid') }}
            else exacte_waarde
        end as afgeronde_waarde
    from berekend
),

-- Rounded to 5, a printed number stands for [laag, hoog]: 1 to 4 would have been printed as <5.
-- Counts reach both ends; between two other roundings the edge belongs to one of them, so that 53%
-- is not 54%.
gelijkgesteld as (
    select
        *,
        case
            when exacte_marge > 0 and afronding = 'vijftal'
                then exacte_waarde + exacte_marge >= laag and exacte_waarde - exacte_marge <= hoog
            when exacte_marge > 0
                then
                    exacte_waarde + exacte_marge > laag + 1e-9
                    and exacte_waarde - exacte_marge < hoog - 1e-9
            when afronding in ('vijftal', 'een op', 'woorden')
                then exacte_waarde between laag and hoog
            else abs(afgeronde_waarde - waarde) < 1e-9
        end as is_gelijk_na_afronding
    from afgerond
),

beoordeeld as (
    select
        gelijkgesteld.*,
        tegenspraken.rekensom,
        onderdelen.onderdeel,
        onderdelen.volgorde,
        case
            when not is_geleverd or levering_id is null then 'invoer niet geleverd'
            when
                exacte_waarde is null
                and starts_with(gedrukt, '<')
                and gedrukt = geleverd_gedrukt
                then 'gelijk'
            when exacte_waarde is null then 'onverklaard'
            when is_streepje and exacte_waarde = 0 then 'gelijk'
            when (is_onder_5 or is_onder_10) and exacte_waarde between laag and hoog
                then 'gelijk na afronding'
            when grens = '' and afrondingseenheid = 0 and abs(exacte_waarde - waarde) < 1e-9
                then 'gelijk'
            when grens = '' and afrondingseenheid > 0 and is_gelijk_na_afronding
                then 'gelijk na afronding'
            when grens = 'meer dan' and exacte_waarde > waarde then 'binnen verbale grens'
            when grens = 'minder dan' and exacte_waarde < waarde then 'binnen verbale grens'
            when
                grens in ('ruim', 'bijna', 'ongeveer')
                and (is_gelijk_na_afronding or exacte_waarde between laag and hoog)
                then 'binnen verbale grens'
            when tegenspraken.cel_id is not null then 'tegengesproken'
            else 'onverklaard'
        end as oordeel
    from gelijkgesteld
    left join tegenspraken on gelijkgesteld.cel_id = tegenspraken.cel_id
    left join onderdelen
        on
            gelijkgesteld.documentcode = onderdelen.documentcode
            and gelijkgesteld.regel >= onderdelen.regel_van
            and gelijkgesteld.regel < onderdelen.regel_tot
)

select
    cel_id,
    bron,
    grondslag,
    documentcode,
    onderdeel,
    volgorde,
    regel,
    figuur,
    rij,
    kolom,
    gedrukt,
    grens,
    afronding,
    weergave,
    maat,
    categorie,
    jaar,
    vorm,
    exacte_waarde,
    afgeronde_waarde,
    oordeel,
    levering_id,
    peildatum,
    aard,
    documentcode || ':' || regel as vindplaats,
    exacte_waarde - waarde as verschil,
    case
        when oordeel = 'tegengesproken' then rekensom
        when
            oordeel = 'invoer niet geleverd'
            then 'no delivery landed holds what this cell is about'
        else nullif(toelichting, '')
    end as toelichting
from beoordeeld

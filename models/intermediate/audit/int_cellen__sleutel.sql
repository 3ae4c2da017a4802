-- One cell for each thing that the documents print a number of (measure, category, year, form, kind
-- of number): the one in a figure before its caption, the text, the chapters that repeat it and
-- other documents, a numeral before words. Sums and shares take it; every other cell of the same
-- thing is compared with it. A later Monitor counts the same years again from newer deliveries
-- (M:5216-5223), so the thing is that of one measurement.

with

documenten as (
    select
        code,
        meting
    from {{ ref('documenten') }}
),

onderdelen as (
    select *
    from {{ ref('onderdelen') }}
),

cellen as (
    select
        gedrukt.cel_id,
        gedrukt.bron,
        gedrukt.documentcode,
        gedrukt.regel,
        gedrukt.figuur,
        gedrukt.rij,
        gedrukt.categorie,
        gedrukt.jaar,
        gedrukt.vorm,
        gedrukt.weergave,
        gedrukt.basis_maat,
        gedrukt.basis_jaar,
        coalesce(documenten.meting, gedrukt.documentcode) as meting,
        -- A sum over years or classes is a number of the thing that is summed.
        regexp_replace(gedrukt.maat, ', som (van|over) .*$', '') as maat,
        gedrukt.figuur = 'tekst' as is_tekst,
        gedrukt.grens != '' or gedrukt.afronding = 'woorden' as is_ruw,
        coalesce(gedrukt.rij, '') = 'N' as is_n,
        -- The summary, the introduction and the conclusion repeat the chapters.
        coalesce(onderdelen.is_hoofdstuk = 'nee', false) as is_herhaling,
        try_cast(left(gedrukt.jaar, 4) as integer) as jaar_van,
        try_cast(right(gedrukt.jaar, 4) as integer) as jaar_tot
    from {{ ref('int_cellen__gedrukt') }} as gedrukt
    left join documenten on gedrukt.documentcode = documenten.code
    left join onderdelen
        on
            gedrukt.documentcode = onderdelen.documentcode
            and gedrukt.regel >= onderdelen.regel_van
            and gedrukt.regel < onderdelen.regel_tot
    -- Estimates that no registration holds stand alone.
    where
        coalesce(gedrukt.jaar, '') != ''
        and gedrukt.maat not in (
            'niet geleverd: schatting nationaal rapporteur', 'niet geleverd: op goede grond'
        )
)

select
    *,
    row_number() over zelfde = 1 as is_eerste,
    first_value(cel_id) over zelfde as eerste_cel_id
from cellen
window
    zelfde as (
        partition by
            meting,
            maat,
            categorie,
            jaar,
            vorm,
            weergave,
            coalesce(basis_maat, ''),
            coalesce(basis_jaar, '')
        order by
            is_tekst, is_n, is_ruw, documentcode, is_herhaling, regel, cel_id
    )

-- One cell for each thing that the documents print a number of (measure, category, year, form, kind
-- of number): the one in a figure before its caption, the text, the chapters that repeat it and
-- other documents, a numeral before words. Sums and shares take it; every other cell of the same
-- thing is compared with it.

with

cellen as (
    select
        cel_id,
        bron,
        documentcode,
        regel,
        figuur,
        rij,
        categorie,
        jaar,
        vorm,
        weergave,
        basis_maat,
        basis_jaar,
        -- A sum over years or classes is a number of the thing that is summed.
        regexp_replace(maat, ', som (van|over) .*$', '') as maat,
        figuur = 'tekst' as is_tekst,
        grens != '' or afronding = 'woorden' as is_ruw,
        coalesce(rij, '') = 'N' as is_n,
        -- The summary with chapter 1, and the conclusion, repeat the chapters of the Monitor.
        documentcode = 'M' and (regel < 2990 or regel between 6774 and 7149) as is_herhaling,
        try_cast(left(jaar, 4) as integer) as jaar_van,
        try_cast(right(jaar, 4) as integer) as jaar_tot
    from {{ ref('int_cellen__gedrukt') }}
    -- Estimates that no registration holds stand alone.
    where
        coalesce(jaar, '') != ''
        and maat not in (
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

-- Every printed number as a number, with the interval [laag, hoog] of exact values it can stand
-- for: the rounding stated in the document (M:3161-3162 for the police), or the verbal bound
-- around it. `ruim` is at most 15% above, `bijna` at most 15% below; `ongeveer` is one unit either
-- side of a numeral and 10% of a number in words, with or without such a word. `1 op de n` stands
-- for everything nearer to n than to another whole number, or, above ten, to another multiple of
-- five when n is one. Those widths are keten's own, the documents state none.

with

cellen as (
    {% for bron in ['politie', 'om', 'helpwanted', 'schadefonds'] %}
        select
            *,
            'M' as documentcode,
            '{{ bron }}' as bron
        from {{ ref('gedrukte_cellen_' ~ bron) }}
        union all by name
    {% endfor %}
    select *
    from {{ ref('gedrukte_cellen_signalen') }}
),

gelezen as (
    select
        cel_id,
        bron,
        documentcode,
        cast(regel as integer) as regel,
        figuur,
        rij,
        kolom,
        gedrukt,
        weergave,
        maat,
        categorie,
        jaar,
        vorm,
        toelichting,
        nullif(basis_maat, '') as basis_maat,
        nullif(basis_jaar, '') as basis_jaar,
        coalesce(afronding, '') as afronding,
        coalesce(grens, '') as grens,
        coalesce(getal, '') != '' as is_in_woorden,
        gedrukt = '<5' as is_onder_5,
        gedrukt = '<10' as is_onder_10,
        gedrukt = '-' as is_streepje,
        case
            when coalesce(getal, '') != '' then cast(getal as double)
            when gedrukt in ('<5', '<10', '-') then null
            else try_cast(
                replace(replace(regexp_replace(gedrukt, '[% ]', '', 'g'), '.', ''), ',', '.')
                as double
            )
        end as waarde
    from cellen
),

eenheden as (
    select
        *,
        {{ afrondingseenheid('afronding') }} as afrondingseenheid,
        case
            when round(100 / waarde) > 10 and round(100 / waarde) % 5 = 0 then 2.5 else 0.5
        end as een_op_marge
    from gelezen
)

select
    *,
    case
        when is_onder_5 then 1
        when is_onder_10 then 0
        when is_streepje then 0
        when grens in ('ruim', 'meer dan') then waarde
        when grens = 'bijna' then 0.85 * waarde
        when grens = 'minder dan' then 0
        when grens = 'ongeveer' and is_in_woorden then 0.9 * waarde
        when grens = 'ongeveer' then waarde - 1.5 * afrondingseenheid
        when afronding = 'een op' then 100 / (100 / waarde + een_op_marge)
        when afronding = 'woorden' then least(0.9 * waarde, 1.1 * waarde)
        when afronding = 'vijftal' then greatest(waarde - 2, case when waarde = 0 then 0 else 5 end)
        else waarde - afrondingseenheid / 2
    end as laag,
    case
        when is_onder_5 then 4
        when is_onder_10 then 9
        when is_streepje then 0
        when grens = 'ruim' then 1.15 * waarde
        when grens = 'meer dan' then 1e12
        when grens in ('bijna', 'minder dan') then waarde
        when grens = 'ongeveer' and is_in_woorden then 1.1 * waarde
        when grens = 'ongeveer' then waarde + 1.5 * afrondingseenheid
        when afronding = 'een op' then 100 / (100 / waarde - een_op_marge)
        when afronding = 'woorden' then greatest(0.9 * waarde, 1.1 * waarde)
        when afronding = 'vijftal' then case when waarde = 0 then 0 else waarde + 2 end
        else waarde + afrondingseenheid / 2
    end as hoog
from eenheden

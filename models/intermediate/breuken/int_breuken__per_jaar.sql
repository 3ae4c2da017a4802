-- What a figure of one series and year (or run of years) is worth beside others: its status, the
-- breaks that apply, and from which year on the series holds no registered break. Two years of a
-- series compare when the later one's `breukvrij_vanaf` is not after the earlier one.

with

reeksen as (
    select *
    from {{ ref('int_breuken__reeksen') }}
),

bereik as (
    select *
    from {{ ref('int_breuken__bereik') }}
),

per_reeks as (
    select
        reeks_id,
        bool_or(is_geraakt and gevolg = 'niet vergelijkbaar') as is_niet_vergelijkbaar,
        bool_or(is_geraakt and gevolg = 'breuk') as is_breuk,
        bool_or(is_geraakt and gevolg = 'schatting') as is_schatting,
        bool_or(is_geraakt and gevolg = 'voorlopig') as is_voorlopig,
        bool_or(is_verandering) as is_verandering,
        string_agg(breuk, '; ' order by datum_van asc nulls last, breuk asc)
        filter (where is_geraakt) as breuken,
        string_agg(omschrijving, ' ' order by datum_van asc nulls last, breuk asc)
        filter (where is_geraakt) as voorbehoud,
        max(least(verandert_tot_en_met_jaar, tot_en_met_jaar)) filter (
            where
            gevolg in ('breuk', 'niet vergelijkbaar') and verandert_van_jaar <= tot_en_met_jaar
        ) as breukvrij_vanaf
    from bereik
    group by reeks_id
)

select
    reeksen.reeks_id,
    reeksen.levering_id,
    reeksen.soort,
    reeksen.reeks,
    reeksen.cel,
    reeksen.vorm,
    reeksen.van_jaar,
    reeksen.tot_en_met_jaar,
    per_reeks.breuken,
    per_reeks.voorbehoud,
    per_reeks.breukvrij_vanaf,
    case
        when per_reeks.is_niet_vergelijkbaar then 'niet vergelijkbaar'
        when per_reeks.is_breuk then 'breuk in de reeks'
        when per_reeks.is_schatting then 'schatting'
        when per_reeks.is_voorlopig then 'voorlopig'
        else 'normaal'
    end as status,
    case
        when per_reeks.is_verandering then 'B'
        when per_reeks.is_schatting then 'E'
        when per_reeks.is_voorlopig then 'P'
        else 'A'
    end as status_sdmx
from reeksen
left join per_reeks on reeksen.reeks_id = per_reeks.reeks_id

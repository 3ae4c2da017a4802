-- What a figure of one series and year (or run of years) is worth beside others: its status, the
-- breaks that apply, and from which year on the series holds no registered break. Two years of a
-- series compare when the later one's `breukvrij_vanaf` is not after the earlier one.
--
-- SDMX has one OBS_STATUS per observation, so a break stands before a provisional year there;
-- `is_voorlopig` says the second. The published reservation has one sentence per day on which
-- something changed: of the gravest break, of these the one that names most of the series
-- (`aantal_genoemd`), of these the first by name. Estimates and provisional years are always said.

with

reeksen as (
    select *
    from {{ ref('int_breuken__reeksen') }}
),

bereik as (
    select *
    from {{ ref('int_breuken__bereik') }}
),

zinnen as (
    select
        *,
        gevolg in ('schatting', 'voorlopig')
        or row_number() over (
            partition by reeks_id, datum_van, gevolg in ('breuk', 'niet vergelijkbaar'), is_geraakt
            order by gevolg = 'niet vergelijkbaar' desc, aantal_genoemd desc, breuk asc
        ) = 1 as is_gezegd
    from bereik
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
        filter (where is_geraakt and is_gezegd) as voorbehoud,
        max(least(verandert_tot_en_met_jaar, tot_en_met_jaar)) filter (
            where
            gevolg in ('breuk', 'niet vergelijkbaar') and verandert_van_jaar <= tot_en_met_jaar
        ) as breukvrij_vanaf
    from zinnen
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
    end as status_sdmx,
    coalesce(per_reeks.is_voorlopig, false) as is_voorlopig
from reeksen
left join per_reeks on reeksen.reeks_id = per_reeks.reeks_id

-- Why a series changed from one year to the next (or a half-year to the same one a year later), in
-- components that add up to the change, each with bounds. With the counts of int_lens__standen:
--
--     n = code + wet + oude - later + (eigen + later)
--
--     codewijziging       change of code        other codes for the same acts
--     wetswijziging       change of wet         acts that became an offence, or no longer are one
--     oude feiten         change of oude        committed before the period, registered in it
--     nog te registreren  change of -later      committed in the period, registered after it
--     rest                change of eigen + later: acts committed in the period, by the old law
--
-- A change between bounds lies between [onder in the second - boven in the first] and [boven -
-- onder]. As the components add up to a known change, each also lies within what the others leave:
--
--     ondergrens = max(ondergrens, change - sum of the bovengrenzen of the others)
--     bovengrens = min(bovengrens, change - sum of the ondergrenzen of the others)
--
-- which once is enough: the bounds are then those of the values that add up. Three sums of
-- components have rows too (is_som), because together they can be known where apart they are not:
-- they are bounded from the counts themselves, not from their components.
--
-- `oordeel`: stijging and daling when the bounds leave no other direction, geen verandering when
-- both are 0, else niet te scheiden. A row carries what its second year carries against the first
-- (`breuken`), and the breaks that its component is about (`breuken_component`).

with

standen as (
    select * from {{ ref('int_lens__standen') }}
),

aannames as (
    select
        bron,
        component,
        aanname,
        breuk,
        geldig_van,
        geldig_tot
    from {{ ref('lensaannames') }}
),

vergelijkbaarheid as (
    select
        reeks_id,
        status,
        status_sdmx,
        is_voorlopig,
        breuken,
        breukvrij_vanaf
    from {{ ref('int_breuken__per_jaar') }}
),

paren as (
    select
        tot.bron,
        tot.deel,
        tot.soort_reeks,
        tot.reeks,
        tot.aard,
        van.jaar as van_jaar,
        tot.jaar as tot_jaar,
        van.levering_id as van_levering_id,
        tot.levering_id as tot_levering_id,
        van.n as aantal_van,
        tot.n as aantal_tot,
        tot.n - van.n as verandering,
        tot.code_onder - van.code_boven as code_onder,
        tot.code_boven - van.code_onder as code_boven,
        tot.wet_onder - van.wet_boven as wet_onder,
        tot.wet_boven - van.wet_onder as wet_boven,
        tot.oude_onder - van.oude_boven as oude_onder,
        tot.oude_boven - van.oude_onder as oude_boven,
        van.later_onder - tot.later_boven as later_onder,
        van.later_boven - tot.later_onder as later_boven,
        (tot.eigen_onder + tot.later_onder) - (van.eigen_boven + van.later_boven) as rest_onder,
        (tot.eigen_boven + tot.later_boven) - (van.eigen_onder + van.later_onder) as rest_boven,
        tot.oud_onder - van.oud_boven as oud_onder,
        tot.oud_boven - van.oud_onder as oud_boven,
        tot.eigen_onder - van.eigen_boven as eigen_onder,
        tot.eigen_boven - van.eigen_onder as eigen_boven
    from standen as tot
    inner join standen as van
        on
            tot.bron = van.bron
            and tot.deel = van.deel
            and tot.soort_reeks = van.soort_reeks
            and tot.reeks = van.reeks
            and tot.aard = van.aard
            and tot.jaar = van.jaar + 1
),

componenten as (
    select
        paren.bron,
        paren.deel,
        paren.soort_reeks,
        paren.reeks,
        paren.aard,
        paren.van_jaar,
        paren.tot_jaar,
        paren.van_levering_id,
        paren.tot_levering_id,
        paren.aantal_van,
        paren.aantal_tot,
        paren.verandering,
        delen.volgorde,
        delen.component,
        delen.is_som,
        delen.onder,
        delen.boven
    from paren
    cross join
        lateral (
            values
            (1, 'codewijziging', false, code_onder, code_boven),
            (2, 'wetswijziging', false, wet_onder, wet_boven),
            (3, 'oude feiten', false, oude_onder, oude_boven),
            (4, 'nog te registreren', false, later_onder, later_boven),
            (5, 'rest', false, rest_onder, rest_boven),
            (
                6, 'codewijziging en wetswijziging', true,
                verandering - oud_boven, verandering - oud_onder
            ),
            (7, 'nog te registreren en rest', true, eigen_onder, eigen_boven),
            (8, 'oude feiten, nog te registreren en rest', true, oud_onder, oud_boven)
        ) as delen (volgorde, component, is_som, onder, boven)
),

opgeteld as (
    select
        *,
        sum(onder) filter (where not is_som) over paar as som_onder,
        sum(boven) filter (where not is_som) over paar as som_boven
    from componenten
    window paar as (partition by bron, deel, soort_reeks, reeks, tot_jaar, aard)
),

begrensd as (
    select
        *,
        if(
            is_som, onder, greatest(onder, verandering - (som_boven - boven))
        ) as ondergrens,
        if(
            is_som, boven, least(boven, verandering - (som_onder - onder))
        ) as bovengrens
    from opgeteld
),

gevraagd as (
    select distinct
        bron,
        component,
        deel,
        tot_jaar,
        make_date(tot_jaar, if(deel = 'eerste halfjaar', 6, 12), 30) as dag
    from begrensd
),

-- The assumptions that the bounds rest on, of what a code can have been in every component, and the
-- registration breaks that the component itself is about.
per_component as (
    select
        gevraagd.bron,
        gevraagd.component,
        gevraagd.deel,
        gevraagd.tot_jaar,
        string_agg(distinct aannames.aanname, '; ' order by aannames.aanname) filter (
            where
            aannames.component <> 'nog te registreren'
            or gevraagd.component in ('nog te registreren', 'rest')
        ) as aannames,
        string_agg(distinct aannames.breuk, '; ' order by aannames.breuk) filter (
            where contains(gevraagd.component, aannames.component)
        ) as breuken_component
    from gevraagd
    left join aannames
        on
            gevraagd.bron = aannames.bron
            and gevraagd.dag >= aannames.geldig_van
            and gevraagd.dag < aannames.geldig_tot
    group by gevraagd.bron, gevraagd.component, gevraagd.deel, gevraagd.tot_jaar
)

select
    begrensd.van_jaar,
    begrensd.tot_jaar,
    begrensd.deel,
    begrensd.bron,
    begrensd.soort_reeks,
    begrensd.reeks,
    begrensd.volgorde,
    begrensd.component,
    begrensd.is_som,
    begrensd.aantal_van,
    begrensd.aantal_tot,
    begrensd.verandering,
    per_component.aannames,
    per_component.breuken_component,
    vergelijkbaarheid.status,
    vergelijkbaarheid.status_sdmx,
    vergelijkbaarheid.is_voorlopig,
    vergelijkbaarheid.breuken,
    vergelijkbaarheid.breukvrij_vanaf,
    begrensd.van_levering_id,
    begrensd.tot_levering_id,
    begrensd.aard,
    cast(begrensd.ondergrens as bigint) as ondergrens,
    cast(begrensd.bovengrens as bigint) as bovengrens,
    case begrensd.bron
        when 'politie' then 'incident'
        when 'om' then 'voorkomen van een artikel'
    end as eenheid,
    case
        when begrensd.ondergrens = 0 and begrensd.bovengrens = 0 then 'geen verandering'
        when begrensd.ondergrens > 0 then 'stijging'
        when begrensd.bovengrens < 0 then 'daling'
        when begrensd.ondergrens <= 0 and begrensd.bovengrens >= 0 then 'niet te scheiden'
    end as oordeel,
    begrensd.ondergrens = begrensd.bovengrens as is_vast
from begrensd
inner join per_component
    on
        begrensd.bron = per_component.bron
        and begrensd.component = per_component.component
        and begrensd.deel = per_component.deel
        and begrensd.tot_jaar = per_component.tot_jaar
left join vergelijkbaarheid
    on
        {{
            reeks_id(
                'begrensd.tot_levering_id', "'lezing'", 'begrensd.soort_reeks',
                "if(begrensd.soort_reeks = 'vorm', begrensd.reeks, 'totaal')",
                'begrensd.tot_jaar', cel='begrensd.reeks'
            )
        }}
        = vergelijkbaarheid.reeks_id

-- What a registered code can have been under the law and the registration rules of before 1 July
-- 2024, as a set: S. One old code is certain; several are bounds, never a guess. Members of S that
-- are no old code: `geen` (no offence then) and `elders` (an offence then, under a code outside
-- this registration).
--
--     by the old rules             S = {the code itself}
--     by the new rules             S = what the concordance gives; without one the code itself
--     not to be told (onzeker)     S = both together
--     a code that did not exist    S = what the concordance gives, whatever the rules
--
-- For a series c, a set of codes (a code, an offence group, a form or all), each record adds:
--
--     geregistreerd  1 when its code is in c
--     oud            1 when its old code is in c: surely when all of S is, possibly when some is
--     code           registered in c: 1 when its old code is another one, or `elders`
--                    else: -1 when its old code is in c
--     wet            registered in c: 1 when it was `geen`
--
-- each as bounds: what holds for all of S, and for some of it. Whatever the true member of S is,
-- geregistreerd = oud + code + wet. Only what counts in the Monitor is in a series: old article 239
-- selects no case and is in none.

with

mk_codes as (
    select
        code,
        vorm,
        delictgroep,
        min(geldig_van) as geldig_van
    from {{ ref('mk_codes') }}
    group by code, vorm, delictgroep
),

artikelen as (
    select distinct
        regime,
        vorm,
        delictgroep,
        selecteert,
        regime || ' ' || code as code,
        'wsm ' || code as code_nieuw
    from {{ ref('artikelen') }}
),

artikel_concordantie as (
    select
        'om' as bron,
        'wsm ' || code_nieuw as code,
        'alle' as leeftijd,
        'oud ' || code_oud as code_oud
    from {{ ref('artikel_concordantie') }}
),

terugvertaling as (
    select
        bron,
        code,
        leeftijd,
        code_oud
    from {{ ref('terugvertaling') }}
    union all
    select * from artikel_concordantie
),

leden as (
    select
        'politie' as bron,
        code,
        unnest(['code', 'delictgroep', 'vorm', 'totaal']) as soort_reeks,
        unnest([code, delictgroep, vorm, 'totaal']) as reeks
    from mk_codes
    union all
    select distinct
        'om' as bron,
        code,
        unnest(['code', 'delictgroep', 'vorm', 'totaal']) as soort_reeks,
        unnest([code, delictgroep, vorm, 'totaal']) as reeks
    from artikelen
    where selecteert = 'ja'
),

-- Every way in which a record can stand in the registration.
vormen as (
    select
        'politie' as bron,
        mk_codes.code,
        mk_codes.code as code_nieuw,
        leeftijden.leeftijd,
        regels.regel,
        mk_codes.geldig_van < {{ begin_wsm() }} as bestond
    from mk_codes
    cross join (values ('tot 16'), ('16-17')) as leeftijden (leeftijd)
    cross join (values ('oud'), ('nieuw'), ('onzeker')) as regels (regel)
    union all
    select distinct
        'om' as bron,
        artikelen.code,
        artikelen.code_nieuw,
        'alle' as leeftijd,
        regels.regel,
        artikelen.regime = 'oud' as bestond
    from artikelen
    inner join (
        values ('oud', 'oud'), ('oud', 'onzeker'), ('wsm', 'nieuw')
    ) as regels (regime, regel)
        on artikelen.regime = regels.regime
    union all
    select distinct
        bron,
        code,
        code as code_nieuw,
        leeftijd,
        'nieuw' as regel,
        false as bestond
    from terugvertaling
    where code = 'niet gevraagd'
),

-- The sets S, one row per member.
mogelijk as (
    select
        bron,
        code,
        leeftijd,
        regel,
        code as code_oud
    from vormen
    where bestond and regel <> 'nieuw'
    union
    select
        vormen.bron,
        vormen.code,
        vormen.leeftijd,
        vormen.regel,
        coalesce(terugvertaling.code_oud, vormen.code) as code_oud
    from vormen
    left join terugvertaling
        on
            vormen.bron = terugvertaling.bron
            and vormen.code_nieuw = terugvertaling.code
            and terugvertaling.leeftijd in (vormen.leeftijd, 'alle')
    where not vormen.bestond or vormen.regel <> 'oud'
),

reeksen as (
    select distinct
        bron,
        soort_reeks,
        reeks
    from leden
),

geteld as (
    select
        mogelijk.bron,
        mogelijk.code,
        mogelijk.leeftijd,
        mogelijk.regel,
        reeksen.soort_reeks,
        reeksen.reeks,
        bool_or(geregistreerd.code is not null) as is_geregistreerd,
        count(*) as n,
        count(oud.code) as n_in_reeks,
        count(*) filter (where mogelijk.code_oud = 'geen') as n_geen
    from mogelijk
    inner join reeksen on mogelijk.bron = reeksen.bron
    left join leden as geregistreerd
        on
            reeksen.bron = geregistreerd.bron
            and reeksen.soort_reeks = geregistreerd.soort_reeks
            and reeksen.reeks = geregistreerd.reeks
            and mogelijk.code = geregistreerd.code
    left join leden as oud
        on
            reeksen.bron = oud.bron
            and reeksen.soort_reeks = oud.soort_reeks
            and reeksen.reeks = oud.reeks
            and mogelijk.code_oud = oud.code
    group by all
)

select
    bron,
    code,
    leeftijd,
    regel,
    soort_reeks,
    reeks,
    if(is_geregistreerd, 1, 0) as geregistreerd,
    if(n_in_reeks = n, 1, 0) as oud_onder,
    if(n_in_reeks > 0, 1, 0) as oud_boven,
    case
        when is_geregistreerd and n_in_reeks + n_geen = 0 then 1
        when not is_geregistreerd and n_in_reeks > 0 then -1
        else 0
    end as code_onder,
    case
        when is_geregistreerd and n_in_reeks + n_geen < n then 1
        when not is_geregistreerd and n_in_reeks = n then -1
        else 0
    end as code_boven,
    if(is_geregistreerd and n_geen = n, 1, 0) as wet_onder,
    if(is_geregistreerd and n_geen > 0, 1, 0) as wet_boven
from geteld
where is_geregistreerd or n_in_reeks > 0

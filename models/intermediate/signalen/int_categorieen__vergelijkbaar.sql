-- Which categories and measures of signals may be read across the day on which their list changed.
-- A name that goes on does not say that the same is counted: Helpwanted registers ages and reasons
-- in another way after 2022 (M:4216-4219), the CSG aanmeldingen and adviesvragen apart from 2024
-- (M:4119-4121), Stop it Now has a chat from 2023 (M:4456-4457). The concordance gives a verdict
-- for everything that ended; only `gelijk` under the same name makes one series of two intervals.

with

lijsten as (
    select
        'maatstaven' as lijst,
        bron,
        code,
        label,
        geldig_van,
        geldig_tot
    from {{ ref('maatstaven') }}
    union all
    {% for lijst in ['helpwanted_leeftijdscategorieen', 'helpwanted_redenen', 'helpwanted_media'] %}
        select
            '{{ lijst }}' as lijst,
            'helpwanted' as bron,
            code,
            label,
            cast(geldig_van as date) as geldig_van,
            cast(geldig_tot as date) as geldig_tot
        from {{ ref(lijst) }}
        union all
    {% endfor %}
    select
        lijst,
        bron,
        code,
        label,
        cast(geldig_van as date) as geldig_van,
        cast(geldig_tot as date) as geldig_tot
    from {{ ref('signaalcategorieen') }}
),

concordanties as (
    select
        lijst,
        oude_code,
        nieuwe_code,
        oordeel,
        reden,
        bron_regel,
        cast(dag as date) as dag
    from {{ ref('concordanties') }}
),

-- What becomes of a category on the day it ends; its rows share one verdict.
einden as (
    select
        lijst,
        oude_code,
        dag,
        max(oordeel) as oordeel,
        string_agg(nieuwe_code, ' + ' order by nieuwe_code) as opvolgers,
        string_agg(distinct reden, '; ' order by reden) as reden,
        string_agg(distinct bron_regel, '; ' order by bron_regel) as bron_regel
    from concordanties
    group by lijst, oude_code, dag
),

begonnen as (
    select
        lijsten.*,
        gelijk.dag is null as begint_reeks
    from lijsten
    left join concordanties as gelijk
        on
            lijsten.lijst = gelijk.lijst
            and lijsten.code = gelijk.oude_code
            and lijsten.code = gelijk.nieuwe_code
            and lijsten.geldig_van = gelijk.dag
            and gelijk.oordeel = 'gelijk'
),

genummerd as (
    select
        *,
        count(*) filter (where begint_reeks) over (
            partition by lijst, code
            order by geldig_van
        ) as reeksnummer
    from begonnen
)

select
    genummerd.lijst,
    genummerd.bron,
    genummerd.code,
    genummerd.label,
    genummerd.geldig_van,
    genummerd.geldig_tot,
    einden.oordeel,
    einden.opvolgers,
    einden.reden,
    einden.bron_regel,
    min(genummerd.geldig_van) over (
        partition by genummerd.lijst, genummerd.code, genummerd.reeksnummer
    ) as vergelijkbaar_van,
    max(genummerd.geldig_tot) over (
        partition by genummerd.lijst, genummerd.code, genummerd.reeksnummer
    ) as vergelijkbaar_tot
from genummerd
left join einden
    on
        genummerd.lijst = einden.lijst
        and genummerd.code = einden.oude_code
        and genummerd.geldig_tot = einden.dag

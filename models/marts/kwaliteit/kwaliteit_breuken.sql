-- Breaks in monthly series: those found by searching and those that the register names, each told
-- whether it was expected and whether it was found. The method is in keten/breaks and
-- docs/breaks-found.md; no number of records stands here.

with

bevonden as (
    select *
    from {{ ref('int_breuken__bevonden') }}
),

verwacht as (
    select *
    from {{ ref('int_breuken__verwacht') }}
),

-- A break is found where it was expected when it is dated within a month of the registered day;
-- where only the year is registered, in that year or within a month of it. A move against the
-- direction that the register expects was not expected.
gezocht as (
    select
        bron,
        populatie,
        soort,
        reeks,
        richting,
        cast(maand as date) as maand
    from bevonden
    where toets = 'gezocht'
),

samen as (
    select distinct
        verwacht.breuk,
        gezocht.bron,
        gezocht.populatie,
        gezocht.soort,
        gezocht.reeks,
        gezocht.richting,
        gezocht.maand
    from gezocht
    inner join verwacht
        on
            gezocht.bron = verwacht.bron
            and gezocht.populatie = verwacht.populatie
            and gezocht.soort = verwacht.soort
            and gezocht.reeks = verwacht.reeks
            and coalesce(gezocht.richting = verwacht.richting, true)
            and gezocht.maand >= date_trunc('month', verwacht.datum) - interval 1 month
            and gezocht.maand
            <= date_trunc('month', verwacht.datum)
            + case when verwacht.precisie = 'jaar' then interval 12 month else interval 1 month end
),

genoemd as (
    select
        *,
        toets = 'gezocht' as is_gezocht,
        statistiek is null as is_ongetoetst,
        coalesce(q_waarde <= 0.05 and oordeel <> 'niet gevonden', false) as is_gevonden,
        exists(
            select 1
            from samen
            where
                samen.bron = bevonden.bron
                and samen.populatie = bevonden.populatie
                and samen.soort = bevonden.soort
                and samen.reeks = bevonden.reeks
                and (
                    samen.breuk = bevonden.breuk
                    or (
                        bevonden.toets = 'gezocht'
                        and samen.richting = bevonden.richting
                        and samen.maand = cast(bevonden.maand as date)
                    )
                )
        ) as is_samen
    from bevonden
)

select
    bron,
    populatie,
    soort,
    reeks,
    toets,
    breuk,
    cast(maand as date) as maand,
    cast(maanden as integer) as maanden,
    gebroken,
    richting,
    statistiek,
    q_waarde,
    verhouding,
    verhouding_onder,
    verhouding_boven,
    oordeel,
    wisselt_met,
    cast(eerste_maand as date) as eerste_maand,
    cast(laatste_maand as date) as laatste_maand,
    case
        when is_gezocht and is_samen then 'verwacht en gevonden'
        when is_gezocht then 'gevonden en niet verwacht'
        when is_gevonden or is_samen then 'verwacht en gevonden'
        when is_ongetoetst then 'verwacht en niet te toetsen'
        else 'verwacht en niet gevonden'
    end as verwachting
from genoemd

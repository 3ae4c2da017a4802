-- Every case on every trajectory that it entered (seed trajecten), as far as it came by the
-- peildatum: its start and end, whether it reached the end, and if not whether it went another way.
--
-- * Who enters: every case from its inflow; from the summons and from the hearing on only a case
--   that goes to court for a fact of sexual violence against a child. A summons or a hearing for
--   other facts only is not one of this case (M:5571-5577).
-- * A hearing is the first substantive one, and has been held when its day has come or there is a
--   verdict; a planned one is still to come.
-- * A summons date is reliable between inflow and verdict (M:6472-6475). Without one there is no
--   wait from the summons, and none to the verdict in Figure 5.5.
-- * The year of entry is that of the start. Who was summoned on an unknown day entered in the year
--   of that decision; who was joined to another case was not summoned, and has no such year.

with

zaken as (
    select
        *,
        coalesce(beslisgroep = 'naar de rechter', false) as is_naar_rechter,
        coalesce(
            dagvaardingsdatum >= inschrijfdatum
            and (uitspraakdatum is null or dagvaardingsdatum <= uitspraakdatum),
            false
        ) as heeft_betrouwbare_dagvaarding,
        uitspraakdatum is not null
        or coalesce(zittingsdatum <= peildatum, false) as heeft_zitting_gehad
    from {{ ref('fct_zaken') }}
),

trajecten as (
    select
        traject,
        begindatum as begin_is,
        einddatum as einde_is,
        jaarbasis
    from {{ ref('trajecten') }}
    where entiteit = 'zaak'
),

per_traject as (
    select
        zaken.*,
        trajecten.*,
        case trajecten.begin_is
            when 'inschrijfdatum' then zaken.inschrijfdatum
            when 'dagvaardingsdatum' then zaken.dagvaardingsdatum
            when 'zittingsdatum' then zaken.zittingsdatum
        end as begindatum,
        case trajecten.einde_is
            when 'afhandeldatum' then zaken.afhandeldatum
            when 'zittingsdatum' then zaken.zittingsdatum
            when 'uitspraakdatum' then zaken.uitspraakdatum
        end as einddatum,
        case
            when trajecten.traject = 'instroom tot beslissing' then zaken.stand = 'inhoudelijk'
            when trajecten.traject = 'instroom tot dagvaarding'
                then zaken.beslissing = 'dagvaarding'
            when trajecten.traject = 'instroom tot overige afhandeling'
                then zaken.stand = 'inhoudelijk' and zaken.beslissing != 'dagvaarding'
            when trajecten.einde_is = 'zittingsdatum'
                then zaken.is_naar_rechter and zaken.heeft_zitting_gehad
            when trajecten.einde_is = 'uitspraakdatum' then zaken.uitspraakdatum is not null
        end as is_beeindigd,
        trajecten.begin_is = 'dagvaardingsdatum'
        or (
            trajecten.traject = 'instroom tot uitspraak' and zaken.uitspraakdatum is not null
        ) as is_dagvaarding_nodig,
        case
            when zaken.stand = 'administratief' then 'administratief sepot'
            when trajecten.traject = 'instroom tot beslissing' or zaken.stand = 'open' then null
            when trajecten.einde_is = 'afhandeldatum' or not zaken.is_naar_rechter
                then zaken.beslissing
        end as reden_uitval
    from zaken
    cross join trajecten
    where
        trajecten.begin_is = 'inschrijfdatum'
        or (
            zaken.is_naar_rechter
            and (trajecten.begin_is = 'dagvaardingsdatum' or zaken.heeft_zitting_gehad)
        )
)

select
    levering_id,
    'zaak' as entiteit,
    parketnummer as entiteit_id,
    traject,
    begindatum,
    einddatum,
    reden_uitval,
    afhandeldatum as uitvaldatum,
    cast(
        extract(
            year from case
                when
                    begin_is = 'dagvaardingsdatum'
                    and dagvaardingsdatum is null
                    and beslissing = 'dagvaarding'
                    then afhandeldatum
                else begindatum
            end
        ) as integer
    ) as ingangsjaar,
    peildatum,
    vorm,
    aard,
    coalesce(is_beeindigd, false) as is_beeindigd,
    case
        when is_dagvaarding_nodig and dagvaardingsdatum is null then 'dagvaardingsdatum onbekend'
        when is_dagvaarding_nodig and not heeft_betrouwbare_dagvaarding
            then 'dagvaardingsdatum niet betrouwbaar'
        when einde_is = 'zittingsdatum' and zittingsdatum > uitspraakdatum
            then 'zitting na uitspraak'
        when begin_is = 'zittingsdatum' and zittingsdatum is null then 'zittingsdatum onbekend'
        when begin_is = 'zittingsdatum' and zittingsdatum < inschrijfdatum
            then 'zitting voor instroom'
    end as reden_ongeldig,
    case jaarbasis
        when 'afhandeljaar' then afhandeljaar
        when 'uitspraakjaar' then uitspraakjaar
    end as jaar,
    case jaarbasis
        when 'afhandeljaar' then is_geldend_afgehandeld
        when 'uitspraakjaar' then is_geldend_berecht
    end as is_geldend
from per_traject

-- Every entry of a trajectory as a wait that is followed to the peildatum: in view from vanaf_dag
-- through tot_dag (calendar days after its start), and how it ended there. By year of entry
-- (jaar_instroom), per delivery; `is_geldend` marks the one that is in force for that year.
--
-- * Open on the peildatum is censored on that day; what ends after it has not ended yet.
-- * A case that began before the period of the delivery is in it only because it was still open or
--   was decided in it. It came into view on the first day of the period (left truncation), and
--   what ended before that day is left out. Reports are delivered by registration, whatever
--   happened to them, so they are in view from their start.
-- * A case that came in and was decided before the period is in it for its verdict, and those that
--   still wait may be missing: they would make every wait end. It is left out.
-- * Years of entry before the first delivered year are taken from the delivery of that year.
-- * inflow -> verdict keeps cases without a reliable summons date: Figure 5.5 leaves them out
--   (M:6472-6475), their wait is known all the same.
-- * What has no usable date is left out with its reason (weglaatreden); nobody vanishes.
-- * The suspect is a minor under 18; an adult is adolescent until 23 (seed
--   leeftijdsgroepen_verdachte, M:5485-5492).

with

doorlooptijden as (
    select
        *,
        -- A condition on one side of a left join would compare every row with every case.
        case when entiteit = 'zaak' then entiteit_id end as parketnummer,
        case when entiteit = 'melding' then 'meldingen' else 'instroom' end as ingangspopulatie
    from {{ ref('fct_doorlooptijden') }}
),

leeftijdsgroepen as (
    select
        groep,
        van,
        tot
    from {{ ref('leeftijdsgroepen_verdachte') }}
),

zaken as (
    select
        zaken.levering_id,
        zaken.parketnummer,
        zaken.parket,
        zaken.inschrijfdatum,
        zaken.afhandeldatum,
        coalesce(zaken.beslisgroep = 'naar de rechter', false) as is_naar_rechter,
        coalesce(leeftijdsgroepen.groep, 'leeftijd onbekend') as leeftijd_verdachte,
        case
            when leeftijdsgroepen.groep is null then 'leeftijd onbekend'
            when leeftijdsgroepen.groep = 'minderjarig' then 'minderjarig'
            when leeftijdsgroepen.groep in ('adolescent', 'volwassen') then 'meerderjarig'
        end as meerderjarigheid_verdachte
    from {{ ref('fct_zaken') }} as zaken
    left join leeftijdsgroepen
        on
            zaken.leeftijd >= leeftijdsgroepen.van
            and zaken.leeftijd < leeftijdsgroepen.tot
),

meldingen as (
    select
        levering_id,
        incident_id,
        eenheid
    from {{ ref('fct_meldingen') }}
),

leveringen as (
    select
        levering_id,
        periode_van
    from {{ ref('stg_keten__leveringen') }}
),

eerste_jaren as (
    select
        populatie,
        levering_id,
        jaar as eerste_jaar
    from {{ ref('int_leveringen__geldend') }}
    where populatie in ('meldingen', 'instroom')
    qualify row_number() over (partition by populatie order by jaar) = 1
),

gevolgd as (
    select
        doorlooptijden.*,
        zaken.* exclude (levering_id, parketnummer),
        zaken.inschrijfdatum < leveringen.periode_van
        and zaken.afhandeldatum < leveringen.periode_van as is_voor_de_periode_beslist,
        doorlooptijden.is_geldend_ingang
        or coalesce(doorlooptijden.ingangsjaar < eerste_jaren.eerste_jaar, false) as is_gevolgd,
        case
            when doorlooptijden.entiteit = 'zaak'
                then greatest(leveringen.periode_van - doorlooptijden.begindatum, 0)
            else 0
        end as vanaf_dag,
        doorlooptijden.status != 'ongeldig'
        or coalesce(
            doorlooptijden.traject = 'instroom tot uitspraak'
            and doorlooptijden.reden like 'dagvaardingsdatum%'
            and doorlooptijden.einddatum >= doorlooptijden.begindatum,
            false
        ) as is_bruikbaar,
        coalesce(doorlooptijden.einddatum, doorlooptijden.uitvaldatum) as laatste_datum,
        case
            when doorlooptijden.status = 'open' then null
            when doorlooptijden.status = 'uitgevallen' then doorlooptijden.reden
            else split_part(doorlooptijden.traject, ' tot ', 2)
        end as weg
    from doorlooptijden
    inner join leveringen on doorlooptijden.levering_id = leveringen.levering_id
    left join zaken
        on
            doorlooptijden.levering_id = zaken.levering_id
            and doorlooptijden.parketnummer = zaken.parketnummer
    left join eerste_jaren
        on
            doorlooptijden.levering_id = eerste_jaren.levering_id
            and doorlooptijden.ingangspopulatie = eerste_jaren.populatie
),

gedagtekend as (
    select
        *,
        case when entiteit = 'melding' then entiteit_id end as incident_id,
        least(coalesce(laatste_datum, peildatum), peildatum) - begindatum as tot_dag,
        case when laatste_datum <= peildatum then weg end as uitgang,
        case
            when not is_bruikbaar then reden
            when begindatum is null then 'begindatum onbekend'
            when begindatum > peildatum then 'begint na de peildatum'
            when weg is not null and laatste_datum is null then 'einddatum onbekend'
            when laatste_datum < begindatum then 'einddatum voor begindatum'
            when laatste_datum - begindatum < vanaf_dag then 'geëindigd voor de periode'
            when is_voor_de_periode_beslist then 'geleverd om de uitspraak'
        end as weglaatreden
    from gevolgd
)

select
    gedagtekend.levering_id,
    gedagtekend.entiteit,
    gedagtekend.entiteit_id,
    gedagtekend.traject,
    gedagtekend.vorm,
    gedagtekend.leeftijd_verdachte,
    gedagtekend.meerderjarigheid_verdachte,
    gedagtekend.parket,
    meldingen.eenheid,
    gedagtekend.ingangsjaar as jaar_instroom,
    gedagtekend.is_naar_rechter,
    gedagtekend.norm_dagen,
    gedagtekend.ingangspopulatie,
    gedagtekend.begindatum,
    gedagtekend.peildatum,
    gedagtekend.aard,
    gedagtekend.is_gevolgd as is_geldend,
    gedagtekend.weglaatreden,
    case when gedagtekend.weglaatreden is null then gedagtekend.vanaf_dag end as vanaf_dag,
    case when gedagtekend.weglaatreden is null then gedagtekend.tot_dag end as tot_dag,
    case when gedagtekend.weglaatreden is null then gedagtekend.uitgang end as uitgang
from gedagtekend
left join meldingen
    on
        gedagtekend.levering_id = meldingen.levering_id
        and gedagtekend.incident_id = meldingen.incident_id

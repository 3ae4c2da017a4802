"""Mutations of what joins police and OM: deliveries in force, links, marts."""

from tests.python.mutants.mutation import Mutation, SeedMutation

GELDEND = "int_leveringen__geldend"
DEKKING = "int_leveringen__dekking"
VERSIES = "int_leveringen__onderwerpen"
KOPPELING = "int_meldingen__gekoppelde_zaken"
RUIMTE = "int_leveringen__sleutelruimte"
DUREN = "fct_doorlooptijden"
COHORT = "keten_per_cohort"

CHAIN: list[Mutation | SeedMutation] = [
    Mutation(
        "the oldest delivery stands", DEKKING,
        "dekkingen.peildatum asc", "dekkingen.peildatum desc", "the newest stands (M:5216-5223)",
    ),
    Mutation(
        "the oldest version stands", DEKKING,
        "dekkingen.rang desc", "dekkingen.rang asc", "a correction replaces what it corrects",
    ),
    Mutation(
        "what is removed stands", GELDEND,
        "    where telt_mee\n", "", "a removed delivery is never in force",
    ),
    Mutation(
        "the first version is current", VERSIES,
        "actueel_sinds desc, versie desc", "actueel_sinds asc, versie asc", "the last one is",
    ),
    Mutation(
        "publications with one peildatum are versions of each other", VERSIES,
        "partition by bron, peildatum, onderwerp", "partition by bron, peildatum",
        "deliveries that share no document are no versions",
    ),
    Mutation(
        "one publication stands per year", GELDEND,
        "partition by populatie, onderwerp, ", "partition by populatie, ",
        "publications stand together",
    ),
    Mutation(
        "a choice does not count", VERSIES,
        "coalesce(keuzes.gekozen_op, leveringen.ingelezen_op)", "leveringen.ingelezen_op",
        "keten use makes an older version current",
    ),
    Mutation(
        "the first choice counts", VERSIES,
        "max(gekozen_op)", "min(gekozen_op)", "the last choice decides",
    ),
    Mutation(
        "a removed version is current", VERSIES,
        "order by is_weg asc, actueel_sinds", "order by actueel_sinds", "the next one is",
    ),
    Mutation(
        "a version removed later is passed over", VERSIES,
        "and verwijderd.verwijderd_op <= coalesce(toestand.bekend_op, verwijderd.verwijderd_op)",
        "",
        "what stood then is not silently another one",
    ),
    Mutation(
        "a choice made later counts", VERSIES,
        "where gekozen_op <= coalesce(", "where true or gekozen_op <= coalesce(",
        "what was chosen after T was not known",
    ),
    Mutation(
        "the last year of a delivery ends a day late", DEKKING,
        "periode_tot - interval 1 day", "periode_tot", "periods are half-open",
    ),
    Mutation(
        "one delivery stands for all years", GELDEND,
        "partition by populatie, onderwerp, jaar", "partition by populatie, onderwerp",
        "years of an older delivery stay in force where no newer one covers them",
    ),
    Mutation(
        "half a year counts as a whole one", DEKKING,
        "and periode_tot >= make_date(jaar + 1, 1, 1)", "",
        "a year covered in part is marked",
    ),
    Mutation(
        "half a year displaces a whole one", DEKKING,
        "dekkingen.is_heel_jaar asc, ", "", "the newest delivery that covers the year stands",
    ),
    Mutation(
        "a peildatum excludes its own day", VERSIES,
        "select toestand.peildatum from", "select toestand.peildatum - 1 from",
        "known on the day itself",
    ),
    Mutation(
        "known_at excludes its own moment", VERSIES,
        "(select toestand.bekend_op from toestand), ingelezen_op",
        "(select toestand.bekend_op - interval 1 second from toestand), ingelezen_op",
        "what was landed at the moment itself was known",
    ),
    Mutation(
        "key spaces are ignored", RUIMTE,
        "on politie.sleutelruimte_parketnummer = om.sleutelruimte_parketnummer", "on true",
        "the same number in another key space is another case",
    ),
    Mutation(
        "links to deliveries that are not in force", RUIMTE,
        "inner join geldend on om.levering_id = geldend.levering_id\n", "",
        "an old delivery gives no link",
    ),
    Mutation(
        "links to the oldest version", RUIMTE,
        "om.peildatum desc, om.rang asc", "om.peildatum desc, om.rang desc",
        "the newest delivery of the key space",
    ),
    Mutation(
        "a link counts per suspect", KOPPELING,
        "select distinct\n    verdachten.levering_id", "select\n    verdachten.levering_id",
        "one link per report and case",
    ),
    Mutation(
        "a norm holds on the first day of the next", DUREN,
        "normdatum < normen.geldig_tot", "normdatum <= normen.geldig_tot", "half-open intervals",
    ),
    Mutation(
        "the last day of a norm is outside it", DUREN,
        "beoordeeld.begindatum <= normen.norm_dagen", "beoordeeld.begindatum < normen.norm_dagen",
        "within is on or below",
    ),
    Mutation(
        "both days count", DUREN,
        "beoordeeld.einddatum - beoordeeld.begindatum",
        "beoordeeld.einddatum - beoordeeld.begindatum + 1",
        "end minus start",
    ),
    Mutation(
        "an end before the begin is a duration", DUREN,
        "when is_beeindigd and einddatum < begindatum then", "when false then",
        "no negative durations",
    ),
    Mutation(
        "open cases vanish among those gone another way", DUREN,
        "when beoordeeld.reden_uitval is not null then 'uitgevallen'",
        "when true then 'uitgevallen'", "whoever waits is open",
    ),
    Mutation(
        "entries are followed in every delivery", DUREN,
        "geldend.jaar is not null as is_geldend_ingang", "true as is_geldend_ingang",
        "the delivery in force for the year of entry",
    ),
    SeedMutation(
        "the norm is 61 days", DUREN, "normen",
        "code = 'norm 60 dagen'", "dagen", "61", "60 days (M:5833-5835)",
    ),
    Mutation(
        "reports not in force are followed", COHORT,
        "    where is_geldend\n", "", "every report counts once",
    ),
    Mutation(
        "all cases of a report must come as far", COHORT,
        "bool_or(coalesce(zaken.beslisgroep = 'naar de rechter', false))",
        "bool_and(coalesce(zaken.beslisgroep = 'naar de rechter', false))",
        "the case that came furthest counts",
    ),
    Mutation(
        "cases of another delivery are linked", COHORT,
        "koppelingen.om_levering_id = zaken.levering_id", "true",
        "a link names its delivery",
    ),
    Mutation(
        "reports without a link are lost on the way", COHORT,
        "case when stap = 'gekoppeld aan zaak' then 0 else n_rest end", "n_rest",
        "what cannot be followed did not go another way",
    ),
    Mutation(
        "who waits for a verdict was acquitted", COHORT,
        "            when 9 then true\n            else false", "            else false",
        "whoever waits is open",
    ),
    Mutation(
        "suspects are counted among declarations only", COHORT,
        "            when 3 then true\n            when 4 then heeft_verdachte\n",
        "            when 3 then aangifte\n            when 4 then heeft_verdachte\n",
        "a suspect can be registered without a declaration",
    ),
]  # fmt: skip

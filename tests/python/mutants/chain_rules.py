"""Mutations of what joins police and OM: deliveries in force, links, marts."""

from tests.python.mutants.mutation import Mutation, SeedMutation

GELDEND = "int_leveringen__geldend"
DEKKING = "int_leveringen__dekking"
VERSIES = "int_leveringen__onderwerpen"
KOPPELING = "int_meldingen__gekoppelde_zaken"
CELLEN = "int_cellen__gedrukt"
GETOETST = "int_relaties__getoetst"
TEGENSPRAAK = "int_cellen__tegenspraak"
LEDEN = "int_relaties__leden"
OPTELLING = "int_relaties__optelling"
AANSLUITING = "kwaliteit_aansluiting"
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
        "verwijderd.verwijderd_op <= cast(",
        "verwijderd.verwijderd_op is not null or verwijderd.verwijderd_op <= cast(",
        "what stood then is not silently another one",
    ),
    Mutation(
        "a choice made later counts", VERSIES,
        "where gekozen_op <= cast(", "where true or gekozen_op <= cast(",
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
        "and peildatum <= cast(", "and peildatum < cast(", "known on the day itself",
    ),
    Mutation(
        "known_at excludes its own moment", VERSIES,
        "and ingelezen_op <= cast(", "and ingelezen_op < cast(",
        "what was landed at the moment itself was known",
    ),
    Mutation(
        "key spaces are ignored", KOPPELING,
        "on politie.sleutelruimte_parketnummer = om.sleutelruimte_parketnummer", "on true",
        "the same number in another key space is another case",
    ),
    Mutation(
        "links to deliveries that are not in force", KOPPELING,
        "    inner join geldend on om.levering_id = geldend.levering_id\n", "",
        "an old delivery gives no link",
    ),
    Mutation(
        "links to the oldest version", KOPPELING,
        "om.peildatum desc, om.rang asc", "om.peildatum desc, om.rang desc",
        "the newest delivery of the key space",
    ),
    Mutation(
        "a link counts per suspect", KOPPELING,
        "select distinct\n    verdachten.levering_id", "select\n    verdachten.levering_id",
        "one link per report and case",
    ),
    Mutation(
        "police numbers are rounded to ten", CELLEN,
        "waarde + 2 end", "waarde + 5 end", "multiples of five (M:3161-3162)",
    ),
    Mutation(
        "a police 5 may be 3", CELLEN,
        "then 0 else 5 end", "then 0 else 3 end", "1 to 4 are printed as <5",
    ),
    Mutation(
        "<5 includes 5", CELLEN,
        "when is_onder_5 then 4", "when is_onder_5 then 5", "<5 is 1 to 4",
    ),
    Mutation(
        "<5 includes 0", CELLEN,
        "when is_onder_5 then 1", "when is_onder_5 then 0", "<5 is 1 to 4",
    ),
    Mutation(
        "ruim is up to a quarter more", CELLEN,
        "1.15 * waarde", "1.25 * waarde", "keten's own width, 15%",
    ),
    Mutation(
        "bijna is down to a fifth less", CELLEN,
        "when grens = 'bijna' then 0.9", "when grens = 'bijna' then 0.8", "keten's own width, 10%",
    ),
    Mutation(
        "ongeveer is two units either side", CELLEN,
        "1.5 * afrondingseenheid", "2.5 * afrondingseenheid", "one unit either side",
    ),
    Mutation(
        "a point is a decimal point", CELLEN,
        "'.', ''), ',', '.')", "'.', '.'), ',', '.')", "3.010 is three thousand and ten",
    ),
    Mutation(
        "intervals that touch contradict each other", GETOETST,
        "anderen_hoog < gedrukt_laag - 1e-9", "anderen_hoog <= gedrukt_laag",
        "one value gives both",
    ),
    Mutation(
        "a difference takes the wrong end", GETOETST,
        "least(gewicht * laag, gewicht * hoog)", "gewicht * laag",
        "the smallest difference takes the largest subtrahend",
    ),
    Mutation(
        "a quotient takes the wrong end", GETOETST,
        "100 * teller_laag / nullif(noemer_hoog, 0)", "100 * teller_hoog / nullif(noemer_laag, 0)",
        "the smallest quotient has the largest denominator",
    ),
    Mutation(
        "a share of a share takes the wrong end", GETOETST,
        "100 * product(laag / 100)", "100 * product(hoog / 100)",
        "the smallest product has the smallest shares",
    ),
    Mutation(
        "a figure that lacks a class is compared too", OPTELLING,
        "    qualify\n        count(*) over (partition by figuur, maat, geheel_maat, "
        "geheel_categorie, jaar, vorm)\n        = klassen\n", "",
        "the sum of some classes is not the whole",
    ),
    Mutation(
        "two figures are added", OPTELLING,
        "then 1.0 else -1.0 end as gewicht", "then 1.0 else 1.0 end as gewicht",
        "the classes of one figure stand against those of the other",
    ),
    Mutation(
        "means are not weighted", LEDEN,
        "coalesce(gewichten.laag, 0)", "0", "a mean of groups weighs their sizes",
    ),
    Mutation(
        "months are days", LEDEN,
        "then 30.4375 else 1 end as laag", "then 1 else 1 end as laag",
        "months are compared in days",
    ),
    Mutation(
        "any delivery is behind the publication", AANSLUITING,
        "            and cast(publicaties.periode_van as date) = leveringen.periode_van\n", "",
        "the delivery of exactly the printed period",
    ),
    Mutation(
        "a delivery after the publication is behind it", AANSLUITING,
        "            and leveringen.peildatum <= cast(publicaties.gepubliceerd_op as date)\n", "",
        "known before the day of publication",
    ),
    Mutation(
        "the oldest version is behind the publication", AANSLUITING,
        "leveringen.rang asc", "leveringen.rang desc", "the current version",
    ),
    Mutation(
        "a missing row stays missing", AANSLUITING,
        "case when cellen.weergave = 'aantal' then 0 end", "null", "nothing counted is zero",
    ),
    Mutation(
        "<5 agrees with 5", AANSLUITING,
        "between 1 and 4", "between 1 and 5", "<5 is 1 to 4",
    ),
    Mutation(
        "- agrees with anything", AANSLUITING,
        "when is_streepje and exacte_waarde = 0 then", "when is_streepje then", "- stands for none",
    ),
    Mutation(
        "exact is within one", AANSLUITING,
        "abs(exacte_waarde - waarde) < 1e-9\n                then 'gelijk'",
        "abs(exacte_waarde - waarde) <= 1\n                then 'gelijk'",
        "an exact cell is exact",
    ),
    Mutation(
        "a police 4 is printed as 5", AANSLUITING,
        "when afronding = 'vijftal' then exacte_waarde between laag and hoog",
        "when false then null",
        "1 to 4 are printed as <5",
    ),
    Mutation(
        "percentages agree within one", AANSLUITING,
        "abs(afgeronde_waarde - waarde) < 1e-9", "abs(afgeronde_waarde - waarde) < 1.5",
        "equal after rounding, not nearly equal",
    ),
    Mutation(
        "half rounds down", AANSLUITING,
        "round(exacte_waarde / afrondingseenheid)", "floor(exacte_waarde / afrondingseenheid)",
        "percentages are rounded half up",
    ),
    Mutation(
        "a change is a ratio", AANSLUITING,
        "100 * (teller / nullif(basis, 0) - 1)", "100 * (teller / nullif(basis, 0))",
        "daalt met 6% is a change of -6",
    ),
    Mutation(
        "a yearly mean divides by one year too few", AANSLUITING,
        "cast(left(jaar, 4) as integer) + 1)", "cast(left(jaar, 4) as integer))",
        "2020-2024 is five years",
    ),
    Mutation(
        "a verbal bound is never checked", AANSLUITING,
        "and (is_gelijk_na_afronding or exacte_waarde between laag and hoog)", "",
        "24 is not ruim 20",
    ),
    Mutation(
        "a relation excuses its cell whether it is a contradiction or not", TEGENSPRAAK,
        "where is_tegengesproken and cel_id is not null", "where cel_id is not null",
        "whether it is a contradiction is computed",
    ),
    Mutation(
        "a wrong word about an order excuses a cell", TEGENSPRAAK,
        " and soort != 'volgorde'", "", "the words are wrong, the cells need not be",
    ),
    Mutation(
        "a repetition that says another number is excused too", TEGENSPRAAK,
        "and cel.laag = andere.laag", "",
        "the conclusion may print another number than the chapter",
    ),
    Mutation(
        "what is not explained is contradicted", AANSLUITING,
        "else 'onverklaard'", "else 'tegengesproken'", "keten reconcile fails on it",
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
        "any summons date is reliable", DUREN,
        "dagvaardingsdatum between inschrijfdatum and uitspraakdatum",
        "dagvaardingsdatum is not null", "between inflow and ruling (M:6467-6475)",
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

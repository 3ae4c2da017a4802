"""Mutations of what walks between figures: how far records came, bridges, exits."""

from tests.python.mutants.mutation import Mutation, SeedMutation

INCIDENTEN = "int_incidenten__trap"
ZAKEN = "int_zaken__trap"
GROEPEN = "int_bruggen__groepen"
STAPPEN = "int_bruggen__stappen"
KOPPELING = "int_bruggen__koppeling"
BRUG = "keten_brug"
EINDPUNT = "int_meldingen__eindpunt"
UITGANGEN = "keten_cohort_uitgangen"

BRIDGES: list[Mutation | SeedMutation] = [
    Mutation(
        "an open report is lost", INCIDENTEN,
        "when incidenten.afsluitdatum is null then 'tijd'", "when false then 'tijd'",
        "it can still be sent in (M:4911-4917)",
    ),
    Mutation(
        "an unknown age is an adult", INCIDENTEN,
        "when slachtoffers.heeft_onbekende_leeftijd then", "when false then",
        "selection for want of an age is named (M:3135-3140)",
    ),
    Mutation(
        "an administrative sepot is a loss", ZAKEN,
        "when trap = 2 then 'populatie'", "when trap = 2 then 'verlies'",
        "it leaves the population (M:5499-5505)",
    ),
    Mutation(
        "who waits for a verdict is lost", ZAKEN,
        "when trap in (1, 4) then 'tijd'", "when trap in (1) then 'tijd'\n"
        "        when trap = 4 then 'verlies'", "still waiting",
    ),
    Mutation(
        "a strafbeschikking is a loss", ZAKEN,
        "trap = 6 or (trap = 3 and beslisgroep = 'met voorwaarden')", "trap = 6",
        "an answer with conditions (M:5555-5561)",
    ),
    Mutation(
        "a suspect who was not sent in is none", INCIDENTEN,
        "when statussen.status_om = 'niet naar om' then 3", "when false then 3", "M:4891-4902",
    ),
    Mutation(
        "a conviction is a sentence", ZAKEN,
        "when berecht.uitspraakgroep = 'veroordeling' then 6",
        "when berecht.uitspraakgroep = 'veroordeling' then 7", "M:6240-6242",
    ),
    Mutation(
        "the first day after the period is in it", GROEPEN,
        "when zaken.uitspraakdatum >= leveringen.periode_tot then 9999",
        "when zaken.uitspraakdatum > leveringen.periode_tot then 9999", "half-open",
    ),
    Mutation(
        "the first day of the period is before it", GROEPEN,
        "when zaken.afhandeldatum < leveringen.periode_van then 0",
        "when zaken.afhandeldatum <= leveringen.periode_van then 0", "half-open",
    ),
    Mutation(
        "what is handled after the period is a loss", STAPPEN,
        "when in_van then coalesce(naar_soort, 'tijd')",
        "when in_van then coalesce(naar_soort, 'verlies')", "it is carried out, not lost",
    ),
    Mutation(
        "carried in is counted in advance", STAPPEN,
        "when van_jaar < eerste_jaar then 'meegenomen",
        "when van_jaar > eerste_jaar then 'meegenomen",
        "it came in before",
    ),
    Mutation(
        "a way out holds whoever came further", STAPPEN,
        "            when groepen.trap > cijfers.trap then 'populatie'\n", "",
        "they did not end there",
    ),
    Mutation(
        "a sepot is any decision", STAPPEN,
        "            when groepen.reden not like cijfers.uitgang then 'populatie'\n", "",
        "a figure of one way out",
    ),
    Mutation(
        "a declaration is every report", STAPPEN,
        "when groepen.tak != cijfers.tak then 'populatie'",
        "when groepen.tak != cijfers.tak then null", "one branch",
    ),
    Mutation(
        "a walk goes forward only", STAPPEN,
        "            and van.cijfer != naar.cijfer\n    where",
        "            and van.cijfer < naar.cijfer\n    where",
        "a user names any two figures",
    ),
    Mutation(
        "cases of the other form are in the walk", STAPPEN,
        "(perioden.vorm = 'totaal' or perioden.vorm = gepaard.vorm)", "true",
        "each form has its own walk",
    ),
    Mutation(
        "what is not linked is population", KOPPELING,
        "then 'niet te scheiden'\n", "then 'populatie'\n", "it cannot be told apart",
    ),
    Mutation(
        "reports without a link are not in the selection of the OM", KOPPELING,
        "            when not is_gekoppeld then 'niet te scheiden zonder koppeling'\n"
        "            when in_beide then 'zaken per gekoppelde melding'\n"
        "            when is_andere_vorm then 'andere vorm bij het om'\n"
        "            when in_selectie",
        "            when in_beide then 'zaken per gekoppelde melding'\n"
        "            when is_andere_vorm then 'andere vorm bij het om'\n"
        "            when in_selectie", "nobody knows",
    ),
    Mutation(
        "the newest delivery is walked to, not the linked one", KOPPELING,
        "            gekoppelde_leveringen.levering_id is null,\n", "",
        "links are to one delivery",
    ),
    Mutation(
        "another year is another population", KOPPELING,
        "when beoordeeld.stap like '%van buiten de periode' then 'tijd'\n", "", "it is time",
    ),
    Mutation(
        "what comes in is taken away", BRUG,
        "n_naar - n_van as aantal", "n_van - n_naar as aantal", "the walk ends elsewhere",
    ),
    Mutation(
        "a balance of what is not linked vanishes", BRUG,
        "soort = 'niet te scheiden' or n_naar != n_van", "n_naar != n_van",
        "equal numbers are no link",
    ),
    Mutation(
        "a period is in force when one year is", BRUG,
        "        = max(perioden.laatste_jaar) - max(perioden.eerste_jaar) + 1 as",
        "        > 0 as", "every year of it",
    ),
    Mutation(
        "a report without a link was left out by the OM", EINDPUNT,
        "when per_melding.incident_id is null then 'gekoppeld aan zaak'\n", "", "not followed",
    ),
    Mutation(
        "an open case beside a closed one is over", EINDPUNT,
        "or (stap = 'inhoudelijk beslist' and heeft_open_zaak)", "", "it still waits",
    ),
    Mutation(
        "the lowest decision is the reason", EINDPUNT,
        "min_by(zaken.reden, hierarchie.rang)", "max_by(zaken.reden, hierarchie.rang)",
        "the highest in the hierarchy (M:5594-5596)",
    ),
    Mutation(
        "a strafbeschikking is an end without an answer", EINDPUNT,
        "        when stap = 'dagvaarding' and is_met_voorwaarden then 'andere afdoening'\n", "",
        "an answer with conditions (M:5555-5561)",
    ),
    Mutation(
        "an administrative sepot is an end of the case", EINDPUNT,
        "when stap in ('zaak in selectie om', 'inhoudelijk beslist') then",
        "when stap in ('zaak in selectie om') then", "it leaves the population (M:5499-5505)",
    ),
    Mutation(
        "reports of all deliveries are followed", UITGANGEN,
        "            and eindpunten.jaar = geldend.jaar\n", "", "each report counts once",
    ),
    Mutation(
        "forms are of every 1,000 reports together", UITGANGEN,
        "geteld.cohortjaar, geteld.pad, geteld.vorm\n", "geteld.cohortjaar, geteld.pad\n",
        "of their own reports",
    ),
    Mutation(
        "stages are per 1,000 of the stage before", "keten_per_cohort",
        "1000 * n_open / max(n_bereikt) filter (where stap = 'melding') over cohort",
        "1000 * n_open / n_vorige", "of all reports",
    ),
    Mutation(
        "a suspect is a report that was sent in", KOPPELING,
        "where incidenten.trap = 4", "where incidenten.trap >= 3", "M:4896-4902",
    ),
    Mutation(
        "who changes form is one balance", KOPPELING,
        "'andere vorm bij de politie'", "'andere vorm bij het om'", "two flows, two rows",
    ),
    Mutation(
        "without links the oldest delivery is walked to", KOPPELING,
        "leveringen.peildatum desc", "leveringen.peildatum asc", "the newest",
    ),
    Mutation(
        "a way out is a step of the main way", BRUG,
        "(van.is_hoofdweg and naar.is_hoofdweg and naar.trap = van.trap + 1)",
        "(naar.trap = van.trap + 1)", "sepots lead nowhere",
    ),
    Mutation(
        "reports without a minor are followed", EINDPUNT,
        "where trap >= 2", "where trap >= 1", "no report (M:3123-3131)",
    ),
    Mutation(
        "another population puts reports in force", UITGANGEN,
        "where populatie = 'meldingen'", "where true", "each population has its own delivery",
    ),
    Mutation(
        "what happened in a form happened to all", "keten_jaar_naast_cohort",
        "            and cohort.vorm = per_jaar.vorm\n", "", "each form beside itself",
    ),
    Mutation(
        "nothing at the police is counted in cases", "keten_jaar_naast_cohort",
        "case when cohort.volgorde <= 4 then 'incident' else 'zaak' end", "'zaak'",
        "units are never mixed",
    ),
    Mutation(
        "without a parketnummer nothing is linked", "keten_per_cohort",
        "where parketnummer is not null", "where true", "the rate of links is not known",
    ),
    Mutation(
        "a stage that nothing reached has no year", "keten_jaar_naast_cohort",
        "coalesce(per_jaar.jaar, cohort.cohortjaar)", "per_jaar.jaar", "it is 0 in that year",
    ),
    Mutation(
        "suspects with a link are cases of the year", "keten_jaar_naast_cohort",
        "('inhoudelijk beslist', 'inhoudelijk afgehandeld')", "('inhoudelijk beslist', 'x')",
        "the same stage under two names",
    ),
    Mutation(
        "every denominator is all reports", "keten_per_cohort",
        "case when volgorde > 5 then wie else alle end", "alle", "from a case on linked ones only",
    ),
]  # fmt: skip

"""Mutations of the rules of the estimates that count open cases."""

from tests.python.mutants.mutation import Mutation, SeedMutation

GEVAL = "int_wachttijden__gevallen"
COHORT = "int_wachttijden__cohorten"
OPEN = "int_wachttijden__overleving"
UIT = "int_wachttijden__incidentie"
SCHATBAAR = "int_wachttijden__schatbaar"
JAAR = "wachttijd_per_instroomjaar"
WEGEN = "wachttijd_uitgangen"

WAITING: list[Mutation | SeedMutation] = [
    Mutation(
        "what ends on the peildatum is still open", GEVAL,
        "when laatste_datum <= peildatum then weg", "when laatste_datum < peildatum then weg",
        "decisions on or before the peildatum count",
    ),
    Mutation(
        "late cases are in view from their start", GEVAL,
        "then greatest(leveringen.periode_van - doorlooptijden.begindatum, 0)", "then 0",
        "a case of an earlier year is delivered because it lasted",
    ),
    Mutation(
        "what ended on the first day of the period is not seen", GEVAL,
        "laatste_datum - begindatum < vanaf_dag", "laatste_datum - begindatum <= vanaf_dag",
        "the first day lies in the period",
    ),
    Mutation(
        "an undated way out is no ending", GEVAL,
        "when weg is not null and laatste_datum is null then", "when false then",
        "it cannot be placed, and is not open",
    ),
    Mutation(
        "inflow to verdict needs a summons date", GEVAL,
        "doorlooptijden.reden like 'dagvaardingsdatum%'", "false",
        "Figure 5.5 leaves them out (M:6472-6475), the wait is known",
    ),
    Mutation(
        "the last day of an age is in its group", GEVAL,
        "zaken.leeftijd < leeftijdsgroepen.tot", "zaken.leeftijd <= leeftijdsgroepen.tot",
        "a minor is under 18, an adolescent under 23 (M:5485-5492)",
    ),
    Mutation(
        "an adolescent is a minor", GEVAL,
        "in ('adolescent', 'volwassen')", "in ('volwassen')", "18 up to 23 is an adult in law",
    ),
    Mutation(
        "what was delivered for its verdict is followed", GEVAL,
        "when is_voor_de_periode_beslist then", "when false then",
        "those that still wait may not have been delivered",
    ),
    Mutation(
        "decided on the first day of the period is before it", GEVAL,
        "afhandeldatum < leveringen.periode_van", "afhandeldatum <= leveringen.periode_van",
        "the first day lies in the period",
    ),
    Mutation(
        "what came in within the period was delivered for its verdict", GEVAL,
        "zaken.inschrijfdatum < leveringen.periode_van", "true",
        "inflow in the period is delivered whatever came of it",
    ),
    Mutation(
        "the total of forms is without the unknown form", COHORT,
        "geteld.vorm = vormen.vorm or vormen.vorm = 'totaal'",
        "geteld.vorm = vormen.vorm or (vormen.vorm = 'totaal' and geteld.vorm is not null)",
        "everybody is in the total",
    ),
    Mutation(
        "whoever ends on a day is gone on it", OPEN, "tot_dag + 1 as dag", "tot_dag as dag",
        "endings are a share of who was in view on the day",
    ),
    Mutation(
        "variance after Nelson", OPEN,
        "nullif(n_in_beeld * (n_in_beeld - n_eindes), 0)",
        "nullif(n_in_beeld * n_in_beeld, 0)", "Greenwood (1926)",
    ),
    Mutation(
        "other ways out are censoring", UIT, "overleving.kans_open_ervoor as s", "1 as s",
        "who got a sepot will not be summoned",
    ),
    Mutation(
        "one undated ending in a hundred is too many", SCHATBAAR,
        "> 0.01 * geteld.n_instroom", ">= 0.01 * geteld.n_instroom", "up to 1% is left out",
    ),
    Mutation(
        "without any link there is no verdict", SCHATBAAR,
        "when geteld.is_zonder_koppeling", "when false", "it is not known, not zero",
    ),
    Mutation(
        "what was delivered for its verdict lacks a date", SCHATBAAR,
        "                        'geleverd om de uitspraak',\n", "",
        "it has one, and is not followed",
    ),
    Mutation(
        "a cohort that came late is estimated", SCHATBAAR,
        "geteld.eerste_dag > 0", "false", "nothing is known of the days before",
    ),
    Mutation(
        "a product that is 0 too early is a share", SCHATBAAR,
        "geteld.laatste_instapdag > leegloop.dag", "false", "others had yet to come into view",
    ),
    Mutation(
        "who comes on the last day comes too late", SCHATBAAR,
        "geteld.laatste_instapdag > leegloop.dag", "geteld.laatste_instapdag >= leegloop.dag",
        "whoever comes into view that day is in view that day",
    ),
    Mutation(
        "any ending empties a cohort", SCHATBAAR, "where kans_open = 0", "where true",
        "others are still in view",
    ),
    Mutation(
        "rounding costs a day", JAAR, "kans_open - 1e-12 as kans", "kans_open as kans",
        "half is half, in binary fractions too",
    ),
    Mutation(
        "quantiles where a case can go another way", JAAR,
        "cohorten.is_te_schatten and cohorten.schatter = 'kaplan-meier'", "true",
        "Kaplan-Meier only where nothing else ends the wait",
    ),
    Mutation(
        "the year of registration is a year of exit", JAAR,
        "where jaarbasis != 'registratiejaar'", "where true",
        "reports are published by year of entry",
    ),
    Mutation(
        "what is hardly open is not open", JAAR,
        "200 * n_open < n_instroom", "false", "nothing is open only when nothing is",
    ),
    Mutation(
        "without an outflow there is nothing to say", JAAR,
        "when jaar_uitstroom is null and entiteit = 'zaak'", "when false",
        "the mean beside it is of the entries then",
    ),
    Mutation(
        "a group has the published mean of all", JAAR,
        "and cohorten.uitsplitsing = 'totaal'", "", "it is printed for all of a form only",
    ),
    Mutation(
        "what nobody followed is closed", JAAR,
        "when n_gevolgd = 0", "when false", "nobody knows whether it is open",
    ),
    Mutation(
        "what nobody was followed to is known", WEGEN,
        "cohorten.n_open = 0 or horizonten.na_dagen <= cohorten.laatste_dag", "true",
        "after the last day of follow-up nothing is known",
    ),
    Mutation(
        "what happens on the day has not happened by it", WEGEN,
        "bekend.na_dagen >= overleving.dag", "bekend.na_dagen > overleving.dag",
        "within so many days is on or before that day",
    ),
]  # fmt: skip

"""Mutations of the rules of the trajectories and of their norms."""

from tests.python.mutants.mutation import Mutation

ZAAK = "int_zaken__trajecten"
MELDING = "int_meldingen__trajecten"
UITSPRAAK = "int_meldingen__uitspraak"
NORM = "norm_per_instroomjaar"

TRAJECTORIES = [
    Mutation(
        "who is summoned leaves the wait for another decision without a reason", ZAAK,
        "trajecten.einde_is = 'afhandeldatum' or not zaken.is_naar_rechter",
        "not zaken.is_naar_rechter", "Figure 4.6 prints the three apart (M:5792-5804)",
    ),
    Mutation(
        "a decision on the merits has a reason to leave", ZAAK,
        "trajecten.traject = 'instroom tot beslissing' or zaken.stand = 'open'",
        "zaken.stand = 'open'", "it is the end itself",
    ),
    Mutation(
        "a date of sending in ends the wait", MELDING,
        "status_om = 'naar om'", "inzenddatum_om is not null",
        "what was not sent in goes on (a finding)",
    ),
    Mutation(
        "any summons date before the ruling is reliable", ZAAK,
        "dagvaardingsdatum >= inschrijfdatum\n", "dagvaardingsdatum is not null\n",
        "between inflow and ruling (M:6467-6475)",
    ),
    Mutation(
        "any summons date after the inflow is reliable", ZAAK,
        "or dagvaardingsdatum <= uitspraakdatum", "or true",
        "between inflow and ruling (M:6467-6475)",
    ),
    Mutation(
        "a summons on the day of inflow is not reliable", ZAAK,
        "dagvaardingsdatum >= inschrijfdatum", "dagvaardingsdatum > inschrijfdatum",
        "both days included",
    ),
    Mutation(
        "an open case needs a summons date from its inflow on", ZAAK,
        "trajecten.traject = 'instroom tot uitspraak' and zaken.uitspraakdatum is not null",
        "trajecten.traject = 'instroom tot uitspraak'",
        "only Figure 5.5, of what has a ruling, needs one",
    ),
    Mutation(
        "a hearing for other facts is one of the case", ZAAK,
        "then zaken.is_naar_rechter and zaken.heeft_zitting_gehad",
        "then zaken.heeft_zitting_gehad",
        "a summons for other facts only does not count (M:5571-5577)",
    ),
    Mutation(
        "who is heard for other facts waits for a verdict", ZAAK,
        "            zaken.is_naar_rechter\n            and (trajecten",
        "            true\n            and (trajecten",
        "a summons for other facts only does not count (M:5571-5577)",
    ),
    Mutation(
        "a hearing on the peildatum is still to come", ZAAK,
        "zittingsdatum <= peildatum", "zittingsdatum < peildatum", "its day has come",
    ),
    Mutation(
        "a hearing on the day of the verdict came after it", ZAAK,
        "zittingsdatum > uitspraakdatum", "zittingsdatum >= uitspraakdatum",
        "the verdict can follow the same day",
    ),
    Mutation(
        "a planned hearing begins the wait for the verdict", ZAAK,
        "'dagvaardingsdatum' or zaken.heeft_zitting_gehad", "'dagvaardingsdatum' or true",
        "it is still to come",
    ),
    Mutation(
        "who was summoned on an unknown day never entered", ZAAK,
        "then afhandeldatum\n                else begindatum",
        "then null\n                else begindatum",
        "the decision to summon has a year",
    ),
    Mutation(
        "who was joined was summoned", ZAAK,
        "                    and beslissing = 'dagvaarding'\n", "",
        "voeging stands apart (M:5777-5780)",
    ),
    Mutation(
        "a joinder is a summons in durations", ZAAK,
        "zaken.beslissing != 'dagvaarding'", "zaken.beslisgroep != 'naar de rechter'",
        "3.934 and 2.794 (M:5777-5780)",
    ),
    Mutation(
        "an administrative sepot is another decision on the merits", ZAAK,
        "then zaken.stand = 'inhoudelijk' and ", "then ", "it leaves the population (M:5499-5505)",
    ),
    Mutation(
        "a report before the offence has a delay", MELDING,
        "and duur_status != 'geldig'", "and false", "it leaves the duration (M:3257)",
    ),
    Mutation(
        "an open report was closed without an aangifte", MELDING,
        "not aangifte and afsluitdatum is not null", "not aangifte",
        "it is open until the police close it",
    ),
    Mutation(
        "an open report was closed without sending it in", MELDING,
        "            and afsluitdatum is not null\n            then status_om",
        "            then status_om", "it is open until the police close it",
    ),
    Mutation(
        "a report is followed past the peildatum of the OM", MELDING,
        "then peildatum_uitspraak else peildatum", "then peildatum else peildatum",
        "after it nothing of its case is known",
    ),
    Mutation(
        "the last verdict counts", UITSPRAAK,
        "min(zaken.uitspraakdatum)", "max(zaken.uitspraakdatum)", "the case that came furthest",
    ),
    Mutation(
        "a sepot beside an undecided case ends the wait", UITSPRAAK,
        "zaken.stand = 'open' or zaken", "zaken", "the other case can still come to a verdict",
    ),
    Mutation(
        "who waits for a verdict has been decided", UITSPRAAK,
        "zaken.stand = 'open' or zaken.beslisgroep = 'naar de rechter'", "zaken.stand = 'open'",
        "a summons is no end",
    ),
    Mutation(
        "the first decision ends the wait", UITSPRAAK,
        "max(zaken.afhandeldatum)", "min(zaken.afhandeldatum)", "the last case to leave",
    ),
    Mutation(
        "the lowest decision names the way out", UITSPRAAK,
        "min_by(zaken.beslissing, hierarchie.rang)", "max_by(zaken.beslissing, hierarchie.rang)",
        "the highest in the hierarchy (M:5594-5596)",
    ),
    Mutation(
        "an unlinked report is open", UITSPRAAK,
        "when per_melding.incident_id is null then 'niet gekoppeld'",
        "when per_melding.incident_id is null then 'open'", "it is not followed any further",
    ),
    Mutation(
        "without any link in the delivery a report is not linked", UITSPRAAK,
        "when gekoppelde_leveringen.levering_id is null then", "when false then",
        "nothing after the sending in is known",
    ),
    Mutation(
        "a report that was not sent in is followed through its link", UITSPRAAK,
        "            when meldingen.status_om != 'naar om' then 'gesloten'\n", "",
        "the step before comes first, as in keten_per_cohort",
    ),
    Mutation(
        "police records are followed past the peildatum of the OM", UITSPRAAK,
        "least(meldingen.peildatum, gekoppelde_leveringen.peildatum_om)", "meldingen.peildatum",
        "the earlier of the two",
    ),
    Mutation(
        "the last day of the norm is past it", NORM,
        "tot_dag <= norm_dagen", "tot_dag < norm_dagen", "within is on or below",
    ),
    Mutation(
        "open at the end of its last day is still within the norm", NORM,
        "when tot_dag < norm_dagen then", "when tot_dag <= norm_dagen then",
        "what ends on the peildatum has ended",
    ),
    Mutation(
        "every open case will come there", NORM,
        "+ n_open_over_norm_zeker", "+ n_open_over_norm",
        "it is not known yet which of them will be summoned (M:5833-5835)",
    ),
    Mutation(
        "no open case past the norm will come there", NORM,
        "                + n_open_over_norm_zeker\n", "",
        "who is summoned or joined comes before the court",
    ),
    Mutation(
        "open cases are left out of the lower bound", NORM,
        "n_binnen_norm + n_over_norm + n_open_binnen_norm + n_open_over_norm + n_zonder_datum, 0",
        "n_binnen_norm + n_over_norm, 0", "all of them can come there late",
    ),
    Mutation(
        "what lacks a date was late", NORM,
        "(n_binnen_norm + n_open_binnen_norm + n_zonder_datum)",
        "(n_binnen_norm + n_open_binnen_norm)", "it can have been within",
    ),
    Mutation(
        "a bound on the norm misses it", NORM,
        "aandeel_binnen_norm_onder >= norm_aandeel", "aandeel_binnen_norm_onder > norm_aandeel",
        "80% is met by 80%",
    ),
    Mutation(
        "a norm holds for what ended before it existed", NORM,
        "when n_zonder_norm > 0 then", "when false then", "the short ones are not in it",
    ),
    Mutation(
        "a year of which only the long cases are seen has bounds", NORM,
        "vanaf_dag > 0 or weglaatreden", "weglaatreden", "the short ones were not delivered",
    ),
    Mutation(
        "what ended unseen does not matter", NORM,
        "vanaf_dag > 0 or weglaatreden = 'geëindigd voor de periode'", "vanaf_dag > 0",
        "the short ones are not followed",
    ),
]  # fmt: skip

"""Mutations of the police rules."""

from tests.python.mutants.mutation import Mutation, SeedMutation

MELDING = "int_meldingen__minderjarig_slachtoffer"
DELICT = "int_incidenten__delict"
DUUR = "int_meldingen__duur"
STATUS = "int_meldingen__status_om"
UNIEK = "int_slachtoffers__uniek_per_jaar"
KOPPELS = "int_koppels__slachtoffer_verdachte"
WSM = "cast('2024-07-01' as date)"

POLICE: list[Mutation | SeedMutation] = [
    Mutation(
        "minor is 17 or younger becomes 16 or younger", MELDING,
        "leeftijd < 18", "leeftijd < 17", "a victim of 17 is a minor (M:211-212)",
    ),
    Mutation(
        "18 counts as minor", MELDING,
        "leeftijd < 18", "leeftijd <= 18", "a victim of 18 is an adult",
    ),
    Mutation(
        "any registered victim is enough", MELDING,
        "where leeftijd < 18", "", "only a registered minor counts (M:3123-3131)",
    ),
    Mutation(
        "unknown age counts as minor", MELDING,
        "leeftijd < 18", "coalesce(leeftijd, 0) < 18", "unknown age is not minor (M:3135-3140)",
    ),
    Mutation(
        "a report without a minor victim stays", MELDING,
        "inner join minderjarigen", "left join minderjarigen", "the selection is the population",
    ),
    Mutation(
        "victims of another delivery count", MELDING,
        "incidenten.levering_id = minderjarigen.levering_id", "true",
        "rules run per delivery; revised ages change their own delivery only",
    ),
    Mutation(
        "form of a code is swapped", DELICT,
        "    select\n        code,\n        vorm,",
        "    select\n        code,\n        case vorm when 'fysiek' then 'niet-fysiek' else "
        "'fysiek' end as vorm,",
        "the code decides the form (Table 2.1)",
    ),
    Mutation(
        "the end of the offence decides", DELICT,
        "coalesce(pleegdatum_begin, pleegdatum_eind)",
        "coalesce(pleegdatum_eind, pleegdatum_begin)", "the begin",
    ),
    Mutation(
        "an end without a begin is no offence date", DELICT,
        "coalesce(pleegdatum_begin, pleegdatum_eind)", "pleegdatum_begin",
        "without a begin the end is the offence date",
    ),
    Mutation(
        "the new law starts a day late", DELICT,
        WSM, "cast('2024-07-02' as date)", "1 July 2024 is the first day (M:319-330)",
    ),
    Mutation(
        "the new law starts a day early", DELICT,
        WSM, "cast('2024-06-30' as date)", "30 June 2024 is the last day of the old law",
    ),
    Mutation(
        "the first day of a code is no longer valid", DELICT,
        "gedateerd.laatste_dag >= mk_codes.geldig_van",
        "gedateerd.laatste_dag > mk_codes.geldig_van",
        "intervals include their first day",
    ),
    Mutation(
        "the day after a code ends is still valid", DELICT,
        "gedateerd.eerste_dag < mk_codes.geldig_tot", "gedateerd.eerste_dag <= mk_codes.geldig_tot",
        "intervals exclude their last day",
    ),
    Mutation(
        "the period of an offence is its first day only", DELICT,
        "gedateerd.laatste_dag >= mk_codes.geldig_van",
        "gedateerd.eerste_dag >= mk_codes.geldig_van",
        "a code that exists only later is valid when the period reaches it",
    ),
    Mutation(
        "F526 stays valid for minors", DELICT,
        "and (mk_codes.slachtoffer = 'alle' or not gedateerd.is_minderjarig)", "",
        "no new minors under F526 from 1 July 2024 (M:3094-3098)",
    ),
    Mutation(
        "the registration date decides without an offence date", DELICT,
        "when incidenten.registratiedatum < cast('2024-07-01' as date)",
        "when incidenten.registratiedatum < cast('2030-01-01' as date)",
        "a later registration says nothing about the offence date",
    ),
    Mutation(
        "any dated interval is enough without a date", DELICT,
        "mogelijk.n_mogelijk > 1", "mogelijk.n_mogelijk > 9",
        "a code with two meanings and no date is not datable",
    ),
    SeedMutation(
        "F527 keeps its old meaning a month longer", DELICT, "mk_codes",
        "code = 'F527' and regime = 'oud'", "geldig_tot", "date '2024-08-01'",
        "F527 changed on 1 July 2024 (M:3085-3091)",
    ),
    SeedMutation(
        "F5212 exists a month earlier", DELICT, "mk_codes",
        "code = 'F5212'", "geldig_van", "date '2024-06-01'", "new codes start on 1 July 2024",
    ),
    SeedMutation(
        "sexchatting becomes fysiek", DELICT, "mk_codes",
        "code = 'F5235'", "vorm", "'fysiek'", "Table 2.1 (M:3079)",
    ),
    Mutation(
        "delay counts both days", DUUR,
        "(incidenten.melddatum - delicten.pleegdatum)",
        "(incidenten.melddatum - delicten.pleegdatum + 1)",
        "calendar days, end minus start",
    ),
    Mutation(
        "the delay runs to the registration", DUUR,
        "incidenten.melddatum -", "coalesce(incidenten.registratiedatum, current_date) -",
        "the report ends the delay (M:3233-3251)",
    ),
    Mutation(
        "a class excludes its first day", DUUR,
        "duren.dagen >= duurklassen.van", "duren.dagen > duurklassen.van",
        "7 days is 2-7, 8 days is 8-30",
    ),
    Mutation(
        "a class includes the first day of the next", DUUR,
        "duren.dagen < duurklassen.tot", "duren.dagen <= duurklassen.tot",
        "classes do not overlap",
    ),
    Mutation(
        "a report before the offence is valid", DUUR,
        "when duren.dagen < 0", "when duren.dagen < -1", "M:3257",
    ),
    Mutation(
        "a report on the day itself is invalid", DUUR,
        "when duren.dagen < 0", "when duren.dagen <= 0", "class 0-1 holds the day itself (M:3243)",
    ),
    SeedMutation(
        "old abuse starts at 364 days", DUUR, "duurklassen",
        "duurklasse = 'meer dan 365 dagen'", "van", "365", "more than 365 days (M:3251)",
    ),
    Mutation(
        "sent in without a suspect is sent in", STATUS,
        "when meldingen.n_verdachten = 0 then 'geen verdachte'\n        when incidenten.naar_om "
        "then 'naar om'",
        "when incidenten.naar_om then 'naar om'\n        when meldingen.n_verdachten = 0 then "
        "'geen verdachte'",
        "no registered suspect comes first (M:4891-4894)",
    ),
    Mutation(
        "a suspect is enough to be sent in", STATUS,
        "when incidenten.naar_om then", "when true then", "sent in is a registration of its own",
    ),
    Mutation(
        "status looks at another delivery", STATUS,
        "meldingen.levering_id = incidenten.levering_id", "true", "rules run per delivery",
    ),
    Mutation(
        "adults are unique victims too", UNIEK,
        "where leeftijd < 18", "", "the minors among the victims",
    ),
    Mutation(
        "unique over the period instead of per year", UNIEK,
        "    meldingen.jaar,", "    min(meldingen.jaar) over (partition by meldingen.levering_id, "
        "slachtoffers.persoon_sleutel) as jaar,",
        "the total is the sum of the years",
    ),
    Mutation(
        "registrations instead of reports", UNIEK,
        "count(distinct incident_id) as n_meldingen", "count(incident_id) as n_meldingen",
        "a person registered twice in one report is in one report (M:3191-3192)",
    ),
    Mutation(
        "a pair counts once per report", KOPPELS,
        "where ontmoetingen.volgnummer = 1", "", "once over the period (M:3366-3374)",
    ),
    Mutation(
        "a pair counts once per year", KOPPELS,
        "meldingen.levering_id, slachtoffers.persoon_sleutel, verdachten.persoon_sleutel\n"
        "            order",
        "meldingen.levering_id, slachtoffers.persoon_sleutel, verdachten.persoon_sleutel, "
        "meldingen.jaar\n            order",
        "once over the period",
    ),
    Mutation(
        "the oldest age of the suspect", KOPPELS,
        "order by verdachten.leeftijd,", "order by verdachten.leeftijd desc,",
        "the youngest age",
    ),
    Mutation(
        "suspects of unknown age make pairs", KOPPELS,
        "where leeftijd is not null", "", "reports without an age are not shown (M:3366-3374)",
    ),
    Mutation(
        "adult victims make pairs", KOPPELS,
        "where leeftijd < 18", "", "a minor victim",
    ),
    Mutation(
        "age classes exclude their first year", KOPPELS,
        "leeftijd_verdachte >= klassen.van", "leeftijd_verdachte > klassen.van",
        "classes of Figure 2.7",
    ),
]  # fmt: skip

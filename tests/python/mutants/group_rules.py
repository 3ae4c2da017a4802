"""Mutations of the rules of groups and regions."""

from tests.python.mutants.mutation import Mutation, SeedMutation

STAPPEN = "int_stappen__geteld"
MELDING = "int_meldingen__historisch"
ZAAK = "int_zaken__historisch"
GROEP = "keten_per_groep"
INWONERS = "int_inwoners__regio"
MATEN = "int_regio__maten"
GRENZEN = "int_regio__grenzen"
REGIO = "regio_vergelijking"
PLAATS = "int_bevindingen__reeksen"
LEEFTIJD = "leeftijdsgroepen_verdachte"

GROUPS: list[Mutation | SeedMutation] = [
    Mutation(
        "an administrative sepot is a decision on the merits", STAPPEN,
        "and zaken.stand = 'inhoudelijk'", "", "it leaves the population (M:5499-5505)",
    ),
    Mutation(
        "a sentence without a conviction counts", STAPPEN,
        "uitspraakgroep = 'veroordeling' and heeft_straf_of_maatregel", "heeft_straf_of_maatregel",
        "2.902 of the 2.949 convictions (M:6240-6242)",
    ),
    Mutation(
        "what another delivery replaced counts", STAPPEN,
        "where is_geldend_instroom", "where true", "one delivery is in force",
    ),
    Mutation(
        "a month is long ago", MELDING,
        "duurklasse = 'meer dan 365 dagen'",
        "duurklasse in ('31-365 dagen', 'meer dan 365 dagen')", "over a year (M:3251)",
    ),
    Mutation(
        "a report before the offence is recent", MELDING,
        "when status != 'geldig' then status", "", "its date cannot be right (M:3257)",
    ),
    Mutation(
        "one historic report makes the case historic", ZAAK,
        "heeft_historisch and heeft_recent", "false", "a case can be about both",
    ),
    Mutation(
        "reports of a replaced delivery decide", ZAAK,
        "    where is_geldend\n", "", "one delivery is in force",
    ),
    Mutation(
        "links of another delivery of the OM count", ZAAK,
        "koppelingen.om_levering_id as levering_id", "'o' as levering_id",
        "a case is one of its delivery",
    ),
    SeedMutation(
        "an eighteen-year-old suspect is minor", GROEP, LEEFTIJD,
        "groep = 'minderjarig'", "tot", "19", "a minor is under 18 (M:5491-5492)",
    ),
    SeedMutation(
        "a twenty-two-year-old suspect is adult", GROEP, LEEFTIJD,
        "groep = 'volwassen'", "van", "22", "18 up to 23 is adolescent (M:5492)",
    ),
    SeedMutation(
        "a twenty-three-year-old suspect is adolescent", GROEP, LEEFTIJD,
        "groep = 'adolescent'", "tot", "24", "18 up to 23 is adolescent (M:5492)",
    ),
    Mutation(
        "suspects of unknown age are left out", GROEP,
        "left join leeftijdsgroepen\n        on\n            verdachten.leeftijd",
        "inner join leeftijdsgroepen\n        on\n            verdachten.leeftijd",
        "unknown is a group of its own",
    ),
    Mutation(
        "cases without a link are recent", GROEP, "'niet gekoppeld'", "'recent'",
        "no link is ever invented",
    ),
    Mutation(
        "a step that nobody took is absent", GROEP,
        "left join aantallen\n", "inner join aantallen\n", "0 is a count",
    ),
    Mutation(
        "the share is of the first step", GROEP,
        "rooster.vorige_stap = vorige.stap", "rooster.eerste_stap = vorige.stap",
        "the denominator is the step before",
    ),
    Mutation(
        "a cell that was replaced counts", INWONERS,
        "cellen.is_geldend and cellen.is_hoofdcel", "true", "the newest delivery stands",
    ),
    Mutation(
        "names of regions are matched to the letter", INWONERS,
        "lower(regexp_extract(dimensies, '^regio *= *(.*)$', 1)) as naam",
        "regexp_extract(dimensies, '^regio *= *(.*)$', 1) as naam", "DEN HAAG is Den Haag",
    ),
    Mutation(
        "the national unit is a region", MATEN,
        "when not is_regio then 'geen regio'", "", "it has no inhabitants and other cases (M:5290)",
    ),
    Mutation(
        "inhabitants of another year are a denominator", MATEN,
        "stappen.jaar = inwoners.jaar", "stappen.jaar <= inwoners.jaar", "1 January of the year",
    ),
    Mutation(
        "replaced inhabitants are a denominator", MATEN,
        "        telt\n        and ", "        ", "the newest delivery stands",
    ),
    Mutation(
        "the overall value is that of everybody", MATEN,
        "sum(aantal) filter (where reden is null)", "sum(aantal)", "numerator like denominator",
    ),
    Mutation(
        "one region is a comparison", MATEN, "n_regios < 2", "n_regios < 1",
        "it would be compared with itself",
    ),
    Mutation(
        "forms are compared with each other", MATEN,
        "partition by jaar, stap, vorm, maat", "partition by jaar, stap, maat",
        "a form is a comparison of its own",
    ),
    Mutation(
        "everybody everywhere is compared", MATEN,
        "when is_aandeel and landelijk = 1 then", "when false then", "chance has no width",
    ),
    Mutation(
        "an inner count is the limit", GRENZEN,
        "min(verdeling.r) / verdeling.noemer", "(min(verdeling.r) - 1) / verdeling.noemer",
        "the first count that P(R <= r) >= p holds for",
    ),
    Mutation(
        "every count is Poisson", GRENZEN, "when is_aandeel\n", "when false\n",
        "a share is binomial",
    ),
    Mutation(
        "the law is cut at two standard deviations", GRENZEN,
        "verwacht - 8 * sd - 8", "verwacht - sd", "what is left out is under 1e-12",
    ),
    Mutation(
        "a region on a limit is beyond it", REGIO,
        "when y < ondergrens_95 then", "when y <= ondergrens_95 then",
        "a count on the limit is given by chance",
    ),
    Mutation(
        "extremes are not brought in", REGIO,
        "sum(power(least(greatest(z, p10), p90), 2))", "sum(power(z, 2))",
        "Winsorised (Spiegelhalter 2005)",
    ),
    Mutation(
        "there is always some spread", REGIO,
        "            0,\n            (sum(power", "            1e-6,\n            (sum(power",
        "regions alike shrink to the overall value",
    ),
    Mutation(
        "differences are kept whole", REGIO, "tau2 / (tau2 + v) * (y - landelijk)",
        "(y - landelijk)", "as much as is chance is taken out",
    ),
    Mutation(
        "inhabitants of nowhere are no finding", PLAATS,
        "where jaar is null or regio is null", "where jaar is null",
        "no rate uses them, and the supplier must know",
    ),
]  # fmt: skip

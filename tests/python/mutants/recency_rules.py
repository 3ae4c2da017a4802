"""Mutations of the rules of the expected final shares."""

from tests.python.mutants.mutation import Mutation, SeedMutation

COHORT = "int_wachttijden__cohorten"
STAND = "int_verwachtingen__standen"
VERTRAGING = "int_verwachtingen__vertraging"
DRIEHOEK = "int_verwachtingen__driehoek"
LADDER = "int_verwachtingen__kettingladder"
JAAR = "verwachting_per_instroomjaar"
UITKOMST = "verwachting_uitkomst"

RECENCY: list[Mutation | SeedMutation] = [
    Mutation(
        "waits of every delivery add up", COHORT, "where is_geldend", "where true",
        "of each year one delivery is in force",
    ),
    Mutation(
        "the last day of the horizon is past it", STAND,
        "gevallen.tot_dag <= dagen.horizon_dagen", "gevallen.tot_dag < dagen.horizon_dagen",
        "within so many days is on or before that day",
    ),
    Mutation(
        "who has waited the horizon out can still count", STAND,
        "dagen.dag - gevallen.begindatum < dagen.horizon_dagen",
        "dagen.dag - gevallen.begindatum <= dagen.horizon_dagen",
        "what ends after the last day of the horizon is too late",
    ),
    Mutation(
        "what ended on the day was open on it", STAND,
        "gevallen.tot_dag <= dagen.dag - gevallen.begindatum",
        "gevallen.tot_dag < dagen.dag - gevallen.begindatum",
        "decisions on or before the peildatum count",
    ),
    Mutation(
        "other ways out leave an entry open", STAND,
        "gevallen.uitgang is not null\n", "gevallen.uitgang = gevallen.doel\n",
        "who got a sepot will not be summoned",
    ),
    Mutation(
        "a year needs a day more than its horizon", STAND,
        "        >= horizonten.horizon_dagen as is_volledig",
        "        > horizonten.horizon_dagen as is_volledig",
        "an entry of 31 December has been followed for 365 days a year later",
    ),
    Mutation(
        "half a year is a year", STAND, "where is_heel_jaar and populatie in", "where populatie in",
        "of the other half only what lasted is seen",
    ),
    Mutation(
        "a year that is not over is shown", STAND,
        "where gevolgd.peildatum >= make_date(dekkingen.jaar, 12, 31)", "where true",
        "its entries are not in yet",
    ),
    Mutation(
        "replaced versions estimate too", STAND, "where is_actueel", "where true",
        "a corrected delivery no longer stands",
    ),
    Mutation(
        "earlier years count alike, whatever their size", VERTRAGING,
        "sum(n_alsnog) over jaar_en_horizon / sum(n_open) over jaar_en_horizon as kans",
        "avg(n_alsnog / n_open) over jaar_en_horizon as kans",
        "p is the share of all open entries of the earlier years",
    ),
    Mutation(
        "nothing is lost by estimating p", VERTRAGING,
        "(1 + onvolledig.n_open / gepoold.som_open) * gepoold.s2", "gepoold.s2",
        "the variance of the estimate belongs to that of the prediction",
    ),
    Mutation(
        "variance over m years", VERTRAGING, "nullif(count(*) - 1, 0) as s2", "count(*) as s2",
        "p was fitted, m - 1 degrees of freedom are left",
    ),
    Mutation(
        "equal years are certain", VERTRAGING, "when s2 > 1e-12 then", "when true then",
        "chance remains",
    ),
    Mutation(
        "a break on the first day of the earlier year counts", VERTRAGING,
        "breuken.datum > make_date(standen.jaar, 1, 1)",
        "breuken.datum >= make_date(standen.jaar, 1, 1)",
        "then all of the earlier year lies behind it",
    ),
    Mutation(
        "a break on the last day of this year does not count", VERTRAGING,
        "breuken.datum <= make_date(onvolledig.jaar, 12, 31)",
        "breuken.datum < make_date(onvolledig.jaar, 12, 31)", "entries of that day lie behind it",
    ),
    Mutation(
        "two years are enough", VERTRAGING, "n_gevolgde_jaren < 3", "n_gevolgde_jaren < 2",
        "two years say next to nothing about how years differ",
    ),
    Mutation(
        "a year that ended at another time has the same age", DRIEHOEK,
        "<= 31", "<= 32", "a month either way",
    ),
    Mutation(
        "shares on the entries of their own delivery", DRIEHOEK,
        "n_gevolgd_laatst * n_geteld / n_gevolgd as aantal", "n_geteld as aantal",
        "the share is developed; entries are corrected too",
    ),
    Mutation(
        "the first of two deliveries in a year", DRIEHOEK,
        "partition by driehoek_id, jaar, jaren_terug order by peildatum desc",
        "partition by driehoek_id, jaar, jaren_terug order by peildatum",
        "the last one knows most",
    ),
    Mutation(
        "the mean of the ratios", LADDER,
        "sum(later.c) over ouderdommen / nullif(sum(nu.c) over ouderdommen, 0) as f",
        "avg(later.c / nu.c) over ouderdommen as f", "Mack weights them by what was counted",
    ),
    Mutation(
        "the factors are certain", LADDER, "(1 / nullif(c_k, 0) + 1 / som_c) as v",
        "(1 / nullif(c_k, 0)) as v", "Mack's second term",
    ),
    Mutation(
        "a ladder that stops halfway", LADDER,
        "count(bijdragen.v) = bijdragen.eind_ouderdom - bijdragen.ouderdom",
        "count(bijdragen.v) > 0", "without a factor for an age there is no final share",
    ),
    Mutation(
        "two deliveries make a ladder", JAAR, "n_leveringen >= 3", "n_leveringen >= 2",
        "with fewer than three the delays within the delivery",
    ),
    Mutation(
        "a ladder over a break", JAAR,
        "and standen.n_open > 0 and breuken.datum is null", "and standen.n_open > 0",
        "years before it say nothing about years after it",
    ),
    Mutation(
        "fewer than were counted", JAAR,
        "greatest(breedten.n_verwacht - breedten.halve_breedte, breedten.n_minstens)",
        "breedten.n_verwacht - breedten.halve_breedte", "no delay undoes what was counted",
    ),
    Mutation(
        "degrees of freedom rounded down", JAAR,
        "1 / gekozen.vrijheidsgraden - 1 / student.df_volgende",
        "1 / floor(gekozen.vrijheidsgraden) - 1 / student.df_volgende",
        "between the printed quantiles linear in 1 / df",
    ),
    Mutation(
        "an interval of chance is never too narrow", JAAR,
        "breedten.halve_breedte < 1.644854 * sqrt", "breedten.halve_breedte < 1.6 * sqrt",
        "90% of a normal deviate lies within 1.6449",
    ),
    Mutation(
        "a year that is not over checks an estimate", UITKOMST,
        "jaren_eerder = 0 and is_volledig and is_gedateerd", "jaren_eerder = 0 and is_gedateerd",
        "only when all have been followed to the horizon is the share final",
    ),
    Mutation(
        "the delivery itself checks its estimate", UITKOMST,
        "verwachtingen.peildatum < later.peildatum", "verwachtingen.peildatum <= later.peildatum",
        "a later peildatum",
    ),
]  # fmt: skip

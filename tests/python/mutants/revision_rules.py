"""Mutations of the revision triangle and of the share that changed."""

from tests.python.mutants.mutation import Mutation, SeedMutation

GEGEVEN = "int_kerncijfers__gegeven"
REVISIES = "kwaliteit_revisies"
AANDEEL = "kwaliteit_revisieaandeel"

REVISIONS: list[Mutation | SeedMutation] = [
    Mutation(
        "a removed delivery gave zeros", GEGEVEN,
        "when versies.verwijderd_op is not null then null", "when false then null",
        "what was removed is unknown",
    ),
    Mutation(
        "a mean over nothing is not guarded", GEGEVEN,
        "gegeven.teller / nullif(gegeven.noemer, 0)", "coalesce(gegeven.teller, 0)",
        "it is unknown",
    ),
    Mutation(
        "a letter comes before the measurement it quotes", GEGEVEN,
        "cellen.is_aanhaling desc,", "", "a quotation never replaces a measurement",
    ),
    Mutation(
        "every place of a cell gives it", GEGEVEN,
        "where is_hoofdcel and jaar", "where jaar", "a document gives a cell once",
    ),
    Mutation(
        "every version of a publication can stand", GEGEVEN,
        "when cellen.is_versie_die_telt\n", "when true\n", "only the current one can",
    ),
    Mutation(
        "a user read what was delivered later", REVISIES,
        "range between unbounded preceding and current row",
        "range between unbounded preceding and unbounded following",
        "at a peildatum later deliveries are not known",
    ),
    Mutation(
        "a user read what was corrected", REVISIES,
        "range between unbounded preceding and current row",
        "rows between unbounded preceding and current row",
        "every version of a peildatum is known in its state",
    ),
    Mutation(
        "a user read the newest delivery", REVISIES,
        "max_by(levering_id, voorrang)", "max_by(levering_id, peildatum)",
        "a part of a year and a quotation do not stand",
    ),
    Mutation(
        "what is newest is known now", REVISIES,
        "max(levering_id) filter (where is_geldend)", "max_by(levering_id, peildatum)",
        "what is in force is",
    ),
    Mutation(
        "versions follow their number", REVISIES,
        "is_verwijderd desc, actueel_sinds asc, versie asc", "versie asc",
        "the version that was chosen comes last",
    ),
    Mutation(
        "a removed correction comes last", REVISIES,
        "is_verwijderd desc, ", "", "what it had corrected stands again",
    ),
    Mutation(
        "publications correct each other", REVISIES,
        "jaar, peildatum, onderwerp order by versie", "jaar, peildatum order by versie",
        "only versions of one subject do",
    ),
    Mutation(
        "a part of a year is a revision", REVISIES,
        "when geordend.is_heel_jaar and geordend.vorige_is_heel_jaar", "when true",
        "only whole years are compared",
    ),
    Mutation(
        "a change from nothing has a share", REVISIES,
        "nullif(vorige_waarde, 0)", "greatest(vorige_waarde, 1)", "a zero base gives no share",
    ),
    Mutation(
        "the last day of a year is still in it", REVISIES,
        "peildatum + interval 1 day", "peildatum", "a peildatum is the end of its day",
    ),
    Mutation(
        "what was corrected is compared", AANDEEL,
        "where levering_id = levering_id_op_peildatum and is_heel_jaar", "where is_heel_jaar",
        "nobody reads it any more",
    ),
    Mutation(
        "a part of a year is compared", AANDEEL,
        "levering_id_op_peildatum and is_heel_jaar", "levering_id_op_peildatum",
        "it is no reading of the year",
    ),
    Mutation(
        "what could not be compared did not change", AANDEEL,
        "count(latere_waarde - waarde) as n_vergeleken", "count(*) as n_vergeleken",
        "not measured is not unchanged",
    ),
    Mutation(
        "the first of several later readings counts", AANDEEL,
        "order by later.peildatum desc nulls last", "order by later.peildatum asc nulls last",
        "the last one is taken",
    ),
    Mutation(
        "years are rounded down", AANDEEL,
        "/ 365.25\n", "/ 365.25 - 0.5\n", "a delivery of 364 days later is a year later",
    ),
    Mutation(
        "real and made-up figures are compared", AANDEEL,
        "and eerste.aard = later.aard\n", "", "a difference of origin is no revision",
    ),
]  # fmt: skip

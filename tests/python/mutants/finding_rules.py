"""Mutations of the rules that must hold in a registration."""

from tests.python.mutants.mutation import Mutation, SeedMutation

TUSSEN = "int_bevindingen__tussen_registraties"
POLITIE = "int_bevindingen__politie"
OM = "int_bevindingen__om"
FEITEN = "int_bevindingen__feiten"
ALLE = "int_bevindingen__alle"
GRENZEN = "kwaliteit_grenzen"
STATUS = "kwaliteit_bevindingen"

FINDINGS: list[Mutation | SeedMutation] = [
    Mutation(
        "days of birth that share a day contradict", TUSSEN,
        "(vroegst > eerste_uiterlijk or uiterlijk < laatste_vroegst)",
        "(vroegst >= eerste_uiterlijk or uiterlijk <= laatste_vroegst)",
        "one shared day of birth is enough",
    ),
    Mutation(
        "an age leaves two years of days of birth", TUSSEN,
        "(leeftijd + 1) * interval 1 year", "(leeftijd + 2) * interval 1 year",
        "who is 20 today was born less than 21 years ago",
    ),
    Mutation(
        "an older version contradicts", TUSSEN,
        "where deze.levering_id = andere.levering_id or actueel.levering_id is not null", "",
        "only current deliveries of the other supplier are compared with",
    ),
    Mutation(
        "key spaces of persons are ignored", TUSSEN,
        "and deze.sleutelruimte_persoon_id = andere.sleutelruimte_persoon_id", "",
        "the same pseudonym in another key space is another person",
    ),
    Mutation(
        "a report sent in after the extract is missed", TUSSEN,
        "inzenddatum_om < leveringen.periode_tot", "inzenddatum_om <= leveringen.periode_tot",
        "the periode of a delivery is half-open",
    ),
    Mutation(
        "sending in on the day of the report is too early", POLITIE,
        "incidenten.inzenddatum_om < incidenten.melddatum",
        "incidenten.inzenddatum_om <= incidenten.melddatum",
        "the same day is in order",
    ),
    Mutation(
        "a hearing on the day of the verdict is too late", OM,
        "zaken.zittingsdatum > berecht.uitspraakdatum",
        "zaken.zittingsdatum >= berecht.uitspraakdatum",
        "a verdict can follow on the day of the hearing",
    ),
    Mutation(
        "four articles are cut off", FEITEN,
        "feiten.artikel_5 is not null", "feiten.artikel_4 is not null",
        "five is the most that is delivered (M:5237-5241)",
    ),
    Mutation(
        "only the record itself is shown", ALLE,
        "rijen.waarden ->> kolom, rijen.waarden_ouder ->> kolom, 'leeg'",
        "rijen.waarden ->> kolom, 'leeg'",
        "a date of the case stands beside that of the fact",
    ),
    Mutation(
        "the order of findings of other records is in the identity", ALLE,
        "partition by levering_id, tabel, bevinding, recordsleutel",
        "partition by levering_id, tabel, bevinding",
        "a record that leaves would give the others another identity",
    ),
    Mutation(
        "persons of one incident are one", ALLE,
        "concat_ws('|', bevindingen.sleutel, rijen.waarden ->> 'persoon_id')",
        "bevindingen.sleutel", "the pseudonym tells them apart",
    ),
    Mutation(
        "keys of two key spaces are one", ALLE,
        "bron, tabel, bevinding, sleutelruimte, recordsleutel",
        "bron, tabel, bevinding, recordsleutel", "the same key there is another record",
    ),
    Mutation(
        "a delivery about something else solves", STATUS,
        "and laatste.onderwerpen = versies.onderwerpen", "", "it could not hold the record",
    ),
    Mutation(
        "the day after a period is covered", STATUS, "laatste.datum < versies.periode_tot",
        "laatste.datum <= versies.periode_tot", "periods are half-open",
    ),
    Mutation(
        "what was not current solves", STATUS, "versies.is_actueel\n        and laatste", "laatste",
        "a replaced version says nothing",
    ),
    Mutation(
        "the limit itself is beyond", GRENZEN, "aantal <= grens", "aantal < grens",
        "as many findings as the limit need nobody's word",
    ),
    Mutation(
        "an exemption holds on its last day", GRENZEN,
        "geldig_tot <= peildag", "geldig_tot < peildag",
        "[datum, geldig_tot) is half-open",
    ),
    Mutation(
        "the smaller limit counts", GRENZEN, "greatest(", "least(",
        "a share counts where it is more than the number",
    ),
    Mutation(
        "an exemption of another version holds", GRENZEN,
        "onderwerpen.levering_id = ontheffingen.levering_id", "true",
        "a word is about one version of a delivery",
    ),
    Mutation(
        "what was accepted counts for the limit", GRENZEN,
        "not in ('opgelost', 'geaccepteerd')", "not in ('opgelost')",
        "an accepted finding needs no second word",
    ),
]  # fmt: skip

"""Decided readings of the figures of helpwanted and schadefonds."""

from tests.python.mutants.reading import Change, Reading, SeedChange

CONTACT = "int_contacten__minderjarig"
REDEN = "int_contactredenen__registratie"
AANVRAAG = "int_aanvragen__minderjarig"
BESLISSING = "int_aanvragen__beslissing"
ARTIKEL = "int_aanvragen__artikel"
SHOWN = "coalesce(beslissingen.groep in ('toegewezen', 'afgewezen', 'overig'), false)"

SIGNAL_READINGS = [
    Reading(
        16,
        "Contacts by or about minors are those registered as minor",
        "every contact counts that is not registered as adult",
        ("fig2.23_n", "fig2.23_contacten_2024"),
        (
            Change(
                CONTACT,
                "contacten.leeftijdscategorie = lijst.code",
                "coalesce(contacten.leeftijdscategorie, 'minderjarig (leeftijd onbekend)')"
                " = lijst.code",
            ),
        ),
    ),
    Reading(
        16,
        "12 t/m 17, until 2022, is in the row 12 t/m 18 of Figure 2.24",
        "it is a class of its own",
        ("fig2.24_12_tm_18_2020", "fig2.24_12_tm_18_2022"),
        (SeedChange("helpwanted_leeftijdscategorieen", "code = '12 t/m 17'", "rij", "code"),),
    ),
    Reading(
        16,
        "A report to the police counts when it was made or is meant to be",
        "only when it was made",
        ("tekst2.4.1.2_politiemelding_2020", "tekst2.4.1.2_politiemelding_2024"),
        (Change("int_contacten__politiemelding", "in ('gemeld', 'wil melden')", "= 'gemeld'"),),
    ),
    Reading(
        16,
        "From 2023 every reason of a contact counts",
        "one reason per contact",
        ("fig2.26_n",),
        (
            Change(
                REDEN,
                "select distinct",
                "select distinct on (contacten.levering_id, contacten.contact_id)",
            ),
        ),
    ),
    Reading(
        16,
        "Two spellings of one reason on a contact are one reason",
        "they are two",
        ("fig2.26_n",),
        (Change(REDEN, "select distinct", "select"),),
    ),
    Reading(
        17,
        "Applications of unknown age are not of minors",
        "they are",
        ("figK5.1_n", "figK5.3_vrouw_2020"),
        (Change(AANVRAAG, "aanvragen.leeftijd < 18", "coalesce(aanvragen.leeftijd, 0) < 18"),),
    ),
    Reading(
        17,
        "Applications after another violent offence do not count",
        "every application that was delivered does",
        ("figK5.1_n", "figK5.3_vrouw_2020"),
        (
            Change(
                AANVRAAG,
                "coalesce(regexp_matches(aanvragen.artikel, vormen.zedenartikel), true)",
                "true",
            ),
        ),
    ),
    Reading(
        17,
        "What is not decided yet is in none of the figures",
        "it is in the row overig",
        ("figK5.1_n", "figK5.3_vrouw_2024"),
        (Change(BESLISSING, SHOWN, "coalesce(beslissingen.groep, '') != 'niet getoond'"),),
    ),
    Reading(
        17,
        "What was withdrawn or not processed is in none of the figures",
        "it is in the row overig",
        ("figK5.1_n", "figK5.1_overig_2020"),
        (SeedChange("schadefonds_beslissingen", "groep = 'niet getoond'", "groep", "'overig'"),),
    ),
    Reading(
        17,
        "The rows of Figure K5.4 are articles of the old law; one of the new law is in overig",
        "the number alone decides",
        ("figK5.4_249_2024",),
        (Change(ARTIKEL, "and gedateerd.regime = rijen.regime", ""),),
    ),
]

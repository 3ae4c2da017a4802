"""Decided readings on which cases count, their form and their articles."""

from tests.python.mutants.reading import Change, Reading, SeedChange

REGIME = "int_artikelen__regime"
MINDERJARIG = "int_artikelen__minderjarigheid"
VORM = "int_zaken__vorm"
INSTROOM = "int_maten__instroom"

SELECTION_READINGS = [
    Reading(
        1,
        "The offence date is the begin of the offence, for the law that applies",
        "the end of the offence",
        (
            "fig4.1_totaal_totaal",
            "tab4.1_wsm_245",
            "tab4.2_n",
        ),
        (
            Change(
                REGIME,
                "coalesce(pleegdatum_begin, pleegdatum_eind)",
                "coalesce(pleegdatum_eind, pleegdatum_begin)",
            ),
        ),
    ),
    Reading(
        6,
        "249 (old) without a paragraph counts as lid 1, which names a minor",
        "it names no minor",
        (
            "fig4.1_fysiek_totaal",
            "fig4.4_fysiek_totaal",
            "tab4.1_n",
        ),
        (
            SeedChange(
                "artikelen",
                "code = '249' and regime = 'oud' and lid is null",
                "noemt_minderjarige",
                "'nee'",
            ),
        ),
    ),
    Reading(
        6,
        "An article whose law the offence date excludes does not count",
        "it counts under the law that knows it",
        (
            "fig4.1_niet_fysiek_totaal",
            "fig4.2_n",
            "tab4.2_n",
        ),
        (
            Change(
                REGIME,
                "                then 2\n",
                "                then 2\n            else 3\n",
            ),
        ),
    ),
    Reading(
        7,
        "The classification of the fact can establish a minor victim",
        "only the article can, or the suspect and the combinations",
        (
            "fig4.1_fysiek_totaal",
            "fig4.4_fysiek_totaal",
            "fig4.6_n_totaal",
        ),
        (Change(MINDERJARIG, "classificaties.zegt = 'minderjarig'", "false"),),
    ),
    Reading(
        7,
        "A minor suspect with 242, 243, 246 or 247 (old) establishes a minor victim",
        "it does not",
        (
            "fig4.1_fysiek_totaal",
            "fig4.4_fysiek_totaal",
            "fig4.6_n_totaal",
        ),
        (Change(MINDERJARIG, "zaken.leeftijd < 18", "false"),),
    ),
    Reading(
        7,
        "Combinations within a case establish a minor victim",
        "they do not",
        (
            "fig4.1_fysiek_totaal",
            "fig4.4_fysiek_totaal",
            "tab4.1_n",
        ),
        (Change(MINDERJARIG, "eerste_routes.route_combinatie in ('kern', 'partner')", "false"),),
    ),
    Reading(
        7,
        "A classification that says adult closes the route of the minor suspect",
        "it does not",
        (
            "fig4.1_fysiek_totaal",
            "fig4.4_fysiek_totaal",
            "tab4.1_n",
        ),
        (Change(MINDERJARIG, "coalesce(classificaties.zegt, 'niets') = 'niets'", "true"),),
    ),
    Reading(
        7,
        "A classification that says adult closes the combinations",
        "it does not",
        (
            "fig4.1_fysiek_totaal",
            "fig4.4_fysiek_totaal",
            "tab4.1_n",
        ),
        (Change(MINDERJARIG, "<> 'meerderjarig'", "is not null"),),
    ),
    Reading(
        8,
        "A case is fysiek when one established article is",
        "when all established articles are",
        (
            "fig4.1_fysiek_totaal",
            "fig4.4_fysiek_totaal",
            "fig5.1_fysiek_totaal",
        ),
        (
            Change(
                VORM,
                "bool_or(artikelen.vorm = 'fysiek')",
                "bool_and(artikelen.vorm = 'fysiek')",
            ),
        ),
    ),
    Reading(
        8,
        "Articles that are not established do not matter for the form",
        "any sexual article on a fact of the case can make it fysiek",
        (
            "fig4.1_fysiek_totaal",
            "fig4.4_fysiek_totaal",
            "fig5.1_fysiek_totaal",
        ),
        (
            Change(VORM, "    where route is not null\n", ""),
            Change(
                VORM,
                "        and kindfeiten.feitnummer = artikelen.feitnummer\n",
                "",
            ),
        ),
    ),
    Reading(
        14,
        "Tables 4.1 and 4.2 count an article once per fact",
        "once per case",
        (
            "tab4.1_n",
            "tab4.2_n",
        ),
        (
            Change(
                INSTROOM,
                "        parketnummer,\n        feitnummer,\n        artikel,\n",
                "        parketnummer,\n        artikel,\n",
            ),
        ),
    ),
    Reading(
        14,
        "Tables 4.1 and 4.2 count established articles",
        "every sexual article in a case",
        ("tab4.1_n",),
        (Change(INSTROOM, "    where route is not null\n", "    where regime is not null\n"),),
    ),
    Reading(
        14,
        "Tables 4.1 and 4.2 are about cases by year of inflow",
        "by year of the decision",
        (
            "fig4.1_totaal_2024",
            "tab4.2_oud_240b",
            "tekst4.3.1_instroom_2024",
        ),
        (
            Change(
                INSTROOM,
                "where populatie = 'instroom'",
                "where populatie = 'afgehandeld'",
            ),
        ),
    ),
]

"""Decided readings of the police figures."""

from tests.python.mutants.reading import Change, Reading

MELDING = "int_meldingen__minderjarig_slachtoffer"
DELICT = "int_incidenten__delict"
STATUS = "int_meldingen__status_om"
UNIEK = "int_slachtoffers__uniek_per_jaar"
KOPPELS = "int_koppels__slachtoffer_verdachte"
PERSONEN = "int_maten__personen"
PER_PAIR = "meldingen.levering_id, slachtoffers.persoon_sleutel, verdachten.persoon_sleutel\n"

POLICE_READINGS = [
    Reading(
        1,
        "The offence date is the begin of the offence, for the delay of a report",
        "the end of the offence",
        (
            "fig2.3_meer_dan_365_dagen_totaal",
            "tekst2.1.2_fysiek_0_1_dagen",
            "tekst3.4_aangifte_0_1_dagen",
        ),
        (
            Change(
                DELICT,
                "coalesce(pleegdatum_begin, pleegdatum_eind)",
                "coalesce(pleegdatum_eind, pleegdatum_begin)",
            ),
        ),
    ),
    Reading(
        2,
        "Unique victims are distinct persons per year; the total is the sum of the years",
        "a victim counts in the first year only",
        (
            "fig2.1_unieke_slachtoffers_totaal",
            "tekst2.1.2_unieke_slachtoffers",
            "tekst2.1.3_unieke_slachtoffers",
        ),
        (
            Change(
                UNIEK,
                "    meldingen.jaar,",
                "    min(meldingen.jaar) over (partition by meldingen.levering_id, "
                "slachtoffers.persoon_sleutel) as jaar,",
            ),
        ),
    ),
    Reading(
        2,
        "Unique suspects are distinct over the whole period",
        "the sum of the years, as for victims",
        ("tekst2.1.2_unieke_verdachten",),
        (
            Change(
                PERSONEN,
                "uitsplitsing.is_periode,\n",
                "uitsplitsing.is_periode,\n        meldingen.jaar as eigen_jaar,\n",
            ),
            Change(
                PERSONEN,
                "kolommen.is_periode,\n",
                "kolommen.is_periode,\n        kolommen.eigen_jaar,\n",
            ),
            Change(
                PERSONEN,
                "count(distinct persoon_sleutel)",
                "count(distinct (persoon_sleutel, eigen_jaar))",
            ),
        ),
    ),
    Reading(
        2,
        "Victims are the minors among the registered victims",
        "everyone registered as victim in a report with a minor",
        (
            "fig2.1_slachtoffers_totaal",
            "fig2.6_n",
        ),
        (
            Change(
                MELDING,
                "    where leeftijd < 18\n    group by levering_id, incident_id",
                "    group by levering_id, incident_id\n    having min(leeftijd) < 18",
            ),
        ),
    ),
    Reading(
        3,
        "A pair counts once over the period",
        "once per year",
        (
            "fig2.7_n",
            "tekst2.1.3_vrijheidsgraden",
        ),
        (
            Change(
                KOPPELS,
                f"{PER_PAIR}            order",
                f"{PER_PAIR.rstrip()}, meldingen.jaar\n            order",
            ),
        ),
    ),
    Reading(
        3,
        "A pair stands in the class of the youngest age of the suspect",
        "the oldest age",
        ("tekst2.1.3_koppels_17_jaar",),
        (Change(KOPPELS, "order by verdachten.leeftijd,", "order by verdachten.leeftijd desc,"),),
    ),
    Reading(
        4,
        "Without a registered suspect a report is not sent to the OM, whatever naar_om says",
        "naar_om decides first",
        ("fig3.5_geen_verdachte_2023",),
        (
            Change(
                STATUS,
                "when meldingen.n_verdachten = 0 then",
                "when meldingen.n_verdachten = 0 and not incidenten.naar_om then",
            ),
        ),
    ),
    Reading(
        5,
        "A code outside its interval is a finding; the report counts",
        "it does not count",
        (
            "fig2.1_meldingen_totaal",
            "fig2.3_totaal_totaal",
            "fig3.4_wel_aangifte_fysiek_2024",
        ),
        (
            Change(
                "int_maten__meldingen",
                "meldingen.incident_id is not null as is_melding",
                "meldingen.incident_id is not null and delicten.code_status <> "
                "'buiten geldigheid' as is_melding",
            ),
        ),
    ),
]

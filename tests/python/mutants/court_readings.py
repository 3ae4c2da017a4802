"""Decided readings on adjudicated cases, verdicts and sentences."""

from tests.python.mutants.reading import Change, Reading, SeedChange

BERECHT = "int_zaken__berecht"
STRAF = "int_zaken__hoofdstraf"
BERECHTING = "int_maten__berechting"

COURT_READINGS = [
    Reading(
        11,
        "Adjudicated cases had a fact about a child summoned or joined",
        "any fact",
        (
            "fig5.1_totaal_totaal",
            "fig5.2_veroordeling_totaal",
            "fig5.3_taakstraf_totaal",
        ),
        (Change(BERECHT, "    having bool_or(feiten.is_kindfeit)\n", ""),),
    ),
    Reading(
        11,
        "Only such facts: no other fact was summoned or joined",
        "no other fact is in the case",
        (
            "tekst5.3.2_alleen_kindfeiten",
            "tekst5.4.1_aandeel_met_andere_feiten",
        ),
        (
            Change(BERECHT, "    inner join beslissingen", "    left join beslissingen"),
            Change(
                BERECHT,
                "having bool_or(feiten.is_kindfeit)",
                "having bool_or(feiten.is_kindfeit and beslissingen.feitnummer is not null)",
            ),
        ),
    ),
    Reading(
        12,
        "Durations run from inflow to verdict in calendar days, end minus start",
        "both days count",
        (
            "fig5.5_instroom_tot_uitspraak_2023",
            "tekst5.5_instroom_tot_uitspraak",
        ),
        (
            Change(
                BERECHTING,
                "(berecht.uitspraakdatum - zaken.inschrijfdatum)",
                "(berecht.uitspraakdatum - zaken.inschrijfdatum + 1)",
            ),
        ),
    ),
    Reading(
        12,
        "Durations from inflow to verdict leave out the cases without a reliable summons date",
        "all adjudicated cases",
        (
            "fig5.5_dagvaarding_tot_uitspraak_2020",
            "tekst5.5_berecht_met_doorlooptijd",
        ),
        (
            Change(
                BERECHTING,
                "            false\n        ) as heeft_doorlooptijd",
                "            true\n        ) or true as heeft_doorlooptijd",
            ),
        ),
    ),
    Reading(
        12,
        "Within 270 days is 270 days or fewer",
        "fewer than 270",
        (),
        (
            Change(
                BERECHTING,
                "z.dagen_instroom <= normen.tot_uitspraak",
                "z.dagen_instroom < normen.tot_uitspraak",
            ),
        ),
        moved=("tekst5.5_norm_270_dagen", "tekst5.5_norm_270_dagen_een_derde"),
    ),
    Reading(
        13,
        "Ontslag van alle rechtsvervolging is a conviction",
        "it is another verdict",
        (
            "fig5.2_overig_totaal",
            "tekst5.4.1_veroordelingen",
            "tekst5.4_veroordelingen",
        ),
        (
            SeedChange(
                "uitspraken", "code = 'ontslag van alle rechtsvervolging'", "groep", "'overig'"
            ),
        ),
    ),
    Reading(
        13,
        "Custodial rows of a case are added up",
        "the longest one counts",
        ("tekst5.4.1.1_gemiddelde",),
        (
            Change(
                STRAF,
                "sum(coalesce(straffen.duur_onvoorwaardelijk, 0))",
                "max(coalesce(straffen.duur_onvoorwaardelijk, 0))",
            ),
        ),
    ),
    Reading(
        13,
        "Half a year is 181 days or more",
        "180 days or more",
        ("fig5.4_3_6_maanden_totaal",),
        (
            SeedChange("strafduurklassen", "code = '3 - 6 maanden'", "tot_dagen", "180"),
            SeedChange("strafduurklassen", "code = '6 - 12 maanden'", "van_dagen", "180"),
        ),
    ),
]

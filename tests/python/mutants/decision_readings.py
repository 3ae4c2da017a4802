"""Decided readings on the decisions of the OM and their durations."""

from tests.python.mutants.reading import Change, Reading, SeedChange

STAAND = "int_feiten__staande_beslissing"
ZAAK = "int_zaken__beslissing"
VERVOLGING = "int_maten__vervolging"
LATEST_GROUND = """(
            select arg_max(per_feit.sepotgrond, (per_feit.beslisdatum, per_feit.feitnummer))
            from per_feit
            where
                per_feit.levering_id = hoogste.levering_id
                and per_feit.parketnummer = hoogste.parketnummer
                and per_feit.rang = hoogste.rang
        )"""

DECISION_READINGS = [
    Reading(
        9,
        "The decision of a case is the highest of its child facts",
        "the first one taken",
        (
            "fig4.5_dagvaarding_totaal",
            "fig4.6_n_dagvaarding",
            "tab4.3_n",
        ),
        (Change(ZAAK, "order by per_feit.rang,", "order by per_feit.beslisdatum, per_feit.rang,"),),
    ),
    Reading(
        9,
        "It is dated by the first fact that got it",
        "by the last fact that got it",
        (
            "fig4.4_totaal_2020",
            "fig4.5_dagvaarding_2020",
            "tab4.3_technisch_sepot_onvoldoende_bewijs_totaal",
        ),
        (
            Change(
                ZAAK, "per_feit.beslisdatum, per_feit.f", "per_feit.beslisdatum desc, per_feit.f"
            ),
        ),
    ),
    Reading(
        9,
        "One child fact decided on the merits is enough",
        "all child facts must be decided",
        (
            "fig4.4_totaal_totaal",
            "fig4.5_n",
            "fig4.6_n_totaal",
        ),
        (
            Change(
                ZAAK,
                "when bool_or(groep <> 'administratief') then 'inhoudelijk'",
                "when bool_or(groep <> 'administratief') and not bool_or(beslissing is null) "
                "then 'inhoudelijk'",
            ),
        ),
    ),
    Reading(
        9,
        "Only decisions on facts about a child count",
        "decisions on every fact of the case",
        (
            "fig4.5_dagvaarding_totaal",
            "fig4.6_n_dagvaarding",
            "tab4.3_n",
        ),
        (Change(ZAAK, "    where is_kindfeit\n", ""),),
    ),
    Reading(
        9,
        "An administrative sepot is below all other decisions",
        "it stands above them",
        (
            "fig4.4_totaal_totaal",
            "fig4.5_onvoorwaardelijk_technisch_sepot_totaal",
            "fig4.6_n_totaal",
        ),
        (
            SeedChange("beslissingen", "code = 'administratief sepot'", "rang", "0"),
            Change(
                ZAAK,
                "when bool_or(groep <> 'administratief') then",
                "when bool_or(groep <> 'administratief') and not bool_or(groep = 'administratief') "
                "then",
            ),
        ),
    ),
    Reading(
        9,
        "The last decision on a fact stands",
        "the first",
        (
            "fig5.1_totaal_totaal",
            "fig5.2_veroordeling_totaal",
            "tab5.1_n_totaal",
        ),
        (Change(STAAND, "beslissingen.beslisdatum desc", "beslissingen.beslisdatum asc"),),
    ),
    Reading(
        9,
        "What was decided after the peildatum is not known",
        "it counts",
        (
            "fig4.4_totaal_totaal",
            "fig4.5_onvoorwaardelijk_technisch_sepot_totaal",
            "fig4.6_n_totaal",
        ),
        (Change(STAAND, "and beslissingen.beslisdatum <= leveringen.peildatum", ""),),
    ),
    Reading(
        10,
        "Joinder counts with the summonses in shares (3.939)",
        "summonses only",
        (
            "tekst4.4.2_dagvaarding_en_voeging",
            "tekst4.6_dagvaarding_en_voeging",
            "tekst5_dagvaarding_en_voeging",
        ),
        (
            Change(
                VERVOLGING,
                "count(*) filter (where z.beslisgroep = 'naar de rechter')",
                "count(*) filter (where z.is_dagvaarding)",
            ),
        ),
    ),
    Reading(
        10,
        "Joinder stands apart in durations (3.934)",
        "it counts with the summonses",
        (
            "fig4.5_dagvaarding_totaal",
            "fig4.6_n_dagvaarding",
            "tekst4.5_dagvaardingen",
        ),
        (
            Change(
                VERVOLGING,
                "beslissingen.beslissing = 'dagvaarding' as is_dagvaarding",
                "beslissingen.beslisgroep = 'naar de rechter' as is_dagvaarding",
            ),
        ),
    ),
    Reading(
        12,
        "Within 60 days is 60 days or fewer",
        "fewer than 60",
        (),
        (Change(VERVOLGING, "zaken.dagen <= normen.dagen", "zaken.dagen < normen.dagen"),),
        moved=("tekst4.5_norm_60_dagen_2024",),
    ),
    Reading(
        15,
        "The ground of a sepot is that of the earliest winning decision",
        "of the latest",
        (
            "tab4.3_technisch_sepot_onvoldoende_bewijs_totaal",
            "tekst4.4.3_onvoldoende_bewijs",
        ),
        (Change(ZAAK, "coalesce(hoogste.sepotgrond,", f"coalesce({LATEST_GROUND},"),),
    ),
    Reading(
        15,
        "A sepot without a ground has the ground onbekend",
        "it is left out of the table",
        ("tab4.3_voorwaardelijk_beleidssepot_overig_fysiek",),
        (Change(ZAAK, "coalesce(hoogste.sepotgrond, 'onbekend')", "hoogste.sepotgrond"),),
    ),
    Reading(
        15,
        "A case with administrative sepots only counts in 6.893, not in 6.728",
        "it is a decision on the merits",
        (
            "fig4.4_totaal_totaal",
            "fig4.5_n",
            "fig4.6_n_totaal",
        ),
        (
            Change(
                ZAAK,
                "when bool_or(groep <> 'administratief') then",
                "when bool_or(groep is not null) then",
            ),
        ),
    ),
]

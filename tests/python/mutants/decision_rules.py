"""Mutations of the decisions of the OM, verdicts, sentences and durations."""

from tests.python.mutants.mutation import Mutation, SeedMutation

STAAND = "int_feiten__staande_beslissing"
ZAAK = "int_zaken__beslissing"
BERECHT = "int_zaken__berecht"
STRAF = "int_zaken__hoofdstraf"
PERIODE = "int_zaken__periode"
VERVOLGING = "int_maten__vervolging"
BERECHTING = "int_maten__berechting"

DECISION: list[Mutation | SeedMutation] = [
    Mutation(
        "the first decision stands", STAAND,
        "beslissingen.beslisdatum desc", "beslissingen.beslisdatum asc",
        "the last decision stands (M:5559-5561)",
    ),
    Mutation(
        "decisions on the peildatum are not known yet", STAAND,
        "beslissingen.beslisdatum <= leveringen.peildatum",
        "beslissingen.beslisdatum < leveringen.peildatum", "on or before the peildatum",
    ),
    Mutation(
        "later decisions are known already", STAAND,
        "and beslissingen.beslisdatum <= leveringen.peildatum", "",
        "what comes after the peildatum is not known",
    ),
    Mutation(
        "the lowest decision of a day stands", STAAND,
        "hierarchie.rang asc", "hierarchie.rang desc", "same day: the hierarchy (M:5594-5596)",
    ),
    Mutation(
        "the lowest decision of the facts stands", ZAAK,
        "order by per_feit.rang,", "order by per_feit.rang desc,",
        "the highest in the hierarchy (M:5579-5582)",
    ),
    Mutation(
        "the last fact dates the decision", ZAAK,
        "per_feit.beslisdatum, per_feit.feitnummer",
        "per_feit.beslisdatum desc, per_feit.feitnummer",
        "the earliest of the winning decisions",
    ),
    Mutation(
        "the first decision dates the case", ZAAK,
        "hoogste.beslisdatum as afhandeldatum",
        "(select min(p.beslisdatum) from per_feit as p where p.levering_id = standen.levering_id"
        " and p.parketnummer = standen.parketnummer) as afhandeldatum",
        "the date of the winning decision",
    ),
    Mutation(
        "decisions on other facts count", ZAAK,
        "where is_kindfeit", "", "a summons for other facts is none (M:5571-5577)",
    ),
    Mutation(
        "an administrative sepot is a decision on the merits", ZAAK,
        "when bool_or(groep <> 'administratief') then", "when bool_or(groep is not null) then",
        "M:5499-5505",
    ),
    Mutation(
        "an undecided fact does not keep the case open", ZAAK,
        "when bool_or(beslissing is null) then 'open'", "when false then 'open'",
        "open when a fact beside a sepot is undecided",
    ),
    Mutation(
        "any undecided fact keeps the case open", ZAAK,
        "when bool_or(groep <> 'administratief') then 'inhoudelijk'\n            when "
        "bool_or(beslissing is null) then 'open'",
        "when bool_or(beslissing is null) then 'open'\n            when bool_or(groep <> "
        "'administratief') then 'inhoudelijk'",
        "one child fact decided on the merits is enough",
    ),
    Mutation(
        "a sepot without a ground has none", ZAAK,
        "coalesce(hoogste.sepotgrond, 'onbekend')", "hoogste.sepotgrond",
        "empty is onbekend",
    ),
    SeedMutation(
        "transactie stands above strafbeschikking", STAAND, "beslissingen",
        "code = 'strafbeschikking'", "rang", "5", "order of M:5594-5596",
    ),
    Mutation(
        "a verdict on the peildatum is not known yet", BERECHT,
        "vonnissen.uitspraakdatum <= leveringen.peildatum",
        "vonnissen.uitspraakdatum < leveringen.peildatum", "on or before the peildatum",
    ),
    Mutation(
        "other facts before the court make a case adjudicated", BERECHT,
        "having bool_or(feiten.is_kindfeit)", "",
        "a child fact summoned or joined",
    ),
    Mutation(
        "one child fact makes it only such facts", BERECHT,
        "bool_and(feiten.is_kindfeit) as alleen", "bool_or(feiten.is_kindfeit) as alleen",
        "no other fact was summoned or joined",
    ),
    Mutation(
        "a verdict is enough without a summons", BERECHT,
        "where groep = 'naar de rechter'", "", "summoned or joined",
    ),
    SeedMutation(
        "ontslag van alle rechtsvervolging is no conviction", BERECHT, "uitspraken",
        "code = 'ontslag van alle rechtsvervolging'", "groep", "'overig'", "M:6167-6170",
    ),
    Mutation(
        "the longest custody instead of the sum", STRAF,
        "sum(coalesce(straffen.duur_onvoorwaardelijk, 0))",
        "max(coalesce(straffen.duur_onvoorwaardelijk, 0))",
        "custodial rows are added up",
    ),
    Mutation(
        "the lightest principal sentence", STRAF,
        "min(soorten.rang)", "max(soorten.rang)", "only the heaviest counts (M:6282-6285)",
    ),
    Mutation(
        "sentences of acquittals count", STRAF,
        "where uitspraakgroep = 'veroordeling'", "", "cases with a conviction (M:6240-6242)",
    ),
    Mutation(
        "one condition makes custody wholly conditional", STRAF,
        "when dagen_onvoorwaardelijk = 0 then 'geheel voorwaardelijke",
        "when dagen_voorwaardelijk > 0 then 'geheel voorwaardelijke",
        "partly conditional stands apart (M:6331-6338)",
    ),
    Mutation(
        "length classes include the first day of the next", STRAF,
        "beoordeeld.dagen_onvoorwaardelijk < klassen.tot_dagen",
        "beoordeeld.dagen_onvoorwaardelijk <= klassen.tot_dagen",
        "1, 2-30, 31-90, 91-180, 181-365, 366-730, over 730 days",
    ),
    SeedMutation(
        "half a year ends at 180 days", STRAF, "strafduurklassen",
        "code = '3 - 6 maanden'", "tot_dagen", "180", "91-180",
    ),
    SeedMutation(
        "jeugddetentie is no custody", STRAF, "straffen",
        "code = 'jeugddetentie'", "rang", "2", "gevangenisstraf/jeugddetentie (M:6282-6285)",
    ),
    Mutation(
        "handled cases count in their year of inflow", PERIODE,
        "beslissingen.afhandeldatum as datum", "zaken.inschrijfdatum as datum",
        "year of the decision (M:5512)",
    ),
    Mutation(
        "the first day after the year counts", PERIODE,
        "gedateerd.datum < perioden.tot", "gedateerd.datum <= perioden.tot",
        "years are half-open",
    ),
    Mutation(
        "60 days is outside the norm", VERVOLGING,
        "zaken.dagen <= normen.dagen", "zaken.dagen < normen.dagen",
        "within is on or below",
    ),
    Mutation(
        "joinder counts as a summons in durations", VERVOLGING,
        "beslissingen.beslissing = 'dagvaarding' as is_dagvaarding",
        "beslissingen.beslisgroep = 'naar de rechter' as is_dagvaarding",
        "apart in durations (3.934)",
    ),
    Mutation(
        "joinder does not count with the summonses", VERVOLGING,
        "count(*) filter (where z.beslisgroep = 'naar de rechter')",
        "count(*) filter (where z.is_dagvaarding)",
        "together in shares (3.939)",
    ),
    Mutation(
        "270 days is outside the norm", BERECHTING,
        "z.dagen_instroom <= normen.tot_uitspraak", "z.dagen_instroom < normen.tot_uitspraak",
        "within is on or below",
    ),
    Mutation(
        "180 days is outside the norm", BERECHTING,
        "z.dagen_tot_zitting <= normen.tot_zitting", "z.dagen_tot_zitting < normen.tot_zitting",
        "within is on or below",
    ),
    Mutation(
        "90 days is outside the norm", BERECHTING,
        "z.dagen_na_zitting <= normen.na_zitting", "z.dagen_na_zitting < normen.na_zitting",
        "within is on or below",
    ),
    Mutation(
        "a summons before the inflow is reliable", BERECHTING,
        "between zaken.inschrijfdatum and berecht.uitspraakdatum,\n            false\n        ) as "
        "heeft_doorlooptijd",
        "<= berecht.uitspraakdatum,\n            false\n        ) as heeft_doorlooptijd",
        "a summons date between inflow and verdict (M:6472-6475)",
    ),
    Mutation(
        "cases without a summons date have a duration", BERECHTING,
        "            false\n        ) as heeft_doorlooptijd",
        "            true\n        ) as heeft_doorlooptijd",
        "22 cases leave both durations (M:6472-6475)",
    ),
]  # fmt: skip

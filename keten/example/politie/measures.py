"""What each printed measure of the police counts, as sums over the blocks of variables.

``maat`` and ``categorie`` are the keys of the seed; the text of the rules stands at M:3012-3162
(population, rounding) and M:4936-4952 (routes: a share of the step above).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from keten.example.cells import Cell
from keten.example.politie import labels
from keten.example.solver import Ints

if TYPE_CHECKING:
    from keten.example.politie.margins import Tables

Terms = list[tuple[Ints, float]]


def _years(cell: Cell) -> list[int]:
    if "-" in cell.jaar:
        return list(range(len(labels.YEARS)))
    return [labels.YEARS.index(int(cell.jaar))]


def _forms(cell: Cell) -> list[int]:
    if cell.vorm == "totaal":
        return list(range(len(labels.FORMS)))
    return [labels.FORMS.index(cell.vorm)]


def _persons(cell: Cell, t: Tables) -> tuple[Terms, Terms] | None:
    y = _years(cell)
    sums: dict[str, Terms] = {
        "slachtoffers": [(t.victims[y], 1.0)],
        "unieke slachtoffers": [(t.unique_victims[y], 1.0)],
        "verdachten": [(t.suspects[y], 1.0)],
        "unieke verdachten": [(t.unique_suspects, 1.0)],
        "koppels": [(t.pair_ages, 1.0)],
        "registraties": [(t.registrations, 1.0)],
        "slachtoffers meer meldingen": [(t.repeated_victims[y], 1.0)],
        "slachtoffers naar geslacht": [(t.unique_female, 1.0)],
        "verdachten naar geslacht": [(t.male_suspects, 1.0)],
        "minderjarige verdachten": [(t.minor_suspects, 1.0)],
    }
    parts: dict[str, Terms] = {
        "slachtoffers meer meldingen": sums["unieke slachtoffers"],
        "slachtoffers naar geslacht": sums["unieke slachtoffers"],
        "verdachten naar geslacht": sums["verdachten"],
        "minderjarige verdachten": sums["verdachten"],
        "slachtoffers naar leeftijd": sums["slachtoffers"],
        "gemiddelde leeftijd slachtoffers": sums["slachtoffers"],
    }
    if cell.maat == "slachtoffers naar leeftijd":
        first = cell.categorie.split()[0]
        ages = [0, 1] if first == "1" else [int(first)]
        sums[cell.maat] = [(t.victim_ages[ages], 1.0)]
    if cell.maat == "gemiddelde leeftijd slachtoffers":
        sums[cell.maat] = [(t.victim_ages[age], float(age)) for age in range(1, 18)]
    if cell.maat == "koppels naar leeftijd":
        single = cell.categorie.endswith("jaar") and not cell.categorie.startswith("≤")
        low = high = int(cell.categorie.split()[0]) if single else 0
        if not single:
            _, low, high = next(c for c in labels.PAIR_CLASSES if c[0] == cell.categorie)
        sums[cell.maat] = [(t.pair_ages[low : high + 1], 1.0)]
    if cell.maat not in sums:
        return None
    return sums[cell.maat], parts.get(cell.maat, [])


def _routes(cell: Cell, t: Tables) -> tuple[Terms, Terms] | None:
    """Shares of the step above in Figure 3.6 (M:4934-4952)."""
    filed, suspect, sent = [0], [labels.NOT_SENT, labels.SENT], [labels.SENT]
    if "zonder aangifte" in cell.maat:
        filed = [1]
    reports = t.declared[:, :, filed]
    with_suspect = t.status[:, :, filed][..., suspect]
    to_om = t.status[:, :, filed][..., sent]
    steps = {
        "verdachte na aangifte": (with_suspect, reports),
        "verdachte zonder aangifte": (with_suspect, reports),
        "om na aangifte en verdachte": (to_om, with_suspect),
        "om zonder aangifte met verdachte": (to_om, with_suspect),
        "om na aangifte": (to_om, reports),
        "om zonder aangifte": (to_om, reports),
    }
    if cell.maat not in steps:
        return None
    above, below = steps[cell.maat]
    return [(above, 1.0)], [(below, 1.0)]


def _reports(cell: Cell, t: Tables) -> tuple[Terms, Terms] | None:
    at = np.ix_(_years(cell), _forms(cell))
    reports = t.informed[at]
    declared, status = t.declared[at], t.status[at]
    dated = declared[..., : labels.NO_DELAY]
    every: Terms = [(reports, 1.0)]
    y, v = _years(cell), _forms(cell)
    of = cell.categorie
    match cell.maat:
        case "meldingen":
            return every, []
        case "aandeel minderjarig":
            return every, [(t.registrations, 1.0)]
        case "meldingen met verdachte":
            return [(status[..., 1:], 1.0)], every
        case "meldingen met duur":
            return [(dated, 1.0)], []
        case "meldingen zonder geldige duur":
            return [(declared[..., labels.NO_DELAY], 1.0)], []
        case "meldingen naar duur":
            return [(declared[..., labels.DELAYS.index(of)], 1.0)], [(dated, 1.0)]
        case "aangiften naar duur":
            delay = declared[..., labels.DELAYS.index(of)]
            return [(delay[:, :, 0], 1.0)], [(delay, 1.0)]
        case "aangiften":
            return [(declared[:, :, ("wel", "geen").index(of)], 1.0)], every
        case "informeren":
            return [(reports[..., ("wel", "geen").index(of)], 1.0)], every
        case "status om":
            return [(status[..., labels.STATUSES.index(of)], 1.0)], every
        case "meldingen naar eenheid":
            return [(t.units[y, labels.UNITS.index(of)], 1.0)], every
        case "meldingen naar mk":
            return [(t.codes[y, labels.CODES.index(of)], 1.0)], every
        case "meldingen naar pleeglocatie":
            return [(t.places[v, labels.PLACES.index(of)], 1.0)], every
        case "politiebureau":
            return [(t.police_station, 1.0)], [(t.places[:, labels.SPECIAL_BUILDING], 1.0)]
        case "woning fysiek":
            return [(t.places[labels.FYSIEK, 0], 1.0)], [(t.places[:, 0], 1.0)]
        case _:
            return None


def terms_of(cell: Cell, t: Tables) -> tuple[Terms, Terms] | None:
    """Return numerator and denominator of a police cell; None for what is met elsewhere."""
    return _reports(cell, t) or _routes(cell, t) or _persons(cell, t)

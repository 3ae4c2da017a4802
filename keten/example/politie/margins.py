"""Exact whole-numbered cross-tables that give every printed police figure that can be true.

The tables are those the figures print together: year × form × delay × aangifte (Figures 2.2,
2.3, 3.3, 3.4, M:3217-3255, M:4840-4878), year × form × aangifte × status (Figures 3.5 and 3.6,
M:4898-4952), year × MK (Figure B1.1), year × unit (Figure 2.4), form × place (Figure 2.5), and
the counts of persons (Figures 2.1, 2.6, 2.7). Cells become rows in ``measures``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

import numpy as np

from keten.example.cells import Cell, Cells
from keten.example.politie import labels
from keten.example.solver import Ints, Model

OLDEST = 93
_EPSILON = 1e-6

Term = tuple[Ints, float]


@dataclass(frozen=True)
class Margins:
    """The counts that the records are filled from; axes in the order of ``labels``."""

    informed: Ints  # year, form, (wel, geen)
    declared: Ints  # year, form, (wel, geen aangifte), delay or none
    status: Ints  # year, form, (wel, geen aangifte), status
    codes: Ints  # year, MK
    units: Ints  # year, unit (without the national one)
    places: Ints  # form, place
    police_station: int
    victims: Ints  # year
    unique_victims: Ints
    repeated_victims: Ints
    suspects: Ints  # year
    unique_suspects: int
    victim_ages: Ints  # age
    unique_female: int
    pair_ages: Ints  # age
    male_suspects: int
    minor_suspects: int
    registrations: int


@dataclass(frozen=True)
class Conflict:
    """A printed cell that cannot be true together with the others, with the arithmetic."""

    regel: int
    cel_id: str
    printed: str
    arithmetic: str


class Tables:
    """The blocks of variables; each attribute mirrors a field of ``Margins``."""

    def __init__(self, model: Model, cells: Cells) -> None:
        """Add every block near what the seed prints or, where it prints nothing, a guess."""
        years, forms = labels.YEARS, labels.FORMS

        def near(maat: str, categorie: str, jaar: int | str, vorm: str, guess: float) -> float:
            found = cells.find(maat, categorie, str(jaar), vorm)
            value = found[0].value if found else None
            return float(value) if value is not None else guess

        def yearly(maat: str) -> list[float]:
            return [near(maat, "-", year, "totaal", 100.0) for year in years]

        def ages(low: int, high: int, count: float, oldest: int = OLDEST) -> list[float]:
            width = high - low + 1
            slope = np.linspace(1.3, 0.7, width) * count / width
            return [slope[a - low] if low <= a <= high else 0.0 for a in range(oldest)]

        self.informed = model.variables(
            [
                [[near("informeren", i, y, v, 0) for i in ("wel", "geen")] for v in forms]
                for y in years
            ]
        )
        volume = np.array([[near("meldingen", "-", y, v, 0) for v in forms] for y in years])
        delay = np.array(
            ((0.44, 0.10, 0.08, 0.13, 0.25, 0.003), (0.57, 0.1, 0.07, 0.2, 0.06, 0.001))
        )
        declared = np.array((0.46, 0.53, 0.57, 0.62, 0.70, 0.5))
        both = volume[:, :, None] * delay
        self.declared = model.variables(np.stack((both * declared, both * (1 - declared)), axis=2))
        share = np.array(
            (((0.42, 0.05, 0.53), (0.92, 0.01, 0.07)), ((0.55, 0.04, 0.41), (0.94, 0.01, 0.05)))
        )
        filed = np.array((0.556, 0.444))
        self.status = model.variables(volume[:, :, None, None] * filed[:, None] * share)
        mk = [[near("meldingen naar mk", c, y, "totaal", 2) for c in labels.CODES] for y in years]
        self.codes = model.variables(mk)
        units = labels.UNITS[: labels.NATIONAL_UNIT]
        self.units = model.variables(
            [[near("meldingen naar eenheid", u, y, "totaal", 0) for u in units] for y in years]
        )
        place = np.array((60, 16, 4, 3.2, 2.9, 2.2, 2.1, 1.6, 1.5, 1.3, 1.2, 1.1, 2.9)) / 100
        self.places = model.variables(volume.sum(axis=0)[:, None] * place)
        self.police_station = model.variables([float(volume.sum() * place[3] / 2)])
        self.victims = model.variables(yearly("slachtoffers"))
        self.unique_victims = model.variables(yearly("unieke slachtoffers"))
        self.repeated_victims = model.variables(
            [
                0.97 * (a - b)
                for a, b in zip(yearly("slachtoffers"), yearly("unieke slachtoffers"), strict=True)
            ]
        )
        self.suspects = model.variables(yearly("verdachten"))
        total = ("2020-2024", "totaal")
        self.unique_suspects = model.variables([near("unieke verdachten", "-", *total, 0)])
        n_victims = near("slachtoffers", "-", *total, 0)
        of_age = [
            0.2,
            *(near("slachtoffers naar leeftijd", age_label(a), *total, 1) for a in range(1, 18)),
        ]
        self.victim_ages = model.variables(np.array(of_age) / sum(of_age) * n_victims)
        unique = near("unieke slachtoffers", "-", *total, 0)
        self.unique_female = model.variables([0.85 * unique])
        pairs = np.zeros(OLDEST)
        for label, low, high in labels.PAIR_CLASSES:
            pairs += ages(low, high, near("koppels naar leeftijd", label, *total, 0))
        self.pair_ages = model.variables(pairs)
        n_suspects = near("verdachten", "-", *total, 0)
        self.male_suspects = model.variables([0.96 * n_suspects])
        self.minor_suspects = model.variables([near("minderjarige verdachten", "-", *total, 0)])
        self.registrations = model.variables([near("registraties", "-", *total, 0)])


def age_label(age: int) -> str:
    """Label of a victim's age in Figure 2.6 (M:3353-3358)."""
    return "1 jaar of jonger" if age <= 1 else f"{age} jaar"


def _structure(model: Model, t: Tables, cells: Cells) -> None:
    """State what is true by construction: tables over the same reports add up alike."""
    for y in range(len(labels.YEARS)):
        for v in range(len(labels.FORMS)):
            reports: list[Term] = [(t.informed[y, v], -1.0)]
            model.row([(t.declared[y, v], 1.0), *reports], 0, 0)
            model.row([(t.codes[y, v == labels.CODE_FORM], 1.0), *reports], 0, 0)
            for a in (0, 1):
                model.row([(t.status[y, v, a], 1.0), (t.declared[y, v, a], -1.0)], 0, 0)
        model.row([(t.units[y], 1.0), (t.informed[y], -1.0)], 0, 0)
        repeats: list[Term] = [(t.victims[y], 1.0), (t.unique_victims[y], -1.0)]
        model.row([*repeats, (t.repeated_victims[y], -1.0)], 6, 14)
    for v in range(len(labels.FORMS)):
        model.row([(t.places[v], 1.0), (t.informed[:, v], -1.0)], 0, 0)
    model.row([(t.victim_ages, 1.0), (t.victims, -1.0)], 0, 0)
    for age in range(OLDEST):
        if not any(low <= age <= high for _, low, high in labels.PAIR_CLASSES):
            model.row([(t.pair_ages[age], 1.0)], 0, 0)
    for cell in cells.of("registraties"):  # the delivery holds the printed number (M:3128)
        model.row([(t.registrations, 1.0)], float(cell.value or 0), float(cell.value or 0))
    for cell in cells.of("meldingen zonder geldige duur"):  # M:3257, and those without a date
        count = float(cell.value or 0) + labels.UNDATED_REPORTS
        model.row([(t.declared[..., labels.NO_DELAY], 1.0)], count, count)
    for cell in cells.of("vrijheidsgraden correlatie leeftijden"):  # pairs minus two, M:3421
        model.row([(t.pair_ages, 1.0)], cell.interval[0] + 2, cell.interval[1] + 2)
    for cell in cells.of("meest voorkomende leeftijd slachtoffers"):
        most = t.victim_ages[cell.interval[0]]
        for other in t.victim_ages[t.victim_ages != most]:
            model.row([(most, 1.0), (other, -1.0)], 20, 1e9)


def add_cells(
    model: Model, t: Tables, cells: Cells
) -> dict[str, tuple[Cell, list[Term], list[Term]]]:
    """State every printed cell as a row; return what it counts over what."""
    from keten.example.politie.measures import terms_of

    stated = {}
    for cell in cells.values():
        terms = terms_of(cell, t)
        if terms is None:
            continue
        numerator, denominator = terms
        low, high = cell.tolerated
        weight = 1.0 if cell.figuur == "tekst" else 100.0
        if cell.weergave in ("percentage", "gemiddelde"):
            per = Fraction(1, 100) if cell.weergave == "percentage" else Fraction(1)
            down = [(block, -float(low * per) * factor) for block, factor in denominator]
            up = [(block, -float(high * per) * factor) for block, factor in denominator]
            # One stated row per side; both carry the id of the cell.
            model.row([*numerator, *down], _EPSILON, 1e9, cell.cel_id, weight)
            model.row([*numerator, *up], -1e9, -_EPSILON, cell.cel_id, weight)
        else:
            model.row(numerator, float(low), float(high), cell.cel_id, weight)
        stated[cell.cel_id] = (cell, numerator, denominator)
    return stated


def _value(terms: list[Term], values: Ints) -> float:
    return sum(factor * float(values[block].sum()) for block, factor in terms)


def _arithmetic(numerator: list[Term], denominator: list[Term], cell: Cell, values: Ints) -> str:
    above, below = _value(numerator, values), _value(denominator, values)
    if cell.weergave == "percentage":
        return f"{above:.0f} / {below:.0f} = {100 * above / below:.1f}%"
    if cell.weergave == "gemiddelde":
        return f"{above:.0f} / {below:.0f} = {above / below:.2f}"
    return f"the other cells leave {above:.0f}"


def solve_margins(cells: Cells, rng: np.random.Generator) -> tuple[Margins, list[Conflict]]:
    """Return whole-numbered margins and the printed cells that cannot be true beside the rest.

    A figure is kept before a sentence: rows of figures weigh a hundred times as much.
    """
    model = Model()
    tables = Tables(model, cells)
    _structure(model, tables, cells)
    stated = add_cells(model, tables, cells)
    given_way = list(dict.fromkeys(model.conflicts()))
    values = model.solve(rng, without=given_way)
    conflicts = []
    for cel_id in given_way:
        cell, numerator, denominator = stated[cel_id]
        text = _arithmetic(numerator, denominator, cell, values)
        printed = f"{cell.grens} {cell.gedrukt}".strip()
        conflicts.append(Conflict(cell.regel, cel_id, printed, text))
    return _margins(tables, values), conflicts


def _margins(t: Tables, values: Ints) -> Margins:
    single = {f.name for f in fields(Margins) if f.type == "int"}
    found: dict[str, Any] = {}
    for name, block in vars(t).items():
        found[name] = int(values[block][0]) if name in single else values[block]
    return Margins(**found)

"""Sex, age and country of birth of suspects, at inflow and at court (M:5479-5493, 6219-6236).

The two populations overlap; counts per part (only inflow, both, only court) and form are solved
jointly, with sums of ages between the youngest and oldest of the age classes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from keten.example.cells import Cell, Cells
from keten.example.om.codes import AGES, FORMS
from keten.example.om.margins import Block, Margins, Terms
from keten.example.solver import Ints, Model

PARTS = ("instroom", "beide", "berecht")
POPULATIONS = {"instroom": PARTS[:2], "berecht": PARTS[1:]}
AGE_LABELS = (*(label for label, _, _ in AGES), "onbekend")
AGE_GROUPS = {"jonger dan 23": AGE_LABELS[:2]}
KNOWN_AGES = AGE_LABELS[:-1]
SEXES = ("M", "V", "onbekend")
BORN = ("J", "N", "onbekend")
# Mean age within a class (invented; the sums are fitted to the printed means).
AGE_MEANS = (15.2, 20.1, 30.5, 53.0)
UNKNOWN_AGE_SHARE, UNKNOWN_BIRTH_SHARE = 0.0015, 0.004


@dataclass(frozen=True)
class People:
    """Counts per [class, part, form] and sums of ages per [part, form]."""

    ages: Ints
    years: Ints
    sexes: Ints
    born: Ints


def solve_people(rng: np.random.Generator, cells: Cells, sizes: Ints) -> tuple[People, list[str]]:
    """Return counts for parts of these sizes [part, form], and what cannot hold."""
    margins = Margins(Model(), cells)
    model = margins.model
    share_young = np.array([[0.27, 0.14], [0.20, 0.07], [0.20, 0.07]])
    share_18 = np.array([[0.095, 0.12], [0.12, 0.12], [0.12, 0.12]])
    share_40 = np.array([[0.31, 0.42], [0.35, 0.40], [0.35, 0.40]])
    rest = 1 - share_young - share_18 - share_40 - UNKNOWN_AGE_SHARE
    unknown = np.full_like(rest, UNKNOWN_AGE_SHARE)
    ages = np.stack([share_young, share_18, rest, share_40, unknown]) * sizes
    men = np.array([[0.955, 0.99], [0.99, 0.99], [0.99, 0.99]])
    nobody = np.full_like(men, 0.001)
    sexes = np.stack([men, 1 - men - nobody, nobody]) * sizes
    home = np.full_like(men, 0.805)
    absent = np.full_like(men, UNKNOWN_BIRTH_SHARE)
    born = np.stack([home, 1 - home - absent, absent]) * sizes
    years = np.einsum("a,apf->pf", np.array(AGE_MEANS), ages[:4])
    age = Block.of(model, ages, AGE_LABELS, PARTS, FORMS)
    sex = Block.of(model, sexes, SEXES, PARTS, FORMS)
    birth = Block.of(model, born, BORN, PARTS, FORMS)
    total = Block.of(model, years, PARTS, FORMS)
    for part, parts in POPULATIONS.items():
        _state_people(margins, part, parts, age, sex, birth, total)
    for p, one in enumerate(PARTS):
        for f, form in enumerate(FORMS):
            for block in (age, sex, birth):
                size = float(sizes[p, f])
                model.row([(block.pick(None, one, form), 1.0)], size, size)
            _bound_years(model, age, total, one, form)
    for block in (age, birth):
        unknown_ones = block.pick("onbekend", None, None)
        model.row([(unknown_ones, 1.0)], 3.0, 60.0)
    # One adjudicated suspect of unknown sex (M:6263).
    model.row([(sex.pick("onbekend", POPULATIONS["berecht"], None), 1.0)], 1.0, 1.0)
    values, given_way = margins.solve(rng)
    people = People(*(values[block.index] for block in (age, total, sex, birth)))
    return people, given_way


def _state_people(
    margins: Margins,
    name: str,
    parts: tuple[str, ...],
    age: Block,
    sex: Block,
    birth: Block,
    total: Block,
) -> None:
    def of_age(cell: Cell) -> Terms:
        group = AGE_GROUPS.get(cell.categorie, cell.categorie)
        return [(age.pick(group, parts, cell.vorm), 1.0)]

    def known_age(cell: Cell) -> Terms:
        return [(age.pick(KNOWN_AGES, parts, cell.vorm), 1.0)]

    margins.state(f"{name} naar leeftijd", of_age, known_age)
    margins.state(
        f"gemiddelde leeftijd {name}", lambda c: [(total.pick(parts, c.vorm), 1.0)], known_age
    )
    margins.state(
        f"{name} naar geslacht",
        lambda c: [(sex.pick(c.categorie, parts, c.vorm), 1.0)],
        lambda c: [(sex.pick(SEXES[:2], parts, c.vorm), 1.0)],
    )
    margins.state(
        f"{name} geboren in nederland",
        lambda c: [(birth.pick("J", parts, c.vorm), 1.0)],
        lambda c: [(birth.pick(BORN[:2], parts, c.vorm), 1.0)],
    )


def _bound_years(model: Model, age: Block, total: Block, part: str, form: str) -> None:
    """Keep the sum of ages well inside what the classes allow."""
    low: Terms = [(total.pick(part, form), 1.0)]
    high = list(low)
    for (label, youngest, oldest), middle in zip(AGES, AGE_MEANS, strict=True):
        counted = age.pick(label, part, form)
        low.append((counted, -(middle - 0.5 * (middle - youngest))))
        high.append((counted, -(middle + 0.5 * (oldest - middle))))
    model.row(low, 0.0, np.inf)
    model.row(high, -np.inf, 0.0)

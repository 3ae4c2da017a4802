"""Grounds of sepots per decision and form (Table 4.3, M:5662-5736)."""

from __future__ import annotations

import numpy as np

from keten.example.cells import Cells
from keten.example.om.codes import DECISIONS, FORMS, SEPOTS
from keten.example.om.margins import Block, Margins, printed
from keten.example.solver import Ints, Model

OTHER = "overig"
RARE_LIMIT = 5  # "vaker dan vijf keer (totaal)", M:5666
# Grounds of the OM's list that stay at five or fewer here, and so become "overig".
RARE_GROUNDS = (
    "leeftijd",
    "geringe strafwaardigheid",
    "medeschuld van benadeelde",
    "onrechtmatig verkregen bewijs",
    "beperkte kring",
    "civielrechtelijke regeling",
    "bestuurlijk optreden",
    "tuchtrechtelijke afdoening",
    "dader onbekend gebleven",
    "strafbaarheid verjaard",
    "internationaal belang",
    "geringe verwijtbaarheid",
    "opsporing niet haalbaar",
    "reeds betaalde schade",
    "overdracht strafvervolging",
    "beperkt aandeel in feit",
    "verdachte overleden",
    "onvindbaarheid",
)


def grounds_of(cells: Cells) -> dict[str, list[str]]:
    """Return the printed grounds per decision, in the order of the table."""
    listed: dict[str, list[str]] = {DECISIONS[d]: [] for d in SEPOTS}
    for cell in cells.of("sepotgronden"):
        decision, ground = cell.categorie.split(": ", 1)
        if ground not in listed[decision]:
            listed[decision].append(ground)
    return listed


def grounds_model(
    cells: Cells, sepots: dict[tuple[str, str], int]
) -> tuple[Margins, dict[str, Block]]:
    """Build the model; ``sepots`` gives the number of cases per decision and form."""
    margins = Margins(Model(), cells)
    model = margins.model
    blocks: dict[str, Block] = {}
    listed = grounds_of(cells)
    for decision, grounds in listed.items():
        target = np.zeros((len(grounds), len(FORMS)))
        for f, form in enumerate(FORMS):
            for g, ground in enumerate(grounds):
                share = printed(cells, "sepotgronden", f"{decision}: {ground}", vorm=form) / 100
                target[g, f] = share * sepots[decision, form]
        blocks[decision] = Block.of(model, target, tuple(grounds), FORMS)
        for form in FORMS:
            number = sepots[decision, form]
            model.row([(blocks[decision].pick(None, form), 1.0)], number, number)
    margins.state(
        "sepotgronden",
        lambda c: [
            (blocks[c.categorie.split(": ")[0]].pick(c.categorie.split(": ")[1], c.vorm), 1)
        ],
        lambda c: [(blocks[c.categorie.split(": ")[0]].pick(None, c.vorm), 1)],
    )
    others = [blocks[decision].pick(OTHER, None) for decision in listed]
    model.row([(block, 1.0) for block in others], 0, RARE_LIMIT * (len(RARE_GROUNDS) - 1))
    for ground in {ground for grounds in listed.values() for ground in grounds} - {OTHER}:
        counted = [blocks[d].pick(ground, None) for d in listed if ground in listed[d]]
        model.row([(block, 1.0) for block in counted], RARE_LIMIT + 1, np.inf)
    return margins, blocks


def spread_rare(rng: np.random.Generator, number: int) -> list[str]:
    """Return ``number`` grounds of which none occurs more than five times; two are empty."""
    often = [ground for ground in RARE_GROUNDS for _ in range(RARE_LIMIT)]
    chosen = [often[i] for i in rng.permutation(len(often))[: max(number - 2, 0)]]
    return [*chosen, "", ""][:number]


def assign_grounds(
    rng: np.random.Generator, values: Ints, blocks: dict[str, Block]
) -> dict[tuple[str, int], list[str]]:
    """Return a shuffled list of grounds per decision and form."""
    rare_needed = sum(int(values[b.pick(OTHER, None)].sum()) for b in blocks.values())
    rare = spread_rare(rng, rare_needed)
    assigned: dict[tuple[str, int], list[str]] = {}
    for decision, block in blocks.items():
        counts = values[block.index]
        for f in range(len(FORMS)):
            grounds: list[str] = []
            for g, ground in enumerate(block.axes[0]):
                number = int(counts[g, f])
                if ground == OTHER:
                    grounds += [rare.pop() for _ in range(number)]
                else:
                    grounds += [ground] * number
            assigned[decision, f] = [grounds[i] for i in rng.permutation(len(grounds))]
    return assigned

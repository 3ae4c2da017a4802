"""How many cases came in, were decided and were adjudicated in which year (M:5256-5518, 6087-6106).

One whole-number model: years of inflow, decision and ruling of every case of sexual violence
against a child, per form and kind of decision, such that Figures 4.1, 4.4, 4.5 and 5.1 hold.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from keten.example.cells import Cells
from keten.example.om.codes import ADMIN, DECISIONS, FORMS, YEARS
from keten.example.om.durations import YearShares
from keten.example.om.margins import Block, Margins, printed
from keten.example.solver import Floats, Ints, Model

KINDS = ("dagvaarding", "overig", "administratief")
INFLOW = ("eerder", *YEARS)
HANDLED = (*YEARS, "2025")
SUMMONED = ("eerder", *YEARS)
RULED = (*YEARS, "2025", "geen")
MERITS = DECISIONS[:ADMIN]
CONDITIONS = ("strafbeschikking", "transactie", "voorwaardelijk beleidssepot")
GROUPS = {
    "dagvaarding en voeging": ("dagvaarding", "voeging ter berechting"),
    "met voorwaarden": CONDITIONS,
    "overig": MERITS[1:],
    "sepot": ("voorwaardelijk beleidssepot", "technisch sepot", "onvoorwaardelijk beleidssepot"),
}
# Joined cases with a ruling of their own (keten: two of the five of 2020).
JOINED_RULED = 2
# Share of the summonses that never get a ruling (invented).
NEVER_RULED = 0.02


@dataclass(frozen=True)
class Flow:
    """Counts per [kind, inflow, handled, form], [decision, year, form] and so on."""

    handled: Ints
    decisions: Ints
    still_open: Ints
    ruled: Ints
    joined_ruled: Ints


@dataclass(frozen=True)
class FlowBlocks:
    """The variables behind a Flow."""

    handled: Block
    decisions: Block
    still_open: Block
    ruled: Block
    joined_ruled: Block


def flow_model(cells: Cells, shares: YearShares) -> tuple[Margins, FlowBlocks]:
    """Build the model; ``shares`` says how durations spread cases over years."""
    margins = Margins(Model(), cells)
    blocks = _blocks(margins.model, cells, shares)
    _state_cells(margins, blocks)
    _balance(margins.model, blocks)
    return margins, blocks


def read_flow(values: Ints, blocks: FlowBlocks) -> Flow:
    """Read the counts of a solution."""
    return Flow(
        *(
            values[block.index]
            for block in (
                blocks.handled,
                blocks.decisions,
                blocks.still_open,
                blocks.ruled,
                blocks.joined_ruled,
            )
        )
    )


def _decision_target(cells: Cells) -> np.ndarray:
    target = np.zeros((len(MERITS), len(YEARS), len(FORMS)))
    for number, decision in enumerate(MERITS):
        total = printed(cells, "beslissingen", decision)
        for y, year in enumerate(YEARS):
            of_year = printed(cells, "beslissingen", decision, year)
            for f, form in enumerate(FORMS):
                of_form = printed(cells, "beslissingen", decision, vorm=form)
                target[number, y, f] = of_year * of_form / total
    return target


def _blocks(model: Model, cells: Cells, shares: YearShares) -> FlowBlocks:
    decided = _decision_target(cells)
    handled = np.zeros((len(KINDS), len(INFLOW), len(HANDLED), len(FORMS)))
    ruled = np.zeros((len(SUMMONED), len(RULED), len(FORMS)))
    for f, form in enumerate(FORMS):
        for y in range(len(YEARS)):
            counts = (decided[0, y, f], decided[1:, y, f].sum(), 33.0 * (0.8, 0.2)[f])
            for k, count in enumerate(counts):
                handled[k, :, y, f] = count * shares.inflow[k, y, :, f]
        handled[:2, 4:, 5, f] = np.array([[[14, 70], [10, 60]], [[8, 26], [6, 20]]])[f]
        handled[:2, 1:4, 5, f] = 1.0
        adjudicated = [printed(cells, "berecht", jaar=year, vorm=form) for year in YEARS]
        ruled[:, :, f] = _ruled_target(
            decided[0, :, f], np.array(adjudicated), shares.ruled[:, :, f]
        )
    still_open = np.array([[0, 0], [3, 1], [5, 2], [9, 3], [40, 12], [260, 60]])
    return FlowBlocks(
        Block.of(model, handled, KINDS, INFLOW, HANDLED, FORMS),
        Block.of(model, decided, MERITS, YEARS, FORMS),
        Block.of(model, still_open, INFLOW, FORMS),
        Block.of(model, ruled, SUMMONED, RULED, FORMS),
        Block.of(model, np.full((2, 2), JOINED_RULED / 4), YEARS[:2], FORMS),
    )


def _ruled_target(summoned: Floats, adjudicated: Floats, shares: Floats) -> Floats:
    """Spread the summonses of each year over years of ruling, as their durations say.

    Both margins are printed, so the shares are scaled to one and to the other in turn. What is
    left without a ruling then fades with the years, and no year of summons is emptied by it.
    """
    target = np.zeros((len(SUMMONED), len(RULED)))
    target[0, : len(YEARS)] = summoned[0] * shares[0, : len(YEARS)]
    target[1:] = summoned[:, None] * (1 - NEVER_RULED) * shares[1:]
    target[1:, -1] += summoned * NEVER_RULED
    target[1, -2] = 0.0
    for _ in range(200):
        target[:, : len(YEARS)] *= adjudicated / target[:, : len(YEARS)].sum(axis=0)
        target[1:] *= (summoned / target[1:].sum(axis=1))[:, None]
    return target


def _state_cells(margins: Margins, blocks: FlowBlocks) -> None:
    decisions, handled = blocks.decisions, blocks.handled
    margins.state(
        "beslissingen",
        lambda c: [(decisions.pick(GROUPS.get(c.categorie, c.categorie), c.jaar, c.vorm), 1.0)],
        lambda c: [(decisions.pick(None, c.jaar, c.vorm), 1.0)],
    )
    margins.state("inhoudelijk", lambda c: [(decisions.pick(None, c.jaar, c.vorm), 1.0)])
    margins.state(
        "administratief sepot",
        lambda c: [(handled.pick("administratief", None, YEARS, c.vorm), 1.0)],
    )
    margins.state(
        "afgehandeld",
        lambda c: [(handled.pick(None, None, YEARS, c.vorm), 1.0)],
    )
    margins.state(
        "instroom",
        lambda c: [
            (handled.pick(None, _years(c.jaar), None, c.vorm), 1.0),
            (blocks.still_open.pick(_years(c.jaar), c.vorm), 1.0),
        ],
    )
    margins.state(
        "berecht",
        lambda c: [
            (blocks.ruled.pick(None, _years(c.jaar), c.vorm), 1.0),
            (blocks.joined_ruled.pick(tuple(set(_years(c.jaar)) & set(YEARS[:2])), c.vorm), 1.0),
        ],
    )


def _years(jaar: str) -> tuple[str, ...]:
    return (jaar,) if jaar in YEARS else YEARS


def _balance(model: Model, blocks: FlowBlocks) -> None:
    """Tie the blocks together and close years that cannot follow each other."""
    for form in FORMS:
        for year in YEARS:
            for kind, group in (("dagvaarding", ("dagvaarding",)), ("overig", MERITS[1:])):
                model.row(
                    [
                        (blocks.handled.pick(kind, None, year, form), 1.0),
                        (blocks.decisions.pick(group, year, form), -1.0),
                    ],
                    0.0,
                    0.0,
                )
            model.row(
                [
                    (blocks.ruled.pick(year, None, form), 1.0),
                    (blocks.decisions.pick("dagvaarding", year, form), -1.0),
                ],
                0.0,
                0.0,
            )
        model.row(
            [
                (blocks.joined_ruled.pick(None, form), 1.0),
                (blocks.decisions.pick("voeging ter berechting", "2020", form), -1.0),
            ],
            -np.inf,
            0.0,
        )
    model.row([(blocks.joined_ruled.pick(), 1.0)], JOINED_RULED, JOINED_RULED)
    closed = [
        blocks.handled.pick(None, a, HANDLED[: i - 1], None) for i, a in enumerate(INFLOW) if i > 1
    ]
    closed += [blocks.ruled.pick(b, RULED[: i - 1], None) for i, b in enumerate(SUMMONED) if i > 1]
    closed += [
        blocks.handled.pick("administratief", None, "2025", None),
        blocks.handled.pick(None, "eerder", "2025", None),
        blocks.still_open.pick("eerder", None),
        blocks.ruled.pick("eerder", ("2025", "geen"), None),
        blocks.ruled.pick(YEARS[0], "2025", None),
    ]
    model.row([(block, 1.0) for block in closed], 0.0, 0.0)

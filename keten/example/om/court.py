"""Rulings, sentences, terms and measures per year and form (Figures 5.2-5.4, Table 5.1).

Everything counted per case of which the ruling lies in 2020-2024; the number of adjudicated
cases per year and form is printed (Figure 5.1) and is the frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from keten.example.cells import Cell, Cells
from keten.example.om.codes import FORMS, MEASURES, RULING_GROUPS, SENTENCES, TERMS, YEARS
from keten.example.om.margins import Block, Margins, Terms, printed
from keten.example.solver import Ints, Model

Share = Callable[[Cell], Terms | None]

FACTS = ("alleen", "met andere")
OUTCOMES = (*SENTENCES, "alleen maatregel", "zonder straf")
TERM_LABELS = tuple(label for label, _, _ in TERMS)
UNSUSPENDED = ("deels voorwaardelijke vrijheidsstraf", "geheel onvoorwaardelijke vrijheidsstraf")
SENTENCE_GROUPS = {"(deels) onvoorwaardelijke vrijheidsstraf": UNSUSPENDED}
SHORT = "korter dan 6 maanden"
# Mean days within a class of Figure 5.4 (invented; the sums are fitted to the printed means).
TERM_MEANS = (1.0, 14.0, 62.0, 140.0, 285.0, 560.0, 1400.0)
# Convictions without any sentence by form; about 1 in 50 (2.949 - 2.902, M:6240-6242).
NO_SENTENCE_SHARE, MEASURE_ONLY_SHARE = 0.016, 0.009


@dataclass(frozen=True)
class Court:
    """Counts: rulings [ruling, facts, year, form], outcomes [outcome, year, form], and so on."""

    rulings: Ints
    outcomes: Ints
    terms: Ints
    days: Ints
    measures: Ints


@dataclass(frozen=True)
class CourtBlocks:
    """The variables behind a Court."""

    rulings: Block
    outcomes: Block
    terms: Block
    days: Block
    measures: Block


def court_model(cells: Cells) -> tuple[Margins, CourtBlocks]:
    """Build the model of everything that the court decides."""
    margins = Margins(Model(), cells)
    blocks = _blocks(margins.model, cells)
    _state_rulings(margins, blocks)
    _state_sentences(margins, blocks)
    _balance(margins.model, cells, blocks)
    return margins, blocks


def read_court(values: Ints, blocks: CourtBlocks) -> Court:
    """Read the counts of a solution."""
    return Court(
        values[blocks.rulings.index],
        values[blocks.outcomes.index],
        values[blocks.terms.index],
        values[blocks.days.index],
        values[blocks.measures.index],
    )


def _by_year_and_form(cells: Cells, maat: str, categories: tuple[str, ...]) -> np.ndarray:
    """Return counts per [category, year, form] as if year and form did not depend on each other."""
    target = np.zeros((len(categories), len(YEARS), len(FORMS)))
    for number, categorie in enumerate(categories):
        for y, year in enumerate(YEARS):
            for f, form in enumerate(FORMS):
                target[number, y, f] = (
                    printed(cells, maat, categorie, year)
                    * printed(cells, maat, categorie, vorm=form)
                    / printed(cells, maat, categorie)
                )
    return target


def _blocks(model: Model, cells: Cells) -> CourtBlocks:
    judged = np.array([[printed(cells, "berecht", "-", y, f) for f in FORMS] for y in YEARS])
    only = printed(cells, "berecht alleen kindfeiten") / printed(cells, "berecht")
    ruling = np.zeros((len(RULING_GROUPS), 2, len(YEARS), len(FORMS)))
    for group, of_group in enumerate(RULING_GROUPS):
        by_form = [printed(cells, "uitspraken", of_group, vorm=f) for f in FORMS]
        for f, form in enumerate(FORMS):
            share = by_form[f] / printed(cells, "berecht", vorm=form)
            ruling[group, 0, :, f] = judged[:, f] * share * only
            ruling[group, 1, :, f] = judged[:, f] * share * (1 - only)
    convicted = ruling[0].sum(axis=0)
    sentences = _by_year_and_form(cells, "hoofdstraffen", SENTENCES)
    rest = np.stack([convicted * MEASURE_ONLY_SHARE, convicted * NO_SENTENCE_SHARE])
    terms = _by_year_and_form(cells, "strafduur", TERM_LABELS)
    days = np.einsum("c,cyf->yf", np.array(TERM_MEANS), terms)
    measures = np.zeros((len(MEASURES), len(YEARS), len(FORMS)))
    for number, measure in enumerate(MEASURES):
        for f, form in enumerate(FORMS):
            share = printed(cells, "maatregelen", measure, vorm=form) / 100
            measures[number, :, f] = convicted[:, f] * max(share, 0.002)
    return CourtBlocks(
        Block.of(model, ruling, RULING_GROUPS, FACTS, YEARS, FORMS),
        Block.of(model, np.concatenate([sentences, rest]), OUTCOMES, YEARS, FORMS),
        Block.of(model, terms, TERM_LABELS, YEARS, FORMS),
        Block.of(model, days, YEARS, FORMS),
        Block.of(model, measures, MEASURES, YEARS, FORMS),
    )


def _state_rulings(margins: Margins, blocks: CourtBlocks) -> None:
    rulings = blocks.rulings

    def counted(facts: str | None) -> tuple[Share, Share]:
        def numerator(cell: Cell) -> Terms | None:
            if cell.categorie not in RULING_GROUPS:
                return None
            return [(rulings.pick(cell.categorie, facts, cell.jaar, cell.vorm), 1.0)]

        def whole(cell: Cell) -> Terms | None:
            return [(rulings.pick(None, facts, cell.jaar, cell.vorm), 1.0)]

        return numerator, whole

    for facts, name in zip(FACTS, ("alleen kindfeiten", "met andere feiten"), strict=True):
        margins.state(f"uitspraken {name}", *counted(facts))
        _, whole = counted(facts)
        _, among = counted(None)
        margins.state(f"berecht {name}", whole, among)
    margins.state("uitspraken", *counted(None))
    _, whole = counted(None)
    margins.state("berecht", whole)


def _state_sentences(margins: Margins, blocks: CourtBlocks) -> None:
    outcomes, terms, measures = blocks.outcomes, blocks.terms, blocks.measures
    sentenced = OUTCOMES[:-1]

    def term(cell: Cell) -> Terms:
        group = TERM_LABELS[:4] if cell.categorie == SHORT else cell.categorie
        return [(terms.pick(group, cell.jaar, cell.vorm), 1.0)]

    margins.state(
        "hoofdstraffen",
        lambda c: [
            (outcomes.pick(SENTENCE_GROUPS.get(c.categorie, c.categorie), c.jaar, c.vorm), 1.0)
        ],
        lambda c: [(outcomes.pick(SENTENCES, c.jaar, c.vorm), 1.0)],
    )

    def with_sentence(cell: Cell) -> Terms:
        return [(outcomes.pick(sentenced, cell.jaar, cell.vorm), 1.0)]

    def every_term(cell: Cell) -> Terms:
        return [(terms.pick(None, cell.jaar, cell.vorm), 1.0)]

    margins.state("veroordelingen met straf", with_sentence)
    margins.state(
        "maatregelen",
        lambda c: [(measures.pick(c.categorie, c.jaar, c.vorm), 1.0)],
        with_sentence,
    )
    margins.state("strafduur", term, every_term)
    margins.state(
        "gemiddelde strafduur",
        lambda c: [(blocks.days.pick(c.jaar, c.vorm), 1.0)],
        every_term,
    )


def _balance(model: Model, cells: Cells, blocks: CourtBlocks) -> None:
    """Tie rulings to sentences, sentences to terms and terms to days."""
    # The five unknown rulings of 2020 are among the other ones (M:6158-6159).
    model.row([(blocks.rulings.pick("overig", None, "2020", None), 1.0)],
              printed(cells, "uitspraken", "onbekend", "2020"), np.inf)  # fmt: skip
    sentenced = OUTCOMES[:-1]
    for year in YEARS:
        # Keep the printed 23% (M:6143) recognisable in every year, so that 15% and 20% stand out.
        judged = blocks.rulings.pick(None, None, year, None)
        with_other = blocks.rulings.pick(None, "met andere", year, None)
        model.row([(with_other, 1.0), (judged, -0.16)], 0.0, np.inf)
        model.row([(with_other, 1.0), (judged, -0.31)], -np.inf, 0.0)
        for form in FORMS:
            outcome, rulings = blocks.outcomes, blocks.rulings
            convicted = [
                (outcome.pick(None, year, form), 1.0),
                (rulings.pick("veroordeling", None, year, form), -1.0),
            ]
            model.row(convicted, 0.0, 0.0)
            held = [
                (blocks.terms.pick(None, year, form), 1.0),
                (outcome.pick(UNSUSPENDED, year, form), -1.0),
            ]
            model.row(held, 0.0, 0.0)
            shortest: Terms = [(blocks.days.pick(year, form), 1.0)]
            longest = list(shortest)
            for number, (label, low, high) in enumerate(TERMS):
                count = blocks.terms.pick(label, year, form)
                middle = TERM_MEANS[number]
                shortest.append((count, -(low + 0.35 * (middle - low))))
                longest.append((count, -(middle + 0.35 * (min(high, 3000) - middle))))
            model.row(shortest, 0.0, np.inf)
            model.row(longest, -np.inf, 0.0)
            for measure in MEASURES:
                imposed = [
                    (blocks.measures.pick(measure, year, form), 1.0),
                    (outcome.pick(sentenced, year, form), -0.9),
                ]
                model.row(imposed, -np.inf, 0.0)

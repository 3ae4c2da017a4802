"""Joint numbers behind Figures K5.1 to K5.4: article, period, year, age, decision and sex."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from keten.example.cells import Cell, Cells
from keten.example.solver import Floats, Ints, Model

YEARS = (2020, 2021, 2022, 2023, 2024)
DECISIONS = ("toegewezen", "afgewezen", "overig")
SEXES = ("man", "vrouw", "onbekend")
OTHER = "overig"
AGES = 18
BY_ARTICLE, BY_AGE = "aanvragen naar artikel", "aanvragen naar leeftijd"
# Ages that an article leaves room for; 244 is about under 12, 245 about 12 to 16 (M:6697-6702).
AGES_OF = {"244": (0, 12), "245": (12, 16), "247": (0, 16), "248a": (10, 18)}


@dataclass(frozen=True)
class Counted:
    """Numbers of applications: article x period x year, article x age, year x decision x sex."""

    articles: list[str]
    periods: list[str]
    by_period: Ints
    by_age: Ints
    by_decision: Ints


def count_applications(rng: np.random.Generator, cells: Cells) -> Counted:
    """Return whole numbers that print like every cell of the four figures."""
    articles, periods = _labels(cells)
    model = Model()
    printed = np.array(
        [[_middle(_cell(cells, article, period)) for period in periods] for article in articles]
    )
    per_year = np.array([_total(cells, year) for year in YEARS])
    by_period = model.variables(
        np.array(
            [
                [_spread(n, p, per_year) for n, p in zip(row, periods, strict=True)]
                for row in printed
            ]
        )
    )
    ages = np.array([_middle(cells.find(BY_AGE, str(age))[0]) for age in range(AGES)])
    by_age = model.variables(
        [_age_wishes(*pair, ages) for pair in zip(articles, printed, strict=True)]
    )
    by_decision = model.variables(_decision_wishes(cells))
    for a, article in enumerate(articles):
        for p, period in enumerate(periods):
            for cell in cells.find(BY_ARTICLE, f"{article}: {period}"):
                model.row([(by_period[a, p], 1.0)], *cell.interval)
            late = [y for y, year in enumerate(YEARS) if year < _first_year(period)]
            if late:  # nobody applies before the offence
                model.row([(by_period[a, p, late], 1.0)], 0, 0)
        low, high = AGES_OF.get(article, (0, AGES))
        outside = [age for age in range(AGES) if not low <= age < high]
        if outside:
            model.row([(by_age[a, outside], 1.0)], 0, 0)
        model.row([(by_period[a], 1.0), (by_age[a], -1.0)], 0, 0)
    for age in range(AGES):
        for cell in cells.find(BY_AGE, str(age)):
            model.row([(by_age[:, age], 1.0)], *cell.interval)
    for y, year in enumerate(YEARS):
        model.row([(by_period[:, :, y], 1.0), (by_decision[y], -1.0)], 0, 0)
        for number, decision in enumerate(DECISIONS):
            for cell in cells.find("aanvragen naar beslissing", decision, str(year)):
                model.row([(by_decision[y, number], 1.0)], *cell.interval)
        for number, sex in enumerate(SEXES):
            for cell in cells.find("aanvragen naar geslacht", sex, str(year)):
                model.row([(by_decision[y, :, number], 1.0)], *cell.interval)
    for cell in cells.find("aanvragen"):
        model.row([(by_decision, 1.0)], *cell.interval)
    _share(model, cells, articles, periods, by_period)
    numbers = model.solve(rng)
    return Counted(articles, periods, numbers[by_period], numbers[by_age], numbers[by_decision])


def _labels(cells: Cells) -> tuple[list[str], list[str]]:
    """Return rows and columns of Figure K5.4 in the order of the seed."""
    pairs = [cell.categorie.split(": ") for cell in cells.of(BY_ARTICLE)]
    return [*dict.fromkeys(pair[0] for pair in pairs)], [*dict.fromkeys(pair[1] for pair in pairs)]


def _cell(cells: Cells, article: str, period: str) -> Cell:
    return cells.find(BY_ARTICLE, f"{article}: {period}")[0]


def _middle(cell: Cell) -> float:
    low, high = cell.interval
    return (low + high) / 2


def _total(cells: Cells, year: int) -> float:
    found = [cells.find("aanvragen naar geslacht", sex, str(year))[0] for sex in SEXES]
    return sum(_middle(cell) for cell in found)


def _first_year(period: str) -> int:
    return int(period[:4])


def _spread(number: float, period: str, per_year: Floats) -> Floats:
    """Spread a number over the years of application, from the year of the offence on."""
    open_years = np.array([year >= _first_year(period) for year in YEARS])
    weight = per_year * open_years
    spread: Floats = number * weight / weight.sum()
    return spread


def _age_wishes(article: str, printed: Floats, ages: Floats) -> Floats:
    low, high = AGES_OF.get(article, (0, AGES))
    weight = ages * ((np.arange(AGES) >= low) & (np.arange(AGES) < high))
    wishes: Floats = printed.sum() * weight / weight.sum()
    return wishes


def _decision_wishes(cells: Cells) -> Floats:
    wishes = np.zeros((len(YEARS), len(DECISIONS), len(SEXES)))
    for y, year in enumerate(YEARS):
        sexes = [_middle(cells.find("aanvragen naar geslacht", s, str(year))[0]) for s in SEXES]
        decisions = [
            _middle(cells.find("aanvragen naar beslissing", d, str(year))[0]) for d in DECISIONS
        ]
        wishes[y] = np.outer(decisions, sexes) / max(sum(sexes), 1.0)
    return wishes


def _share(
    model: Model, cells: Cells, articles: Sequence[str], periods: Sequence[str], block: Ints
) -> None:
    """State the share of rape and penetration under 12 in offences before 2000 (M:6728-6729)."""
    before = [p for p, period in enumerate(periods) if _first_year(period) < 2000]
    chosen = block[[articles.index("242"), articles.index("244")]][:, before]
    for cell in cells.find("aanvragen verkrachting of onder 12", "voor 2000"):
        low, high = (float(bound) / 100 for bound in cell.tolerated)
        model.row([(chosen, 1.0), (block[:, before], -low)], 1, 1e9)
        model.row([(chosen, 1.0), (block[:, before], -high)], -1e9, -1)

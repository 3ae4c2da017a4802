"""Does the 90% interval of ``verwachting_per_instroomjaar`` hold what a later delivery counts?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from tests.simulation.waits import generator
from tests.simulation.worlds import YEARS, Nature, deliver, draw

# Pairs of deliveries among the runs: a quarter, 500 where other sections have 2,000.
_PART = 4
# Worlds in one build of the models.
_BATCH = 100
# Year of entry and horizon: with 28 April 2023 as peildatum the years that are not finished.
TARGETS = ((2022, 365), (2022, 730), (2021, 730))

_ESTIMATES = """
select split_part(levering_id, '-', 1)::int, aandeel_geteld, aandeel_verwacht, aandeel_onder,
    aandeel_boven
from verwachting_per_instroomjaar
where vorm = 'totaal' and peildatum = $1 and jaar_instroom = $2 and horizon_dagen = $3
    and methode = $4
"""


@dataclass(frozen=True)
class Scenario:
    """How years differ, how many deliveries are known, and what the interval promises."""

    name: str
    nature: Nature
    deliveries: int = 1
    promise: str = "90%"

    @property
    def method(self) -> str:
        ladder = self.deliveries >= 3
        return "kettingladder over leveringen" if ladder else "vertraging in eerdere jaren"


SCENARIOS = (
    Scenario("years of entry differ", Nature(entry=0.15)),
    Scenario("years differ by chance only", Nature()),
    Scenario("calendar years differ", Nature(calendar=0.15)),
    Scenario("three deliveries", Nature(entry=0.15), deliveries=3),
    Scenario("small years", Nature(entry=0.15, fewest=50, most=250), promise="at least 90%"),
    Scenario("every year slower", Nature(entry=0.15, slowdown=0.15), promise="none"),
)


@dataclass(frozen=True)
class Expectation:
    """What came out of the pairs of one scenario for one year of entry and horizon."""

    scenario: str
    promise: str
    method: str
    year: int
    horizon: int
    runs: int
    pairs: int
    estimated: int
    covered: int
    below: int
    above: int
    width: float
    truth: float
    counted_off: float
    expected_off: float
    expected_miss: float


def simulate(scenario: Scenario, rng: np.random.Generator, pairs: int) -> list[np.ndarray]:
    """Return per target the truth, the counted and expected share and the bounds of each pair."""
    peildata = [date(YEARS[-1] + 1 - back, 4, 28) for back in range(scenario.deliveries)]
    found: list[list[np.ndarray]] = [[] for _ in TARGETS]
    for done in range(0, pairs, _BATCH):
        worlds = min(_BATCH, pairs - done)
        cases = draw(rng, worlds, scenario.nature)
        connection = deliver(cases, peildata)
        for place, (year, horizon) in enumerate(TARGETS):
            asked = [peildata[0], year, horizon, scenario.method]
            rows = np.array(connection.execute(_ESTIMATES, asked).fetchall(), float).reshape(-1, 5)
            truth = cases.shares(worlds, horizon)[rows[:, 0].astype(int), YEARS.index(year)]
            found[place].append(np.column_stack([truth, rows[:, 1:]]))
    return [np.concatenate(parts) for parts in found]


def run(runs: int) -> list[Expectation]:
    return [
        _expectation(scenario, target, runs, found)
        for place, scenario in enumerate(SCENARIOS)
        for target, found in zip(
            TARGETS, simulate(scenario, generator(3, place), runs // _PART), strict=True
        )
    ]


def _expectation(
    scenario: Scenario, target: tuple[int, int], runs: int, found: np.ndarray
) -> Expectation:
    truth, counted, expected, low, high = found.T
    # A share that is a bound but for the rounding of a division is in the interval.
    below, above = truth < low - 1e-12, truth > high + 1e-12
    return Expectation(
        scenario=scenario.name,
        promise=scenario.promise,
        method=scenario.method,
        year=target[0],
        horizon=target[1],
        runs=runs,
        pairs=runs // _PART,
        estimated=len(found),
        covered=int((~below & ~above).sum()),
        below=int(below.sum()),
        above=int(above.sum()),
        width=float(np.median(high - low)),
        truth=float(truth.mean()),
        counted_off=float((counted - truth).mean()),
        expected_off=float((expected - truth).mean()),
        expected_miss=float(np.abs(expected - truth).mean()),
    )

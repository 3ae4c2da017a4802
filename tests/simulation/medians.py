"""Does the 95% interval of ``wachttijd_per_instroomjaar`` hold the true median 95% of the time?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from tests.simulation.deliveries import DAYS, FIRST, Delivery, Entries, batches, estimate, peildatum
from tests.simulation.waits import Waits, follow_up, generator

_RUNS = """
with naief as (
    select parket as groep, median(tot_dag) as mediaan
    from int_wachttijden__gevallen where uitgang is not null group by parket
)
select
    m.is_te_schatten, m.n_open / m.n_gevolgd, coalesce(m.mediaan_dagen, 'inf'::double),
    coalesce(m.mediaan_dagen_onder, 'inf'::double), coalesce(m.mediaan_dagen_boven, 'inf'::double),
    m.gemiddelde_dagen_afgerond, naief.mediaan
from wachttijd_per_instroomjaar as m left join naief using (groep)
where m.uitsplitsing = 'parket' order by cast(m.groep as integer)
"""


@dataclass(frozen=True)
class Scenario:
    """A year of entries, of which about so many are still open on the peildatum."""

    waits: Waits
    entries: int
    open_share: float
    period: date = FIRST

    @property
    def kind(self) -> str:
        """Name the waits, and what is particular about them or about the delivery."""
        steps = f", every {self.waits.step} days" if self.waits.step > 1 else ""
        late = f", in view from {self.period:%-d %B}" if self.period > FIRST else ""
        return f"{self.waits.name}{steps}{late}"


@dataclass(frozen=True)
class Coverage:
    """What came out of the runs of one scenario."""

    kind: str
    step: int
    entries: int
    runs: int
    estimated: int
    open: float
    true_median: int
    true_mean: float
    reached: int
    upper_reached: int
    covered: int
    middle_estimate: float
    middle_lower: float
    middle_upper: float
    naive_median: float
    naive_mean: float


_EXPONENTIAL = Waits("exponential", 290.5)
_WEIBULL = Waits("Weibull", 290.5, 1.5)
_LOG_NORMAL = Waits("log-normal", 290.5, 0.8)
SCENARIOS = (
    Scenario(_EXPONENTIAL, 50, 0.2),
    Scenario(_EXPONENTIAL, 200, 0.4),
    Scenario(_EXPONENTIAL, 1000, 0.6),
    Scenario(_WEIBULL, 50, 0.4),
    Scenario(_WEIBULL, 200, 0.6),
    Scenario(_WEIBULL, 1000, 0.2),
    Scenario(_LOG_NORMAL, 50, 0.6),
    Scenario(_LOG_NORMAL, 200, 0.2),
    Scenario(_LOG_NORMAL, 1000, 0.4),
    Scenario(_LOG_NORMAL, 200, 0.4, period=date(2023, 7, 1)),
    Scenario(Waits("log-normal", 290.5, 0.8, step=28), 1000, 0.4),
)


def simulate(scenario: Scenario, rng: np.random.Generator, runs: int) -> Coverage:
    """Run one scenario; every run is a delivery with its own entries and waits."""
    waits = scenario.waits
    after = follow_up(waits.longer_than, scenario.open_share)
    delivery = Delivery("dagvaarding tot uitspraak", peildatum(after), scenario.period)
    found: list[tuple[float, ...]] = []
    for batch in batches(runs, scenario.entries):
        size = batch * scenario.entries
        entries = Entries(
            run=np.repeat(np.arange(batch), scenario.entries),
            day=np.floor(rng.random(size) * DAYS).astype(np.int64),
            wait=waits.draw(rng, size),
            way=[None] * size,
        )
        connection = estimate(entries, delivery, "wachttijd_per_instroomjaar")
        found += connection.execute(_RUNS).fetchall()
    estimated, open_, median, low, high, naive_mean, naive_median = np.array(found, float).T
    truth = waits.median_day()
    can = estimated == 1
    return Coverage(
        kind=scenario.kind,
        step=waits.step,
        entries=scenario.entries,
        runs=runs,
        estimated=int(can.sum()),
        open=float(open_.mean()),
        true_median=truth,
        true_mean=waits.mean_days(),
        reached=int((np.isfinite(median) & can).sum()),
        upper_reached=int((np.isfinite(high) & can).sum()),
        # A bound that is not reached lies after the last day that anybody was followed to.
        covered=int((can & (low <= truth) & (truth <= high)).sum()),
        middle_estimate=middle(median[can]),
        middle_lower=middle(low[can]),
        middle_upper=middle(high[can]),
        naive_median=float(naive_median.mean()),
        naive_mean=float(naive_mean.mean()),
    )


def middle(values: np.ndarray) -> float:
    """Return the value of the middle run; one that is not reached is later than any other."""
    return float(np.sort(values)[(len(values) - 1) // 2])


def run(runs: int) -> list[Coverage]:
    return [simulate(one, generator(1, place), runs) for place, one in enumerate(SCENARIOS)]

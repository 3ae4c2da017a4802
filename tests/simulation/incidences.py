"""Does the 95% interval of ``wachttijd_uitgangen`` hold the true share 95% of the time?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from tests.simulation.deliveries import DAYS, FIRST, Delivery, Entries, batches, estimate, peildatum
from tests.simulation.waits import Waits, follow_up, generator

AFTER = 180
SUMMONS, DISMISSAL, OPEN = "dagvaarding", "sepot", "nog open"

_RUNS = f"""
with naief as (
    select
        parket as groep, uitgang,
        count(*) filter (where tot_dag <= {AFTER}) / sum(count(*)) over (partition by parket) as n
    from int_wachttijden__gevallen where uitgang is not null group by parket, uitgang
)
select u.aandeel, u.aandeel_onder, u.aandeel_boven, coalesce(naief.n, 0), u.n_open / u.n_gevolgd
from wachttijd_uitgangen as u left join naief using (groep, uitgang)
where u.uitsplitsing = 'parket' and u.na_dagen = {AFTER} and u.uitgang = $1
"""


@dataclass(frozen=True)
class Scenario:
    """Cases of which a share is summoned, each after its own wait, and the others dismissed."""

    entries: int
    open_share: float
    summoned: float
    until_summons: Waits
    until_dismissal: Waits
    period: date = FIRST

    def truth(self, way: str) -> float:
        """Return the share that has left by this way through the day, or that has not left."""
        by = {
            SUMMONS: self.summoned * (1 - self.until_summons.longer_than(AFTER)),
            DISMISSAL: (1 - self.summoned) * (1 - self.until_dismissal.longer_than(AFTER)),
        }
        return float(by.get(way, 1 - sum(by.values())))

    def longer_than(self, days: np.ndarray) -> np.ndarray:
        """Return the share that is still open after each day."""
        late, early = self.until_summons.longer_than(days), self.until_dismissal.longer_than(days)
        return np.asarray(self.summoned * late + (1 - self.summoned) * early)


@dataclass(frozen=True)
class Share:
    """What came out of the runs of one scenario for one way out."""

    entries: int
    period: str
    way: str
    after: int
    runs: int
    known: int
    open: float
    truth: float
    covered: int
    mean_estimate: float
    naive: float


_WAYS = (0.55, Waits("log-normal", 200.5, 0.8), Waits("Weibull", 90.5))
SCENARIOS = (
    Scenario(50, 0.4, *_WAYS),
    Scenario(200, 0.4, *_WAYS),
    Scenario(1000, 0.4, *_WAYS),
    Scenario(200, 0.4, *_WAYS, period=date(2023, 7, 1)),
)


def simulate(scenario: Scenario, rng: np.random.Generator, runs: int) -> list[Share]:
    """Run one scenario; every run is a delivery with its own entries, ways out and waits."""
    delivery = Delivery(
        "instroom tot dagvaarding",
        peildatum(follow_up(scenario.longer_than, scenario.open_share)),
        scenario.period,
    )
    ways = (SUMMONS, DISMISSAL, OPEN)
    found: dict[str, list[tuple[float, ...]]] = {way: [] for way in ways}
    for batch in batches(runs, scenario.entries):
        size = batch * scenario.entries
        is_summoned = rng.random(size) < scenario.summoned
        entries = Entries(
            run=np.repeat(np.arange(batch), scenario.entries),
            day=np.floor(rng.random(size) * DAYS).astype(np.int64),
            wait=np.where(
                is_summoned,
                scenario.until_summons.draw(rng, size),
                scenario.until_dismissal.draw(rng, size),
            ),
            way=[None if one else DISMISSAL for one in is_summoned],
        )
        connection = estimate(entries, delivery, "wachttijd_uitgangen")
        for way in ways:
            found[way] += connection.execute(_RUNS, [way]).fetchall()
    return [_share(scenario, way, runs, np.array(found[way], float)) for way in ways]


def _share(scenario: Scenario, way: str, runs: int, found: np.ndarray) -> Share:
    share, low, high, naive, open_ = found.T
    truth = scenario.truth(way)
    return Share(
        entries=scenario.entries,
        period=f"{scenario.period:%-d %B}",
        way=way,
        after=AFTER,
        runs=runs,
        known=len(share),
        open=float(open_.mean()),
        truth=truth,
        # An empty bound compares false: where there is no interval it does not hold the truth.
        covered=int(((low <= truth) & (truth <= high)).sum()),
        mean_estimate=float(share.mean()),
        naive=float(naive.mean()),
    )


def run(runs: int) -> list[Share]:
    return [
        share
        for place, scenario in enumerate(SCENARIOS)
        for share in simulate(scenario, generator(2, place), runs)
    ]

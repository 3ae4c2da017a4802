"""The section on unfinished years: what a reader should know, and numbers out of the results."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from tests.simulation.recency import Expectation, run
from tests.simulation.section import Section
from tests.simulation.statistics import clopper_pearson, holds, percent, table

NOMINAL = 0.9

_TEXT = """## The final share of an unfinished year

`verwachting_per_instroomjaar` says what share of a year of entry will have gone one way, summoned
for instance, within 365 or 730 days after entry, while many of its cases are still open. Its 90%
interval keeps its promise when it holds the share that a later delivery counts in 90 of 100 pairs
of deliveries. Here that is counted over {pairs} pairs per scenario: worlds with 250 to 3,800
cases a year, three ways out and none, and delays of their own. The first delivery holds 2018 to
2022 on 28 April 2023; the truth is counted outside the models.

{table}

*Counted*: the share on the peildatum minus the final share. *Expected*: the same of the estimate.
*Width*: of the interval in the middle, all in percentage points. *99% interval*: where the
coverage lies but for the chance in so many pairs (Clopper and Pearson); the promise is kept when
90% is in it. Pairs in which nobody was open any more, or in too few earlier years, and
triangles without any spread, have no such estimate and are left out ({without} in all).

{verdict}

- *Years of entry differ*, *calendar years differ*: the delays of a year are longer or shorter by
  15% (one standard deviation), and in the first the odds of the way out too.
- *Three deliveries*: as the first, delivered in 2021, 2022 and 2023: chain ladder. Three
  deliveries give two developments per age, so its intervals are {wider} times as wide.
- *Small years*: 50 to 250 cases a year. Cases are whole and no fewer than none, so that an
  interval over a few open ones holds more than promised.
- *Every year slower*: each year takes 15% longer than the one before. No year before was so slow,
  and nothing in the delivery says so: the coverage falls to {lowest}. Earlier years promise
  nothing about a year that is worked in another way.

![Share of the intervals that hold the final share, per row, with its 99% interval around \
90%.](images/simulation-recency.svg)
"""

_HEADINGS = (
    "scenario", "year", "within", "pairs", "final share", "counted", "expected", "width",
    "intervals that hold it", "99% interval", "promise",
)  # fmt: skip


def kept(result: Expectation) -> bool:
    """Say whether the interval of the coverage has in it what is promised, or more."""
    if result.promise == "at least 90%":
        return clopper_pearson(result.covered, result.estimated)[1] >= NOMINAL
    return result.promise == "none" or holds(result.covered, result.estimated, NOMINAL)


def text(results: Sequence[Expectation]) -> str:
    promised = [one for one in results if one.promise != "none"]
    broken = [
        f"{one.scenario}, {one.year} within {one.horizon}" for one in promised if not kept(one)
    ]
    verdict = f"**The promise is kept in {len(promised) - len(broken)} of {len(promised)} rows.**"
    ladder = [one for one in results if one.method.startswith("kettingladder")]
    delays = [one for one in results if one.scenario == results[0].scenario]
    wider = sum(one.width for one in ladder) / sum(one.width for one in delays)
    return _TEXT.format(
        pairs=" or ".join(sorted({f"{one.pairs:,}" for one in results})),
        table=table(_HEADINGS, [_row(one) for one in results]),
        without=sum(one.pairs - one.estimated for one in results),
        verdict=verdict + (f" Not in: {'; '.join(broken)}." if broken else ""),
        wider=f"{wider:.1f}",
        lowest=percent(
            min(one.covered / one.estimated for one in results if one.promise == "none")
        ),
    )


def _row(result: Expectation) -> tuple[str, ...]:
    low, high = clopper_pearson(result.covered, result.estimated)
    said = "none" if result.promise == "none" else f"{result.promise}: kept"
    return (
        result.scenario,
        str(result.year),
        f"{result.horizon} days",
        str(result.estimated),
        percent(result.truth),
        f"{100 * result.counted_off:+.1f}",
        f"{100 * result.expected_off:+.1f}",
        f"{100 * result.width:.1f}",
        percent(result.covered / result.estimated),
        f"{percent(low)}–{percent(high)}",
        said if kept(result) else f"{result.promise}: **not kept**",
    )


def draw(results: Sequence[Expectation], figure: Figure) -> None:
    """Draw a row per result: the coverage with its interval, in two colours."""
    figure.set_size_inches(8, 0.36 * len(results) + 1.2)
    axes = figure.subplots()
    for place, one in enumerate(results):
        low, high = clopper_pearson(one.covered, one.estimated)
        colour = "#b35900" if one.promise == "none" else "#005a9c"
        axes.plot([100 * low, 100 * high], [place, place], color=colour)
        axes.plot(100 * one.covered / one.estimated, place, "o", color=colour)
    axes.axvline(100 * NOMINAL, color="black", linewidth=0.8)
    axes.set_yticks(
        range(len(results)),
        [f"{one.scenario}, {one.year} within {one.horizon}" for one in results],
    )
    axes.invert_yaxis()
    axes.set_xlabel("intervals that hold the final share, %")


SECTION = Section("recency", Expectation, run, text, kept, draw)

"""The section on the median: what a reader should know, and every number out of the results."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tests.simulation.medians import Coverage, run
from tests.simulation.section import Section
from tests.simulation.statistics import clopper_pearson, holds, percent, table

_TEXT = """## The median of a year of entries

Of a wait that is still open on the peildatum nothing is known but that it is *longer* than so
far. Who leaves it out keeps the short ones and finds a wait that is too short.
`wachttijd_per_instroomjaar` counts it for as long as it was seen, and gives the median with a 95%
interval. Such an interval keeps its promise when it holds the true median in 95 of 100
deliveries. Here that is counted: {runs} deliveries per row, each with cases of its own, of a wait
whose true median is known. The chance of an end is the same every day (exponential), grows with
the wait (Weibull), or first grows and then falls, with some very long waits (log-normal).

{table}

*Still open*: share of the cases on the peildatum. *Not reached*: deliveries in which too few
cases had ended to give a median, or an upper bound. They count in the coverage: a bound that is
not reached lies after the last day that anybody was followed to. *99% interval*: where the
coverage lies but for the chance in {runs} deliveries (Clopper and Pearson); the promise is kept
when 95% is in it. *In view from 1 July*: the period of the delivery begins halfway through the
year of entry, and what had ended before was not delivered.

{verdict}

A delivery counts in whole days, and an interval that ends on a day, not within one, holds the
truth a little more often than promised. {steps}

### What the closed cases alone would have said

{naive}

*Middle*: of the deliveries in order of size, the one in the middle. *Closed only*: the median and
the mean over the cases of the year that had ended, as they are usually quoted, averaged over the
deliveries. In the worst row the mean over closed cases is {worst_mean} days where the truth is
{worst_truth}. More cases do not mend that: it is the open ones that lack.

![Left: share of the intervals that hold the true median, per row, with its 99% interval around \
95%. Right: deviation from the truth of the estimate, and of the median and the mean over closed \
cases.](images/simulation-median.svg)
"""

_COVERAGE = (
    "waits", "cases", "still open", "median not reached", "upper bound not reached",
    "intervals that hold it", "99% interval", "promise",
)  # fmt: skip
_NAIVE = (
    "waits", "cases", "still open", "true median", "middle estimate", "middle interval",
    "closed only: median", "true mean", "closed only: mean", "its bias",
)  # fmt: skip


def kept(result: Coverage) -> bool:
    """Say whether 95% is in the interval; waits in steps may do better, never worse."""
    if result.step > 1:
        return clopper_pearson(result.covered, result.estimated)[1] >= 0.95
    return holds(result.covered, result.estimated)


def text(results: Sequence[Coverage]) -> str:
    worst = min(results, key=lambda one: one.naive_mean / one.true_mean)
    stepped = [one for one in results if one.step > 1]
    return _TEXT.format(
        runs=" or ".join(sorted({f"{one.runs:,}" for one in results})),
        table=table(_COVERAGE, [_coverage(one) for one in results]),
        verdict=_verdict(results),
        steps="".join(
            f"Where waits end only once in {one.step} days the coverage is {percent(_share(one))},"
            " and the promise is *at least* 95%."
            for one in stepped
        ),
        naive=table(_NAIVE, [_naive(one) for one in results]),
        worst_mean=f"{worst.naive_mean:.0f}",
        worst_truth=f"{worst.true_mean:.0f}",
    )


def _verdict(results: Sequence[Coverage]) -> str:
    broken = [f"{one.kind}, {one.entries} cases" for one in results if not kept(one)]
    said = f"**The promise is kept in {len(results) - len(broken)} of {len(results)} rows.**"
    if broken:
        said += f" Not in: {'; '.join(broken)}."
    without = sum(one.runs - one.estimated for one in results)
    return f"{said} Deliveries of which the model says that they cannot be estimated: {without}."


def _share(result: Coverage) -> float:
    return result.covered / result.estimated


def _coverage(result: Coverage) -> tuple[str, ...]:
    low, high = clopper_pearson(result.covered, result.estimated)
    return (
        result.kind,
        f"{result.entries:,}",
        percent(result.open, 0),
        f"{result.estimated - result.reached:,}",
        f"{result.estimated - result.upper_reached:,}",
        percent(_share(result)),
        f"{percent(low)}–{percent(high)}",
        "kept" if kept(result) else "**not kept**",
    )


def _naive(result: Coverage) -> tuple[str, ...]:
    return (
        result.kind,
        f"{result.entries:,}",
        percent(result.open, 0),
        str(result.true_median),
        _days(result.middle_estimate),
        f"{_days(result.middle_lower)}–{_days(result.middle_upper)}",
        f"{result.naive_median:.0f}",
        f"{result.true_mean:.0f}",
        f"{result.naive_mean:.0f}",
        f"{100 * (result.naive_mean / result.true_mean - 1):+.0f}%",
    )


def _days(value: float) -> str:
    return "not reached" if value == float("inf") else f"{value:.0f}"


def draw(results: Sequence[Coverage], figure: Figure) -> None:
    """Draw a row per scenario: the coverage on the left, the deviations on the right."""
    figure.set_size_inches(11, 0.42 * len(results) + 1.6)
    left, right = figure.subplots(1, 2, sharey=True, width_ratios=(1, 1.3))
    places = range(len(results))
    _draw_coverage(left, results)
    series = (
        ("estimate: median", "o", "#005a9c", [(r.middle_estimate, r.true_median) for r in results]),
        ("closed only: median", "s", "#b35900", [(r.naive_median, r.true_median) for r in results]),
        ("closed only: mean", "D", "#7a1fa2", [(r.naive_mean, r.true_mean) for r in results]),
    )
    for label, marker, colour, pairs in series:
        values = [100 * (found / truth - 1) for found, truth in pairs]
        right.plot(values, places, marker, color=colour, label=label, markersize=6)
    right.axvline(0, color="black", linewidth=0.8)
    right.set_xlabel("deviation from the truth, %")
    right.legend(loc="upper center", bbox_to_anchor=(0.5, 1.14), ncols=3, frameon=False)
    left.set_yticks(
        list(places), [f"{r.kind}\n{r.entries:,} cases, {percent(r.open, 0)} open" for r in results]
    )
    left.invert_yaxis()


def _draw_coverage(axes: Axes, results: Sequence[Coverage]) -> None:
    for place, result in enumerate(results):
        low, high = clopper_pearson(result.covered, result.estimated)
        colour = "#005a9c" if kept(result) else "#c00000"
        axes.plot([100 * low, 100 * high], [place, place], color=colour, linewidth=2)
        axes.plot(100 * _share(result), place, "o", color=colour, markersize=5)
    axes.axvline(95, color="black", linewidth=0.8, linestyle="--")
    axes.set_xlabel("intervals that hold the true median, % (line: 99% interval)")
    axes.tick_params(axis="y", labelsize=8)


SECTION = Section("median", Coverage, run, text, kept, draw)

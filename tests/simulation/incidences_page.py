"""The section on the ways out: what a reader should know, and every number out of the results."""

from __future__ import annotations

from collections.abc import Sequence

from tests.simulation.incidences import OPEN, SUMMONS, Share, run
from tests.simulation.section import Section
from tests.simulation.statistics import clopper_pearson, holds, percent, table

_TEXT = """## The share that left by each way within {after} days

Where something else can end the wait, the median of one way out is not the time that a case
waits. `wachttijd_uitgangen` gives the share of the inflow that left by each way, and the share
still open. Here a case is summoned or dismissed, each after a wait of its own; {runs} deliveries
per row count how often the 95% interval holds the true share.

{table}

*In view from*: the first day of the period of the delivery; what had ended before was not
delivered. *Closed only*: of the cases of the year that had ended by the peildatum, those that
left by this way within {after} days. The open ones, which take longer, are not in it: with
{worst_entries} cases it says {worst_naive} summoned in time where the truth is {worst_truth}.

{verdict}
"""
_HEADINGS = (
    "cases", "in view from", "still open", "way out", "true share", "mean estimate",
    "intervals that hold it", "99% interval", "promise", "closed only",
)  # fmt: skip


def kept(result: Share) -> bool:
    return holds(result.covered, result.known)


def text(results: Sequence[Share]) -> str:
    worst = max(
        (one for one in results if one.way == SUMMONS), key=lambda one: one.naive - one.truth
    )
    (after,) = {one.after for one in results}
    n_kept = sum(map(kept, results))
    without = sum(one.runs - one.known for one in results)
    return _TEXT.format(
        after=after,
        runs=" or ".join(sorted({f"{one.runs:,}" for one in results})),
        table=table(_HEADINGS, [_row(one) for one in results]),
        worst_entries=f"{worst.entries:,}",
        worst_naive=percent(worst.naive),
        worst_truth=percent(worst.truth),
        verdict=f"**The promise is kept in {n_kept} of {len(results)} rows.** Deliveries in which"
        f" nobody was followed so long, so that no share is given: {without}.",
    )


def _row(result: Share) -> tuple[str, ...]:
    low, high = clopper_pearson(result.covered, result.known)
    return (
        f"{result.entries:,}",
        result.period,
        percent(result.open, 0),
        result.way,
        percent(result.truth),
        percent(result.mean_estimate),
        percent(result.covered / result.known),
        f"{percent(low)}–{percent(high)}",
        "kept" if kept(result) else "**not kept**",
        "" if result.way == OPEN else percent(result.naive),
    )


SECTION = Section("incidence", Share, run, text, kept)

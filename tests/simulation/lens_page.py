"""The section on the law lens: what a reader should know, and every number out of the results."""

from __future__ import annotations

from collections.abc import Sequence

from tests.simulation.lens import SCENARIOS, Lens, run
from tests.simulation.section import Section
from tests.simulation.statistics import percent, table
from tests.simulation.truth import FACTOR, MARGIN

_TEXT = """## The change between two years

Acts with a kind, an age, a day and a code by the old and by the new rules, in worlds that differ in
everything else: how many, how late, how often a clerk uses the wider code, the code of before or no
date at all. `keten_ontleding` sees the records only. A bound keeps its promise when it holds the
truth in *every* change, not in most: six years and their half-years, of every code, form and total.

{table}

*Changes*: pairs of periods times series. *Holds the truth*: the component that was injected lies
within its bounds. *On a bound*: on one of two different ones, so narrower bounds would not hold.
*Adds up*: the five components make up the change, whichever of them is at a bound. *Not told*:
`niet te scheiden`. *Width*: of the bounds together, as a share of the larger of the two counts; the
codes of one group that exchange weigh in with the forms, which do not.

{verdict}

The worlds keep to the assumptions, or they are drawn again ({redrawn} were): what is registered
after the last delivery is at most {factor} times the most that came as late, plus {margin}. The
last rows tell the lens that nothing comes later, which is not so: then `nog te registreren` and
`rest` are wrong in {wrong} of {changes} changes, and their sum, which does not rest on it, in none.
"""
_HEADINGS = (
    "worlds",
    "component",
    "changes",
    "holds the truth",
    "on a bound",
    "adds up",
    "not told",
    "width",
)
_BROKEN = SCENARIOS[-1].name


def kept(result: Lens) -> bool:
    """Say whether all bounds hold; told what is not so, the two that rest on it have to break."""
    if result.scenario == _BROKEN and result.component in ("nog te registreren", "rest"):
        return result.within < result.changes == result.adding_up
    return result.within == result.changes == result.adding_up


def text(results: Sequence[Lens]) -> str:
    n_kept = sum(map(kept, results))
    broken = [one for one in results if one.scenario == _BROKEN]
    wrong = [one.changes - one.within for one in broken if one.within < one.changes]
    return _TEXT.format(
        table=table(_HEADINGS, [_row(one) for one in results]),
        verdict=f"**{n_kept} of {len(results)} rows are as they should be**, on "
        + f"{sum(one.pairs for one in _firsts(results)):,} pairs of periods.",
        redrawn=sum(one.redrawn for one in _firsts(results)),
        factor=FACTOR,
        margin=MARGIN,
        wrong=" and ".join(f"{count:,}" for count in wrong),
        changes=f"{broken[0].changes:,}",
    )


def _firsts(results: Sequence[Lens]) -> list[Lens]:
    return [one for one in results if one.component == results[0].component]


def _row(result: Lens) -> tuple[str, ...]:
    return (
        result.scenario,
        f"`{result.component}`",
        f"{result.changes:,}",
        "all" if result.within == result.changes else f"**{result.within:,}**",
        percent(result.attained / result.changes, 0),
        "all" if result.adding_up == result.changes else f"**{result.adding_up:,}**",
        percent(result.inseparable / result.changes, 0),
        percent(result.width, 0),
    )


SECTION = Section("lens", Lens, run, text, kept)

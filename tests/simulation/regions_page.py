"""The section on regions: what a reader should know, and every number out of the results."""

from __future__ import annotations

from collections.abc import Sequence

from tests.simulation.regions import REPORTS, SHARE, Regions, run
from tests.simulation.section import Section
from tests.simulation.statistics import clopper_pearson, percent, table

_TEXT = """## Regions beside each other

Ten police units with as many reports as in 2024 ({fewest} to {most}) and a share of {share},
{runs} years per row. *True spread* is the standard deviation of the true shares between regions; 0
means that they differ by chance only. `regio_vergelijking` then has to leave a region beyond its
95% limits in at most 5 of 100 cases, and beyond its 99.8% limits in at most 2 of 1,000.

{table}

*Spread allowed for*: the limits that take the spread between regions in. It is estimated from ten
regions, with the extremes brought in, so more than 5% lie beyond them where it is large. *First is
highest*: years in which the region that comes first in a ranking is the one whose true share is
highest. *Error*: root mean square distance to the true share, of the value itself and of
`waarde_gekrompen`.

{verdict}

That is why there is no ranking. Where regions differ by chance only, one of them comes first all
the same, another one each year. With a true spread of {small} the first in the ranking is the
highest in {seldom} of the years.
"""
_HEADINGS = (
    "true spread", "beyond 95%", "beyond 99.8%", "spread allowed for: beyond 95%",
    "beyond 99.8%", "first is highest", "error of the value", "shrunken", "promise",
)  # fmt: skip


def kept(result: Regions) -> bool:
    """Say whether chance stays within its limits; with spread, whether shrinking brings nearer."""
    if result.spread:
        return result.error_shrunken < result.error
    tails = ((result.beyond_95, 0.05), (result.beyond_998, 0.002))
    return all(clopper_pearson(beyond, result.regions)[0] <= most for beyond, most in tails)


def text(results: Sequence[Regions]) -> str:
    small = next(one for one in results if one.spread)
    n_kept = sum(map(kept, results))
    return _TEXT.format(
        fewest=min(REPORTS),
        most=max(REPORTS),
        share=percent(SHARE, 0),
        runs=" or ".join(sorted({f"{one.runs:,}" for one in results})),
        table=table(_HEADINGS, [_row(one) for one in results]),
        verdict=f"**The promise is kept in {n_kept} of {len(results)} rows.** With a true spread it"
        " is that the shrunken value lies nearer to the truth.",
        small=f"{100 * small.spread:.0f} points",
        seldom=percent(small.first_is_highest / small.runs, 0),
    )


def _row(result: Regions) -> tuple[str, ...]:
    def share(count: int) -> str:
        return percent(count / result.regions, 2)

    return (
        f"{100 * result.spread:.0f} points",
        share(result.beyond_95),
        share(result.beyond_998),
        share(result.beyond_95_spread),
        share(result.beyond_998_spread),
        percent(result.first_is_highest / result.runs, 0) if result.spread else "none is",
        f"{100 * result.error:.2f} points",
        f"{100 * result.error_shrunken:.2f} points",
        "kept" if kept(result) else "**not kept**",
    )


SECTION = Section("regions", Regions, run, text, kept)

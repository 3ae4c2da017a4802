"""Intervals of a coverage, and how numbers are written on the page."""

from __future__ import annotations

from collections.abc import Sequence

from keten.breaks_power.intervals import clopper_pearson as clopper_pearson


def holds(hits: int, runs: int, nominal: float = 0.95) -> bool:
    """Say whether the 99% interval of the coverage contains what the interval promises."""
    low, high = clopper_pearson(hits, runs)
    return low <= nominal <= high


def percent(share: float, decimals: int = 1) -> str:
    return f"{100 * share:.{decimals}f}%"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first hold numbers."""
    rule = ["---", *["---:"] * (len(headings) - 1)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [headings, rule, *rows])
